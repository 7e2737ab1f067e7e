import type { ActionStatus } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { columnOf } from '../../profile/lookup.ts'
import { unspaced } from '../../profile/normalise.ts'
import type { Span } from '../../span.ts'
import { bare } from '../excerpt.ts'
import { partsOf, roleOf } from './parts.ts'
import { type Reader, setMark, trim } from './reader.ts'
import { stateNamed } from './states.ts'
import { takeParts } from './tail.ts'

/** The parts of an item that a label may introduce. */
export const labelledRoles: ReadonlySet<ColumnRole> = new Set([
  'owner',
  'due',
  'status',
  'priority',
  'ticket',
  'type',
  'why',
])

/** A label, with what it names: a role, or a state ("Done: 2026-04-16"). Offsets of the label and its value. */
interface Label {
  readonly says: ColumnRole | ActionStatus
  readonly start: number
  readonly value: number
}

/** Takes "Owner: @mo" and "**Due:** 2026-09-01". A value ends at the next label, bracket or sentence end. */
export function readLabels(reader: Reader): void {
  const labels = labelsOf(reader)
  for (let i = 0; i < labels.length; i++) {
    const { says, start, value } = labels[i]!
    const next = labels[i + 1]?.start ?? reader.end
    const whole = valueEnd(reader.words, value, next)
    const end = says === 'owner' ? ownersEnd(reader, value, whole) : whole
    readBetween(reader, end, next)
    const comma = reader.words.slice(value, end).search(/[,，、][^,，、]*$/u)
    if (comma > 0) readBetween(reader, value + comma, end)
    if (typeof says !== 'string') setMark(reader, says, start, Math.max(start, end))
    else if (says === 'action' || reader.cells[says] === undefined) {
      reader.cells[says] = bare(reader.place.text, reader.at + value, reader.at + Math.max(value, end))
    }
  }
  const first = labels.find(label => label.says !== 'action')
  if (first === undefined) return
  const end = wordsEnd(reader, first.start)
  if (end <= reader.start) return
  reader.end = end
  const bracket = openBracket(reader)
  if (bracket <= reader.start || !takeParts(reader, bracket + 1, end)) return
  reader.end = bracket
  trim(reader)
}

/** The bracket still open at the end of the words, as in "Add a limit (@mo, due: 2026-04-01)"; -1 if there is none. */
function openBracket({ words, start, end }: Reader): number {
  for (let at = end - 1; at >= Math.max(start, end - LONGEST_BRACKET); at--) {
    const sign = words.charAt(at)
    if (')]）'.includes(sign)) return -1
    if ('([（'.includes(sign)) return at
  }
  return -1
}

const LONGEST_BRACKET = 80

/** Where the owners end. Stores a due date, priority or type that follows them: "Kim, due 2026-09-01". */
function ownersEnd(reader: Reader, start: number, end: number): number {
  const [first, ...others] = partsOf(reader, start, end)
  let to = first!.end
  for (const part of others) {
    const word = reader.words.slice(part.start, part.end)
    const role = roleOf(reader, word)
    const state = role === 'status' ? stateNamed(reader.place.profile, word) : null
    if (state !== null) {
      setMark(reader, state, part.start, part.end)
      return to
    }
    if (role === 'due' || role === 'priority' || role === 'type') {
      reader.cells[role] ??= bare(reader.place.text, reader.at + part.start, reader.at + part.end)
      return to
    }
    to = part.end
  }
  return end
}

/** Reads a state between two labelled parts or after the last: "(Owner: Kim; done)", "Owner: @mo — done". */
function readBetween(reader: Reader, from: number, to: number): void {
  const { words, place } = reader
  let start = from
  let end = to
  while (start < end && edges.includes(words.charAt(start))) start++
  while (end > start && edges.includes(words.charAt(end - 1))) end--
  const state = end - start > 24 ? null : stateNamed(place.profile, words.slice(start, end))
  if (state !== null) setMark(reader, state, start, end)
}

function labelsOf({ words, place, start, end }: Reader): Label[] {
  const labels: Label[] = []
  for (let at = nextColon(words, start + 1); at < end; at = nextColon(words, at + 1)) {
    const label = labelBefore(words, start, at)
    if (label === null) continue
    for (let from = label.start; from >= label.start; from = nextWord(words, from, label.end)) {
      const name = words.slice(from, label.end)
      if (from > label.start && labels.length === 0 && !unspaced.test(name)) break
      const role = columnOf(place.profile, 'actions', name)
      const isRole = role !== null && (labelledRoles.has(role) || (role === 'action' && from <= start + 2))
      const says = isRole ? role : stateNamed(place.profile, name)
      // The end of a longer label: "**Q7 Backlog**: …".
      const isTail = (typeof says !== 'string' || isBoldAround(words, at)) && isMidPhrase(words, start, from)
      if (says === null || (labels.length === 0 && isTail)) continue
      labels.push({ says, start: from, value: afterMarks(words, at + 1, end) })
      break
    }
  }
  return labels
}

/** The next word up to `end` that may begin a label after a value: "Owner: Kim Lee Due: …"; -1 if there is none. */
function nextWord(words: string, from: number, end: number): number {
  const found = /\s(?=[\p{Lu}\p{Lo}])/u.exec(words.slice(from, end))
  return found === null ? -1 : from + found.index + 1
}

function nextColon(words: string, from: number): number {
  for (let at = from; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    if (unit === 0x3a || unit === 0xff1a) return at
  }
  return words.length
}

/** The one to three words before a colon that are its label: capitalised, at the start or after punctuation; else `null`. */
function labelBefore(words: string, from: number, colon: number): Span | null {
  let end = colon
  while (end > from && isMark(words.charCodeAt(end - 1))) end--
  const before = labelWords.exec(words.slice(Math.max(from, end - 40), end))
  return before === null ? null : { start: end - before[1]!.length, end }
}

const labelWords =
  /(?:^|[([（,;.|\n—–*_、，；。-]\s*|\s(?=\p{Lu})|(?:\u3000|[:：]\s*)(?=\p{Lo}))([\p{L}#][\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]+){0,2})$/u

function isMark(unit: number): boolean {
  return unit === 0x2a || unit === 0x5f || unit === 0x20
}

/** Whether bold type ends beside a colon. */
function isBoldAround(words: string, colon: number): boolean {
  return words.startsWith('**', colon + 1) || words.endsWith('**', colon)
}

/** Whether a word stands directly before `at`. */
function isMidPhrase(words: string, from: number, at: number): boolean {
  return /[\p{L}\p{N}]\s$/u.test(words.slice(from, at))
}

/** The start of the value, which may stand on the next line. */
function afterMarks(words: string, from: number, end: number): number {
  let at = from
  while (at < end && (isMark(words.charCodeAt(at)) || '\r\n'.includes(words.charAt(at)))) at++
  return at
}

/** The value ends at the next label, a closing bracket, a bar, a semicolon or the end of a sentence. */
function valueEnd(words: string, from: number, next: number): number {
  const value = words.slice(from, next)
  const stop = value.search(
    /[)\]|;；。（）]|(?<!(?:^|\s)\d{1,2})\.\s|\.$|\*\*\s+[-–—]{1,2}\s|\s[—–]\s|\n\s*[\p{Lu}*-]/u,
  )
  return withoutOpening(words, from, from + (stop < 0 ? value.length : stop))
}

/** Where the action ends before its first label. A link, code or emphasis that closes there is part of it. */
function wordsEnd({ words, place, at, start }: Reader, label: number): number {
  let to = label
  while (to > start && openings.includes(words.charAt(to - 1))) {
    const isBlanked = words.charCodeAt(to - 1) !== place.text.charCodeAt(at + to - 1)
    const closes = /[*_]/.test(words.charAt(to - 1)) && /\s/.test(words.charAt(to))
    if (isBlanked || closes) break
    to--
  }
  return to
}

/** The end without a bracket, dash, comma or mark that leads on to the next label. */
function withoutOpening(words: string, start: number, end: number): number {
  let to = end
  while (to > start && openings.includes(words.charAt(to - 1))) to--
  return to
}

const openings = ' \t\r\n([（,;|—–*_-、，；'
const edges = `${openings}.)]）`
