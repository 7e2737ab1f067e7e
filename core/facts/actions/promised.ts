import { phrasesIn } from '../../language/phrases.ts'
import type { Profile } from '../../profile/compile.ts'
import type { SectionKind } from '../../profile/kinds.ts'
import type { List } from '../../syntax/block.ts'
import { extentOf } from '../excerpt.ts'
import type { Section } from '../record.ts'
import type { ItemPlace } from './draft.ts'
import { listItems } from './list.ts'

/** What is known of the document around the list. */
interface Around {
  readonly profile: Profile
  readonly sections: readonly Section[]
}

/** Whether a list holds action items: the text above promises them, or in a prevention section each has owner and date. */
export function isMeant(around: Around, section: Section, list: List, place: ItemPlace): boolean {
  return (section.kind === 'prevention' && isAssigned(list, place)) || isPromised(around, section, list)
}

/** Whether the paragraph directly above a list promises its items ("We will:") in a document without an action section. */
function isPromised({ profile, sections }: Around, section: Section, list: List): boolean {
  const { kind, blocks, chunk } = section
  if (!places.has(kind) || list.items.length < 2) return false
  const above = blocks[blocks.indexOf(list) - 1]
  if (above?.kind !== 'paragraph') return false
  const { start, end } = extentOf(above)
  const words = chunk.text.slice(Math.max(start, end - LONGEST), end)
  if (!/[:：](?:\*\*|__)?$/.test(words) || sections.some(one => one.kind === 'actions')) return false
  const sentence = words.split(/[.!?。]\s/).at(-1)!
  return phrasesIn(sentence, profile.lookup.words.promises).length > 0
}

/** Whether every item has an owner and a due date. */
function isAssigned(list: List, place: ItemPlace): boolean {
  const items = listItems(list, place)
  return items.length > 0 && items.every(item => item.owners.length > 0 && item.due !== null)
}

const places: ReadonlySet<SectionKind | null> = new Set([
  null,
  'lessons',
  'prevention',
  'resolution',
  'summary',
])
/** How far before a list its announcement may begin. UTF-16 units. */
const LONGEST = 300
