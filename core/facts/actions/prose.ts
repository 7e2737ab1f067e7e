import type { ActionStatus } from '../../profile/compile.ts'
import { statusFor } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { actionStatusOf, columnOf } from '../../profile/lookup.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import { maskInline } from '../../syntax/inline.ts'
import { isTicket } from '../links.ts'
import { findDate } from '../times.ts'
import { bare, isSpace } from '../wording.ts'
import type { Place } from './draft.ts'
import { handlesIn } from './owners.ts'
import { isPriority, stateNamed, stateOfRemark } from './states.ts'

/** An item written as prose, taken apart. Offsets into the text of the excerpt. */
export interface Prose {
  readonly cells: Partial<Record<ColumnRole, Span>>
  readonly mark: Fact<ActionStatus> | null
}

/** A reader of one item: what is left of its words shrinks from both ends as parts are recognised. */
interface Reader {
  readonly place: Place
  /** The words with code, addresses and link targets blanked out, and where they start. */
  readonly words: string
  readonly at: number
  readonly cells: Partial<Record<ColumnRole, Span>>
  start: number
  end: number
  mark: Fact<ActionStatus> | null
}

/**
 * Takes an item in `[start, end)` apart: a sign, state, priority, id or handle in front, labelled parts
 * ("Owner: @mo"), and what stands in brackets or behind a dash at the end ("(@mo, 2026-09-01)", "— done").
 */
export function readProse(place: Place, start: number, end: number): Prose {
  const raw = place.text.slice(start, end)
  const words = /[`<]|\]\(|:\/\//.test(raw) ? maskInline(raw) : raw
  const reader: Reader = { place, words, at: start, cells: {}, start: 0, end: words.length, mark: null }
  trim(reader)
  readFront(reader)
  readLabels(reader)
  for (let i = 0; i < 3 && readTail(reader); i++);
  readLoose(reader)
  const inner = bare(place.text, start + reader.start, start + reader.end)
  reader.cells.action ??= struck(reader, inner)
  return { cells: reader.cells, mark: reader.mark }
}

/** The mark at the edge of a cell that states its item's state, and the words without it. */
export function edgeMark(place: Place, cell: Span): { mark: Fact<ActionStatus>; words: Span } | null {
  const first = place.text.charCodeAt(cell.start)
  const last = place.text.charCodeAt(cell.end - 1)
  const isPlain =
    first < 0x7f && first !== 0x7e && first !== 0x5b && last !== 0x29 && last !== 0x5d && last !== 0x2a
  if (isPlain && last !== 0x5f && last !== 0xff09) return null
  const { cells, mark } = readProse(place, cell.start, cell.end)
  return mark === null || cells.action === undefined ? null : { mark, words: cells.action }
}

function trim(reader: Reader): void {
  const { words } = reader
  while (reader.start < reader.end && isSpace(words.charCodeAt(reader.start))) reader.start++
  while (reader.end > reader.start && isSpace(words.charCodeAt(reader.end - 1))) reader.end--
}

function spanOf(reader: Reader, start: number, end: number): Span {
  return { start: reader.at + start, end: reader.at + end }
}

function setMark(reader: Reader, value: ActionStatus, start: number, end: number): void {
  reader.mark ??= { value, span: shift(spanOf(reader, start, end), reader.place.base) }
}

/** Words struck through are done. */
function struck(reader: Reader, span: Span): Span {
  const { text, profile } = reader.place
  if (text.charCodeAt(span.start - 1) === 0x7e && text.charCodeAt(span.start - 2) === 0x7e) {
    reader.mark ??= { value: statusFor(profile.data, 'done'), span: shift(span, reader.place.base) }
  }
  return span
}

/** `✅`, `[P1]`, `DONE:`, `A3.`, `@mo:` in front, in any order. */
function readFront(reader: Reader): void {
  for (let i = 0; i < 4; i++) {
    const token = frontToken(reader)
    if (token === null || !takeFront(reader, token)) return
    reader.start = token.next
    trim(reader)
  }
}

interface Token {
  readonly start: number
  readonly end: number
  readonly next: number
  /** Nothing sets it off: only signs and handles are told from words so. */
  readonly loose: boolean
}

const bracketed = /(?:\*\*|__)?[[(]([^[\]()\n]{1,24})[\])](?:\*\*|__)?(?!\()\s*[:：-]?\s*/y
const setOff =
  /(?:\*\*|__)?([@\p{L}\p{N}][\w\p{L}.-]{0,20}(?: [\p{L}]{2,12})?)(?:[:：.)](?:\*\*|__)?|(?:\*\*|__)[:：]?|\s+[-–—|])\s+/uy
const sign = /([\u2300-\u2bff\u{1f000}-\u{1faff}]\ufe0f?)\s*/uy
const looseHandle = /(@[\w.-]{1,39})\s+/y

function frontToken({ words, start, end }: Reader): Token | null {
  for (const [pattern, loose] of fronts) {
    pattern.lastIndex = start
    const match = pattern.exec(words)
    if (match === null || pattern.lastIndex > end) continue
    const at = start + match[0].indexOf(match[1]!)
    return { start: at, end: at + match[1]!.length, next: pattern.lastIndex, loose }
  }
  return null
}

const fronts: readonly (readonly [RegExp, boolean])[] = [
  [sign, true],
  [bracketed, false],
  [setOff, false],
  [looseHandle, true],
]

/** Whether the token is a part of the item, and not its first word. */
function takeFront(reader: Reader, { start, end, loose }: Token): boolean {
  const { place, words, cells } = reader
  const token = words.slice(start, end)
  const span = spanOf(reader, start, end)
  if (token.charCodeAt(0) === 0x40 /* @ */) {
    if (cells.owner !== undefined || handlesIn(token).length !== 1) return false
    cells.owner = span
    return !loose
  }
  const state = loose ? actionStatusOf(place.profile, token) : stateNamed(place.profile, token)
  if (state !== null) setMark(reader, state, start, end)
  else if (!loose && cells.priority === undefined && isPriority(place.profile, token)) cells.priority = span
  else if (!loose && cells.id === undefined && itemId.test(token) && !isTicket(token)) cells.id = span
  else return false
  return true
}

const itemId = /^(?:[A-Z]{1,6}[-_ ]?)?\d{1,3}$|^[A-Z]{1,3}\d{1,3}$/

/** A label and where its value starts. */
interface Label {
  readonly role: ColumnRole
  readonly start: number
  readonly value: number
}

/** "Owner: @mo", "**Due:** 2026-09-01": each value ends where the next label, bracket or sentence does. */
function readLabels(reader: Reader): void {
  const labels = labelsOf(reader)
  for (let i = 0; i < labels.length; i++) {
    const { role, value } = labels[i]!
    const end = valueEnd(reader, value, labels[i + 1]?.start ?? reader.end)
    const span = bare(reader.place.text, reader.at + value, reader.at + end)
    if (role === 'action' || reader.cells[role] === undefined) reader.cells[role] = span
  }
  const [first] = labels
  if (first === undefined || (reader.cells.action !== undefined && first.role === 'action')) return
  if (first.start > reader.start) reader.end = withoutOpening(reader.words, reader.start, first.start)
}

function labelsOf(reader: Reader): Label[] {
  const { words, place } = reader
  const labels: Label[] = []
  for (
    let at = words.indexOf(':', reader.start + 1);
    at >= 0 && at < reader.end;
    at = words.indexOf(':', at + 1)
  ) {
    const label = labelBefore(words, reader.start, at)
    const role =
      label === null ? null : columnOf(place.profile, 'actions', words.slice(label.start, label.end))
    if (label === null || role === null || !labelled.has(role)) continue
    if (role === 'action' && label.start > reader.start + 2) continue
    labels.push({ role, start: label.start, value: afterMarks(words, at + 1, reader.end) })
  }
  return labels
}

const labelled: ReadonlySet<ColumnRole> = new Set([
  'owner',
  'due',
  'status',
  'priority',
  'ticket',
  'type',
  'action',
])

/** The capitalised word or words before a colon, or those that open a bracket, line or sentence. */
function labelBefore(words: string, from: number, colon: number): Span | null {
  let end = colon
  while (end > from && isMark(words.charCodeAt(end - 1))) end--
  const before = labelWords.exec(words.slice(Math.max(from, end - 32), end))
  return before === null ? null : { start: end - before[1]!.length, end }
}

const labelWords =
  /(?:^|[([,;.|\n—–*_-]\s*|\s(?=\p{Lu}))([\p{L}#][\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]+){0,2})$/u

function isMark(unit: number): boolean {
  return unit === 0x2a || unit === 0x5f || unit === 0x20
}

function afterMarks(words: string, from: number, end: number): number {
  let at = from
  while (at < end && isMark(words.charCodeAt(at))) at++
  return at
}

/** The value runs to the next label, the bracket it stands in, a bar, a line's or a sentence's end. */
function valueEnd({ words }: Reader, from: number, next: number): number {
  const value = words.slice(from, next)
  const stop = value.search(/[)\]|;\n]|\.\s|\.$|\s[—–]\s/)
  const end = from + (stop < 0 ? value.length : stop)
  return withoutOpening(words, from, end)
}

/** Without the bracket, dash or comma that leads on to what follows. */
function withoutOpening(words: string, start: number, end: number): number {
  let to = end
  while (to > start && /[\s([,;|—–*_-]/.test(words[to - 1]!)) to--
  return to
}

const tails: readonly RegExp[] = [
  /[([（]([^()[\]（）\n]{1,80})[)\]）][\s.]*$/u,
  /(?:^|[\s.])(?:_|\*{1,2})([^*_\n]{1,60})(?:_|\*{1,2})[\s.]*$/u,
  /\s(?:[—–|]|-{1,2})\s+([^—–|\n]{1,60})$/u,
]

/** Takes a remark off the end where it says who, when or whether; true when one was taken. */
function readTail(reader: Reader): boolean {
  const { words, start, end } = reader
  const from = Math.max(start, end - 120)
  const last = words.slice(from, end)
  for (const pattern of tails) {
    const match = pattern.exec(last)
    if (match === null) continue
    const inner = from + match.index + match[0].indexOf(match[1]!)
    if (!takeRemark(reader, inner, inner + match[1]!.length)) continue
    reader.end = from + match.index
    trim(reader)
    return reader.end > reader.start
  }
  return false
}

/** Reads the remark's parts; false, and nothing taken, where none of them says anything we know. */
function takeRemark(reader: Reader, start: number, end: number): boolean {
  const { place, words, cells } = reader
  const state = stateOfRemark(place.profile, words.slice(start, end))
  if (state !== null) {
    setMark(reader, state, start, end)
    return true
  }
  const found: Partial<Record<ColumnRole, Span>> = {}
  let names: Span | null = null
  for (const part of partsOf(words, start, end)) {
    const role = roleOf(reader, words.slice(part.start, part.end))
    if (role === 'name') names ??= spanOf(reader, part.start, part.end)
    else if (role === 'state')
      setMark(reader, stateNamed(place.profile, words.slice(part.start, part.end))!, part.start, part.end)
    else if (role !== null && found[role] !== undefined)
      found[role] = { start: found[role].start, end: reader.at + part.end }
    else if (role !== null) found[role] = spanOf(reader, part.start, part.end)
  }
  if (found.owner === undefined && found.due !== undefined && names !== null) found.owner = names
  if (Object.keys(found).length === 0) return false
  for (const [role, span] of Object.entries(found)) cells[role as ColumnRole] ??= span
  return true
}

/** The pieces between commas, semicolons, slashes and dashes. */
function partsOf(words: string, start: number, end: number): Span[] {
  const parts: Span[] = []
  let from = start
  for (const match of words.slice(start, end).matchAll(/[,;|]\s*|\s[-–—/]\s/g)) {
    parts.push({ start: from, end: start + match.index })
    from = start + match.index + match[0].length
  }
  parts.push({ start: from, end })
  return parts
}

type PartRole = 'owner' | 'due' | 'priority' | 'state' | 'name' | null

function roleOf({ place }: Reader, words: string): PartRole {
  const handles = handlesIn(words)
  if (handles.length > 0 && words.trim().length <= 41 * handles.length) return 'owner'
  if (/\d/.test(words) && words.length <= 40 && findDate(words)?.problem === null) return 'due'
  if (isPriority(place.profile, words)) return 'priority'
  if (stateNamed(place.profile, words) !== null) return 'state'
  return /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'-]*(?: [\p{L}\p{M}\p{N}.'-]+){0,2}$/u.test(words) ? 'name' : null
}

/** Without a labelled or set-off owner the handles in the words own it; a date that ends the words is when it is due. */
function readLoose(reader: Reader): void {
  const { words, cells, start, end } = reader
  const open = words.slice(start, end)
  if (cells.owner === undefined) {
    const [first] = handlesIn(open)
    if (first !== undefined) cells.owner = spanOf(reader, start + first.start, start + first.end)
  }
  if (cells.due !== undefined || reader.mark?.value.means === 'done') return
  const tail = Math.max(0, open.length - 28)
  const found = /\d\W*$/.test(open) ? findDate(open.slice(tail)) : null
  if (found === null || found.problem !== null || /[\p{L}\p{N}]/u.test(open.slice(tail + found.span.end)))
    return
  cells.due = spanOf(reader, start + tail + found.span.start, start + tail + found.span.end)
}
