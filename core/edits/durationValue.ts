import type { Edit } from '../edit.ts'
import { formatDuration } from '../facts/durations.ts'
import { formatInstant, type TimeReading } from '../facts/times.ts'
import type { Mismatch } from '../policy/mismatches.ts'
import type { Point, Reckoning } from '../policy/points.ts'
import { covers } from '../span.ts'
import type { View } from '../view.ts'

/** Replaces a stated duration by the computed one, in the form that the style asks for, else in its own form. */
export function useComputed(view: View, mismatch: Mismatch): Edit[] {
  return isRangeMissing(view, mismatch) ? asRange(mismatch) : asWritten(mismatch)
}

/**
 * Replaces a stated duration by the computed one in its own form: its figures, its clock times, or both. No edits if only a
 * person can correct the words.
 */
function asWritten({ value, length, kind, own, computed }: Mismatch): Edit[] {
  const { range } = length.value
  if (kind === 'own') {
    // Whichever of the two agrees with the document's other times stays.
    const isWordsRight = computed !== null && Math.abs(computed.minutes - length.value.minutes) <= 1
    if (isWordsRight) return clockEdits(value.value, value.span.start, range, computed)
    const isClockRight = computed === null || own === null || Math.abs(computed.minutes - own) <= 1
    if (isClockRight) return own === null ? [] : wordEdits(value.value, length, own)
  }
  if (computed === null) return []
  const clocks = clockEdits(value.value, value.span.start, range, computed)
  if (length.value.form === 'clock' || kind === 'clock') return clocks
  const words = wordEdits(value.value, length, computed.minutes)
  return words.length === 0 || (range !== null && clocks.length === 0) ? words : [...words, ...clocks]
}

/** Whether the style asks for a range of clock times here, and the value is a duration. */
function isRangeMissing({ record, profile }: View, { value, length }: Mismatch): boolean {
  const field = record.fields.find(one => covers(one.value.span, value.span))
  const type = field?.key == null ? undefined : profile.lookup.fields.get(field.key)?.type
  return type === 'clock-range' && length.value.range === null
}

/** The clock times of what was computed in the place of the value. */
function asRange({ value, computed }: Mismatch): Edit[] {
  const clocks =
    computed === null ? [] : [computed.from, computed.to].map(point => point.wall ?? point.instant)
  const text = clocks.map(at => (at === null ? '' : formatInstant(at).slice(11, 16))).join(' - ')
  return /^\d\d:\d\d - \d\d:\d\d$/.test(text) ? [{ span: value.span, text }] : []
}

/**
 * Gives the start that the metadata states, written as `written`, the clock time at which the range begins: the
 * timeline knows that one and not the other. None where they are on different clocks.
 */
export function useRangeStart({ value, length, start }: Mismatch, written: string): Edit[] {
  const from = length.value.range?.from
  if (start === undefined || from === undefined || (from.zone !== null && from.zone.offset !== 0)) return []
  const own = clock.exec(written)
  const other = clock.exec(value.value.slice(from.span.start))
  if (own === null || other === null || /[ap]\.?m/i.test(written)) return []
  const at = start.span.start + own.index
  return [{ span: { start: at, end: at + own[0].length }, text: other[0] }]
}

const clock = /\d{1,2}:\d\d/

function wordEdits(text: string, length: Mismatch['length'], minutes: number): Edit[] {
  const { form, span } = length.value
  const written = text.slice(span.start, span.end)
  const computed = reworded(written, form, minutes)
  return computed === null || computed === written ? [] : [{ span: length.span, text: computed }]
}

function reworded(written: string, form: string, minutes: number): string | null {
  const whole = Math.round(minutes)
  switch (form) {
    case 'mm:ss':
    case 'h:mm:ss':
      return formatDuration(minutes, 'mm:ss')
    case 'number':
      return String(whole)
    case 'words':
      if (/^\d+\s*(?:m|min|mins|minutes?|Minuten|minutos|分|분)\.?$/u.test(written)) {
        const unit =
          whole === 1 ? written.replace(/minutes$/, 'minute') : written.replace(/minute$/, 'minutes')
        return unit.replace(/^\d+/, String(whole))
      }
      if (!/^[\d\s.,]*(?:(?:days?|hours?|minutes?|and|d|hrs?|h|mins?|m)[\d\s.,]*)+$/.test(written))
        return null
      return formatDuration(whole, /hour|minute|day/.test(written) ? 'long' : 'short')
    default:
      return null
  }
}

/** The clock times of a range, each set to that of a point on the same clock. */
function clockEdits(
  text: string,
  base: number,
  range: Mismatch['length']['value']['range'],
  { from, to }: Reckoning,
): Edit[] {
  if (range === null) return []
  return [...clockEdit(text, base, range.from, from), ...clockEdit(text, base, range.to, to)]
}

function clockEdit(text: string, base: number, { span, zone }: TimeReading, point: Point): Edit[] {
  const at = span.start
  const offset = zone?.offset ?? null
  const written = /\d{1,2}:\d\d(?::\d\d)?/.exec(text.slice(at, at + 24))
  if (written === null || /[ap]\.?m/i.test(text.slice(at, at + 24))) return []
  const local =
    offset === null
      ? (point.wall ?? point.instant)
      : point.instant === null
        ? null
        : point.instant + offset * 60_000
  if (local === null) return []
  const clock = formatInstant(local).slice(11, written[0].length > 5 ? 19 : 16)
  const start = base + at + written.index
  return clock === '' || clock === written[0]
    ? []
    : [{ span: { start, end: start + written[0].length }, text: clock }]
}
