import { type Day, formatDuration, type Point, weekday } from '../../../core/index.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The day of the week in English, in full. */
export function weekdayOf(day: Day): string {
  return weekdays[weekday(day)]!
}

/** "47 min after started_at", "5 min before 14:00": the distance of a time from the start of the incident. */
export function fromStart(minutes: number, start: Point): string {
  return `${formatDuration(Math.abs(minutes))} ${minutes < 0 ? 'before' : 'after'} ${start.name}`
}
