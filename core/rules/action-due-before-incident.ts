import { type Day, dayOf, findDate } from '../facts/times.ts'
import { quoted } from '../policy/actions.ts'
import type { Fact } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const actionDueBeforeIncident: DocumentRule = {
  id: 'action-due-before-incident',
  group: 'actions',
  summary: 'An action item that was due before the incident',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'An action item follows from the incident; an earlier date is usually a typing error',
  *check(view) {
    let start: Fact<Day> | null | undefined
    for (const item of view.record.actions) {
      if (item.due === null) continue
      start ??= startDay(view)
      if (start === null) return
      if (item.due.value >= start.value || mayBeLater(view, item.due, start.value)) continue
      yield {
        span: item.due.span,
        message: `${quoted(item)} is due on ${item.due.value}, before the incident began (${start.value}).`,
        related: [{ message: 'the incident began here', span: start.span }],
      }
    }
  },
}

/** Whether the date is ambiguous and, with day and month swapped, would not lie before the incident. */
function mayBeLater({ parsed }: View, { value, span }: Fact<Day>, start: Day): boolean {
  const other = `${value.slice(0, 4)}-${value.slice(8)}-${value.slice(5, 7)}`
  return other >= start && findDate(slice(parsed, span))?.ambiguous === true
}

/** Returns the earliest day that the document gives for the incident: `date` alone may be the day of writing. */
function startDay({ record }: View): Fact<Day> | null {
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
