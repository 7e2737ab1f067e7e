import type { TimelineEntry } from '../facts/record.ts'
import { MINUTE } from '../facts/time/days.ts'
import { type Day, dayOf, formatInstant, type Instant, offsetAt } from '../facts/times.ts'

/** The parts of a time as people write it. A date counts as one where year, month and day are figures in this order. */
interface Shape {
  /** From the start of the text to behind `T` or the space that follows the date; empty without a date. */
  readonly dated: string
  readonly clock: RegExpExecArray
}

export const datedHead = /^(\d{4})([-/.])\d{1,2}\2\d{1,2}(T|\s+)/
const clockShape =
  /(\d{1,2})(:|\.|[hH]|時|时)(\d{2})(?:([:.分])(\d{2})(?:\.\d+)?秒?)?(分)?(?:(\s?)([AaPp])(\.?)[Mm]\.?)?/

function shapeOf(text: string): Shape | null {
  const dated = datedHead.exec(text)?.[0] ?? ''
  const clock = clockShape.exec(text.slice(dated.length))
  return clock && { dated, clock }
}

/** Minutes east of UTC of the clock an entry is written by, at an instant; 0 where the document leaves it open. */
export function offsetOf(entry: TimelineEntry | null, at: Instant): number {
  const zone = entry?.reading?.zone
  const named = zone ? (zone.offset ?? offsetAt(zone.text, dayOf(at))) : null
  if (named !== null) return named
  if (!entry || entry.instant === null || entry.wall === null) return 0
  return Math.round((entry.wall - entry.instant) / MINUTE)
}

/** Whether the form of an entry's time can be copied: a single clock time, no range, no second clock, nothing unknown. */
export function isModel(entry: TimelineEntry): boolean {
  const { reading } = entry
  if (!reading || reading.seconds === null || reading.problem !== null || reading.unknown) return false
  return reading.until === null && reading.secondary === null && shapeOf(plain(entry.time.value)) !== null
}

/** What calls a time rough, in front of it. */
export const approximation = /^(?:[\s~≈～]+|(?:ca\.?|about|approx\.?|around|約)\s*)/i

/** What does so behind it. */
export const roughly = /\s*(?:頃|ごろ|ころ|前後|くらい)\s*$/

/** The time without signs of approximation. */
function plain(text: string): string {
  return text.replace(approximation, '').replace(roughly, '')
}

/** What stands behind a time, without further clock times and without what calls it rough. */
export function withoutOtherClocks(text: string): string {
  return text
    .replace(/\s*[(（][^()（）\n]*\d[^()（）\n]*[)）]/g, '')
    .replace(/\s*[/–—〜~-]\s*\d{1,2}[:.]\d\d\b/g, '')
    .replace(roughly, '')
}

/**
 * An instant written as the model's time is: by its clock, with its seconds, its half of the day, its zone and, where
 * it has one, a date. `dated` adds the date to a time that goes without. Without a model `14:05`, in UTC.
 */
export function clockLike(model: TimelineEntry | null, at: Instant, dated: boolean): string {
  const local = at + offsetOf(model, at) * MINUTE
  const day = dayOf(local)
  const text = model ? plain(model.time.value) : ''
  const shape = shapeOf(text)
  if (!model || !shape) return `${dated ? `${day} ` : ''}${formatInstant(local).slice(11, 16)}`
  const written = clockAs(shape.clock, local)
  const from = shape.dated.length + shape.clock.index
  const behind = withoutOtherClocks(text.slice(from + shape.clock[0].length).replace(/\?+$/, ''))
  if (shape.dated !== '') return dateAs(shape.dated, day) + written + behind
  const worded = model.reading?.date != null || model.reading?.partialDate != null
  if (worded && model.wall !== null && dayOf(model.wall) === day)
    return text.slice(0, from) + written + behind
  return (worded || dated ? `${day} ` : '') + written + (worded ? '' : behind)
}

function dateAs(head: string, day: Day): string {
  const [, , mark, gap] = datedHead.exec(head)!
  return day.replaceAll('-', mark!) + gap
}

function clockAs(model: RegExpExecArray, local: number): string {
  const [, hour, mark, , secondMark, , sign = '', space, half, dot] = model
  const [hours, minutes, seconds] = formatInstant(local).slice(11, 19).split(':')
  const isMorning = Number(hours) < 12
  const shown = String(half ? ((Number(hours) + 11) % 12) + 1 : Number(hours)).padStart(hour!.length, '0')
  const behind = secondMark ? `${secondMark}${seconds}${secondMark === '分' ? '秒' : ''}` : ''
  const letters = `${isMorning ? 'a' : 'p'}${dot}m${dot}`
  const suffix = half ? space + (half < 'a' ? letters.toUpperCase() : letters) : ''
  return `${shown}${mark}${minutes}${behind}${sign}${suffix}`
}
