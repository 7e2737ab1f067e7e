import { isDigit, isHyphen, isLetter, isSpace, matchEnd, skipSpaces, wordEnd } from './time/characters.ts'
import { addDays, type Day, dayOf, dayStart, type Instant, isRealDay, MINUTE } from './time/days.ts'
import { offsetAtLocal, offsetOfZone, showingsOf } from './time/seasons.ts'
import { abbreviations, type Naming, placeNames, seasonal } from './time/zoneNames.ts'

/** A time zone as written. */
export interface Zone {
  readonly text: string
  /** Minutes east of UTC; `null` if it depends on the date (PT, Europe/Berlin), is ambiguous (IST) or unknown (local time). */
  readonly offset: number | null
}

/** A zone in a text, and the offset after it. */
export interface ZoneReading {
  readonly zone: Zone
  readonly end: number
}

/** Noon, in seconds: never within an hour of a clock change. */
const NOON = 12 * 3600

/** `Europe/Berlin`, `US/Pacific`: only areas of the IANA database, so that `Web/API` is not a zone. */
const ianaName =
  /(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\/[A-Z][A-Za-z_+-]{1,30}(?:\/[A-Z][A-Za-z_-]{1,30})?/y
const offsetShape = /([+\-\u2010\u2011\u2212])(\d{1,2})(?:[:\uFF1A]?([0-5]\d))?(?!\d|[:\uFF1A]\d)/y
const timeWord = /\s*(?:Standard |Daylight |Summer )?(?:time ?zone|time)\b/iy
/** Abbreviations that usually are something else: a tax, a word, a company. */
const rareName = /^(?:AST|GST|HST|MYT|PHT|PKT|TRT|UCT|WAT|WET|WIB)$/
const announcement =
  /[(\uFF08]\s*(?:all\s)?$|\b(?:hora|horário|heure|ora)s? d[eio] $|\b(?:times?|time ?zone|timestamps)\b[^.;]{0,12}[\s/]$|\d\s*$|\d\s?[ap]\.?m\.?\s+$/i
/** A title for times with only an offset: "Time (+01:00)", "Uhrzeit (+0200)". */
const offsetOfTimes =
  /(?:\b(?:times?|time ?zone|when|timeline|timestamps?|Uhrzeit|Zeit|heures?|horas?|horário)|時刻|日時|時間|时间|시각|시간)\s*[(\uFF08]\s*([+\-\u2212]\d{2}:?[0-5]\d)\s*[)\uFF09]/i
const timeOf = /(?:hora|horário|heure|ora)s? d[eio] (?=\p{Lu})/uy
const eastAsianTime =
  /(北京|中国|台[北灣湾])(?:[标標][准準])?[时時][间間]|(?:日本|東京)(?:標準時|時間)|(?:한국|서울) ?(?:표준시|시간)/y
const localTime = /(?:local time|Ortszeit|heure locale|hora local|現地時間|当地时间|현지 시간)/iy

/**
 * Offset of a zone on a day, in minutes east of UTC. Abbreviations have one offset whatever the date; `PT`, `London` and IANA
 * names follow the clocks of the place. `seconds` is the second of the day, noon by default. `null` if the zone is ambiguous or
 * unknown, or there is no such day.
 */
export function offsetAt(zone: string, day: Day, seconds: number = NOON): number | null {
  const naming = namingOf(zone)
  if (naming === null) return zone.includes('/') && isRealDay(day) ? offsetAtLocal(zone, day, seconds) : null
  return naming.place === null ? naming.offset : offsetAtLocal(naming.place, day, seconds)
}

/**
 * The abbreviation in force on a day, if a standard or daylight abbreviation is written in the other's season: `PDT` for `PST` in
 * July. `null` if it is in season, on the days of the change, and for abbreviations that some place keeps all year (MST in
 * Arizona, CST in China, GMT, AEST in Queensland).
 */
export function seasonMismatch(zone: string, day: Day): string | null {
  const pair = seasonal.get(zone.trim())
  if (pair === undefined || !isRealDay(day)) return null
  const own = abbreviations.get(zone.trim())?.offset
  const morning = offsetAtLocal(pair.place, day, 0)
  const evening = offsetAtLocal(pair.place, addDays(day, 1), 0)
  return morning === evening && morning !== own ? pair.other : null
}

/** Whether the clocks of a zone (IANA name, `PT`, `London`) skip this second of this day. */
export function gapAt(zone: string, day: Day, seconds: number): boolean {
  return showings(zone, day, seconds) === 0
}

/** Whether the clocks of a zone (IANA name, `PT`, `London`) show this second of this day twice. */
export function repeatsAt(zone: string, day: Day, seconds: number): boolean {
  return showings(zone, day, seconds) === 2
}

function showings(zone: string, day: Day, seconds: number): number {
  const place = namingOf(zone)?.place ?? (zone.includes('/') ? zone : null)
  return place !== null && isRealDay(day) ? showingsOf(place, day, seconds) : 1
}

/** The day of an instant on the clocks of an IANA zone; in UTC if there is no such zone. */
export function localDay(instant: Instant, zone: string): Day {
  return dayOf(instant, offsetOfZone(zone, instant) ?? 0)
}

/** The start of a day on the clocks of an IANA zone; in UTC if there is no such zone. */
export function localDayStart(day: Day, zone: string): Instant {
  return dayStart(day) - (offsetAtLocal(zone, day, 0) ?? 0) * MINUTE
}

/**
 * The first zone in a heading, column title or sentence: "Timeline (UTC)", "All times in CET", "時刻 (JST)", "Time (+01:00)". An
 * offset in parentheses after a name decides: "PST (UTC-7)".
 */
export function findZone(text: string): Zone | null {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const start = isLetter(unit) ? !continuesWord(text, at) : unit >= 0x3000
    if (!start) continue
    const found = readZone(text, at)
    if (found !== null && isNamedZone(text, at, found)) return qualified(text, found)
    if (isLetter(unit)) at = wordEnd(text, at) - 1
  }
  const offset = /[+\-\u2212]\d\d/.test(text) ? offsetOfTimes.exec(text)?.[1] : undefined
  return offset === undefined ? null : (readOffset(offset, 0)?.zone ?? null)
}

/** The zone at `at`, directly after a clock or in parentheses; `null` if there is none. */
export function readZone(text: string, at: number): ZoneReading | null {
  const unit = text.charCodeAt(at)
  if (isHyphen(unit) || unit === 43) return readOffset(text, at)
  if (!isLetter(unit)) return unit > 0x7f ? (readEastAsian(text, at) ?? readLocal(text, at)) : null
  const end = wordEnd(text, at)
  const following = text.charCodeAt(end)
  if (isDigit(following) || (following === 95 && isLetter(text.charCodeAt(end + 1)))) return null
  const word = text.slice(at, end)
  const naming = end - at <= 5 ? abbreviation(word) : undefined
  if (naming !== undefined)
    return naming.offset === 0 ? readUtc(text, at, end) : reading(text, at, end, naming)
  if (following === 47) return readIana(text, at)
  const place = matchEnd(timeOf, text, at)
  return place > 0 ? readPlace(text, place) : (readPlace(text, at) ?? readLocal(text, at))
}

/** A numeric offset: `+02:00`, `+0200`, `-5`; `null` beyond 14 hours. */
export function readOffset(text: string, at: number): ZoneReading | null {
  offsetShape.lastIndex = at
  const match = offsetShape.exec(text)
  if (match === null) return null
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > 14 * 60) return null
  const offset = match[1] === '+' ? minutes : minutes === 0 ? 0 : -minutes
  return { zone: { text: match[0], offset }, end: at + match[0].length }
}

/** `UTC`, `GMT` or `Z`, with the offset that may follow the first two: `UTC+2`, `GMT -05:00`. */
function readUtc(text: string, at: number, end: number): ZoneReading {
  const spaced = skipSpaces(text, end)
  const offset = end - at === 3 ? readOffset(text, spaced) : null
  if (offset !== null && (spaced === end || offset.zone.text.length > 3))
    return { zone: { ...offset.zone, text: text.slice(at, offset.end) }, end: offset.end }
  return { zone: { text: text.slice(at, end), offset: 0 }, end }
}

function readIana(text: string, at: number): ZoneReading | null {
  const end = matchEnd(ianaName, text, at)
  return end < 0 ? null : { zone: { text: text.slice(at, end), offset: null }, end }
}

/** 北京时间, 日本時間, 한국 시간. */
function readEastAsian(text: string, at: number): ZoneReading | null {
  eastAsianTime.lastIndex = at
  const name = eastAsianTime.exec(text)
  if (name === null) return null
  const naming = { offset: name[1] === undefined ? 540 : 480, place: null }
  return reading(text, at, at + name[0].length, naming)
}

/** A place, with "time" or without a word after it: `Pacific`, `London`, `New York time`. */
function readPlace(text: string, at: number): ZoneReading | null {
  let end = wordEnd(text, at)
  // The longer name first: "Central European" is not "Central".
  const second = isSpace(text.charCodeAt(end)) ? wordEnd(text, end + 1) : end
  const longer = second > end + 1 ? placeNames.get(text.slice(at, second).toLowerCase()) : undefined
  let naming = longer ?? placeNames.get(text.slice(at, end).toLowerCase())
  if (naming === undefined) return null
  if (longer !== undefined) end = second
  const named = matchEnd(timeWord, text, end)
  if (named < 0 && isLetter(text.charCodeAt(skipSpaces(text, end)))) return null
  if (named > 0 && text.slice(end, named).includes('Standard')) naming = inSeason(naming, 'standard')
  if (named > 0 && /Daylight|Summer/.test(text.slice(end, named))) naming = inSeason(naming, 'daylight')
  return reading(text, at, named < 0 ? end : named, naming)
}

/** A place's standard or daylight time as a fixed offset: "Eastern Daylight Time" is EDT all year. */
function inSeason(naming: Naming, season: 'standard' | 'daylight'): Naming {
  const summer = naming.place === null ? null : offsetAtLocal(naming.place, '2024-07-01', NOON)
  const winter = naming.place === null ? null : offsetAtLocal(naming.place, '2024-01-01', NOON)
  if (summer === null || winter === null) return naming
  const [least, most] = summer < winter ? [summer, winter] : [winter, summer]
  return { place: null, offset: season === 'standard' ? least : most }
}

function readLocal(text: string, at: number): ZoneReading | null {
  const end = matchEnd(localTime, text, at)
  return end < 0 ? null : { zone: { text: text.slice(at, end), offset: null }, end }
}

function reading(text: string, at: number, end: number, naming: Naming): ZoneReading {
  return { zone: { text: text.slice(at, end), offset: naming.offset }, end }
}

/** The zone of an abbreviation: in capitals, or in lower case if it is not also a word ("est", "et", "ist", "wet" are). */
function abbreviation(word: string): Naming | undefined {
  const known = abbreviations.get(word)
  if (known !== undefined) return known
  return /^(?:utc|gmt|jst|kst|cet|cest|eest|pst|pdt|edt|cdt|mst|mdt)$/.test(word)
    ? abbreviations.get(word.toUpperCase())
    : undefined
}

function namingOf(zone: string): Naming | null {
  const text = zone.trim()
  const known = abbreviation(text) ?? placeNames.get(text.toLowerCase())
  if (known !== undefined) return known
  const found = readZone(text, 0)
  if (found !== null && found.zone.offset !== null) return { offset: found.zone.offset, place: null }
  const place = placeNames.get(text.replace(/\s*time(?: ?zone)?$/i, '').toLowerCase())
  return place ?? null
}

/** Whether a zone in running text is one. Two letters, a rare name or a place need a clock, bracket or "times" before them. */
function isNamedZone(text: string, at: number, found: ZoneReading): boolean {
  const name = found.zone.text
  if (name.length < 2) return false
  const sure = name.length > 2 && !rareName.test(name) && !placeNames.has(name.toLowerCase())
  return sure || announcement.test(text.slice(Math.max(0, at - 24), at))
}

function continuesWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return isLetter(before) || isDigit(before) || before === 95 || before === 45
}

function qualified(text: string, found: ZoneReading): Zone {
  let at = skipSpaces(text, found.end)
  if (text[at] !== '(' && text[at] !== '\uFF08') return found.zone
  at = skipSpaces(text, at + 1)
  const inner = readZone(text, at)
  if (inner === null || !/\d/.test(inner.zone.text)) return found.zone
  return { text: found.zone.text, offset: inner.zone.offset }
}
