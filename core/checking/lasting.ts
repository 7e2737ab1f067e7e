import { addDays, dayStart, type Instant } from '../facts/times.ts'
import { localDay, localDayStart } from '../facts/zones.ts'
import type { Deadline } from '../policy/lifecycle.ts'
import type { View } from '../view.ts'

const DAY = 86_400_000
const QUARTER = 900_000

/**
 * Until when `check` finds the same in this document as it does now, with the same fixes, while its text, style and
 * neighbours stay; `Infinity` where time has no say. Rather too early than too late: what changes on a certain day is
 * looked at again on every day, what changes at a certain time in every quarter of an hour.
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

/** The end of this day, in the team's zone or in UTC, whichever is nearer. */
function dayEnd({ now, settings }: View): Instant {
  const { zone } = settings.calendar
  const [own, utc] = [zone, 'UTC'].map(one => localDayStart(addDays(localDay(now, one), 1), one))
  return Math.min(own!, utc!)
}

/** Days begin, and terms of hours end, at quarters of an hour wherever the zone. */
function quarterEnd(now: Instant): Instant {
  return (Math.floor(now / QUARTER) + 1) * QUARTER
}

/** Whether it speaks of a time that is not long past: of the future, perhaps. */
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

/** A limit is announced from an instant on; near it hours count, and later days. */
function untilStatus(view: View, due: Deadline | null): Instant {
  if (due === null) return Number.POSITIVE_INFINITY
  if (view.now < due.warnFrom) return due.warnFrom
  const isNear = view.now < Math.max(due.due, due.failFrom) + 2 * DAY
  return isNear ? quarterEnd(view.now) : dayEnd(view)
}

/** Open items are overdue by days, and a due date that is proposed counts from today. */
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
