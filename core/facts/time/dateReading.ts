import { type Message, say } from '../../message.ts'
import { isDigit, isLetter } from './characters.ts'
import { monthLength } from './days.ts'

/** A date as written, of which only the shape is checked. */
export interface DateReading {
  readonly end: number
  /** `null` if not written: "Jan 14". */
  readonly year: number | null
  readonly month: number
  readonly day: number
  /** The last day of a range written as one date: "January 14–19, 2026", "2026-07-11〜07-24". */
  readonly until: { readonly month: number; readonly day: number } | null
  /** Whether day and month could be swapped: 03/04/2026. */
  readonly ambiguous: boolean
}

/** The years accepted as years of a date. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

/** Why there is no such day ("month 13", "30 February"); `null` if it exists. Without a year 29 February is accepted. */
export function dateProblem(year: number | null, month: number, day: number): Message | null {
  if (year !== null && (year < FIRST_YEAR || year > LAST_YEAR)) return say`year ${year}`
  if (month < 1 || month > 12) return say`month ${month}`
  if (day >= 1 && day <= monthLength(year ?? 2024, month)) return null
  return month === 2 && day === 29 ? say`29 February ${year!}` : daysOfMonths[month - 1]!(day)
}

/** Whether a number may end at `at`: no digit, decimal, clock, percent sign or letter follows. */
export function isEnded(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit === 37 || unit === 58 || isDigit(unit)) return unit === 58 && !isDigit(text.charCodeAt(at + 1))
  if (unit === 46 || unit === 44) return !isDigit(text.charCodeAt(at + 1))
  return !isLetter(unit)
}

/** A reading of one unambiguous day. */
export function plainDate(end: number, year: number | null, month: number, day: number): DateReading {
  return { end, year, month, day, until: null, ambiguous: false }
}

const daysOfMonths: readonly ((day: number) => Message)[] = [
  day => say`${day} January`,
  day => say`${day} February`,
  day => say`${day} March`,
  day => say`${day} April`,
  day => say`${day} May`,
  day => say`${day} June`,
  day => say`${day} July`,
  day => say`${day} August`,
  day => say`${day} September`,
  day => say`${day} October`,
  day => say`${day} November`,
  day => say`${day} December`,
]
