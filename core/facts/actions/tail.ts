import type { ActionStatus, Profile } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import type { Span } from '../../span.ts'
import { findPartialDate } from '../dates.ts'
import { ticketsIn } from '../links.ts'
import { findDate } from '../times.ts'
import { handlesIn } from './owners.ts'
import { type Reader, setMark, spanOf, trim } from './reader.ts'
import { isPriority, stateNamed, stateOfRemark } from './states.ts'

/** No remark at the end of an item is longer. */
const LONGEST = 120

const dashed = /\s(?:[—–|]|-{1,2})\s+([^—–|\n]{1,60})$/u
/** "Add an index: data team, 2026-05-16". */
const afterColon = /\s?[:：]\s+([^:：\n]{1,60})$/u

/** What stands at the end: in brackets, between emphasis marks, behind a dash or a bar, behind struck words or a colon, a sign. */
const tails: readonly RegExp[] = [
  /[([（]([^()[\]（）\n]{1,80})[)\]）][\s.]*$/u,
  /(?:^|[\s.])(?:_|\*{1,2})([^*_\n]{1,60})(?:_|\*{1,2})[\s.]*$/u,
  dashed,
  /(?<=~~)\s+([^~\n]{1,40})$/u,
  afterColon,
  /\s([\u2300-\u2bff\u{1f000}-\u{1faff}]\ufe0f?)\s*$/u,
]

/** Takes a remark off the end where it says who, when or whether; true when one was taken. */
export function readTail(reader: Reader, isBehindTicket = false): boolean {
  const from = Math.max(reader.start, reader.end - LONGEST)
  const last = reader.words.slice(from, reader.end)
  for (const pattern of tails) {
    const match = pattern.exec(last)
    if (match === null) continue
    const inner = from + match.index + match[0].indexOf(match[1]!)
    if (pattern === afterColon && !saysWhoAndWhen(reader, inner, inner + match[1]!.length)) continue
    const isTaken = takeRemark(reader, inner, inner + match[1]!.length)
    if (!isTaken && (isBehindTicket || pattern !== dashed || !isReference(match[1]!))) continue
    const { end } = reader
    reader.end = from + match.index
    trim(reader)
    if (isTaken) return reader.end > reader.start
    // A ticket is read wherever it stands; what is said before it may say who and when.
    if (readTail(reader, true)) return true
    reader.end = end
  }
  return false
}

/** A ticket and nothing else. */
function isReference(words: string): boolean {
  return /^\S+$/.test(words) && ticketsIn(words, 0).length === 1
}

/** Whether all of it is a name or handle, and a date, a state or both. */
function saysWhoAndWhen(reader: Reader, start: number, end: number): boolean {
  const roles = partsOf(reader.words, start, end).map(part =>
    roleOf(reader, reader.words.slice(part.start, part.end)),
  )
  const isRead = roles.length <= 3 && !roles.includes(null)
  const saysWhen = roles.includes('due') || roles.includes('status')
  return isRead && saysWhen && (roles.includes('name') || roles.includes('owner'))
}

/** Reads a remark; false, and nothing taken, where it says nothing we know. */
function takeRemark(reader: Reader, start: number, end: number): boolean {
  const { place, words } = reader
  const state = stateOfRemark(place.profile, words.slice(start, end))
  if (state === null) return takeParts(reader, start, end)
  setMark(reader, state, start, end)
  return true
}

/** Reads the parts of a remark; beside a date or a state a name is the owner's. */
function takeParts(reader: Reader, start: number, end: number): boolean {
  const { place, words, cells } = reader
  const found: Partial<Record<ColumnRole, Span>> = {}
  let name: Span | null = null
  let isDated = cells.due !== undefined
  for (const part of partsOf(words, start, end)) {
    const word = words.slice(part.start, part.end)
    const role = roleOf(reader, word)
    if (role === 'name') name ??= spanOf(reader, part.start, part.end)
    else if (role === 'status') {
      setMark(reader, stateOf(place.profile, word)!, part.start, part.end)
      isDated ||= /\d/.test(word)
    }
    if (role === null || role === 'name') continue
    found[role] = { start: found[role]?.start ?? reader.at + part.start, end: reader.at + part.end }
  }
  isDated ||= found.due !== undefined || found.status !== undefined
  if (found.owner === undefined && isDated && name !== null) found.owner = name
  if (Object.keys(found).length === 0) return false
  delete found.status
  for (const [role, span] of Object.entries(found)) cells[role as ColumnRole] ??= span
  return true
}

/** The pieces between commas, semicolons, slashes, bars and dashes. */
function partsOf(words: string, start: number, end: number): Span[] {
  const parts: Span[] = []
  let from = start
  for (const match of words.slice(start, end).matchAll(/[,;|、，；]\s*|\s[-–—/]\s/g)) {
    parts.push({ start: from, end: start + match.index })
    from = start + match.index + match[0].length
  }
  parts.push({ start: from, end })
  return parts
}

function roleOf({ place }: Reader, word: string): 'owner' | 'due' | 'priority' | 'status' | 'name' | null {
  const handles = handlesIn(word)
  if (handles.length > 0 && word.trim().length <= 41 * handles.length) return 'owner'
  if (/\d/.test(word) && word.length <= 40 && findDate(word)?.problem === null)
    return stateOf(place.profile, word) === null ? 'due' : 'status'
  if (isDayOnly(word)) return 'due'
  if (isPriority(place.profile, word)) return 'priority'
  if (stateNamed(place.profile, word) !== null) return 'status'
  return properName.test(word) ? 'name' : null
}

/** Whether a day without its year is all there is: "15 de enero", "by 12 May". */
function isDayOnly(word: string): boolean {
  const day = word.length <= 30 && /\d/.test(word) ? findPartialDate(word) : null
  return (
    day !== null && day.end === word.trimEnd().length && !/[\p{L}\p{N}]{7}/u.test(word.slice(0, day.start))
  )
}

/** The state that the words name, or, in front of a date, the first of them: "done on 10.02.2026". */
function stateOf(profile: Profile, words: string): ActionStatus | null {
  const whole = stateNamed(profile, words)
  const first = whole === null && /\d/.test(words) ? /^\s*\p{L}+/u.exec(words) : null
  const state = first === null ? whole : stateNamed(profile, first[0])
  return whole !== null || state?.means === 'done' ? state : null
}

/** A name, or a team called one. */
const properName =
  /^(?:(?:the )?(?:team|équipe|equipo|equipe|squad) [\p{L}\p{M}\p{N}.'-]+|[\p{Lu}\p{Lo}][\p{L}\p{M}.'-]*(?: [\p{L}\p{M}\p{N}.'-]+){0,2})$/u

/**
 * What is left: without an owner set off or labelled, the first handle among the words owns the item; a date that
 * ends the words is when it is due, unless the item is done.
 */
export function readLoose(reader: Reader): void {
  const { words, cells, start, end } = reader
  const open = words.slice(start, end)
  if (cells.owner === undefined) {
    const [first] = handlesIn(open)
    const owner = first ?? assigneeIn(open)
    if (owner !== null) cells.owner = spanOf(reader, start + owner.start, start + owner.end)
  }
  const said = withoutTicket(open)
  if (cells.due !== undefined || reader.mark?.value.means === 'done' || !/\d\W*$/.test(said)) return
  const tail = Math.max(0, said.length - LONGEST_DATE)
  const found = findDate(said.slice(tail))
  if (found === null || found.problem !== null || /[\p{L}\p{N}]/u.test(said.slice(tail + found.span.end)))
    return
  const state = stateBefore(reader, start + tail + found.span.start)
  if (state !== null) return
  cells.due = spanOf(reader, start + tail + found.span.start, start + tail + found.span.end)
}

const LONGEST_DATE = 28

/** The words without a ticket in brackets at their end: "… by 2026-06-24 (OPS-412)". */
function withoutTicket(words: string): string {
  const found = tails[0]!.exec(words.slice(-LONGEST))
  return found !== null && isReference(found[1]!.trim())
    ? words.slice(0, words.length - found[0].length)
    : words
}

/** "Assigned to Kim Lee": the name behind words that give an item to somebody. */
function assigneeIn(words: string): Span | null {
  const found = /ssign|wned/.test(words) ? assignment.exec(words) : null
  if (found === null) return null
  const end = found.index + found[0].length
  return { start: end - found[1]!.length, end }
}

const assignment =
  /(?<![\p{L}\p{N}])(?:[Aa]ssigned to|[Oo]wned by)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{M}'-]*(?: \p{Lu}[\p{L}\p{M}'-]*){0,2})/u

/** "done on 5 April 2022": a state right before a date makes that the day of it, and none to come. */
function stateBefore(reader: Reader, date: number): ActionStatus | null {
  const found = wordBefore.exec(reader.words.slice(Math.max(reader.start, date - 24), date))
  const state = found === null ? null : stateNamed(reader.place.profile, found[1]!)
  if (found === null || state?.means !== 'done') return null
  const end = date - found[0].length + found[0].indexOf(found[1]!) + found[1]!.length
  setMark(reader, state, end - found[1]!.length, end)
  return state
}

const wordBefore = /(\p{L}+)(?:\s(?:on|at|am|le|el|em))?[\s:]*$/u
