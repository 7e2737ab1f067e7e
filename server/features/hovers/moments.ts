import {
  type ActionItem,
  dueOf,
  type Fact,
  formatInstant,
  holds,
  type Instant,
  isOpenItem,
  localDay,
  minutesFrom,
  momentPoint,
  type Point,
  pointOf,
  remainingDays,
  startOf,
  type View,
} from '../../../core/index.ts'
import { fromStart, weekdayOf } from '../../times.ts'
import type { Reader, Topic } from './topic.ts'

/** A due date: its weekday and the business days left. */
export const dueDate: Reader = ({ view }, offset) => {
  for (const item of view.record.actions) {
    const own = [item.due, dueOf(view, item)].find(one => one !== null && holds(one.span, offset))
    if (own)
      return {
        span: own.span,
        markdown: `**${weekdayOf(own.value)} ${own.value}**: ${left(view, item, own)}.`,
      }
  }
  return null
}

/** What is left until a day that an item names; where it was deferred, only the later day counts. */
function left(view: View, item: ActionItem, { value }: Fact<string>): string {
  const { now, settings, profile } = view
  if (!isOpenItem(item, profile)) return item.status?.value ?? 'done'
  const due = dueOf(view, item)
  if (due !== null && due.value !== value) return `deferred to ${due.value}`
  return remainingDays(localDay(now, settings.calendar.zone), value, settings.calendar).text
}

/** A moment of the metadata or the timeline: UTC, and how long after the start it was. */
export const moment: Reader = ({ view }, offset) => {
  const { record } = view
  const entry = record.timeline.find(one => holds(one.time.span, offset))
  const names = Object.keys(record.moments) as (keyof typeof record.moments)[]
  const name = names.find(one => holds(record.moments[one]!.span, offset))
  const point = name ? momentPoint(record, name) : entry && pointOf(entry)
  return point?.instant == null ? null : ofPoint(view, point, point.instant)
}

function ofPoint({ record, settings }: View, point: Point, instant: Instant): Topic {
  const start = startOf(record)
  const minutes = start && minutesFrom(start, point)
  const { zone } = settings.calendar
  const lines = [
    `**${formatInstant(instant)}**`,
    ...(start && minutes ? [fromStart(minutes, start)] : []),
    ...(zone === 'UTC' ? [] : [`${localTime(instant, zone)} in ${zone}`]),
  ]
  return { span: point.span, markdown: lines.join('  \n') }
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
