import type { Message } from '../message.ts'
import type { Span } from '../span.ts'
import { matchEnd, withPlainDigits } from './time/characters.ts'
import { type DateReading, dateProblem } from './time/dateReading.ts'
import { type Day, dayStart, daysBetween, type Instant, isRealDay, MINUTE, toDay } from './time/days.ts'
import { type DayWord, numberedDay } from './time/dayWords.ts'
import { skipBrackets, skipMarks } from './time/marks.ts'
import { blank, type Point, skipGap } from './time/point.ts'
import { readPoint, readSecondClock } from './time/points.ts'
import { between, fromClock, limit, rangeAnd, rangeMark } from './time/ranges.ts'
import { openClockEnd, unknownWordEnd, vagueParenthesisEnd } from './time/unknowns.ts'
import { offsetAt, type Zone } from './zones.ts'

export { findDate } from './dates.ts'
export {
  addDays,
  type Day,
  dayOf,
  dayStart,
  daysBetween,
  formatInstant,
  type Instant,
  isRealDay,
  weekday,
} from './time/days.ts'
export type { DayWord } from './time/dayWords.ts'
export { weekdayOf } from './time/months.ts'
export { findZone, gapAt, offsetAt, repeatsAt, seasonMismatch, type Zone } from './zones.ts'

/** A day without its year. */
export interface PartialDate {
  readonly month: number
  readonly day: number
}

/** A date, a time, or both, as written: nothing is inferred or corrected. */
export interface TimeReading {
  /** Span of the time in the given string: without marks and "at", with zone and second clock. */
  readonly span: Span
  /** The full calendar day, if stated. */
  readonly date: Day | null
  /** A day without its year: "Jan 14". */
  readonly partialDate: PartialDate | null
  /** Seconds since midnight (with fraction) on the stated clock; 86400 for 24:00. */
  readonly seconds: number | null
  /** For a time without a date, what words beside it say of its day: a weekday, the next day, or "Day 2". */
  readonly dayWord: DayWord | null
  readonly precision: 'day' | 'minute' | 'second'
  readonly zone: Zone | null
  /** Minutes from the start or detection of the incident: T+5m, T-10, +00:15. */
  readonly relative: number | null
  /** Marked with ~, about, ca., 頃, 約, 午前, or "14:05?". */
  readonly approximate: boolean
  /** Whether declared unknown, in whole or part: ?, ??:??, TBD, 不明, YYYY-MM-DD, 2023-MM-DD, 2024-03-13 HH:mm. */
  readonly unknown: boolean
  /** The end of a range: 14:16–14:19. If only one end states a zone, both have it. */
  readonly until: TimeReading | null
  /** Why the time as written does not exist: "hour 25", "30 February". */
  readonly problem: Message | null
  /** The same moment on a second clock: 09:35:22 (18:35), 13:14 EDT (17:14 UTC). */
  readonly secondary: TimeReading | null
}

export interface TimeContext {
  /** The day from the surroundings: a heading, column or earlier entry. */
  readonly date: Day | null
  /** The zone of the heading, column or document. */
  readonly zone: Zone | null
  /** The year for "Jan 14" if `date` is `null`. */
  readonly year?: number
}

const preposition =
  /(?:(?:at|from|on|um|am|ab|von|le|à|dès|el|a las|em|às|kl\.?|(?:day|tag|jour|día|dia)\s\d{1,2}[,:]?)\s+(?:the\s+)?|@\s?|翌日?|同日|当日|次日|第[一二三四五六七八九十]天|\d{1,2}(?:日目|\s?일차)|익일|다음\s?날)\s*/iy
const theDayAfter = /^(?:翌|次日|第二天|익일|다음)/
const betweenWithin = /[\s(（](?:between|zwischen|entre|tra|tussen)\s/i
const startWord = /(?:start(?:ed)?|begin|Beginn|開始)(?![\p{L}\d])\s*/uy
const endWord = /\s*(?:end(?:ed)?|Ende|終了)(?![\p{L}\d])/uy
const tillWord = /\s?(?:まで|迄|까지|为止|為止)/y

/** The date or time at `from`, after emphasis, brackets, code marks, emoji and a preposition; `null` if there is none. */
export function readTime(written: string, from = 0): TimeReading | null {
  const text = withPlainDigits(written)
  const opening = skipMarks(text, from)
  const parenthesis = vagueParenthesisEnd(text, opening)
  if (parenthesis > 0) return declaredUnknown(opening, parenthesis)
  const at = skipBrackets(text, opening)
  const point = readPoint(text, at) ?? readBehindPreposition(text, at)
  if (point === null) {
    const end = unknownWordEnd(text, at)
    return end > 0 ? declaredUnknown(at, end) : null
  }
  const until = readRangeEnd(text, point, isBetween(text, at, point))
  if (until !== null) share(point, until)
  return toReading(point, until)
}

/**
 * The instant of a reading, completed from the context. `null` if clock time, day or zone remain unknown, if a value is
 * impossible, and for relative times. A day alone is no instant.
 */
export function instantOf(reading: TimeReading, context: TimeContext): Instant | null {
  const { seconds, problem, unknown } = reading
  const zone = reading.zone ?? context.zone
  const day = dayOfReading(reading, context)
  if (seconds === null || problem !== null || unknown || zone === null || day === null) return null
  const offset = zone.offset ?? offsetAt(zone.text, day, seconds)
  return offset === null ? null : dayStart(day) + Math.round(seconds * 1000) - offset * MINUTE
}

/** The instant that a text states alone; `null` where it leaves day or zone open. */
export function statedInstant(text: string): Instant | null {
  const reading = readTime(text)
  return reading && instantOf(reading, { date: null, zone: null })
}

/** The day that a text states; `null` where it states none. */
export function statedDay(text: string): Day | null {
  return readTime(text)?.date ?? null
}

/** The day of a reading: as stated, or without a year in the year nearest to the context's day, or the context's day. */
export function dayOfReading(reading: TimeReading, context: TimeContext): Day | null {
  if (reading.date !== null) return reading.date
  const near = context.date !== null && isRealDay(context.date) ? context.date : null
  if (reading.partialDate === null) return reading.problem === null && !reading.unknown ? near : null
  if (near !== null) return nearestDay(reading.partialDate, near)
  if (context.year === undefined) return null
  const day = toDay(context.year, reading.partialDate.month, reading.partialDate.day)
  return isRealDay(day) ? day : null
}

/** The day of the year that is nearest to another day; `null` if there is no such day. */
export function nearestDay({ month, day }: PartialDate, near: Day): Day | null {
  const year = Number(near.slice(0, 4))
  const distance = (one: Day) => Math.abs(daysBetween(near, one))
  const days = [year, year - 1, year + 1].map(one => toDay(one, month, day)).filter(isRealDay)
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/**
 * Minutes from the start to the end of a range, past midnight if the end has no day and its clock is earlier. `null` if either
 * end has no clock time, or only the end has a day.
 */
export function minutesBetween(from: TimeReading, to: TimeReading): number | null {
  if (from.relative !== null && to.relative !== null) return to.relative - from.relative
  const zone = { text: 'UTC', offset: 0 }
  // Any leap year would do: only the difference counts.
  const context = { date: isDated(from) ? null : '2004-01-01', zone, year: 2004 }
  const day = dayOfReading(from, context)
  const start = instantOf(from, context)
  if (start === null || day === null || (isDated(to) && !isDated(from))) return null
  const end = instantOf(to, { date: day, zone })
  if (end === null) return null
  const wraps = end < start && !isDated(to)
  return (end - start) / MINUTE + (wraps ? 1440 : 0)
}

function isDated(reading: TimeReading): boolean {
  return reading.date !== null || reading.partialDate !== null
}

function readBehindPreposition(text: string, at: number): Point | null {
  const end = Math.max(matchEnd(preposition, text, at), matchEnd(between, text, at))
  const placed = end > 0 ? readPoint(text, skipGap(text, end)) : null
  if (placed !== null) {
    if (theDayAfter.test(text.slice(at, end))) placed.dayWord = 'next'
    else placed.dayWord ??= numberedDay(text, at)?.word ?? null
    return placed
  }
  const limited = matchEnd(limit, text, at)
  const point = limited < 0 ? null : readPoint(text, skipGap(text, limited))
  if (point !== null) point.approximate = true
  const from = point === null ? matchEnd(fromClock, text, at) : -1
  const stretch = from < 0 ? null : readPoint(text, from)
  return stretch?.clock == null ? point : stretch
}

/** Whether "between" precedes the range or follows its day: "11 March, between 9:32 and 10:47". */
function isBetween(text: string, at: number, { start, end, date, clock }: Point): boolean {
  if (matchEnd(between, text, at) > 0) return true
  return date !== null && clock !== null && betweenWithin.test(text.slice(start, end))
}

/** The end of a range, after a dash, wave, arrow or "to": a clock after a clock, a day after a day. */
function readRangeEnd(text: string, point: Point, isBetween: boolean): Point | null {
  const gap = skipGap(text, point.end)
  const started = matchEnd(startWord, text, gap)
  const mark = matchEnd(isBetween ? rangeAnd : rangeMark, text, started < 0 ? gap : started)
  if (mark < 0) return null
  const at = skipBrackets(text, mark)
  const end = readPoint(text, at)
  if (end === null || !isRangeEnd(text, at, point, end)) return null
  if (started > 0) end.end = Math.max(end.end, matchEnd(endWord, text, end.end))
  const till = matchEnd(tillWord, text, end.end)
  if (till > 0) {
    end.end = till
    readSecondClock(text, end)
  }
  // "11 March (9:32 – 10:47 UTC)".
  const isOpen = text.lastIndexOf('(', point.end) > Math.max(point.start, text.lastIndexOf(')', point.end))
  const close = isOpen ? skipGap(text, end.end) : -1
  if (text[close] === ')') end.end = close + 1
  return end
}

function isRangeEnd(text: string, at: number, point: Point, end: Point): boolean {
  const timed = end.clock !== null || end.relative !== null
  const known = point.clock !== null || point.relative !== null || point.unknown
  return timed || (known ? end.unknown && openClockEnd(text, at) > 0 : end.date !== null)
}

/** Copies what one end of a range states for both: zone, year, PM. */
function share(from: Point, to: Point): void {
  from.zone ??= to.zone
  to.zone ??= from.zone
  if (from.date !== null && from.date.year === null && to.date?.year != null) {
    from.date = { ...from.date, year: to.date.year }
  } else if (to.date !== null && to.date.year === null && from.date?.year != null) {
    const before = to.date.month < from.date.month
    to.date = { ...to.date, year: from.date.year + (before ? 1 : 0) }
  }
  const { clock } = from
  if (clock?.seconds == null || clock.half !== null || to.clock?.half !== 'pm' || to.clock.seconds === null)
    return
  const shifted = clock.seconds + 12 * 3600
  if (clock.seconds < 12 * 3600 && shifted <= to.clock.seconds)
    from.clock = { ...clock, seconds: shifted, half: 'pm' }
}

function toReading(point: Point, end: Point | null): TimeReading {
  const { date, clock } = point
  const problem =
    (date === null ? null : dateProblem(date.year, date.month, date.day)) ?? clock?.problem ?? null
  const real = problem === null || clock?.problem != null
  const day = date?.year != null && real ? realDay(date) : null
  return {
    span: { start: point.start, end: end?.end ?? point.end },
    date: day,
    partialDate: date !== null && date.year === null ? { month: date.month, day: date.day } : null,
    seconds: clock?.seconds ?? null,
    dayWord: date === null ? point.dayWord : null,
    precision: clock?.precision ?? (point.relative === null ? 'day' : point.exact ? 'second' : 'minute'),
    zone: dated(point.zone, day, clock?.seconds ?? null),
    relative: point.relative,
    approximate: point.approximate,
    unknown: point.unknown,
    until: end === null ? lastDay(point) : toReading(end, null),
    problem,
    secondary: point.secondary === null ? null : toReading(point.secondary, null),
  }
}

function realDay(date: DateReading): Day | null {
  const day = toDay(date.year ?? 0, date.month, date.day)
  return isRealDay(day) ? day : null
}

/** The zone, with its offset if that depends on a date and the date is known. */
function dated(zone: Zone | null, day: Day | null, seconds: number | null): Zone | null {
  if (zone === null || zone.offset !== null || day === null) return zone
  return { text: zone.text, offset: offsetAt(zone.text, day, seconds ?? undefined) }
}

/** The last day of "January 14–19, 2026". */
function lastDay(point: Point): TimeReading | null {
  const { date } = point
  if (date === null || date.until === null) return null
  return toReading(
    { ...point, date: { ...date, ...date.until, until: null }, clock: null, secondary: null },
    null,
  )
}

function declaredUnknown(start: number, end: number): TimeReading {
  return toReading({ ...blank(start, end), unknown: true }, null)
}
