import { readDate, skipWeekday } from '../dates.ts'
import { readOffset, readZone, type Zone, type ZoneReading } from '../zones.ts'
import {
  digitsAt,
  isDigit,
  isHyphen,
  isLetter,
  isSpace,
  matchEnd,
  numberAt,
  skipSpaces,
  wordEnd,
} from './characters.ts'
import { type ClockReading, readBasicClock, readClock, readDottedClock } from './clocks.ts'
import { type DateReading, yearsFrom, yearsTo } from './dateReading.ts'
import { type DayWord, nextDayEnd, weekdayBehind, weekdayBetween } from './dayWords.ts'
import { isWeekday } from './months.ts'
import { readRelative } from './relative.ts'
import { openClockEnd, openDateEnd, unknownWordEnd } from './unknowns.ts'

/** One point in time while it is being read: what the text has said of it so far. */
export interface Point {
  readonly start: number
  end: number
  date: DateReading | null
  clock: ClockReading | null
  relative: number | null
  dayWord: DayWord | null
  zone: Zone | null
  approximate: boolean
  unknown: boolean
  exact: boolean
  /** The same moment on a second clock: 13:14 EDT (17:14 UTC). */
  secondary: Point | null
}

const approximately =
  /(?:[~≈∼\u301C\uFF5E]|(?:about|around|approximately|approx|circa|ca|c|roughly|etwa|gegen|ungefähr|vers|environ|hacia|aprox|cerca de)\b\.?|約|およそ|大约|약)\s*/iy
const connective = /(?:at\s|um\s|à\s|a las\s|às\s|@|,|、|:|[-\u2013\u2014](?=\s))\s*/iy
/** In the cell of a table a day and its clock may stand on two lines. */
const lineBreak = /<br\s?\/?>\s*/iy
const dateLink = /(?:,\s*)?(?:(?:on|am|le|el|em)\s+)?(?:the\s+)?/iy
const loosely =
  /(?:頃|ごろ|前後|未明|早朝|朝|午前|午後|夕方?|夜|深夜|以降|以前|推定|中(?![旬\p{Script=Han}])|左右|许|경|쯤|ish\b|approx\b\.?|\?(?![?:]))/uy
const doubtfully =
  /(?:~|approx|about|around|estimated|maybe|roughly|circa|ca\.|not sure|exact time|頃|推定|前後|午前|午後|前半|後半|日付不明)/iy
/** The point in time that stands at `at`, with zone, remarks and second clock; `null` when there is none. */
export function readPoint(text: string, at: number): Point | null {
  const point = readSingle(text, at)
  if (point === null) return null
  if (point.clock !== null || point.relative !== null) readSecondClock(text, point)
  else if (doubtInParenthesis(text, skipGap(text, point.end))) point.approximate = true
  else readClockInParenthesis(text, point)
  return point
}

/** The same without a second clock. */
function readSingle(text: string, at: number): Point | null {
  const marked = isDigit(text.charCodeAt(at)) ? -1 : matchEnd(approximately, text, at)
  const point = readStated(text, at, marked < 0 ? at : marked)
  if (point === null) return null
  if (marked >= 0) point.approximate = true
  if (point.relative === null) settle(text, point)
  return point
}

/** Offset after spaces and the marks that close an emphasis, a code span or a bracket. */
export function skipGap(text: string, at: number): number {
  for (;;) {
    const unit = text.charCodeAt(at)
    const mark = unit === 42 || unit === 95 || unit === 96 || unit === 93 || unit === 0x3011
    if (!mark && !isSpace(unit)) return at
    at++
  }
}

function readStated(text: string, start: number, at: number): Point | null {
  const relative = readRelative(text, at)
  if (relative !== null) {
    const exact = relative.precision === 'second'
    return { ...blank(start, relative.end), relative: relative.minutes, exact }
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

/** Adds the clock behind a date, or the sign that it is not known. */
function withClock(text: string, point: Point): Point {
  const unit = text.charCodeAt(point.end)
  if ((unit === 84 || unit === 116) && isDigit(text.charCodeAt(point.end + 1))) {
    const clock = readBasicClock(text, point.end + 1) ?? readClock(text, point.end + 1)
    if (clock !== null) return { ...point, end: clock.end, clock, exact: true }
  }
  const at = clockPlace(text, point.end)
  // 1月2日14時5分 goes without a space.
  if (at === point.end && text.charCodeAt(at - 1) < 0x2e80) return point
  const marked = text[at] === '\u301C' ? -1 : matchEnd(approximately, text, at)
  const from = marked < 0 ? at : marked
  const clock = readClock(text, from) ?? (point.date?.year != null ? readDottedClock(text, from) : null)
  if (clock !== null) {
    // Midnight by name may be either end of the day.
    const isNamed = clock.seconds === 0 && !isDigit(text.charCodeAt(from))
    return { ...point, end: clock.end, clock, approximate: marked >= 0 || isNamed }
  }
  const open = openClockEnd(text, from)
  const unknown = open < 0 && text.charCodeAt(from) > 64 ? unknownWordEnd(text, from) : open
  return unknown > 0 ? { ...point, end: unknown, unknown: true } : point
}

/** Where a clock would stand behind a date: after space, a weekday, a comma, "at". */
function clockPlace(text: string, at: number): number {
  let place = skipGap(text, at)
  if (text.charCodeAt(place) === 60) place = Math.max(place, matchEnd(lineBreak, text, place))
  const unit = text.charCodeAt(place)
  if (unit === 40 || unit === 0xff08) place = skipGap(text, weekdayParenthesisEnd(text, place))
  else if (isLetter(unit)) place = skipWeekday(text, place)
  const linked = matchEnd(connective, text, place)
  return linked < 0 ? place : skipGap(text, linked)
}

/** Behind `(Fri)` or `(金)`; `at` when it is another parenthesis. */
function weekdayParenthesisEnd(text: string, at: number): number {
  const start = at + 1
  const end = isLetter(text.charCodeAt(start)) ? wordEnd(text, start) : start + 1
  const closed = text[end] === ')' || text[end] === '\uFF09'
  const name = text.slice(start, end)
  return closed && (isWeekday(name) || /^[月火水木金土日一二三四五六월화수목금토일]$/.test(name))
    ? end + 1
    : at
}

/** Reads on behind the figures: zone, vagueness, date, in the order they come. */
function settle(text: string, point: Point): void {
  for (let round = 0; round < 4; round++) {
    const at = skipGap(text, point.end)
    const unit = text.charCodeAt(at)
    if (Number.isNaN(unit)) return
    const vague = unit > 0x7f || unit === 63 || isLetter(unit) ? matchEnd(loosely, text, at) : -1
    if (vague > 0) {
      point.approximate = true
      point.end = vague
    } else if (
      !readZoneBehind(text, at, point) &&
      !readDateBehind(text, at, point) &&
      !readWeekdayBehind(text, at, point)
    )
      return
  }
}

function readZoneBehind(text: string, at: number, point: Point): boolean {
  if (point.zone !== null || (point.clock === null && !point.unknown)) return false
  const found = zoneBehind(text, at, point)
  if (found === null) return false
  point.zone = found.zone
  point.end = found.end
  return true
}

/** A minus may begin an offset or the end of a range: it is an offset behind ISO's T and behind seconds. */
function zoneBehind(text: string, at: number, point: Point): ZoneReading | null {
  const unit = text.charCodeAt(at)
  const minus = isHyphen(unit)
  if (!minus && unit !== 43) return readZone(text, at)
  const tight = at === point.end
  const found = readOffset(text, at)
  if (found === null) return null
  const figures = digitsAt(text, at + 1, 4)
  const full = figures === 4 || text.charCodeAt(at + 3) === 58
  const certain = minus ? point.exact || point.clock?.precision === 'second' : true
  return certain && (tight ? full || !minus || point.exact : full && (!minus || figures === 4)) ? found : null
}

function readWeekdayBehind(text: string, at: number, point: Point): boolean {
  const found = point.clock === null || point.dayWord !== null ? null : weekdayBehind(text, at)
  if (found === null) return false
  point.dayWord = found.word
  point.end = found.end
  return true
}

function readDateBehind(text: string, at: number, point: Point): boolean {
  if (point.clock === null) return false
  if (point.date !== null) return readYearBehind(text, at, point)
  const linked = matchEnd(dateLink, text, at)
  const date = readDate(text, linked < 0 ? at : linked)
  if (date === null) return false
  point.date = date
  point.end = date.end
  return true
}

/** "Thu Aug 14 14:05:09 UTC 2026", as Unix prints it. */
function readYearBehind(text: string, at: number, point: Point): boolean {
  const { date, clock } = point
  if (date?.year !== null || clock?.precision !== 'second' || digitsAt(text, at, 5) !== 4) return false
  const year = numberAt(text, at, 4)
  if (year < yearsFrom || year > yearsTo) return false
  point.date = { ...date, year }
  point.end = at + 4
  return true
}

/** What stands in parentheses behind the time, or behind a slash with a zone of its own. */
function readSecondClock(text: string, point: Point): void {
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

/** Takes a zone, a date, a second clock or a doubt out of the parenthesis at `at`; false when it holds none. */
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
  // "(+1)" is the next day.
  const whole = zone !== null && (isLetter(text.charCodeAt(inner)) || zone.end - inner > 4)
  if (whole && isClosed(text, from)) {
    // "PST (UTC-7)": the figure says which clock was meant.
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

/** "Nov 1 (14:20 UTC)": the clock of a day, with nothing else in the parenthesis. */
function readClockInParenthesis(text: string, point: Point): void {
  const at = skipGap(text, point.end)
  const unit = text.charCodeAt(at)
  if (point.date === null || (unit !== 40 && unit !== 0xff08)) return
  const stated = readSingle(text, skipSpaces(text, at + 1))
  if (stated?.clock == null || stated.date !== null || !isClosed(text, skipSpaces(text, stated.end))) return
  Object.assign(point, { clock: stated.clock, zone: stated.zone, end: behindParenthesis(text, stated.end) })
}

function isClosed(text: string, at: number): boolean {
  return text[at] === ')' || text[at] === '\uFF09' || text[at] === ']'
}

function behindParenthesis(text: string, at: number): number {
  const end = skipSpaces(text, at)
  return isClosed(text, end) ? end + 1 : at
}

function blank(start: number, end: number): Point {
  return {
    start,
    end,
    date: null,
    clock: null,
    relative: null,
    dayWord: null,
    zone: null,
    approximate: false,
    unknown: false,
    exact: false,
    secondary: null,
  }
}
