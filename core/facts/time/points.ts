import { readDate, skipWeekday } from '../dates.ts'
import { readZone, type ZoneReading } from '../zones.ts'
import { readAfterFigures } from './behindFigures.ts'
import { isDigit, isLetter, matchEnd, skipSpaces, wordEnd } from './characters.ts'
import { readBasicClock, readClock, readDottedClock, readFourFigureClock } from './clocks.ts'
import { nextDayEnd, weekdayBetween } from './dayWords.ts'
import { isWeekday } from './months.ts'
import { blank, type Point, skipGap } from './point.ts'
import { fromClock, rangeAnd, rangeMark } from './ranges.ts'
import { readRelative } from './relative.ts'
import { openClockEnd, openDateEnd, unknownWordEnd } from './unknowns.ts'

const approximately =
  /(?:[~≈∼≤≥\u301C\uFF5E]|(?:about|around|approximately|approx|circa|ca|c|roughly|etwa|gegen|ungefähr|vers|environ|aux (?:alentours|environs) de|(?:hacia|sobre|cerca de|alrededor de|a eso de)(?: las?)?|aprox|(?:cerca|por volta) d[aeo]s?)\b\.?|約|约|およそ|大约|약)\s*/iy
const connective = /(?:at\s|um\s|à\s|a las\s|às\s|@|,|、|:|[-\u2013\u2014](?=\s))\s*/iy
/** In a table cell the day and its clock may stand on two lines. */
const lineBreak = /<br\s?\/?>\s*/iy
const doubtfully =
  /(?:~|approx|about|around|estimated|maybe|roughly|circa|ca\.|not sure|exact time|頃|推定|前後|午前|午後|前半|後半|日付不明)/iy

/** The point in time at `at`, with zone, remarks and second clock; `null` if there is none. */
export function readPoint(text: string, at: number): Point | null {
  const point = readSingle(text, at)
  if (point === null) return null
  if (point.clock !== null || point.relative !== null) readSecondClock(text, point)
  else if (doubtInParenthesis(text, skipGap(text, point.end))) point.approximate = true
  else readClockInParenthesis(text, point)
  return point
}

/** Like `readPoint`, without a second clock. */
function readSingle(text: string, at: number): Point | null {
  const marked = isDigit(text.charCodeAt(at)) ? -1 : matchEnd(approximately, text, at)
  const zone = leadingZone(text, at)
  const point = readStated(text, at, marked < 0 ? (zone === null ? at : zone.end) : marked)
  if (point === null) return null
  if (marked >= 0) point.approximate = true
  if (point.relative === null) readAfterFigures(text, point)
  point.zone ??= zone?.zone ?? null
  return point
}

/** The zone in front of a time: "UTC 14:05", "北京时间 10:05". */
function leadingZone(text: string, at: number): ZoneReading | null {
  const unit = text.charCodeAt(at)
  const found = (unit > 64 && unit < 91) || unit > 0x2e80 ? readZone(text, at) : null
  const end = found === null ? at : skipSpaces(text, found.end)
  return found !== null && end - at > 2 && isDigit(text.charCodeAt(end)) ? { ...found, end } : null
}

function readStated(text: string, start: number, at: number): Point | null {
  const relative = readRelative(text, at)
  if (relative !== null) {
    const exact = relative.precision === 'second'
    const approximate = /[~≈]/.test(text.slice(at, relative.end))
    return { ...blank(start, relative.end), relative: relative.minutes, exact, approximate }
  }
  const date = readDate(text, at)
  if (date !== null) return withClock(text, { ...blank(start, date.end), date })
  const open = openDateEnd(text, at)
  if (open > 0) return withClock(text, { ...blank(start, open), unknown: true })
  const from = skipWeekday(text, at)
  const clock = readClock(text, from)
  if (clock !== null) return { ...blank(start, clock.end), clock, dayWord: weekdayBetween(text, at, from) }
  const openClock = openClockEnd(text, from)
  return openClock > 0 ? { ...blank(start, openClock), unknown: true } : null
}

/** Adds the clock that follows a date, or notes that it is declared unknown. */
function withClock(text: string, point: Point): Point {
  const unit = text.charCodeAt(point.end)
  if ((unit === 84 || unit === 116) && isDigit(text.charCodeAt(point.end + 1))) {
    const clock = readBasicClock(text, point.end + 1) ?? readClock(text, point.end + 1)
    if (clock !== null) return { ...point, end: clock.end, clock, exact: true }
  }
  const at = clockPlace(text, point.end)
  // Only East Asian dates need no space: 1月2日14時5分.
  if (at === point.end && text.charCodeAt(at - 1) < 0x2e80) return point
  const marked = text[at] === '\u301C' ? -1 : matchEnd(approximately, text, at)
  const from = marked < 0 ? at : marked
  const bare = () => readDottedClock(text, from) ?? readFourFigureClock(text, from)
  const clock = readClock(text, from) ?? (point.date?.year != null ? bare() : null)
  if (clock !== null) {
    // "Midnight" may be the start or the end of the day.
    const isNamed = clock.seconds === 0 && !isDigit(text.charCodeAt(from))
    return { ...point, end: clock.end, clock, approximate: marked >= 0 || isNamed }
  }
  const open = openClockEnd(text, from)
  const unknown = open < 0 && text.charCodeAt(from) > 64 ? unknownWordEnd(text, from) : open
  return unknown > 0 ? { ...point, end: unknown, unknown: true } : point
}

/** Offset where a clock after a date would start: past spaces, `<br>`, a weekday, a comma, "at", "from". */
function clockPlace(text: string, at: number): number {
  let place = skipGap(text, at)
  if (text.charCodeAt(place) === 60) place = Math.max(place, matchEnd(lineBreak, text, place))
  const unit = text.charCodeAt(place)
  if (unit === 40 || unit === 0xff08) place = skipGap(text, weekdayParenthesisEnd(text, place))
  else if (isLetter(unit)) place = skipWeekday(text, place)
  const linked = matchEnd(connective, text, place)
  const from = linked < 0 ? place : skipGap(text, linked)
  return isLetter(text.charCodeAt(from)) ? Math.max(from, matchEnd(fromClock, text, from)) : from
}

/** Offset after `(Fri)` or `(金)`; `at` for any other parenthesis. */
function weekdayParenthesisEnd(text: string, at: number): number {
  const start = at + 1
  const end = isLetter(text.charCodeAt(start)) ? wordEnd(text, start) : start + 1
  const closed = text[end] === ')' || text[end] === '\uFF09'
  const name = text.slice(start, end)
  return closed && (isWeekday(name) || /^[月火水木金土日一二三四五六월화수목금토일]$/.test(name))
    ? end + 1
    : at
}

/** Reads a second clock and the like: in parentheses, or after a slash if it has a zone. */
export function readSecondClock(text: string, point: Point): void {
  for (let round = 0; round < 2; round++) {
    const at = skipGap(text, point.end)
    const unit = text.charCodeAt(at)
    if (unit === 40 || unit === 0xff08 || unit === 91) {
      if (!readParenthesis(text, at, point)) return
    } else if (unit === 47 && point.zone !== null) {
      const other = readSingle(text, skipSpaces(text, at + 1))
      if (other === null || other.clock === null || other.zone === null) return
      point.secondary = other
      point.end = other.end
    } else if (unit === 45 && doubtInParenthesis(text, skipSpaces(text, at + 1))) {
      point.approximate = true
      return
    } else return
  }
}

function doubtInParenthesis(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (unit === 40 || unit === 0xff08) && matchEnd(doubtfully, text, skipSpaces(text, at + 1)) > 0
}

/** Takes a zone, date, second clock or next day from the parenthesis at `at`; false if it holds none, though maybe a doubt. */
function readParenthesis(text: string, at: number, point: Point): boolean {
  let inner = skipSpaces(text, at + 1)
  if (text[inner] === '=') inner = skipSpaces(text, inner + 1)
  const zone = readZone(text, inner)
  const from = zone === null ? inner : skipSpaces(text, zone.end)
  const stated = readSingle(text, from)
  if (stated !== null && (stated.clock !== null || stated.relative !== null)) {
    if (stated.zone === null) stated.zone = zone?.zone ?? null
    point.secondary = stated
    point.end = behindParenthesis(text, stated.end)
    return true
  }
  // "(+1)" is the next day, not an offset.
  const whole = zone !== null && (isLetter(text.charCodeAt(inner)) || zone.end - inner > 3)
  if (whole && isClosed(text, from)) {
    // "PST (UTC-7)": the number decides.
    const qualifies = point.zone === null || /\d/.test(zone.zone.text)
    if (qualifies) point.zone = point.zone === null ? zone.zone : { ...point.zone, offset: zone.zone.offset }
    point.end = behindParenthesis(text, from)
    return true
  }
  if (stated?.date != null && point.date === null) {
    point.date = stated.date
    point.end = behindParenthesis(text, stated.end)
    return true
  }
  if (matchEnd(doubtfully, text, inner) > 0) point.approximate = true
  const next = nextDayEnd(text, inner)
  if (next < 0 || !isClosed(text, next)) return false
  point.dayWord = 'next'
  point.end = next + 1
  return true
}

/** Reads the clock in "Nov 1 (14:20 UTC)" or "Nov 1 (from 14:20 to 14:40)", if the parenthesis holds nothing else. */
function readClockInParenthesis(text: string, point: Point): void {
  const at = skipGap(text, point.end)
  const unit = text.charCodeAt(at)
  if (point.date === null || (unit !== 40 && unit !== 0xff08)) return
  const inner = skipSpaces(text, at + 1)
  const stated = readSingle(text, Math.max(inner, matchEnd(fromClock, text, inner)))
  if (stated?.clock == null || stated.date !== null) return
  const behind = skipSpaces(text, stated.end)
  if (!isClosed(text, behind) && !isStretchEnd(text, behind)) return
  Object.assign(point, { clock: stated.clock, zone: stated.zone, end: behindParenthesis(text, stated.end) })
}

/** Whether a second clock follows after a dash or "to", and then the parenthesis closes. */
function isStretchEnd(text: string, at: number): boolean {
  const from = Math.max(matchEnd(rangeMark, text, at), matchEnd(rangeAnd, text, at))
  const end = from < 0 ? null : readSingle(text, from)
  return end !== null && end.clock !== null && isClosed(text, skipSpaces(text, end.end))
}

function isClosed(text: string, at: number): boolean {
  return text[at] === ')' || text[at] === '\uFF09' || text[at] === ']'
}

function behindParenthesis(text: string, at: number): number {
  const end = skipSpaces(text, at)
  return isClosed(text, end) ? end + 1 : at
}
