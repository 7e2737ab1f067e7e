import type { ColumnRole } from '../../profile/kinds.ts'
import type { Span } from '../../span.ts'
import { findDate } from '../times.ts'
import { handlesIn } from './owners.ts'
import { type Reader, setMark, spanOf, trim } from './reader.ts'
import { isPriority, stateNamed, stateOfRemark } from './states.ts'

/** No remark at the end of an item is longer. */
const LONGEST = 120

/** What stands at the end: in brackets, between emphasis marks, behind a dash or a bar. */
const tails: readonly RegExp[] = [
  /[([（]([^()[\]（）\n]{1,80})[)\]）][\s.]*$/u,
  /(?:^|[\s.])(?:_|\*{1,2})([^*_\n]{1,60})(?:_|\*{1,2})[\s.]*$/u,
  /\s(?:[—–|]|-{1,2})\s+([^—–|\n]{1,60})$/u,
]

/** Takes a remark off the end where it says who, when or whether; true when one was taken. */
export function readTail(reader: Reader): boolean {
  const from = Math.max(reader.start, reader.end - LONGEST)
  const last = reader.words.slice(from, reader.end)
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

/** Reads a remark; false, and nothing taken, where it says nothing we know. */
function takeRemark(reader: Reader, start: number, end: number): boolean {
  const { place, words } = reader
  const state = stateOfRemark(place.profile, words.slice(start, end))
  if (state === null) return takeParts(reader, start, end)
  setMark(reader, state, start, end)
  return true
}

/** Reads the parts of a remark; beside a date a name is the owner's. */
function takeParts(reader: Reader, start: number, end: number): boolean {
  const { place, words, cells } = reader
  const found: Partial<Record<ColumnRole, Span>> = {}
  let name: Span | null = null
  for (const part of partsOf(words, start, end)) {
    const word = words.slice(part.start, part.end)
    const role = roleOf(reader, word)
    if (role === 'name') name ??= spanOf(reader, part.start, part.end)
    else if (role === 'status') setMark(reader, stateNamed(place.profile, word)!, part.start, part.end)
    if (role === null || role === 'name') continue
    found[role] = { start: found[role]?.start ?? reader.at + part.start, end: reader.at + part.end }
  }
  if (found.owner === undefined && found.due !== undefined && name !== null) found.owner = name
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
  if (/\d/.test(word) && word.length <= 40 && findDate(word)?.problem === null) return 'due'
  if (isPriority(place.profile, word)) return 'priority'
  if (stateNamed(place.profile, word) !== null) return 'status'
  return properName.test(word) ? 'name' : null
}

const properName = /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'-]*(?: [\p{L}\p{M}\p{N}.'-]+){0,2}$/u

/**
 * What is left: without an owner set off or labelled, the first handle among the words owns the item; a date that
 * ends the words is when it is due, unless the item is done.
 */
export function readLoose(reader: Reader): void {
  const { words, cells, start, end } = reader
  const open = words.slice(start, end)
  if (cells.owner === undefined) {
    const [first] = handlesIn(open)
    if (first !== undefined) cells.owner = spanOf(reader, start + first.start, start + first.end)
  }
  if (cells.due !== undefined || reader.mark?.value.means === 'done' || !/\d\W*$/.test(open)) return
  const tail = Math.max(0, open.length - LONGEST_DATE)
  const found = findDate(open.slice(tail))
  if (found === null || found.problem !== null || /[\p{L}\p{N}]/u.test(open.slice(tail + found.span.end)))
    return
  cells.due = spanOf(reader, start + tail + found.span.start, start + tail + found.span.end)
}

const LONGEST_DATE = 28
