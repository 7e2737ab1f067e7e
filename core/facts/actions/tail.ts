import { type Profile, statusFor } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { type Span, shift } from '../../span.ts'
import { isDigit } from '../../syntax/characters.ts'
import { findPartialDate } from '../dates.ts'
import { ticketsIn } from '../links.ts'
import { findDate } from '../times.ts'
import { itemWords } from './itemWords.ts'
import { isTeam, opensWithName } from './names.ts'
import { handlesIn } from './owners.ts'
import { isMeantAsDay, namesOwner, type PartRole, partsOf, roleOf, stateOf } from './parts.ts'
import { type Reader, setMark, spanOf, trim } from './reader.ts'
import { stateNamed, stateOfRemark } from './states.ts'

/** No remark at the end of an item is longer. UTF-16 units. */
const LONGEST = 120

/** Not one within brackets that go on behind it. */
const dashed = /\s(?:[—–|→⇒]|\/\/|-{1,2}>?|=>|<-)\s+(?![^(（\n]*[)）])([^—–|→⇒\n]{1,60})$/u
/** "Add an index: data team, 2026-05-16". */
const afterColon = /\s?[:：]\s+([^:：\n]{1,60})$/u
/** `✅ 2026-05-03`: the day a task was done, as Obsidian writes it. */
const ticked = /\s[\u2705\u2611\u2714]\ufe0f?\s{0,2}(\d{4}-\d\d-\d\d)$/u

const bracketed =
  /(?:(?:_|\*{1,2}|\[)(?=[^)\]）]{2,82}[)\]）][_*\]]))?[([（]([^()[\]（）\n]{1,80}?)\s*[)\]）](?:_|\*{1,2}|\])?[\s.]*$/u

/** "Compare the uptimes first. Done." */
const lastSentence = /(?:(?<=\.)\s+|(?<=。)\s*)(\p{L}{2,16})[.。]?$/u

/** "Add an alert (Kim, 2026-05-16) OPS-12": tried only if the text ends with a digit. */
const behindBrackets = /(?<=[)\]）])\s+(\S{2,20})$/u

/**
 * Remarks at the end: in brackets (`[[Ines]]` too), in emphasis, after brackets, a dash, bar or colon, struck text, a calendar or
 * clock emoji; or a sign. `match[1]` is the remark.
 */
const tails: readonly RegExp[] = [
  bracketed,
  behindBrackets,
  ticked,
  /(?:^|[\s.])(?:_|\*{1,2})([^*_\n]{1,60})(?:_|\*{1,2})[\s.]*$/u,
  dashed,
  /(?<=~~)\s+([^~\n]{1,40})$/u,
  afterColon,
  /\s(?:[\u23f0\u23f3\u{1f4c5}\u{1f4c6}]|\u{1f5d3}\ufe0f?)\s{0,2}(\d[^\n]{5,29})$/u,
  /\s([\u2300-\u2bff\u{1f000}-\u{1faff}]\ufe0f?)\s*$/u,
  lastSentence,
]

/** Takes a remark off the end if it says who, when or whether done; true if one was taken and words are left. */
export function readTail(reader: Reader, isBehindTicket = false): boolean {
  // A link target is blanked out: spaces follow the link text.
  const to = reader.words.slice(0, reader.end).trimEnd().length
  const from = Math.max(reader.start, to - LONGEST - blanksBefore(reader.words, to - 1))
  const last = reader.words.slice(from, to)
  for (const pattern of tails) {
    if (pattern === behindBrackets && !isDigit(last.charCodeAt(last.length - 1))) continue
    const match = pattern.exec(last)
    if (match === null || !leavesWords(reader, from + match.index)) continue
    const remark = match[1]!
    const start = from + match.index + match[0].indexOf(remark)
    const end = start + remark.length
    if (pattern === lastSentence && stateNamed(reader.place.profile, remark) === null) continue
    if (pattern === afterColon && !saysWhoAndWhen(reader, start, end) && !isKnownName(reader, remark))
      continue
    const isTaken = pattern === ticked || takeRemark(reader, start, end)
    if (pattern === ticked) setDone(reader, from + match.index + 1, start)
    if (!isTaken && (isBehindTicket || !mayHoldTicket.has(pattern) || !isReference(remark))) continue
    const whole = reader.end
    reader.end = from + match.index
    trim(reader)
    dropSeparator(reader)
    if (isTaken) return reader.end > reader.start
    // Tickets are found anywhere, so one at the end is only skipped: who and when may precede it.
    if (readTail(reader, true)) return true
    reader.end = whole
  }
  return readRow(reader, from, to)
}

/** Takes a row of parts off the end that names at least who and when: "Add an index, Kim Lee, 2026-05-16, #12, preventive". */
function readRow(reader: Reader, from: number, to: number): boolean {
  const parts = partsOf(reader, from, to)
  const roles = new Set<PartRole | null>()
  let start = to
  for (let i = parts.length - 1; i > 0; i--) {
    const word = reader.words.slice(parts[i]!.start, parts[i]!.end)
    const role = roleOf(reader, word)
    if (role === null ? !isReference(word) : role === 'name' && roles.has(role)) break
    roles.add(role)
    start = parts[i]!.start
  }
  const saysWho = roles.has('name') || roles.has('owner')
  const saysWhen = roles.has('due') || roles.has('status')
  if (!saysWho || !saysWhen || !leavesWords(reader, start) || !takeParts(reader, start, to)) return false
  reader.end = start
  trim(reader)
  dropSeparator(reader)
  return reader.end > reader.start
}

/** Number of spaces before `at`: many before a bracket, where a link target was blanked out: "([OPS-12](https://…))". */
function blanksBefore(words: string, at: number): number {
  const near = words.slice(Math.max(0, at - LONGEST_TARGET), at)
  return near.length - near.trimEnd().length
}

/** No ticket has a longer address. */
const LONGEST_TARGET = 300

/** Marks the item as done; the mark is the sign in `[start, end)` before its date. */
function setDone(reader: Reader, start: number, end: number): void {
  setMark(
    reader,
    statusFor(reader.place.profile.data, 'done'),
    start,
    reader.words.slice(start, end).trimEnd().length + start,
  )
}

/** Whether words remain before `end`: a remark must not be all of the item. */
function leavesWords({ place, at, start }: Reader, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(place.text.slice(at + start, at + end))
}

const mayHoldTicket: ReadonlySet<RegExp> = new Set([bracketed, behindBrackets, dashed])

/** Removes the dash or comma that led to what was taken: "Drain the queue – Kim –". */
function dropSeparator(reader: Reader): void {
  const dangling = /\s(?:[—–|]|-{1,2})$|[,;，；]$/u.exec(reader.words.slice(reader.start, reader.end))
  if (dangling === null) return
  reader.end -= dangling[0].length
  trim(reader)
}

/** Whether the words are nothing but a ticket. */
function isReference(words: string): boolean {
  return /^\s*\S+\s*$/.test(words) && ticketsIn(words, 0).length === 1
}

/** Whether every part is known, and they say both who and when or whether done. */
function saysWhoAndWhen(reader: Reader, start: number, end: number): boolean {
  const roles = partsOf(reader, start, end).map(part =>
    roleOf(reader, reader.words.slice(part.start, part.end)),
  )
  const isRead = roles.length <= 3 && !roles.includes(null)
  const saysWhen = roles.includes('due') || roles.includes('status')
  return isRead && saysWhen && (roles.includes('name') || roles.includes('owner'))
}

/** Whether the words are nothing but a known name: "Print the plan: Eva". */
function isKnownName({ place }: Reader, words: string): boolean {
  return /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?$/u.test(words) && opensWithName(place.profile, words)
}

/** Reads a remark as a state, else part by part; false if it says nothing known. */
function takeRemark(reader: Reader, start: number, end: number): boolean {
  const { place, words } = reader
  const state = namesOwner(reader, start, end) ? null : stateOfRemark(place.profile, words.slice(start, end))
  if (state === null) return takeParts(reader, start, end)
  setMark(reader, state, start, end)
  return true
}

/** Reads the parts of a remark; false if none is known. A name is the owner beside a date or state, or if it is known. */
export function takeParts(reader: Reader, start: number, end: number): boolean {
  const { place, words, cells } = reader
  const found: Partial<Record<ColumnRole, Span>> = {}
  let name = null as Span | null
  let isOwned = cells.due !== undefined
  let isStranger = false
  const parts = partsOf(reader, start, end)
  const { assigning } = itemWords(place.profile.lookup.words)
  const wordOf = (part: Span) => words.slice(part.start, part.end)
  const isDated = isOwned || parts.some(part => roleOf(reader, wordOf(part)) === 'due')
  for (const whole of parts) {
    const assigned = assigning.exec(wordOf(whole))?.[0].length ?? 0
    const part = { start: whole.start + assigned, end: whole.end }
    isOwned ||= assigned > 0
    const word = wordOf(part)
    const role = roleOf(reader, word, isDated)
    if (role === 'name') name = { start: name?.start ?? reader.at + part.start, end: reader.at + part.end }
    else if (role === 'status') {
      setMark(reader, stateOf(place.profile, word)!, part.start, part.end)
      isOwned ||= /\d/.test(word)
    } else if (role === null && !isReference(word.trim())) isStranger = true
    if (role === null || role === 'name') continue
    found[role] = { start: found[role]?.start ?? reader.at + part.start, end: reader.at + part.end }
  }
  isOwned ||= found.due !== undefined || found.status !== undefined
  const isOpen = found.owner === undefined && cells.owner === undefined
  if (isOpen && name !== null && (isOwned || (!isStranger && isSomebody(reader, name)))) found.owner = name
  if (Object.keys(found).length === 0) return false
  delete found.status
  for (const [role, span] of Object.entries(found)) cells[role as ColumnRole] ??= span
  return true
}

/** Whether a name alone is an owner: a known given name, a team, or if other items of the list end with their owner. */
function isSomebody({ place, words, at }: Reader, { start, end }: Span): boolean {
  const name = words.slice(start - at, end - at)
  return place.named === 'behind' || opensWithName(place.profile, name) || isTeam(place.profile, name)
}

/**
 * Reads what is left: without an owner so far, the first handle, assignee or subject; without a due date, one at the end of the
 * text or after "due", unless the item is done.
 */
export function readLoose(reader: Reader): void {
  const { words, cells, start, end } = reader
  const { profile } = reader.place
  const open = words.slice(start, end)
  if (cells.owner === undefined) {
    const [first] = handlesIn(open)
    const owner = first ?? endOf(itemWords(profile.lookup.words).assigned, open) ?? subjectOf(open, reader)
    if (owner !== null) cells.owner = spanOf(reader, start + owner.start, start + owner.end)
  }
  if (cells.due !== undefined || reader.mark?.value.means === 'done') return
  const said = withoutTicket(open)
  const due =
    dateAtEnd(reader, said) ?? dayAtEnd(said, profile) ?? endOf(itemWords(profile.lookup.words).due, said)
  if (due !== null) cells.due = spanOf(reader, start + due.start, start + due.end)
}

/** A date at the end, unless it is the day the item was done. */
function dateAtEnd(reader: Reader, said: string): Span | null {
  if (!/\d\W*$/.test(said)) return null
  const tail = Math.max(0, said.length - LONGEST_DATE)
  const found = findDate(said.slice(tail))
  if (found === null || (found.problem !== null && !isMeantAsDay(said.slice(tail), found))) return null
  if (/[\p{L}\p{N}]/u.test(said.slice(tail + found.span.end))) return null
  const day = shift(found.span, tail)
  return takeDone(reader, reader.start + day.start) ? null : day
}

/** A day without its year at the end, after a word for "until": "… by 12 May", "… bis 12. Mai". */
function dayAtEnd(said: string, { lookup }: Profile): Span | null {
  const found = itemWords(lookup.words).until.exec(said)
  const day = found === null ? null : findPartialDate(found[1]!)
  if (day === null || day.start > 0 || day.end < found![1]!.trimEnd().length) return null
  return shift(day, said.length - found![1]!.length)
}

/** The end of what an expression finds: a full date after "due", the name after "assigned to". */
function endOf(expression: RegExp, said: string): Span | null {
  const found = expression.exec(said)
  if (found === null) return null
  const end = found.index + found[0].length
  return { start: end - found[1]!.length, end }
}

const LONGEST_DATE = 28

const bareTicket = /(?<=\d)\s(?:[A-Z][A-Z0-9_]{1,9}-\d{1,6}|#\d{1,7})$/

/** The words without a ticket after the date or in brackets at the end: "… by 2026-06-24 (OPS-412)". */
function withoutTicket(words: string): string {
  const bare = bareTicket.exec(words)
  if (bare !== null && isReference(bare[0].trim())) return words.slice(0, bare.index)
  const found = bracketed.exec(words.slice(-LONGEST))
  return found !== null && isReference(found[1]!.trim())
    ? words.slice(0, words.length - found[0].length)
    : words
}

/** The known name that opens the words: "Ana to write the runbook", "Kim Lee will page". */
function subjectOf(words: string, { place }: Reader): Span | null {
  const found = /^(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) \p{Ll}/u.exec(words)
  return found !== null && opensWithName(place.profile, words) ? { start: 0, end: found[1]!.length } : null
}

/** Marks the item as done if that is said directly before a date ("done on 5 April 2022"); true if it is. */
function takeDone(reader: Reader, date: number): boolean {
  const found = wordBefore.exec(reader.words.slice(Math.max(reader.start, date - 24), date))
  const state = found === null ? null : stateNamed(reader.place.profile, found[1]!)
  if (found === null || state?.means !== 'done') return false
  const end = date - found[0].length + found[0].indexOf(found[1]!) + found[1]!.length
  setMark(reader, state, end - found[1]!.length, end)
  return true
}

const wordBefore = /(\p{L}+)(?:\s(?:on|at|am|le|el|em))?[\s:]*$/u
