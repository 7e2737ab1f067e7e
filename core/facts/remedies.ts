import type { Profile } from '../profile/compile.ts'
import { tells } from '../profile/voice.ts'
import type { Item, List, Table } from '../syntax/block.ts'
import { columnsOf, wordsOf } from './columns.ts'
import { blocksBelow, type Opened } from './opened.ts'

/**
 * Whether a section called "Remediation" holds action items, and does not tell how the incident was ended. Either a table tracks
 * them, or there are only lists: at least half of the items say who, until when or where they are tracked, and fewer than half
 * begin with a verb in the past ("Restarted the pods").
 */
export function holdsMeasures(one: Opened, profile: Profile): boolean {
  const { text } = one.chunk
  const own = blocksBelow(one)
  if (own.some(block => block.kind === 'table' && isOfMeasures(block, text, profile))) return true
  if (own.length === 0 || !own.every(block => block.kind === 'list')) return false
  const items = own.flatMap(list => leavesOf(list))
  const { voices } = profile.lookup.words
  let marked = 0
  let past = 0
  for (const item of items) {
    const { span } = item.blocks[0]!
    const words = text.slice(span.start, span.end)
    if (item.checkbox !== null || mark.test(words)) marked++
    const first = /\p{L}+/u.exec(words)?.[0]
    if (first !== undefined && tells(first, voices)) past++
  }
  return marked > 1 && marked * 2 >= items.length && past * 2 < items.length
}

/** Whether a table has columns for the action and for owner, date, status or ticket. */
function isOfMeasures(table: Table, text: string, profile: Profile): boolean {
  const columns = columnsOf(profile, 'actions', wordsOf(text, table.head))
  return columns.includes('action') && tracking.some(role => columns.includes(role))
}

const tracking = ['owner', 'due', 'status', 'ticket'] as const

/** The items that hold no list, at any depth. */
function leavesOf({ items }: List): Item[] {
  return items.flatMap(item => {
    const inner = item.blocks.filter(block => block.kind === 'list')
    if (inner.length > 0) return inner.flatMap(leavesOf)
    return item.blocks[0]?.kind === 'paragraph' ? [item] : []
  })
}

/** A state sign, a handle, a ticket, a numeric date, or a name in brackets or after a dash at the end. */
const mark =
  /^\s*(?:[\u2300-\u23ff\u2600-\u2bff]|\u{1f504}|\u{1f6a7})|(?:^|[\s([])@[A-Za-z]|\b[A-Z][A-Z0-9]{1,9}-\d+\b|#\d+|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|\s(?:[—–-]\s|\()\p{Lu}[\p{L}\p{M} .,'’-]{1,40}\)?\s*$/u
