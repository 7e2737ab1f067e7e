import {
  digitsAt,
  isDigit,
  isHyphen,
  isLetter,
  isSpace,
  matchEnd,
  numberAt,
  pastEscape,
  skipSpaces,
} from './characters.ts'
import { type DateReading, dateProblem, FIRST_YEAR, isEnded, LAST_YEAR, plainDate } from './dateReading.ts'
import { ordinalEnd, readDays, readMonthFirst, readMonthWord } from './namedDates.ts'

/** Dates that begin with a digit: year first, day first, or with East Asian characters. */

const clockBehind =
  /(?:,?\s+|\s?[(（]\p{L}{1,9}[)）]\s*)(?:(?:à|às|at|um|a las|kl\.)\s+|[~≈]\s?)?\d{1,2}(?::\d\d|\s?h(?:\d\d)?(?![\p{L}\d]))/uy

/** A clock after `01.10.`, which alone could be a chapter number. */
const hourBehind = /,?\s+(?:(?:um|gegen|ca\.)\s+)?\d{1,2}(?::\d\d| Uhr)/y

/** The date whose first digit is at `at`; `null` if there is none. */
export function readFigures(text: string, at: number): DateReading | null {
  const count = digitsAt(text, at, 9)
  if (count === 4 || count === 5) return readYearFirst(text, at, count)
  if (count === 8) return readCompact(text, at)
  return count <= 2 ? readDayFirst(text, at, count) : null
}

/** 2026-08-14, 2026/8/14, 2026.08.14, 2026 August 14, 2026年8月14日. A year of five digits is read too: a typo to report. */
function readYearFirst(text: string, at: number, count: number): DateReading | null {
  const year = numberAt(text, at, count)
  const afterYear = pastEscape(text, at + count)
  const mark = text.charCodeAt(skipSpaces(text, afterYear))
  if (mark === 0x5e74 || mark === 0xb144) return readEastAsian(text, skipSpaces(text, afterYear) + 1, year)
  const separator = text.charCodeAt(afterYear)
  if (isSpace(separator) && count === 4) return readMonthBehindYear(text, skipSpaces(text, afterYear), year)
  if (separator === 46 && text.charCodeAt(afterYear + 1) === 32) return readKorean(text, at, year)
  const figures = readPair(text, afterYear, separator)
  if (figures === null) return null
  const { month, day, end, exact } = figures
  if (count === 5) {
    return exact && isHyphen(separator) && year >= 19_000 && year < 21_000
      ? plainDate(end, year, month, day)
      : null
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  if (separator === 46 && (!exact || text.charCodeAt(end) === 46)) return null
  return { ...plainDate(end, year, month, day), ...readLastDay(text, end, month) }
}

/** `2026. 8. 14.`, the Korean way; `at` is the year. */
function readKorean(text: string, at: number, year: number): DateReading | null {
  spaced.lastIndex = at
  const found = spaced.exec(text)
  if (found === null || year < FIRST_YEAR || year > LAST_YEAR) return null
  return plainDate(spaced.lastIndex, year, Number(found[1]), Number(found[2]))
}

const spaced = /\d{4}\. (\d{1,2})\. (\d{1,2})(?!\d)\.?/y

/** `August 14` or `Aug 14th` after a year; `at` is the month's name. */
function readMonthBehindYear(text: string, at: number, year: number): DateReading | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || !isLetter(text.charCodeAt(at))) return null
  const named = readMonthFirst(text, at)
  return named === null || named.year !== null || named.until !== null ? null : { ...named, year }
}

/** Month and day, each after `separator`, and whether both have two digits (`exact`). */
function readPair(text: string, at: number, separator: number) {
  if (!isHyphen(separator) && separator !== 47 && separator !== 46) return null
  const first = digitsAt(text, at + 1, 3)
  const middle = pastEscape(text, at + 1 + first)
  if (first < 1 || first > 2 || text.charCodeAt(middle) !== separator) return null
  const second = digitsAt(text, middle + 1, 3)
  if (second < 1 || second > 2) return null
  const end = middle + 1 + second
  const month = numberAt(text, at + 1, first)
  return { month, day: numberAt(text, middle + 1, second), end, exact: first === 2 && second === 2 }
}

/** The last day of a range, after its first: `〜18`, `–18`, `〜07-24`. A spaced dash separates columns and is not read. */
function readLastDay(
  text: string,
  at: number,
  month: number,
): { end: number; until: DateReading['until'] } | null {
  const dash = skipSpaces(text, at)
  const unit = text.charCodeAt(dash)
  const wave = unit === 0x301c || unit === 0xff5e
  if (!wave && !(dash === at && (unit === 0x2013 || unit === 126))) return null
  const start = wave ? skipSpaces(text, dash + 1) : dash + 1
  const count = digitsAt(text, start, 3)
  if (count < 1 || count > 2) return null
  let end = start + count
  let last = { month, day: numberAt(text, start, count) }
  if (text.charCodeAt(end) === 45 && digitsAt(text, end + 1, 3) === 2) {
    last = { month: last.day, day: numberAt(text, end + 1, 2) }
    end += 3
  }
  return isEnded(text, end) && dateProblem(null, last.month, last.day) === null ? { end, until: last } : null
}

/** Month and day in Japanese, Chinese or Korean, from the month's digit on: 8月14日, 8 月 14 日, 8월 14일. */
function readEastAsian(text: string, at: number, year: number | null): DateReading | null {
  const first = skipSpaces(text, at)
  const months = digitsAt(text, first, 2)
  const mark = skipSpaces(text, first + months)
  if (months === 0 || !isEastAsianMonth(text.charCodeAt(mark))) return null
  const second = skipSpaces(text, mark + 1)
  const days = digitsAt(text, second, 2)
  const end = skipSpaces(text, second + days)
  const last = text.charCodeAt(end)
  if (days === 0 || (last !== 0x65e5 && last !== 0x53f7 && last !== 0xc77c)) return null
  return plainDate(end + 1, year, numberAt(text, first, months), numberAt(text, second, days))
}

/** 20260814, only if there is such a day: eight digits may be anything. */
function readCompact(text: string, at: number): DateReading | null {
  const [year, month, day] = [numberAt(text, at, 4), numberAt(text, at + 4, 2), numberAt(text, at + 6, 2)]
  const following = text.charCodeAt(at + 8)
  if (year < 1990 || year > 2099 || dateProblem(year, month, day) !== null) return null
  return isLetter(following) && following !== 84 ? null : plainDate(at + 8, year, month, day)
}

/** 14.08.2026, 08/14/2026, 06-nov-2022, 14 August 2026, 14. August, 3rd of October, 14–19 January, 8月14日. */
function readDayFirst(text: string, at: number, count: number): DateReading | null {
  const first = numberAt(text, at, count)
  const after = at + count
  const separator = text.charCodeAt(after)
  if (isEastAsianMonth(text.charCodeAt(skipSpaces(text, after)))) return readEastAsian(text, at, null)
  const tight = separator === 46 || separator === 47 || isHyphen(separator)
  if (tight && isDigit(text.charCodeAt(after + 1))) {
    return readNumeric(text, after, first, separator) ?? readDays(text, after, first)
  }
  if (tight && isLetter(text.charCodeAt(after + 1))) return readMonthWord(text, after + 1, first, separator)
  if (separator === 46 && text.charCodeAt(after + 1) === 0x2013) return readDays(text, after, first)
  const suffixed = ordinalEnd(text, after)
  if (suffixed > 0) return readMonthWord(text, suffixed, first, 0)
  const spaced = separator === 46 || isSpace(separator)
  return spaced ? readMonthWord(text, after + 1, first, 0) : readDays(text, after, first)
}

/** Day, month and year in digits, year last. Dots mean day first; otherwise US order, unless the first number is above 12. */
function readNumeric(text: string, at: number, first: number, separator: number): DateReading | null {
  const count = digitsAt(text, at + 1, 3)
  const middle = at + 1 + count
  if (count > 2) return null
  const second = numberAt(text, at + 1, count)
  const dayFirst = separator === 46 || (first > 12 && second <= 12)
  const [month, day] = dayFirst ? [second, first] : [first, second]
  const ambiguous = separator !== 46 && first <= 12 && second <= 12 && first !== second
  if (text.charCodeAt(middle) === separator && digitsAt(text, middle + 1, 5) === 4) {
    const [year, end] = [numberAt(text, middle + 1, 4), middle + 5]
    const isDate = year >= FIRST_YEAR && year <= LAST_YEAR && month <= 31 && day <= 31 && isEnded(text, end)
    return isDate ? { ...plainDate(end, year, month, day), ambiguous } : null
  }
  if (dateProblem(null, month, day) !== null) return null
  const dotEnd = middle + 1
  if (separator === 46 && text.charCodeAt(middle) === 46 && matchEnd(hourBehind, text, dotEnd) > 0)
    return plainDate(dotEnd, null, month, day)
  // 08/14/26 and 08/14 could be anything, unless a clock follows: 08/14 14:05, 08-14 14:05.
  const short =
    text.charCodeAt(middle) === separator && digitsAt(text, middle + 1, 3) === 2 ? middle + 3 : middle
  const isIso = isHyphen(separator) && middle - at === 3 && !dayFirst && digitsAt(text, at - 2, 3) === 2
  if (matchEnd(clockBehind, text, short) < 0) return null
  if (short === middle && separator !== 47 && !isIso) return null
  const year = short === middle ? null : 2000 + numberAt(text, middle + 1, 2)
  return { ...plainDate(short, year, month, day), ambiguous }
}

function isEastAsianMonth(unit: number): boolean {
  return unit === 0x6708 || unit === 0xc6d4
}
