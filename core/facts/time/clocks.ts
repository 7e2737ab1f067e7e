import { type Message, say } from '../../message.ts'
import { digitsAt, isDigit, isSpace, matchEnd, numberAt, skipSpaces } from './characters.ts'

/** A clock time as it stands in the text. */
export interface ClockReading {
  readonly end: number
  /** Seconds since midnight, with fraction; `null` if there is no such time. 24:00 is 86400. */
  readonly seconds: number | null
  readonly precision: 'minute' | 'second'
  /** "am" or "pm" as written: 2:05 PM. */
  readonly half: 'am' | 'pm' | null
  /** Why there is no such time: "hour 25", "minute 75". */
  readonly problem: Message | null
}

/** The clock time at `at`: 14:05, 14:05:09.250, 14h05, 14.05 Uhr, 2:05 PM, 9am, 14時32分, 1405Z, noon. */
export function readClock(text: string, at: number): ClockReading | null {
  const count = digitsAt(text, at, 7)
  if (count === 0) return readEastAsianHalf(text, at) ?? readNamed(text, at)
  if (count === 4 || count === 6) return readBare(text, at, count)
  if (count > 2) return null
  const after = at + count
  const unit = text.charCodeAt(after)
  const hour = numberAt(text, at, count)
  if (unit === 58 || unit === 0xff1a) return readColons(text, after, hour)
  if (hour === 12 && isSpace(unit)) {
    const named = readNamed(text, after + 1)
    if (named !== null) return named
  }
  return readSpelled(text, after, hour) ?? readEastAsian(text, after, hour, null)
}

/** The clock of ISO's basic form, as written after `T`: `143200` or `1432`. */
export function readBasicClock(text: string, at: number): ClockReading | null {
  const count = digitsAt(text, at, 7)
  if (count !== 4 && count !== 6) return null
  const seconds = count === 6 ? numberAt(text, at + 4, 2) : null
  return clock(at + count, numberAt(text, at, 2), numberAt(text, at + 2, 2), seconds, null)
}

/** `15.26`, two digits each. Only for text right after a date: alone it is a number. */
export function readDottedClock(text: string, at: number): ClockReading | null {
  if (digitsAt(text, at, 3) !== 2 || text.charCodeAt(at + 2) !== 46 || digitsAt(text, at + 3, 3) !== 2)
    return null
  const reading = clock(at + 5, numberAt(text, at, 2), numberAt(text, at + 3, 2), null, null)
  const following = text.charCodeAt(at + 5)
  return reading.problem === null && (isSpace(following) || at + 5 === text.length) ? reading : null
}

/** `1405:` or `1405 - `. Only for text right after a date, and not before another word: "1405 users". */
export function readFourFigureClock(text: string, at: number): ClockReading | null {
  const reading = digitsAt(text, at, 5) === 4 ? readBasicClock(text, at) : null
  return reading?.problem === null && matchEnd(separator, text, at + 4) >= 0 ? reading : null
}

const letters = /[A-Za-z%]/
/** What may follow the digits directly: a zone, or "ish". */
const suffix = /(?:Z|UTC|GMT|ish)(?![A-Za-z])/y
const halfOfDay = /([ap])(?:\.\s?)?m\b\.?/iy
const hourWord = /\s?(?:Uhr|hr?s|h)(?![A-Za-z0-9])/y
/** After `1 h 13` this makes it a duration, not a clock. */
const minuteWord = /\s?m(?:in(?:ute)?s?)?(?![A-Za-z])/iy
const uhr = /\s?Uhr\b/y
/** What may follow a bare `12h` for it to be a clock: line end, closing mark, colon, spaced dash. */
const separator = /\s*(?:$|[:)\]|\u3011\uFF09*_`]|[-\u2013\u2014]\s)/y
const zulu = /Z\b|\s?(?:UTC|GMT)\b|\s?hrs\b|h\b/y
const hoursOfDay = '\u6642\u65f6\uc2dc'
const hoursOrPoints = '\u70b9\u9ede'

/** Reads on from the first colon. */
function readColons(text: string, at: number, hour: number): ClockReading | null {
  if (digitsAt(text, at + 1, 3) !== 2) return null
  const minute = numberAt(text, at + 1, 2)
  let end = at + 3
  let second: number | null = null
  const next = text.charCodeAt(end)
  if (next === 58 || next === 0xff1a) {
    const count = digitsAt(text, end + 1, 3)
    if (count !== 2) return count === 0 ? clock(end, hour, minute, null, null) : null
    second = numberAt(text, end + 1, 2)
    end += 3
    const mark = text.charCodeAt(end)
    const figures = mark === 46 || mark === 44 ? digitsAt(text, end + 1, 10) : 0
    if (figures > 0 && figures < 10) {
      second += numberAt(text, end + 1, figures) / 10 ** figures
      end += 1 + figures
    }
    if (text.charCodeAt(end) === 58 && isDigit(text.charCodeAt(end + 1))) return null
  }
  return withHalf(text, end, hour, minute, second)
}

/** The clock with the AM or PM at `at`, if any. `null` if other letters follow: `12:34abc` is not a clock. */
function withHalf(text: string, at: number, hour: number, minute: number, second: number | null) {
  const half = readHalf(text, at) ?? readLetter(text, at)
  if (half !== null) return clock(half.end, hour, minute, second, half.half)
  const word = matchEnd(hourWord, text, at)
  if (word > 0) return clock(word, hour, minute, second, null)
  const clear = !letters.test(text.charAt(at)) || matchEnd(suffix, text, at) > 0
  return clear ? clock(at, hour, minute, second, null) : null
}

/** After an hour without a colon: 9am, 9 p.m., 14h05, 14 h 05, 14h, 14.05 Uhr, 14 Uhr, 2.05pm. */
function readSpelled(text: string, at: number, hour: number): ClockReading | null {
  const unit = text.charCodeAt(at)
  if (unit === 46) return readDotted(text, at, hour)
  const half = readHalf(text, at)
  if (half !== null) return hour <= 12 ? clock(half.end, hour, 0, null, half.half) : null
  const named = matchEnd(uhr, text, at)
  if (named > 0) return clock(named, hour, 0, null, null)
  const mark = skipSpaces(text, at)
  if ((text.charCodeAt(mark) | 32) !== 104) return null
  const start = mark > at ? skipSpaces(text, mark + 1) : mark + 1
  const isLength = letters.test(text.charAt(start + 2)) || matchEnd(minuteWord, text, start + 2) > 0
  if (digitsAt(text, start, 3) === 2 && !isLength) {
    return clock(start + 2, hour, numberAt(text, start, 2), null, null)
  }
  // A bare "12h" may be a duration: it counts only at the end of the time.
  return mark === at && text[mark] === 'h' && matchEnd(separator, text, mark + 1) >= 0
    ? clock(mark + 1, hour, 0, null, null)
    : null
}

function readDotted(text: string, at: number, hour: number): ClockReading | null {
  if (digitsAt(text, at + 1, 3) !== 2) return null
  const half = readHalf(text, at + 3)
  const end = half?.end ?? matchEnd(hourWord, text, at + 3)
  return end < 0 ? null : clock(end, hour, numberAt(text, at + 1, 2), null, half?.half ?? null)
}

/** Four or six digits are a clock only if a zone, "h" or "hrs" follows: 1405Z, 0900 hrs. */
function readBare(text: string, at: number, count: number): ClockReading | null {
  const end = matchEnd(zulu, text, at + count)
  const reading = end < 0 ? null : readBasicClock(text, at)
  if (reading === null || reading.problem !== null) return null
  return /[hs]$/.test(text.slice(at, end)) ? { ...reading, end } : reading
}

/** Reads on after the hour: 14時, 14時32分, 14時05分30秒, 14点半, 14시 32분. */
function readEastAsian(
  text: string,
  at: number,
  hour: number,
  half: 'am' | 'pm' | null,
): ClockReading | null {
  let end = skipSpaces(text, at)
  const unit = text.charCodeAt(end)
  const colon = half !== null && (unit === 58 || unit === 0xff1a)
  if (colon) {
    const reading = readColons(text, end, hour)
    return reading === null ? null : { ...reading, ...afternoon(reading, half) }
  }
  const points = isOneOf(unit, hoursOrPoints)
  if (!points && (!isOneOf(unit, hoursOfDay) || isOneOf(text.charCodeAt(end + 1), '間间'))) return null
  end++
  if (text[end] === '半') return clock(end + 1, hour, 30, null, half)
  const minute = readCounted(text, end, '分분')
  // 点 also counts things: without minutes it is an hour only after 上午 or 下午.
  if (minute === null) return points && half === null ? null : clock(end, hour, 0, null, half)
  const second = readCounted(text, minute.end, '秒초')
  return clock(second?.end ?? minute.end, hour, minute.value, second?.value ?? null, half)
}

/** What must follow "noon" or "midnight": in "the midnight job" it is an ordinary word. */
const ended = String.raw`(?=\s*(?:$|[:)\]|*_\n]|[-\u2013\u2014\u2192]\s|(?:UTC|GMT|[A-Z]{2,3}T)\b))`
const noon = new RegExp(`(?:noon|midday|mittags?|midi|mediodía|meio-dia|正午)${ended}`, 'iy')
const midnight = new RegExp(`(?:midnight|mitternacht|minuit|medianoche|meia-noite)${ended}`, 'iy')

/** Noon as 12:00, midnight as 0:00 (the start of the day). */
function readNamed(text: string, at: number): ClockReading | null {
  const letter = text.charCodeAt(at)
  if (letter !== 0x6b63 && (letter | 32) !== 109 && (letter | 32) !== 110) return null
  const half = matchEnd(noon, text, at)
  if (half >= 0) return clock(half, 12, 0, null, null)
  const whole = matchEnd(midnight, text, at)
  return whole < 0 ? null : clock(whole, 0, 0, null, null)
}

const eastAsianHalf =
  /(午前|上午|오전|凌晨|清晨|早[上朝晨]|未明|朝|새벽|아침)|(午後|下午|中午|傍晚|夕方|오후|저녁)|晚上?|[深半]?夜|밤/y

/** 午前9時, 下午2点, 오후 2:05. At night the hour tells the half; twelve is the end of either day. */
function readEastAsianHalf(text: string, at: number): ClockReading | null {
  if (text.charCodeAt(at) < 0x2e80) return null
  eastAsianHalf.lastIndex = at
  const name = eastAsianHalf.exec(text)
  if (name === null) return null
  const start = skipSpaces(text, at + name[0].length)
  const count = digitsAt(text, start, 3)
  const hour = numberAt(text, start, count)
  const isNight = name[1] === undefined && name[2] === undefined
  if (count === 0 || count > 2 || (isNight && hour === 12)) return null
  const half = name[1] !== undefined || (isNight && hour < 6) ? 'am' : 'pm'
  return readEastAsian(text, start + count, hour, half)
}

function afternoon(reading: ClockReading, half: 'am' | 'pm'): Partial<ClockReading> {
  const { seconds } = reading
  if (seconds === null) return {}
  return { seconds: half === 'pm' && seconds < 12 * 3600 ? seconds + 12 * 3600 : seconds, half }
}

function readCounted(text: string, at: number, units: string): { value: number; end: number } | null {
  const start = skipSpaces(text, at)
  const count = digitsAt(text, start, 3)
  const end = skipSpaces(text, start + count)
  if (count === 0 || count > 2 || !isOneOf(text.charCodeAt(end), units)) return null
  return { value: numberAt(text, start, count), end: end + 1 }
}

function readHalf(text: string, at: number): { half: 'am' | 'pm'; end: number } | null {
  const start = isSpace(text.charCodeAt(at)) ? skipSpaces(text, at) : at
  const letter = text.charCodeAt(start) | 32
  if (letter !== 97 && letter !== 112) return null
  halfOfDay.lastIndex = start
  const match = halfOfDay.exec(text)
  if (match === null) return null
  const dotted = /\.\s?m/i.test(match[0])
  return { half: letter === 97 ? 'am' : 'pm', end: start + (dotted ? match[0].length : 2) }
}

/** The single letter of `8:50a` and `1:05p`, right after the minutes. */
function readLetter(text: string, at: number): { half: 'am' | 'pm'; end: number } | null {
  const letter = text.charCodeAt(at) | 32
  if ((letter !== 97 && letter !== 112) || /[\p{L}\d:.]/u.test(text.charAt(at + 1))) return null
  return { half: letter === 97 ? 'am' : 'pm', end: at + 1 }
}

/** Builds a reading and checks its parts. After an hour above 12 a PM is redundant and an AM a contradiction. */
function clock(
  end: number,
  hour: number,
  minute: number,
  second: number | null,
  half: 'am' | 'pm' | null,
): ClockReading {
  const problem = clockProblem(hour, minute, second ?? 0, half)
  const twelve = half !== null && hour <= 12
  const hours = twelve ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  const seconds = problem === null ? hours * 3600 + minute * 60 + (second ?? 0) : null
  return {
    end,
    seconds,
    precision: second === null ? 'minute' : 'second',
    half: twelve ? half : null,
    problem,
  }
}

function clockProblem(
  hour: number,
  minute: number,
  second: number,
  half: 'am' | 'pm' | null,
): Message | null {
  if (hour > 24 || (hour === 24 && minute + second > 0)) return say`hour ${hour}`
  if (minute > 59) return say`minute ${minute}`
  // 60 is a leap second.
  if (second >= 61) return say`second ${Math.floor(second)}`
  return half === 'am' && hour > 12 ? say`hour ${hour} with AM` : null
}

function isOneOf(unit: number, characters: string): boolean {
  return unit > 0x7f && characters.includes(String.fromCharCode(unit))
}
