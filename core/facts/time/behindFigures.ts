import { readDate } from '../dates.ts'
import { readOffset, readZone, type ZoneReading } from '../zones.ts'
import { digitsAt, isHyphen, isLetter, matchEnd, numberAt } from './characters.ts'
import { FIRST_YEAR, LAST_YEAR } from './dateReading.ts'
import { weekdayBehind } from './dayWords.ts'
import { type Point, skipGap } from './point.ts'

/** Reads what follows a clock or date, in any order: zone, doubt ("頃", "ish"), date, weekday. */
export function readAfterFigures(text: string, point: Point): void {
  for (let round = 0; round < 4; round++) {
    const at = skipGap(text, point.end)
    const unit = text.charCodeAt(at)
    if (Number.isNaN(unit)) return
    const vague = unit > 0x7f || unit === 63 || isLetter(unit) ? matchEnd(vagueWord, text, at) : -1
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

/** The zone at `at`. A minus may also open the end of a range: it is an offset only after an ISO `T` or after seconds. */
function zoneBehind(text: string, at: number, point: Point): ZoneReading | null {
  const unit = text.charCodeAt(at)
  const minus = isHyphen(unit)
  if (!minus && unit !== 43) return readZone(text, at)
  const tight = at === point.end
  const found = readOffset(text, at)
  if (found === null) return null
  const figures = digitsAt(text, at + 1, 4)
  const full = figures === 4 || (text.charCodeAt(at + 3) === 58 && digitsAt(text, at + 4, 2) === 2)
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

/** `14:05:09 UTC 2026`: adds the year that Unix `date` prints last. */
function readYearBehind(text: string, at: number, point: Point): boolean {
  const { date, clock } = point
  if (date?.year !== null || clock?.precision !== 'second' || digitsAt(text, at, 5) !== 4) return false
  const year = numberAt(text, at, 4)
  if (year < FIRST_YEAR || year > LAST_YEAR) return false
  point.date = { ...date, year }
  point.end = at + 4
  return true
}

const dateLink = /(?:,\s*)?(?:(?:on|am|le|el|em)\s+)?(?:the\s+)?/iy
const vagueWord =
  /頃|ごろ|前後|(?:未明|早朝|朝|午前|午後|夕方?|深?夜|以降|以前|推定)(?!(?<=\s..?)\p{Script=Han})|中(?![旬\p{Script=Han}])|左右|许(?![多可])|경(?!(?!에|부터|까지)\p{Script=Hangul})|쯤|ish\b|approx\b\.?|\?(?![?:])/uy
