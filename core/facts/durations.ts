import { english } from '../message.ts'
import { covers, type Span } from '../span.ts'
import { durationWords } from './durationWords.ts'
import { withPlainDigits } from './time/characters.ts'
import { DAY, MINUTE, SECOND } from './time/days.ts'
import { mayHoldRange } from './time/ranges.ts'
import { type Quantity, quantities } from './time/units.ts'
import { minutesBetween, readTime, type TimeReading } from './times.ts'

/** How long something lasted, as the author states it. */
export interface Duration extends DurationPart {
  /** The clock times stated beside the length or instead of it. */
  readonly range: { readonly from: TimeReading; readonly to: TimeReading } | null
  readonly form: DurationForm
  /**
   * Minutes by which another true statement of the same length may differ, judging by how this one is written: one step of its
   * smallest unit ("28 minutes" 1, "2 hours" 60, "1.5 h" 6, "12:34" a second). With "about" at least a tenth of the whole, and
   * 10 or 5 minutes for a multiple of those. Clock times to the minute, with which a duration is compared, have a rounding of a
   * minute of their own.
   */
  readonly rounding: number
  /** All lengths, if the text states several: visible and latent, or one for each service. Else empty. */
  readonly parts: readonly DurationPart[]
}

/** `words`: a number with its unit, `clock`: a range of times, `number`: minutes without a unit, `iso`: PT1H30M. */
export type DurationForm = 'words' | 'number' | 'clock' | 'mm:ss' | 'h:mm' | 'h:mm:ss' | 'iso'

export interface DurationPart {
  /** May have a fraction, as "12:34" in minutes and seconds has. */
  readonly minutes: number
  readonly span: Span
  /** Marked by about, over, ~ or 約, or a range of two lengths ("11–13 hours", of which the longer counts). */
  readonly approximate: boolean
  /** Whether it is not the time from start to end: business hours, latent time, several incidents together. */
  readonly otherClock: boolean
}

export interface DurationOptions {
  /** What two numbers with a colon mean; if not given, "12:34" is not a duration. */
  readonly clock?: 'mm:ss' | 'h:mm'
}

/**
 * The duration in a metadata value or label: "28 minutes (14:35 UTC - 15:03 UTC)", "1h 30m", "14:32 - 15:00", "約 25 分". Of
 * several the first that is not `otherClock` counts. `null` if there is none.
 */
export function readDuration(value: string, options: DurationOptions = {}): Duration | null {
  const text = withPlainDigits(value.slice(0, LONGEST_VALUE))
  const plain = plainMinutes.exec(text)
  if (plain !== null) {
    const [, gap = '', count] = plain
    const span = { start: gap.length, end: text.length }
    return { ...certain(Number(count), span, 'words'), rounding: 1 }
  }
  const iso = isoDuration.exec(text)
  if (iso !== null) return readIso(iso)
  const figures = readFigures(text, options)
  if (figures !== null) return figures
  const ranges = readRanges(text)
  const parts = readParts(text, ranges)
  return parts.length === 0 ? ofRange(ranges[0], text) : ofParts(text, parts, ranges)
}

/** As `durationWords` in English, with its sign; else `12:34` (`1:02:34` from an hour on). */
export function formatDuration(minutes: number, style: 'long' | 'short' | 'mm:ss' = 'long'): string {
  const seconds = Math.round(Math.abs(minutes) * 60)
  const sign = minutes < 0 && seconds > 0 ? '-' : ''
  if (!Number.isFinite(seconds)) return ''
  return style === 'mm:ss' ? sign + asClock(seconds) : sign + english(durationWords(minutes, style))
}

interface Range {
  readonly from: TimeReading
  readonly to: TimeReading
  readonly minutes: number
}

/** In minutes, as every length here. */
const A_DAY = DAY / MINUTE
const A_SECOND = SECOND / MINUTE
/** Longer values are text; a duration is near their start. */
const LONGEST_VALUE = 2000
/** The commonest form, read without further ado. */
const plainMinutes = /^(\s*)(\d{1,5}) min(?:ute)?s?$/
const isoDuration = /^\s*P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?\s*$/
const figuresOnly =
  /^[\s*_`~≈]*(?:(\d{1,6})|(\d{1,4}):([0-5]\d)(?::([0-5]\d)|\s?(hours?|hrs?|h|minutes?|mins?|std|stunden?|heures?|horas?)\b\.?)?)[\s*_`]*(?:\([^)]*\))?\s*$/i
const otherClocks =
  /\b(?:business|working|support|office|engineering|staff) (?:hours?|days?|time)\b|\b(?:man|person|engineer)[- ](?:hours|days)\b|\b(?:latent|dormant|undetected|cumulative|cumulated|combined|aggregated?|intermittent(?:ly)?|non-consecutive|across)\b|Geschäftszeit|Arbeitszeit|Arbeitstag|Bürozeit|Werktag|heures (?:ouvr|de bureau)|jours ouvr|horario (?:laboral|comercial)|horas hábiles|días hábiles|horas úteis|dias úteis|horário comercial|営業|稼働時間|業務時間|潜在|潜伏|ラテント|間欠|断続|累計|延べ|工作日|工作时间|영업/iu
const looselyBefore =
  /(?:[~≈<>≤≥∼]|約|およそ|最大|最低|推定|大约|约|약|\b(?:about|around|approx(?:imately|\.)?|circa|ca\.?|roughly|over|under|more than|less than|up to|at least|at most|nearly|almost|some|estimated|etwa|rund|über|fast|knapp|ungefähr|mehr als|weniger als|environ|plus d[e']|moins d[e']|près d[e']|presque|unos|unas|casi|más de|menos de|cerca de|aproximadamente|mais de|quase))[\s*_]*$/iu
const looselyBehind =
  /^[\s*_]*[(\uFF08]?(?:or so|or more|approx|circa|roughly|estimated|未満|以上|以内|以下|弱|強|程度|ほど|前後|左右|ぐらい|くらい|推定|정도)/iu
const clauseEnd = /[、,;；。／|]/u
const joint = /^[\s*_]*(?:,|and|und|et|y|e|と|&)?[\s*_]*$/iu
/** Minutes without a unit after hours: "5h15 offline". After a space no word may follow: "5 h 15 users" counts users. */
const bareMinutes = /^(?:(?=\d\d)|\s?)(\d{1,2})(?![\d:.,\p{L}])(?:(?<=^\d\d)|(?!\s\p{L}))/u

function readIso(match: RegExpExecArray): Duration | null {
  const [whole, days, hours, minutes, seconds] = match
  if ((days ?? hours ?? minutes ?? seconds) === undefined) return null
  const total =
    Number(days ?? 0) * A_DAY +
    Number(hours ?? 0) * 60 +
    Number(minutes ?? 0) +
    Number(seconds ?? 0) * A_SECOND
  const rounding =
    seconds !== undefined ? A_SECOND : minutes !== undefined ? 1 : hours !== undefined ? 60 : A_DAY
  const start = whole.length - whole.trimStart().length
  return { ...certain(total, { start, end: start + whole.trim().length }, 'iso'), rounding }
}

/** A value of nothing but numbers: `90` minutes, `12:34` as `options` or its unit says, `1:02:34`. */
function readFigures(text: string, options: DurationOptions): Duration | null {
  const match = figuresOnly.exec(text)
  if (match === null) return null
  const [, number, first, middle, last, unit] = match
  const start = text.search(/\d/)
  const end = start + (number ?? `${first}:${middle}${last === undefined ? '' : `:${last}`}`).length
  const approximate = /[~≈]/.test(text.slice(0, start))
  const marked = (duration: Duration) => ({ ...duration, approximate, otherClock: otherClocks.test(text) })
  if (number !== undefined)
    return marked({ ...certain(Number(number), { start, end }, 'number'), rounding: 1 })
  if (last !== undefined) {
    const minutes = Number(first) * 60 + Number(middle) + Number(last) * A_SECOND
    return marked({ ...certain(minutes, { start, end }, 'h:mm:ss'), rounding: A_SECOND })
  }
  const clock = unit === undefined ? options.clock : /^m/i.test(unit) ? 'mm:ss' : 'h:mm'
  if (clock === undefined) return null
  const exact = clock === 'mm:ss'
  const minutes = exact ? Number(first) + Number(middle) * A_SECOND : Number(first) * 60 + Number(middle)
  return marked({ ...certain(minutes, { start, end }, clock), rounding: exact ? A_SECOND : 1 })
}

/** "0h34 (10:41 - 11:15)", the length in bold or not: before a range in brackets this is a length, not a time of day. */
const lengthBefore = /^\d{1,3}\s?h\s?\d\d[\s*_]*\(/

const wordStart = /(?<![\p{L}\d:.-])[\p{L}\d]/gu

/** Every range of times in the text. */
function readRanges(text: string): Range[] {
  const ranges: Range[] = []
  if (!mayHoldRange(text)) return ranges
  for (let at = nextWord(text, 0); at >= 0; ) {
    const from = lengthBefore.test(text.slice(at, at + 12)) ? null : readTime(text, at)
    const minutes = from?.until == null ? null : minutesBetween(from, from.until)
    if (from?.until != null && minutes !== null) ranges.push({ from, to: from.until, minutes })
    at = nextWord(text, Math.max(at + 1, from?.span.end ?? 0))
  }
  return ranges
}

/** Offset of the first word at or after `at`; -1 if there is none. */
function nextWord(text: string, at: number): number {
  wordStart.lastIndex = at
  return wordStart.exec(text)?.index ?? -1
}

/** The spans of all lengths of time in a text. "1 hour 43 minutes" is one. */
export function lengthsIn(text: string): readonly Span[] {
  return readParts(text, []).map(part => part.span)
}

/**
 * Whether the text between two numbers joins them into one length. After a comma not if the first unit is to the second (`step`
 * times as long) more than a day to a minute: "locked for 3 weeks, 41 minutes of errors".
 */
function joins(between: string, step: number): boolean {
  return joint.test(between) && (step <= A_DAY || !between.includes(','))
}

interface Part extends DurationPart {
  readonly rounding: number
}

/** The lengths in the text that are not in `ranges`. Adjacent numbers with falling units are one: "1 hour 43 minutes". */
function readParts(text: string, ranges: readonly Range[]): Part[] {
  const within = (found: Quantity) => ranges.some(({ from }) => covers(from.span, found))
  const groups: Quantity[][] = []
  for (const found of quantities(text)) {
    if (within(found)) continue
    const group = groups.at(-1)
    const last = group?.at(-1)
    const continues =
      last !== undefined &&
      found.unit < last.unit &&
      joins(text.slice(behindDot(text, last), found.start), last.unit / found.unit)
    if (group !== undefined && continues) group.push(found)
    else groups.push([found])
  }
  return groups.map((group, index) => toPart(text, group, groups[index - 1]?.at(-1)?.end ?? 0))
}

/** Offset after a number with its unit, and the full stop of an abbreviated one: "1 hr. 20 min." */
function behindDot(text: string, { start, end }: Quantity): number {
  return /\P{L}\p{L}{1,3}\.$/u.test(text.slice(start, end + 1)) ? end + 1 : end
}

function toPart(text: string, group: readonly Quantity[], from: number): Part {
  const [first, last] = [group[0]!, group.at(-1)!]
  // "1h30", "1 heure 20": minutes after hours may have no unit.
  const bare = last.unit === 60 ? bareMinutes.exec(text.slice(last.end, last.end + 8)) : null
  const end = last.end + (bare?.[0].length ?? 0)
  const minutes = group.reduce((sum, quantity) => sum + quantity.minutes, 0) + Number(bare?.[1] ?? 0)
  const spread = last.low === null ? 0 : last.minutes - last.low
  const approximate = spread !== 0 || last.unit > 10_080 || isLoose(text, from, first.start, end)
  const step = bare === null ? last.step : 1
  const rounding = approximate ? Math.max(spread, looseRounding(minutes, step)) : step
  const otherClock = otherClocks.test(clauseAround(text, from, first.start, end))
  return { minutes, span: { start: first.start, end }, approximate, otherClock, rounding }
}

function isLoose(text: string, from: number, start: number, end: number): boolean {
  const before = text.slice(Math.max(from, start - 24), start)
  return (
    looselyBefore.test(before) ||
    /\+/.test(text.slice(start, end)) ||
    looselyBehind.test(text.slice(end, end + 24))
  )
}

/** A tenth, but at least the grain of the number: 10 for "about 30 minutes", 5 for "about 15". */
function looseRounding(minutes: number, step: number): number {
  const grain = step !== 1 ? step : minutes % 10 === 0 ? 10 : minutes % 5 === 0 ? 5 : 1
  return Math.max(grain, minutes / 10)
}

function clauseAround(text: string, from: number, start: number, end: number): string {
  const before = text.slice(Math.max(from, start - 120), start).split(clauseEnd)
  const behind = text.slice(end, end + 120).split(clauseEnd)
  return before.at(-1)! + text.slice(start, end) + behind[0]!
}

function ofParts(text: string, parts: readonly Part[], ranges: readonly Range[]): Duration {
  const chosen = parts.find(part => !part.otherClock) ?? parts[0]!
  const next = parts[parts.indexOf(chosen) + 1]?.span.start ?? text.length
  const otherClock = otherClocks.test(text)
  const own = ranges.find(({ from }) => {
    return parts.length === 1 || (from.span.start >= chosen.span.end && from.span.start < next)
  })
  const range = own === undefined || otherClock ? null : { from: own.from, to: own.to }
  const { minutes, span, approximate, rounding } = chosen
  const listed = parts.length > 1 ? parts.map(({ rounding: _, ...part }) => part) : []
  return { minutes, span, approximate, otherClock, range, form: 'words', rounding, parts: listed }
}

function ofRange(range: Range | undefined, text: string): Duration | null {
  if (range === undefined) return null
  const { from, to, minutes } = range
  const before = text.slice(Math.max(0, from.span.start - 24), from.span.start)
  const approximate = from.approximate || to.approximate || looselyBefore.test(before)
  const exact = from.precision === 'second' && to.precision === 'second'
  return {
    ...certain(minutes, from.span, 'clock'),
    approximate,
    otherClock: otherClocks.test(text),
    range: { from, to },
    rounding: approximate ? looseRounding(minutes, 1) : exact ? A_SECOND : 1,
  }
}

function certain(minutes: number, span: Span, form: DurationForm): Duration {
  return { minutes, span, approximate: false, otherClock: false, range: null, form, rounding: 0, parts: [] }
}

function asClock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`
}
