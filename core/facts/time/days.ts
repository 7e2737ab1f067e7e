/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/**
 * A fall of the clock by more than this from one entry to the next, in milliseconds, means that midnight has passed; by less,
 * that the rows are out of order. Entries eight hours apart are commoner than rows misplaced by that much.
 */
export const FALL = 8 * HOUR

const shape = /^\d{4}-\d{2}-\d{2}$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days in a month (1–12) of the Gregorian calendar. */
export function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0)
}

/** Whether the text is `YYYY-MM-DD` and the calendar has such a day (years 0001–9999). */
export function isRealDay(day: string): boolean {
  if (!shape.test(day)) return false
  const { year, month, date } = partsOf(day)
  return year > 0 && date > 0 && date <= monthLength(year, month)
}

/** The day as text; the parts are not checked. */
export function toDay(year: number, month: number, date: number): Day {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

interface DayParts {
  readonly year: number
  /** 1–12. */
  readonly month: number
  /** 1–31. */
  readonly date: number
}

/** The numbers of year, month and day; not checked. */
function partsOf(day: Day): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** The instant at which the day begins in UTC; `NaN` if there is no such day. */
export function dayStart(day: Day): Instant {
  if (!isRealDay(day)) return Number.NaN
  const { year, month, date } = partsOf(day)
  return civilDays(year, month, date) * DAY
}

/** The day of an instant on clocks `offsetMinutes` east of UTC; empty for an instant that is not finite. */
export function dayOf(instant: Instant, offsetMinutes = 0): Day {
  if (!Number.isFinite(instant)) return ''
  const { year, month, date } = civilDate(Math.floor((instant + offsetMinutes * MINUTE) / DAY))
  return toDay(year, month, date)
}

/** The day `count` days later (earlier when negative); the argument itself when there is no such day. */
export function addDays(day: Day, count: number): Day {
  const start = dayStart(day)
  return Number.isNaN(start) || !Number.isFinite(count) ? day : dayOf(start + Math.trunc(count) * DAY)
}

/** Whole days from one day to another, negative when `to` is the earlier; `NaN` when either does not exist. */
export function daysBetween(from: Day, to: Day): number {
  return (dayStart(to) - dayStart(from)) / DAY
}

/** Day of the week of a real day. */
export function weekday(day: Day): Weekday {
  const days = dayStart(day) / DAY
  return ((((days + 4) % 7) + 7) % 7) as Weekday
}

/**
 * The instant in ISO 8601, UTC: `2026-08-14T14:32:00Z`, to the minute `2026-08-14T14:32Z`, to the day
 * `2026-08-14`. Smaller parts are dropped, not rounded. Empty for an instant that is not finite.
 */
export function formatInstant(instant: Instant, precision: 'day' | 'minute' | 'second' = 'second'): string {
  const day = dayOf(instant)
  if (day === '' || precision === 'day') return day
  const seconds = Math.floor(instant / SECOND) - Math.floor(instant / DAY) * (DAY / SECOND)
  const clock = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}`
  return precision === 'minute' ? `${day}T${clock}Z` : `${day}T${clock}:${pad(seconds % 60, 2)}Z`
}

/** Days since 1970-01-01. `Date.UTC` reads years 0–99 as 1900–1999, so the year is moved by 400 (146,097 days) and back. */
function civilDays(year: number, month: number, date: number): number {
  return Date.UTC(year + 400, month - 1, date) / DAY - 146_097
}

/** The inverse of `civilDays`, after Howard Hinnant's "chrono-compatible low-level date algorithms". */
function civilDate(days: number): DayParts {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const part = Math.floor((5 * dayOfYear + 2) / 153)
  const month = part < 10 ? part + 3 : part - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, date: dayOfYear - Math.floor((153 * part + 2) / 5) + 1 }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
