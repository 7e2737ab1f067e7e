import type { Profile } from '../../profile/compile.ts'
import { columnOf } from '../../profile/lookup.ts'
import type { Fact, Span } from '../../span.ts'
import { isSign } from '../../syntax/signLists.ts'
import { closingAt, type Excerpt, factAt, isSpace, marksAt } from '../excerpt.ts'
import type { TimelineEntry } from '../record.ts'
import { type Day, readTime, type TimeReading, type Zone } from '../times.ts'

/** An entry before its day is known: what stands in its own row, item or heading, and what was said above it. */
export interface Draft extends Omit<TimelineEntry, 'instant' | 'wall'> {
  /** The day a heading, a date line or a column states for it. */
  readonly day: Stated | null
  /** The zone a heading, a column head or a sentence states for it. */
  readonly zone: Zone | null
  /** For a heading with only a day, which is an entry only if none stand below it: where its section ends. */
  readonly until: number | null
  /** Its timeline says that the newest entry comes first. */
  readonly newestFirst: boolean
}

/** A day stated above entries: in full, without its year, or as the how-manyeth of the incident. */
export interface Stated {
  readonly date: Day | null
  readonly partialDate: { readonly month: number; readonly day: number } | null
  /** 2 for "Day 2". */
  readonly nth?: number | null
  /** The words it is stated in. */
  readonly words?: string
}

/** Where entries are being read: the text, and what holds for all of them. */
export interface Place extends Excerpt {
  readonly profile: Profile
  readonly group: number
  day: Stated | null
  readonly zone: Zone | null
  /** Outside a timeline only what has a clock time counts, and only where it is plainly a timeline. */
  readonly strict: boolean
  readonly newestFirst: boolean
  /** Below an entry of a timeline. */
  readonly isWithin?: boolean
}

/** The time that opens a line, and where the rest of the line begins. Offsets into the text of the excerpt. */
export interface Opening {
  readonly reading: TimeReading
  readonly time: Span
  readonly rest: Span
}

/** No time with its zone, range and second clock is longer. */
export const LONGEST_TIME = 96

/** The time a line, item or heading in `[start, end)` opens with; `null` when it opens with something else. */
export function openingOf(text: string, start: number, end: number, strict: boolean): Opening | null {
  if (!mayOpenTime(text, start, end, strict)) return null
  const reading = readTime(text.slice(start, Math.min(end, start + LONGEST_TIME)))
  if (reading === null || (strict && reading.seconds === null)) return null
  return opened(text, start, end, reading)
}

/** Whether the reading names a day but no time of it. */
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

/** A cheap look past opening marks: in strict reading only a figure may follow. */
export function mayOpenTime(text: string, start: number, end: number, strict: boolean): boolean {
  let at = start
  while (at < end && isOpeningMark(text.charCodeAt(at))) at++
  if (at >= end) return false
  const unit = text.charCodeAt(at)
  const isFigure = unit >= 0x30 && unit <= 0x39
  return isFigure || !strict
}

/** Emphasis, code marks, brackets, space, emoji, signs for bullets. */
function isOpeningMark(unit: number): boolean {
  if (unit > 0x7f)
    return (
      unit === 0xfe0f ||
      (unit >= 0x2300 && unit <= 0x2bff) ||
      (unit >= 0xd83c && unit <= 0xdfff) ||
      unit === 0x3000 ||
      isSign(unit)
    )
  return isSpace(unit) || '*_`[~('.includes(String.fromCharCode(unit))
}

/** The emphasis or code marks right before the time. */
function marksBefore(text: string, from: number, time: number): string {
  let at = time
  while (at > from && marksAt(text, at - 1, time) > 0) at--
  return text.slice(at, time)
}

/** Past a parenthesis that belongs to the time: it ends the emphasis the time stands in: `**22:30 (Oct 29)**`. */
function afterRemark(text: string, at: number, end: number, close: number): number {
  if (close < 0 || close <= at || close - at > 40 || close > end) return at
  const between = text.slice(at, close).trim()
  return between.startsWith('(') && between.endsWith(')') ? at + text.slice(at, close).trimEnd().length : at
}

/** The reading with the day its remark states, where it states none itself. */
function remarkDate(text: string, start: number, end: number, reading: TimeReading): TimeReading {
  if (reading.date !== null || reading.partialDate !== null) return reading
  const remark = readTime(text.slice(text.indexOf('(', start) + 1, end - 1))
  if (remark === null || remark.seconds !== null) return reading
  return { ...reading, date: remark.date, partialDate: remark.partialDate }
}

/** Past what sets the time off from the event: closing marks and tags, a link's target, a footnote mark, colon, dash, bar. */
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

/** The draft of an entry whose event stands in `rest`, with what the event says about its source and actor. */
export function draftOf(
  place: Place,
  opening: Omit<Opening, 'reading'> & Pick<Draft, 'reading'>,
  form: Draft['form'],
  span: Span,
  event = opening.rest,
): Draft {
  const { start, end } = event
  const named = sourceIn(place, start, end)
  return {
    time: timeFact(place, opening.time),
    reading: opening.reading,
    text: factAt(place, named === null ? start : named.rest, end),
    source: named?.source ?? null,
    actor: handleAt(place, named === null ? start : named.rest, end),
    context: null,
    form,
    span: { start: place.base + span.start, end: place.base + span.end },
    group: place.group,
    day: place.day,
    zone: place.zone,
    until: null,
    newestFirst: place.newestFirst,
  }
}

/** The time as written, marks inside it left out. */
export function timeFact(place: Excerpt, span: Span): Fact<string> {
  const fact = factAt(place, span.start, span.end)
  if (!/[*_`~[<]/.test(fact.value)) return fact
  const value = fact.value
    .replace(/\*\*|__|`|~~|\[\^[^\]]*\]/g, '')
    .replace(/<br\s?\/?>\s*/gi, ' ')
    .trim()
  return { value, span: fact.span }
}

/** `(source: alert)` at the start of an event, and where the event goes on. */
function sourceIn(place: Place, start: number, end: number): { source: Fact<string>; rest: number } | null {
  const { text } = place
  if (text.charCodeAt(start) !== 0x28 /* ( */) return null
  const close = text.indexOf(')', start)
  const colon = text.indexOf(':', start)
  if (close < 0 || close > end || colon < 0 || colon > close) return null
  if (columnOf(place.profile, 'timeline', text.slice(start + 1, colon).trim()) !== 'source') return null
  return { source: factAt(place, colon + 1, close), rest: afterSeparators(text, close + 1, end, '', -1) }
}

const handle = /@[A-Za-z0-9][\w.-]{0,38}/y

/** The handle an event opens with. */
function handleAt(place: Excerpt, start: number, end: number): Fact<string> | null {
  if (place.text.charCodeAt(start) !== 0x40 /* @ */) return null
  handle.lastIndex = start
  const found = handle.exec(place.text)
  return found === null || start + found[0].length > end
    ? null
    : factAt(place, start, start + found[0].length)
}
