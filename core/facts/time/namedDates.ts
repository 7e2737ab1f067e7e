import { digitsAt, isHyphen, matchEnd, numberAt, skipSpaces, wordEnd } from './characters.ts'
import { type DateReading, FIRST_YEAR, isEnded, LAST_YEAR, plainDate } from './dateReading.ts'
import { isMonthWithoutYear, monthOf } from './months.ts'

/** Dates with a named month: 14 August 2026, 06-nov-2022, August 14th, January 14–19, 2026. */

const ordinal = /(?:st|nd|rd|th|er|º|ª|°)(?![A-Za-z])/y
const particle = /(?:de|del|of)\s+/iy

/** Offset after the ending of an ordinal (3rd, 1er, 1º); -1 if there is none. */
export function ordinalEnd(text: string, at: number): number {
  return matchEnd(ordinal, text, at)
}

/** The date whose day was read: `at` is before its month's name. The year must follow `separator` (a code unit; 0: space). */
export function readMonthWord(text: string, at: number, day: number, separator: number): DateReading | null {
  const spaced = skipSpaces(text, at)
  const linked = matchEnd(particle, text, spaced)
  const start = linked > 0 ? linked : spaced
  const end = wordEnd(text, start)
  const word = text.slice(start, end)
  const month = end - start >= 3 && end - start <= 10 ? monthOf(word) : 0
  if (month === 0 || day < 1 || day > 31) return null
  const year = readYear(text, end, separator)
  if (year !== null) return plainDate(year.end, year.value, month, day)
  const short = separator === 0 ? null : shortYear(text, end, separator)
  if (short !== null) return plainDate(short.end, short.value, month, day)
  const dotted = separator === 46
  if (separator !== 0 && !dotted && (!isHyphen(separator) || isHyphen(text.charCodeAt(end)))) return null
  return isMonthWithoutYear(word) ? plainDate(text[end] === '.' ? end + 1 : end, null, month, day) : null
}

/** "14–19 January 2026", "3.–5. Oktober", "14/15 August 2026"; `at` is after the first day. */
export function readDays(text: string, at: number, first: number): DateReading | null {
  const dash = text.charCodeAt(at) === 46 ? at + 1 : at
  const unit = text.charCodeAt(dash)
  const isSlash = unit === 0x2f
  if (!isHyphen(unit) && unit !== 0x2013 && !isSlash) return null
  const count = digitsAt(text, dash + 1, 3)
  if (count < 1 || count > 2) return null
  const last = numberAt(text, dash + 1, count)
  const rest = dash + 1 + count
  const reading = readMonthWord(text, text.charCodeAt(rest) === 46 ? rest + 1 : rest, first, 0)
  // "3/4 may be late" is a fraction: after a slash the year must follow.
  if (reading === null || last <= first || last > 31 || (isSlash && reading.year === null)) return null
  return { ...reading, until: { month: reading.month, day: last } }
}

/** August 14, 2026; Aug 14th; Sept. 5; January 14–19, 2026. */
export function readMonthFirst(text: string, at: number): DateReading | null {
  const end = wordEnd(text, at)
  if (end - at < 3 || end - at > 10) return null
  const start = skipSpaces(text, text.charCodeAt(end) === 46 ? end + 1 : end)
  const count = digitsAt(text, start, 3)
  if (count < 1 || count > 2 || start === end) return null
  const word = text.slice(at, end)
  const month = monthOf(word)
  const day = numberAt(text, start, count)
  if (month === 0 || day < 1 || day > 31) return null
  const suffixed = ordinalEnd(text, start + count)
  const after = suffixed > 0 ? suffixed : start + count
  const span = readSecondDay(text, after, day)
  const last = span === null ? after : span.end
  const year = readYear(text, last, 0)
  const until = span === null ? null : { month, day: span.day }
  if (year !== null) return { ...plainDate(year.end, year.value, month, day), until }
  return isEnded(text, last) && isMonthWithoutYear(word)
    ? { ...plainDate(last, null, month, day), until }
    : null
}

/** The `-19` of "January 14-19"; no decimal or clock may follow. */
function readSecondDay(text: string, at: number, first: number): { day: number; end: number } | null {
  const unit = text.charCodeAt(at)
  if (!isHyphen(unit) && unit !== 0x2013) return null
  const count = digitsAt(text, at + 1, 3)
  const end = at + 1 + count
  const day = numberAt(text, at + 1, count)
  return count >= 1 && count <= 2 && isEnded(text, end) && day > first && day <= 31 ? { day, end } : null
}

/** The `-23` of "02-Jan-23". */
function shortYear(text: string, at: number, separator: number): { value: number; end: number } | null {
  if (text.charCodeAt(at) !== separator || digitsAt(text, at + 1, 3) !== 2 || !isEnded(text, at + 3))
    return null
  return { value: 2000 + numberAt(text, at + 1, 2), end: at + 3 }
}

/** The year after day and month: after a comma, "de", "of" or spaces, or directly after `separator`. */
function readYear(text: string, at: number, separator: number): { value: number; end: number } | null {
  let start = at
  if (separator !== 0 && text.charCodeAt(at) === separator) start = at + 1
  else {
    if (text[start] === ',' || text[start] === '.') start++
    start = skipSpaces(text, start)
    const linked = matchEnd(particle, text, start)
    if (linked > 0) start = linked
    if (start === at) return null
  }
  if (digitsAt(text, start, 5) !== 4 || !isEnded(text, start + 4)) return null
  const value = numberAt(text, start, 4)
  return value >= FIRST_YEAR && value <= LAST_YEAR ? { value, end: start + 4 } : null
}
