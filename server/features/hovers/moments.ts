import {
  type ActionItem,
  dayOf,
  formatInstant,
  type Instant,
  remainingDays,
  weekday,
} from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { holds, type Reader, type Topic } from './topic.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** A due date: its weekday and the business days left. */
export const dueDate: Reader = (sight, offset) => {
  const item = sight.view.record.actions.find(one => one.due !== null && holds(one.due.span, offset))
  return item ? ofDue(sight, item) : null
}

function ofDue(sight: Sight, item: ActionItem): Topic {
  const { value, span } = item.due!
  const { now, settings } = sight.view
  const left = item.done ? 'done' : remainingDays(dayOf(now), value, settings.calendar).text
  return { span, markdown: `**${weekdays[weekday(value)]} ${value}**: ${left}.` }
}

/** A moment of the metadata or the timeline: UTC, and how long after the start it was. */
export const moment: Reader = (sight, offset) => {
  const { record } = sight.view
  for (const fact of Object.values(record.moments)) {
    if (fact && holds(fact.span, offset) && fact.value.instant !== null)
      return ofInstant(sight, fact.value.instant, fact.span)
  }
  const entry = record.timeline.find(one => holds(one.time.span, offset))
  return entry && entry.instant !== null ? ofInstant(sight, entry.instant, entry.time.span) : null
}

function ofInstant(sight: Sight, instant: Instant, span: Topic['span']): Topic {
  const { record, settings } = sight.view
  const start = record.moments.started?.value.instant ?? record.timeline[0]?.instant ?? null
  const since = start === null ? [] : [`${sinceStart(instant - start)} after the start`]
  const { zone } = settings.calendar
  const local = zone === 'UTC' ? [] : [`${localTime(instant, zone)} in ${zone}`]
  return { span, markdown: [`**${formatInstant(instant)}**`, ...since, ...local].join('  \n') }
}

/** `T+1:05`, in hours and minutes. */
export function sinceStart(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000)
  const sign = milliseconds < 0 ? '-' : '+'
  return `T${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function localTime(instant: Instant, zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(instant)
  } catch {
    return formatInstant(instant)
  }
}
