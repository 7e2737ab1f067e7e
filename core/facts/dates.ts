import type { Message } from '../message.ts'
import type { Span } from '../span.ts'
import { digitsAt, isDigit, isLetter, skipSpaces, withPlainDigits, wordEnd } from './time/characters.ts'
import { type DateReading, dateProblem } from './time/dateReading.ts'
import { addDays, type Day, toDay } from './time/days.ts'
import { readFigures } from './time/figureDates.ts'
import { isWeekday } from './time/months.ts'
import { readMonthFirst } from './time/namedDates.ts'

/** A full date in a text. */
export interface FoundDate {
  /** As written, as `YYYY-MM-DD`; not a real day if `problem` is set. */
  readonly date: Day
  readonly span: Span
  /** Why there is no such day: "month 13", "30 February". */
  readonly problem: Message | null
  /** Read in US order (month first), though the other order is possible: 03/04/2026. */
  readonly ambiguous: boolean
}

/**
 * The first full date (with a year) in the text: ISO and the like, 14.08.2026, 08/14/2026, month names in the
 * languages of `months.ts`, 2026年8月14日. `null` if there is none.
 */
export function findDate(written: string): FoundDate | null {
  const text = withPlainDigits(written)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const digit = isDigit(unit)
    if (!digit && !isLetter(unit)) continue
    const read = digit ? readFigures : readMonthFirst
    const reading = startsWord(text, at) ? read(text, at) : null
    if (reading !== null && reading.year !== null) {
      const { year, month, day, end, ambiguous } = reading
      const problem = dateProblem(year, month, day)
      return { date: toDay(year, month, day), span: { start: at, end }, problem, ambiguous }
    }
    at += digit ? digitsAt(text, at, 64) - 1 : wordEnd(text, at) - at - 1
  }
  return null
}

/** The date, if the text is nothing else. */
export function dateAlone(text: string): FoundDate | null {
  const found = findDate(text)
  return found !== null && found.span.start === 0 && found.span.end === text.trimEnd().length ? found : null
}

/** The first date without a year in the text: "12 May", 8月14日. */
export function findPartialDate(text: string): Span | null {
  for (const { index } of text.matchAll(wordStart)) {
    const reading = readDate(text, index)
    if (reading !== null && reading.year === null) return { start: index, end: reading.end }
  }
  return null
}

/** The first date without a year in the text, taken as the first such day from 30 days before `since` on. */
export function dayFrom(text: string, since: Day): FoundDate | null {
  const span = findPartialDate(text)
  const reading = span === null ? null : readDate(text, span.start)
  if (span === null || reading === null) return null
  const { month, day, ambiguous } = reading
  const from = addDays(since, -EARLIER)
  const year = Number(from.slice(0, 4))
  const same = toDay(year, month, day)
  const date = same >= from ? same : toDay(year + 1, month, day)
  return { date, span, problem: dateProblem(Number(date.slice(0, 4)), month, day), ambiguous }
}

/** How long before the incident a preventive action may already have been done, in days. */
const EARLIER = 30

/** A capital, as of a month's name, or a number of a day before a word or 月. */
const wordStart = /(?<![\p{L}\p{N}.,/:-])(?:\p{Lu}|\d{1,2}(?=(?:st|nd|rd|th|\.)?\s+\p{L}|\s?[月월]))/gu

/** The date at `at`, with or without a weekday before it; `null` if there is none. */
export function readDate(text: string, at: number): DateReading | null {
  if (isDigit(text.charCodeAt(at))) return readFigures(text, at)
  const after = skipWeekday(text, at)
  return after > at && isDigit(text.charCodeAt(after))
    ? readFigures(text, after)
    : readMonthFirst(text, after)
}

/** Offset after a weekday's name and the comma and spaces after it; `at` if there is none. */
export function skipWeekday(text: string, at: number): number {
  const name = wordEnd(text, at)
  const end = text.startsWith('-feira', name) ? name + '-feira'.length : name
  if (end === name && (end - at < 2 || !isWeekday(text.slice(at, end)))) return at
  const mark = text.charCodeAt(end)
  if (mark === 46 && text.charCodeAt(end + 1) === 44) return skipSpaces(text, end + 2)
  // Two letters ("Mo", "Fr") are a weekday only with a comma or full stop, or before "4.3." or "4. März".
  if (end - at === 2 && mark !== 44 && mark !== 46)
    return germanDay.test(text.slice(end, end + 6)) ? end + 1 : at
  return skipSpaces(text, mark === 44 || mark === 46 ? end + 1 : end)
}

const germanDay = /^ \d{1,2}\.(?: ?[A-ZÄ]|\d)/

/** Whether a date may begin here: not inside a word, number or version. */
function startsWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isDigit(before) || isLetter(before)) return false
  return (before !== 46 && before !== 47) || !isDigit(text.charCodeAt(at - 2))
}
