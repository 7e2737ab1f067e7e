import type { Duration } from '../facts/durations.ts'
import { DAY, MINUTE, SECOND } from '../facts/time/days.ts'
import type { TimeReading, Zone } from '../facts/times.ts'
import type { Candidates } from './candidates.ts'
import { finest, minutesFrom, type Point, type Reckoning } from './points.ts'

/**
 * Whether a length and a computed one may be two ways to say the same: within one step of the smallest unit written
 * (half a step from an hour on: nobody calls 2 h 55 min "2 hours"), and the rounding of the times. What is called rough
 * is wrong only where it is not half of the other.
 */
export function agrees(length: Duration, minutes: number, grain: number): boolean {
  const { rounding, approximate } = length
  const apart = Math.abs(length.minutes - minutes)
  if (approximate && apart < Math.max(length.minutes, minutes) / 2) return true
  // "62:00" may have been rounded to the minute.
  if (rounding < 1 && Number.isInteger(length.minutes)) return apart < 1
  const isFine = approximate || rounding < 30
  return apart < (isFine ? rounding + grain : rounding / 2)
}

/** Whether a stated length may be the computed one. */
export function isSaidBy(length: Duration, { minutes, from, to }: Reckoning): boolean {
  return agrees(length, minutes, Math.max(from.grain, to.grain))
}

/** The lengths between any of the starts and any of the ends behind it. */
export function reckonings({ starts, ends }: Candidates): Reckoning[] {
  const last = finest(ends)
  return finest(starts).flatMap(from =>
    last.flatMap(to => {
      const minutes = from === to ? null : minutesFrom(from, to)
      return minutes === null || minutes < 0 ? [] : [{ minutes, from, to }]
    }),
  )
}

/** Whether a clock time is that of one of the points, to the minute; also where none of them can be compared with it. */
export function isAmong(reading: TimeReading, points: readonly Point[], zone: Zone | null): boolean {
  if (reading.seconds === null || reading.approximate || reading.unknown) return true
  const own = reading.zone ?? zone
  let comparable = false
  for (const { instant, wall } of points) {
    const isUniversal = own !== null && instant !== null
    if (isUniversal && own.offset === null) return true
    const other = isUniversal ? instant : wall
    if (other === null) continue
    const clock = isUniversal ? reading.seconds - own.offset! * 60 : reading.seconds
    const apart = (((clock * SECOND - other) % DAY) + DAY) % DAY
    if (Math.min(apart, DAY - apart) <= MINUTE) return true
    comparable = true
  }
  return !comparable
}
