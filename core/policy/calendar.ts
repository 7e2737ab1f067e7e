import { DAY, HOUR } from '../facts/time/days.ts'
import {
  addDays,
  type Day,
  dayOf,
  dayStart,
  daysBetween,
  type Instant,
  isRealDay,
  weekday,
} from '../facts/times.ts'
import { localDay, localDayStart } from '../facts/zones.ts'
import { type Message, say } from '../message.ts'

/** The days a team works, and by which clocks. */
export interface Calendar {
  readonly holidays: ReadonlySet<Day>
  /** IANA name; days begin and end by its clocks. An unknown zone counts as UTC. */
  readonly zone: string
  /** Days of the week nobody works; 0 is Sunday. */
  readonly weekend: readonly number[]
}

/** How long someone has. Several parts add up: business days first, then days, then hours. */
export interface Term {
  readonly hours?: number | undefined
  readonly businessDays?: number | undefined
  readonly days?: number | undefined
}

/** How far off a deadline is. */
export interface Remainder {
  readonly overdue: boolean
  /** Business days after today up to the due day; when overdue, those since. */
  readonly businessDays: number
  /** Calendar days from today to the due day; when overdue, those since. */
  readonly days: number
  /** "3 business days left", "due today", "2 days overdue". */
  readonly text: Message
}

/** Longer terms are typing errors; they are cut here, so that counting ends. Business days. */
const LONGEST = 10_000

/** Whether the day is neither weekend nor holiday; false for a day that does not exist. */
export function isBusinessDay(date: Day, calendar: Calendar): boolean {
  return isRealDay(date) && !calendar.weekend.includes(weekday(date)) && !calendar.holidays.has(date)
}

/**
 * The `count`-th business day after a day (before it, when negative); the day itself for 0. Counts no further
 * than 10,000 business days, and not at all where every day is weekend or the day does not exist.
 */
export function addBusinessDays(date: Day, count: number, calendar: Calendar): Day {
  if (!isRealDay(date) || !Number.isFinite(count) || !hasWorkingWeekday(calendar)) return date
  const step = count < 0 ? -1 : 1
  let left = Math.min(Math.abs(Math.trunc(count)), LONGEST)
  let reached = dayStart(date)
  let ofWeek: number = weekday(date)
  while (left > 0) {
    reached += step * DAY
    ofWeek = (ofWeek + step + 7) % 7
    const isFree = calendar.weekend.includes(ofWeek)
    if (!isFree && (calendar.holidays.size === 0 || !calendar.holidays.has(dayOf(reached)))) left--
  }
  return dayOf(reached)
}

/**
 * Business days after `from` up to and including `to`; negative where `to` is the earlier day. 0 when either
 * does not exist. The inverse of `addBusinessDays`.
 */
export function businessDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  const days = daysBetween(from, to)
  if (Number.isNaN(days)) return 0
  if (days < 0) return -countBetween(addDays(to, -1), addDays(from, -1), calendar)
  return countBetween(from, to, calendar)
}

/**
 * When a term that starts at an instant ends. Hours are exact; a day is 24 hours, so that a term of days ends at
 * the same time of day in UTC. Business days count from the day of `from` in the calendar's zone, which is not one
 * of them however early it is, and end with the last millisecond of the last of them; no business days at all
 * change nothing.
 */
export function deadline(from: Instant, term: Term, calendar: Calendar): Instant {
  let due = from
  if (term.businessDays !== undefined && term.businessDays > 0) {
    const last = addBusinessDays(localDay(from, calendar.zone), term.businessDays, calendar)
    due = localDayStart(addDays(last, 1), calendar.zone) - 1
  }
  return due + (term.days ?? 0) * DAY + (term.hours ?? 0) * HOUR
}

/**
 * The day from which on a deadline is announced: one business day before it, or the given term before it (five days
 * before `closed`, say).
 */
export function warningDay(due: Instant, calendar: Calendar, lead: Term = { businessDays: 1 }): Day {
  const earlier = due - (lead.days ?? 0) * DAY - (lead.hours ?? 0) * HOUR
  return addBusinessDays(localDay(earlier, calendar.zone), -(lead.businessDays ?? 0), calendar)
}

/** What is left until an instant, or how long it has passed, by the days of the calendar. */
export function remaining(now: Instant, due: Instant, calendar: Calendar): Remainder {
  const overdue = now > due
  const [earlier, later] = overdue ? [due, now] : [now, due]
  const [first, last] = [localDay(earlier, calendar.zone), localDay(later, calendar.zone)]
  const days = daysBetween(first, last)
  const businessDays = businessDaysBetween(first, last, calendar)
  if (overdue) return { overdue, businessDays, days, text: overdueFor(later - earlier, days) }
  if (days === 0) return { overdue, businessDays, days, text: say`due today` }
  return { overdue, businessDays, days, text: leftOf(days, businessDays) }
}

/** What is left until the end of a day: the same as for an instant, judged by days alone. */
export function remainingDays(today: Day, due: Day, calendar: Calendar): Remainder {
  const utc = { ...calendar, zone: 'UTC' }
  return remaining(dayStart(today), dayStart(due), utc)
}

function leftOf(days: number, businessDays: number): Message {
  if (businessDays === 1) return say`1 business day left`
  if (businessDays > 1) return say`${businessDays} business days left`
  return days === 1 ? say`1 day left` : say`${days} days left`
}

function overdueFor(time: number, days: number): Message {
  if (days > 0) return days === 1 ? say`1 day overdue` : say`${days} days overdue`
  const hours = Math.floor(time / HOUR)
  if (hours === 0) return say`less than an hour overdue`
  return hours === 1 ? say`1 hour overdue` : say`${hours} hours overdue`
}

function hasWorkingWeekday(calendar: Calendar): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some(index => !calendar.weekend.includes(index))
}

/** Business days in the half-open range after `from` up to `to`, `from` not later: whole weeks, rest, less holidays. */
function countBetween(from: Day, to: Day, calendar: Calendar): number {
  const days = daysBetween(from, to)
  const weeks = Math.floor(days / 7)
  const working = [0, 1, 2, 3, 4, 5, 6].filter(index => !calendar.weekend.includes(index)).length
  let count = weeks * working
  for (let offset = 1; offset <= days % 7; offset++) {
    if (!calendar.weekend.includes((weekday(from) + offset) % 7)) count++
  }
  for (const holiday of calendar.holidays) {
    if (holiday > from && holiday <= to && isRealDay(holiday) && !calendar.weekend.includes(weekday(holiday)))
      count--
  }
  return count
}
