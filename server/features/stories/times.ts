import { durationWords, type Message, type Point, say } from '../../../core/index.ts'

/** "47 min after started_at", "5 min before 14:00": the distance of a time from the start of the incident. */
export function fromStart(minutes: number, start: Point): Message {
  const length = durationWords(Math.abs(minutes))
  return minutes < 0 ? say`${length} before ${start.name}` : say`${length} after ${start.name}`
}
