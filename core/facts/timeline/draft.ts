import type { Profile } from '../../profile/compile.ts'
import { columnOf } from '../../profile/lookup.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import type { Row } from '../../syntax/block.ts'
import { isSign } from '../../syntax/signLists.ts'
import { closingAt, type Excerpt, factAt, isSpace, isUnfilled, marksAt } from '../excerpt.ts'
import type { TimelineEntry } from '../record.ts'
import { wordEnd } from '../time/characters.ts'
import { isPicture } from '../time/marks.ts'
import { monthOf } from '../time/months.ts'
import { type Day, type PartialDate, readTime, type TimeReading, type Zone } from '../times.ts'

/** An entry before its day is known: what its own row, item or heading says, and what was stated above it. */
export interface Draft extends Omit<TimelineEntry, 'instant' | 'wall'> {
  /** The day that a heading, a date line or a column states for it. */
  readonly day: Stated | null
  /** The zone that a heading, a column title or a sentence states for it. */
  readonly zone: Zone | null
  /** Set for a heading with only a day: the offset where its section ends. It is an entry only if no other starts before. */
  readonly until: number | null
  /** Whether its timeline says that the newest entry comes first. */
  readonly newestFirst: boolean
}

/** A day stated above entries: in full, without its year, or as a number ("Day 2"). */
export interface Stated {
  readonly date: Day | null
  readonly partialDate: PartialDate | null
  /** 2 for "Day 2". */
  readonly nth?: number | null
  /** The text it was read from. */
  readonly words?: string
}

/** Where entries are read: the text, and what holds for all entries in it. */
export interface EntryPlace extends Excerpt {
  readonly profile: Profile
  readonly group: number
  day: Stated | null
  readonly zone: Zone | null
  /** Outside timelines: only entries with a clock time count, and only in what is plainly a timeline. */
  readonly strict: boolean
  readonly newestFirst: boolean
  /** Nested in an entry of a timeline. */
  readonly isWithin?: boolean
}

/** The time that a line opens with, and the rest of the line. Offsets into the text of the excerpt. */
export interface Opening {
  readonly reading: TimeReading
  readonly time: Span
  readonly rest: Span
}

/** No time is longer, with zone, range and second clock. UTF-16 units. */
export const LONGEST_TIME = 96

/** The time that the line, item or heading in `[start, end)` opens with; `null` if it opens with something else. */
export function openingOf(text: string, start: number, end: number, strict: boolean): Opening | null {
  if (!mayOpenTime(text, start, end, strict)) return null
  const reading = readTime(text.slice(start, Math.min(end, start + LONGEST_TIME)))
  if (reading === null || (strict && reading.seconds === null)) return null
  return opened(text, start, end, reading)
}

/** Whether the reading has a day but no time. */
export function isDayOnly(reading: TimeReading): boolean {
  return reading.seconds === null && reading.relative === null && !reading.unknown
}

function opened(text: string, from: number, end: number, reading: TimeReading): Opening {
  const start = from + reading.span.start
  const marks = marksBefore(text, from, start)
  const close = marks === '' ? -1 : closingAt(text, start - marks.length, end, marks.length)
  const timeEnd = afterRemark(text, from + reading.span.end, end, close)
  const added =
    timeEnd > from + reading.span.end ? remarkDate(text, from + reading.span.end, timeEnd, reading) : reading
  const rest = afterSeparators(text, timeEnd, end, marks, close)
  const to = close > rest && close + marks.length === end ? close : end
  return { reading: added, time: { start, end: timeEnd }, rest: { start: Math.min(rest, to), end: to } }
}

/** A fast test of what follows opening marks. If `strict`, it must be a digit or the name of a month. */
export function mayOpenTime(text: string, start: number, end: number, strict: boolean): boolean {
  let at = start
  while (at < end && isOpeningMark(text.charCodeAt(at))) at++
  if (at >= end) return false
  const unit = text.charCodeAt(at)
  const isFigure = unit >= 0x30 && unit <= 0x39
  return isFigure || !strict || (unit > 0x40 && unit < 0x5b && monthOf(text.slice(at, wordEnd(text, at))) > 0)
}

/** Emphasis, code marks, brackets, space, emoji and bullet signs. */
function isOpeningMark(unit: number): boolean {
  if (unit > 0x7f) return isPicture(unit) || unit === 0x3000 || isSign(unit)
  return isSpace(unit) || '*_`[~('.includes(String.fromCharCode(unit))
}

/** The emphasis or code marks directly before the time. */
function marksBefore(text: string, from: number, time: number): string {
  let at = time
  while (at > from && marksAt(text, at - 1, time) > 0) at--
  return text.slice(at, time)
}

/** Offset after a parenthesis that belongs to the time, since the emphasis ends after it: `**22:30 (Oct 29)**`; else `at`. */
function afterRemark(text: string, at: number, end: number, close: number): number {
  if (close < 0 || close <= at || close - at > 40 || close > end) return at
  const between = text.slice(at, close).trim()
  return between.startsWith('(') && between.endsWith(')') ? at + text.slice(at, close).trimEnd().length : at
}

/** The reading, with the day from the parenthesis if it has none of its own. */
function remarkDate(text: string, start: number, end: number, reading: TimeReading): TimeReading {
  if (reading.date !== null || reading.partialDate !== null) return reading
  const remark = readTime(text.slice(text.indexOf('(', start) + 1, end - 1))
  if (remark === null || remark.seconds !== null) return reading
  return { ...reading, date: remark.date, partialDate: remark.partialDate }
}

/** Offset after what separates a time from its event: closing marks and tags, a link target, a footnote mark, punctuation. */
function afterSeparators(text: string, start: number, end: number, marks: string, close: number): number {
  let at = start
  while (at < end) {
    const unit = text.charCodeAt(at)
    if (at === close) at += marks.length
    else if (text.startsWith('[^', at)) at = past(text, ']', at, end)
    else if (unit === 0x5d /* ] */ && text.charCodeAt(at + 1) === 0x28 /* ( */) at = past(text, ')', at, end)
    else if (isSpace(unit) || separators.includes(text.charAt(at))) at++
    else if (unit === 0x3c /* < */ && text.charCodeAt(at + 1) === 0x2f /* / */) at = past(text, '>', at, end)
    else if (unit === 0x5c /* \ */ && separators.includes(text.charAt(at + 1))) at += 2
    else break
  }
  return Math.min(at, end)
}

const separators = ':：-–—−|,、，;>→⇒])）】'

function past(text: string, mark: string, from: number, end: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 || at >= end ? from + 1 : at + 1
}

/** The draft of an entry whose event is the rest of the opening, with the source and the actor that the event opens with. */
export function draftOf(
  place: EntryPlace,
  opening: Omit<Opening, 'reading'> & Pick<Draft, 'reading'>,
  form: Draft['form'],
  span: Span,
): Draft {
  const { start, end } = opening.rest
  const named = sourceIn(place, start, end)
  return {
    time: timeFact(place, opening.time),
    reading: opening.reading,
    text: factAt(place, named === null ? start : named.rest, end),
    source: named?.source ?? null,
    actor: handleAt(place, named === null ? start : named.rest, end),
    context: null,
    form,
    span: shift(span, place.base),
    group: place.group,
    day: place.day,
    zone: place.zone,
    until: null,
    newestFirst: place.newestFirst,
  }
}

/** The day in `20.08.`, if nothing else is said: before other words it may be the number of a chapter. */
export function dottedDay(text: string): Stated | null {
  const [, day = 0, month = 0] = (/^[*_\s]{0,4}(\d{1,2})\.\s?(\d{1,2})\.[*_:\s]{0,5}$/.exec(text) ?? []).map(
    Number,
  )
  const isReal = day > 0 && day < 32 && month > 0 && month < 13
  return isReal ? { date: null, partialDate: { month, day } } : null
}

/** The time as written, without the marks inside it. */
export function timeFact(place: Excerpt, span: Span): Fact<string> {
  const fact = factAt(place, span.start, span.end)
  if (!/[*_`~[<]/.test(fact.value)) return fact
  const value = fact.value
    .replace(/\*\*|__|`|~~|\[\^[^\]]*\]/g, '')
    .replace(/<br\s?\/?>\s*/gi, ' ')
    .trim()
  return { value, span: fact.span }
}

/** `(source: alert)` at the start of an event, and the offset where the event goes on. */
function sourceIn(
  place: EntryPlace,
  start: number,
  end: number,
): { source: Fact<string>; rest: number } | null {
  const { text } = place
  if (text.charCodeAt(start) !== 0x28 /* ( */) return null
  const close = text.indexOf(')', start)
  const colon = text.indexOf(':', start)
  if (close < 0 || close > end || colon < 0 || colon > close) return null
  if (columnOf(place.profile, 'timeline', text.slice(start + 1, colon).trim()) !== 'source') return null
  return { source: factAt(place, colon + 1, close), rest: afterSeparators(text, close + 1, end, '', -1) }
}

const handle = /@[A-Za-z0-9][\w.-]{0,38}/y

/** The handle that an event opens with. */
function handleAt(place: Excerpt, start: number, end: number): Fact<string> | null {
  if (place.text.charCodeAt(start) !== 0x40 /* @ */) return null
  handle.lastIndex = start
  const found = handle.exec(place.text)
  return found === null || start + found[0].length > end
    ? null
    : factAt(place, start, start + found[0].length)
}

/** What a cell says; `null` if there is no such column, or nothing but a placeholder in it. */
export function cellFact(row: Row, column: number, place: Excerpt): Fact<string> | null {
  const cell = row.cells[column]
  if (cell === undefined || cell.start === cell.end) return null
  const fact = factAt(place, cell.start, cell.end)
  return fact.value === '' || isUnfilled(fact.value) ? null : fact
}
