import { DAY, MINUTE } from '../facts/time/days.ts'
import { addDays, dayStart, type Instant } from '../facts/times.ts'
import { localDay, localDayStart } from '../facts/zones.ts'
import type { Deadline } from '../policy/lifecycle.ts'
import type { View } from '../view.ts'

const QUARTER = 15 * MINUTE

/**
 * The moment until which `check` finds the same as now, with the same fixes, as long as text, style and neighbours stay
 * the same; `Infinity` if nothing in the document depends on time. Errs on the early side: what depends on the day holds
 * until the day ends, what depends on the hour until the quarter of an hour ends.
 */
export function lastsUntil(view: View): Instant {
  return Math.min(
    isRecent(view) ? quarterEnd(view.now) : Number.POSITIVE_INFINITY,
    untilStatus(view, view.policy.lifecycle.due),
    untilActions(view),
    // A suppression may end on a day, which it counts in UTC.
    hasSuppressions(view) ? dayEnd(view) : Number.POSITIVE_INFINITY,
  )
}

/** The end of this day in the team's zone or in UTC, whichever comes first. */
function dayEnd({ now, settings }: View): Instant {
  const { zone } = settings.calendar
  const [own, utc] = [zone, 'UTC'].map(one => localDayStart(addDays(localDay(now, one), 1), one))
  return Math.min(own!, utc!)
}

/** In every time zone, days begin at a full quarter of an hour. */
function quarterEnd(now: Instant): Instant {
  return (Math.floor(now / QUARTER) + 1) * QUARTER
}

/** Whether it states a time less than a day ago, or in the future. */
function isRecent({ record, now }: View): boolean {
  const times = [
    record.date === null ? null : dayStart(record.date.value),
    ...Object.values(record.moments).map(({ value: { instant, reading } }) =>
      instant === null && reading.date !== null ? dayStart(reading.date) + DAY : instant,
    ),
    ...record.timeline.map(({ instant, wall }) => instant ?? wall),
  ]
  return times.some(time => time !== null && time > now - DAY)
}

/** Nothing is found before the instant at which the warning begins; near the deadline hours count, afterwards days. */
function untilStatus(view: View, due: Deadline | null): Instant {
  if (due === null) return Number.POSITIVE_INFINITY
  if (view.now < due.warnFrom) return due.warnFrom
  const isNear = view.now < Math.max(due.due, due.failFrom) + 2 * DAY
  return isNear ? quarterEnd(view.now) : dayEnd(view)
}

/** Open items become overdue by the day, and the due date that a fix proposes counts from today. */
function untilActions(view: View): Instant {
  const { actions } = view.record
  if (actions.length > 0 && actions.every(item => item.done && item.due !== null))
    return Number.POSITIVE_INFINITY
  const { groups, due } = view.profile.data.actions
  const terms = [due, ...groups.flatMap(group => group.horizon ?? [])]
  const isUtc = view.settings.calendar.zone === 'UTC'
  const byDays = terms.every(term => term.hours === undefined && (isUtc || term.days === undefined))
  return byDays ? dayEnd(view) : quarterEnd(view.now)
}

function hasSuppressions({ parsed }: View): boolean {
  return parsed.chunks.some(chunk => chunk.text.includes('postmortem-ignore'))
}
