import { type Day, dayOf, findDate } from '../facts/times.ts'
import type { Fact } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'

/** Whether a due date lies before the day, even if day and month are swapped in an ambiguous one. */
export function isBefore({ parsed }: View, { value, span }: Fact<Day>, start: Day): boolean {
  if (value >= start) return false
  const other = `${value.slice(0, 4)}-${value.slice(8)}-${value.slice(5, 7)}`
  return other < start || findDate(slice(parsed, span))?.ambiguous !== true
}

/** The earliest day that the document gives for the incident: `date` alone may be the day of writing. */
export function firstDay({ record }: View): Fact<Day> | null {
  const days: Fact<Day>[] = record.date === null ? [] : [record.date]
  for (const moment of [record.moments.started, record.moments.detected, record.moments.resolved]) {
    const { instant, reading } = moment?.value ?? { instant: null, reading: null }
    const day = reading?.date ?? (instant === null ? null : dayOf(instant))
    if (moment && day !== null) days.push({ value: day, span: moment.span })
  }
  for (const { wall, time } of record.timeline) {
    if (wall !== null) days.push({ value: dayOf(wall), span: time.span })
  }
  return days.length === 0 ? null : days.reduce((first, day) => (day.value < first.value ? day : first))
}
