import { type Day, type Instant, isRealDay } from '../core/index.ts'
import { Fault } from './fault.ts'

const shape = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** A moment given as ISO 8601, in UTC where it names no zone. Throws a `Fault` that names the option. */
export function momentOf(text: string, option: string): Instant {
  const [whole, day = '', zone] = shape.exec(text) ?? []
  const iso = text.replace(' ', 'T')
  const moment =
    whole !== undefined && isRealDay(day) ? Date.parse(zone || text === day ? iso : `${iso}Z`) : Number.NaN
  if (!Number.isNaN(moment)) return moment
  throw new Fault(
    `${option} is ${JSON.stringify(text)}; expected a moment such as 2026-08-14 or 2026-08-14T14:05Z`,
  )
}

/** A day of the calendar. Throws a `Fault` that names the option. */
export function dayIn(text: string, option: string): Day {
  if (isRealDay(text)) return text
  throw new Fault(`${option} is ${JSON.stringify(text)}; expected a day such as 2026-08-14`)
}
