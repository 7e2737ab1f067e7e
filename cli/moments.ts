import type { Instant } from '../core/index.ts'
import { Fault } from './fault.ts'

/** The moment a run judges by: the one given (ISO 8601; UTC where it names no zone), else the present. */
export function momentOf(text: string | undefined): Instant {
  if (text === undefined) return Date.now()
  const shape = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    text,
  )
  const moment = shape
    ? Date.parse(shape[1] || text.length === 10 ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`)
    : Number.NaN
  if (Number.isNaN(moment)) {
    throw new Fault(
      `--now is ${JSON.stringify(text)}; expected a moment such as 2026-08-14 or 2026-08-14T14:05Z`,
    )
  }
  return moment
}
