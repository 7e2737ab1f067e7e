import type { ColumnRole } from '../../profile/kinds.ts'
import { columnOf, isNone, isUnknown } from '../../profile/lookup.ts'
import type { Span } from '../../span.ts'
import type { Block, Item, List, Paragraph } from '../../syntax/block.ts'
import { DEEPEST, extentOf, factAt, isUnfilled } from '../excerpt.ts'
import { labelAt } from '../labels.ts'
import type { ActionItem } from '../record.ts'
import { type ItemPlace, itemOf } from './draft.ts'
import { labelledRoles } from './labelled.ts'
import { ownersIn } from './owners.ts'
import { readProse } from './prose.ts'
import { isPriority, stateOfBox, stateOfTitle } from './states.ts'

/**
 * The items of a list. Nested lists explain their item, unless it is only a label above them. If an item names its owner beside
 * its text, a name in the same position is an owner in the other items too.
 */
export function listItems(list: List, place: ItemPlace, depth = 0): ActionItem[] {
  const read = (where: ItemPlace) => list.items.flatMap(item => itemsOf(item, list.ordered, where, depth))
  const items = read(place)
  const named = items.every(item => item.owners.length > 0)
    ? null
    : (sideOfNames(items, place) ?? (areSigned(list, place) ? 'behind' : null))
  return named === null ? items : read({ ...place, named })
}

/** On which side of their text items name people; `null` if none does, except by handles and labels. */
function sideOfNames(items: readonly ActionItem[], { text, base }: ItemPlace): 'before' | 'behind' | null {
  for (const { owners, cells } of items) {
    const { owner, action } = cells
    if (owner === undefined || action === undefined || owners[0]?.value.startsWith('@') !== false) continue
    const isBefore = owner.end <= action.start
    const [from, to] = isBefore ? [owner.end, action.start] : [action.end, owner.start]
    if (from <= to && !/[\p{L}\p{N}\n]/u.test(text.slice(from - base, to - base)))
      return isBefore ? 'before' : 'behind'
  }
  return null
}

/**
 * Whether at least two items, and more than half, end with what can only be a name or initials, in brackets or after a dash:
 * "Raise limits (Hamza)", "… [KL]".
 */
function areSigned({ items }: List, { text }: ItemPlace): boolean {
  let count = 0
  for (const { blocks } of items) {
    if (blocks[0]?.kind !== 'paragraph') continue
    const { start, end } = extentOf(blocks[0])
    if (signature.test(text.slice(Math.max(start, end - LONGEST_SIGNATURE), end))) count++
  }
  return count > 1 && count * 2 > items.length
}

const LONGEST_SIGNATURE = 60
const signature =
  /\S\s+\[\p{Lu}{2,3}\][\s.]*$|\S\s+(?:[—–-]{1,2}\s+|[(（])\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,2}(?:(?:,| and| &|,? und| et| y| e) \p{Lu}\p{Ll}[\p{L}\p{M}'’-]*)?[)）]?[\s.✅☑✔]*$/u

function itemsOf(item: Item, ordered: boolean, place: ItemPlace, depth: number): ActionItem[] {
  const [first] = item.blocks
  if (first === undefined || depth > DEEPEST) return []
  const inner = item.blocks.filter(block => block.kind === 'list')
  if (first.kind !== 'paragraph') return inner.flatMap(list => listItems(list, place, depth + 1))
  const words = extentOf(first)
  if (inner.length > 0 && isGroup(place, words, inner)) {
    const group = under(place, words.start, words.end)
    return inner.flatMap(list => listItems(list, group, depth + 1))
  }
  const form = formOf(item, ordered)
  const found = proseItem(place, { words, span: item.span, form, below: item.blocks.slice(1), item })
  return found === null ? [] : [found]
}

/** The place below a label: with its owner, if it names one, else with its title as group and the state it gives. */
export function under(outer: ItemPlace, start: number, end: number): ItemPlace {
  const label = factAt(outer, start, end)
  const owner = ownerOfLabel(outer, start, end)
  if (owner !== null) return { ...outer, owners: ownersIn(outer, owner) }
  const group = titleOf(label.value)
  return { ...outer, group, state: stateOfTitle(outer.profile, { ...label, value: group }) ?? outer.state }
}

/** The value of an owner label above items ("**Owner: SRE**"); `null` for any other label. */
export function ownerOfLabel({ text, profile }: ItemPlace, start: number, end: number): Span | null {
  const found = labelAt(text, start, end)
  if (!found?.closed || found.value.start === found.value.end) return null
  return columnOf(profile, 'actions', text.slice(found.label.start, found.label.end)) === 'owner'
    ? found.value
    : null
}

/** The words of a label without marks and colon. */
function titleOf(label: string): string {
  return label.replace(/^[\s*_]+|[\s*_:：]+$/g, '')
}

function formOf(item: Item, ordered: boolean): ActionItem['form'] {
  return item.checkbox !== null ? 'checklist' : ordered ? 'numbered' : 'bullet'
}

/** Whether the text is only a label above the lists: a priority, or short and either bold throughout or ending with a colon. */
function isGroup(place: ItemPlace, { start, end }: Span, lists: readonly List[]): boolean {
  const words = place.text.slice(start, end)
  if (isPriority(place.profile, titleOf(words))) return true
  const isBold = /^(\*\*|__)[^*_]{2,60}\1[:：]?$/.test(words)
  const hasColon = /[:：](?:\*\*|__)?$/.test(words)
  if (!isBold && (!hasColon || words.split(' ').length > 5)) return false
  const items = lists.flatMap(list => list.items)
  return (hasColon || items.length > 1) && !items.some(item => fieldsOfItem(place, item).length > 0)
}

/** Prose that may be an item. Offsets into the text of the place. */
interface Prose {
  /** Where it says what is to be done. */
  readonly words: Span
  /** All of it. */
  readonly span: Span
  /** `paragraph` if not given. */
  readonly form?: ActionItem['form']
  /** The blocks whose labelled lines ("Owner: …") are parts of it. */
  readonly below?: readonly Block[]
  /** The list item it is, which may have a box. */
  readonly item?: Item
}

/** The item that the prose is; `null` if it is none. */
export function proseItem(place: ItemPlace, prose: Prose): ActionItem | null {
  const { words, span, form = 'paragraph', below = [], item } = prose
  const text = place.text.slice(words.start, words.end)
  if (emptyBox.test(text) || isUnfilled(text) || saysNoItem(place, text)) return null
  const box = item === undefined ? null : stateOfBox(place, item, place.profile)
  const { cells, mark } = readProse(place, words.start, words.end, box?.value.means === 'done' ? box : null)
  const parts = { ...cells }
  for (const field of fieldsIn(place, below)) parts[field.role] ??= field.value
  return itemOf(place, { cells: parts, form, span, mark: mark ?? box, mentions: [span] })
}

const emptyBox = /^\[[ xX]?\]$/

/** Whether the text says that there is nothing to do, or nothing known yet: "None", "N/A: the alert came in time", "TBD". */
function saysNoItem({ profile }: ItemPlace, text: string): boolean {
  if (text.length <= 40 && (isNone(profile, text) || isUnknown(profile, text))) return true
  const clause = opening.exec(text)
  return clause !== null && isNone(profile, clause[1]!)
}

/** The words before the first punctuation mark. */
const opening = /^[*_]{0,2}([^:;,.(：；，。（–—]{2,40}?)[*_]{0,2}(?:[:;,.(：；，。（–—]|\s-\s)/

/** Whether prose says that there is nothing to do: "No item: …", "Keine Maßnahme nötig", "No fix was needed". */
export function deniesItem({ profile, text }: ItemPlace, start: number, end: number): boolean {
  if (needless.test(text.slice(start, Math.min(end, start + 80)))) return true
  return isNone(profile, /[\p{L}/]+/u.exec(text.slice(start, Math.min(end, start + 20)))?.[0] ?? '')
}

const needless = /^[*_]{0,2}no\b[^.:]{1,60}\b(?:needed|necessary|required)\b/i

interface FieldLine {
  readonly role: ColumnRole
  readonly value: Span
}

/** The labelled lines and items in the blocks: "- **Owner:** @mo". */
export function fieldsIn(place: ItemPlace, blocks: readonly Block[]): FieldLine[] {
  const fields: FieldLine[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') for (const one of fieldsOfLines(place, block)) fields.push(one)
    if (block.kind === 'list') {
      for (const item of block.items) for (const one of fieldsOfItem(place, item)) fields.push(one)
    }
  }
  return fields
}

/**
 * An item in bold, with owner and date in the paragraphs or lists below: "**Limit retries**", then "Owner: @mo". `below` are the
 * blocks used; `null` if what follows is something else.
 */
export function boldItem(
  blocks: readonly Block[],
  index: number,
  place: ItemPlace,
): { readonly item: ActionItem; readonly below: readonly Block[] } | null {
  const words = blocks[index]!.span
  if (!/^(\*\*|__)[^\n]{2,200}\1\s*$/.test(place.text.slice(words.start, words.end))) return null
  let next = index + 1
  while (next < blocks.length && isOfFields(place, blocks[next]!)) next++
  const below = blocks.slice(index + 1, next)
  const span = { start: words.start, end: below.at(-1)?.span.end ?? words.end }
  const item = below.length === 0 ? null : proseItem(place, { words, span, below })
  return item === null ? null : { item, below }
}

/** Whether every line or item of the block is a labelled part of an item. */
function isOfFields(place: ItemPlace, block: Block): boolean {
  if (block.kind === 'paragraph') return fieldsOfLines(place, block).length === block.lines.length
  return block.kind === 'list' && block.items.every(item => fieldsOfItem(place, item).length > 0)
}

function fieldsOfItem(place: ItemPlace, { blocks: [first] }: Item): FieldLine[] {
  return first?.kind === 'paragraph' ? fieldsOfLines(place, first) : []
}

function fieldsOfLines(place: ItemPlace, { lines }: Paragraph): FieldLine[] {
  const fields: FieldLine[] = []
  for (const line of lines) {
    const found = labelAt(place.text, line.start, line.end)
    if (found === null || !found.closed) continue
    const role = columnOf(place.profile, 'actions', place.text.slice(found.label.start, found.label.end))
    if (role !== null && labelledRoles.has(role)) fields.push({ role, value: found.value })
  }
  return fields
}
