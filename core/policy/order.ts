import type { IncidentRecord, Moment, MomentName } from '../facts/record.ts'
import { DAY, FALL, HOUR, MINUTE, SECOND } from '../facts/time/days.ts'
import { dayOf, dayStart } from '../facts/times.ts'
import { incidentMoments } from '../profile/kinds.ts'
import type { Fact } from '../span.ts'
import { metadataDate } from './naming.ts'

/** A moment that is out of order, and the one it contradicts. */
export interface Disorder {
  readonly name: MomentName
  readonly moment: Fact<Moment>
  /** The moment it contradicts. */
  readonly other: MomentName
  readonly otherMoment: Fact<Moment>
  /** Whether it comes too early; too late otherwise. */
  readonly early: boolean
}

interface Timed {
  readonly moment: Fact<Moment>
}

interface Stop extends Timed {
  readonly name: MomentName
}

/** The fewest moments of an incident that break its order. */
export function disorders(record: IncidentRecord): Disorder[] {
  const stops = incidentMoments.flatMap((name): Stop[] => {
    const moment = record.moments[name]
    return moment === undefined ? [] : [{ name, moment }]
  })
  return outOfOrder(stops).map(({ stop, other, early }) => {
    return { ...stop, other: other.name, otherMoment: other.moment, early }
  })
}

/** What stands out of order, the one it is held against, and whether it comes too early; too late otherwise. */
interface OutOfOrder<T> {
  readonly stop: T
  readonly other: T
  readonly early: boolean
}

/**
 * The stops that break the order: those left when as many as possible are kept that do not contradict each other. If there
 * is a choice, the earlier stage is kept.
 */
export function outOfOrder<T extends Timed>(stops: readonly T[]): OutOfOrder<T>[] {
  if (stops.every((stop, i) => i === 0 || !precedes(stop, stops[i - 1]!))) return []
  const kept = longestCourse(stops)
  return stops.flatMap((stop, i) => {
    if (kept.has(i)) return []
    const before = stops.findLast((one, k) => k < i && kept.has(k) && precedes(stop, one))
    const after = stops.find((one, k) => k > i && kept.has(k) && precedes(one, stop))
    const other = before ?? after
    return other === undefined ? [] : [{ stop, other, early: before !== undefined }]
  })
}

/** Indices of a longest run in which nothing precedes what comes before it; of several the first. */
function longestCourse(stops: readonly Timed[]): Set<number> {
  const lengths = stops.map(() => 1)
  const follows = (i: number, j: number) => !precedes(stops[j]!, stops[i]!)
  for (let i = stops.length - 2; i >= 0; i--) {
    for (let j = i + 1; j < stops.length; j++) {
      if (follows(i, j)) lengths[i] = Math.max(lengths[i]!, lengths[j]! + 1)
    }
  }
  const kept = new Set<number>()
  let wanted = Math.max(...lengths)
  let last = -1
  for (let i = 0; i < stops.length; i++) {
    if (lengths[i] !== wanted || (last >= 0 && !follows(last, i))) continue
    kept.add(i)
    last = i
    wanted--
  }
  return kept
}

/** Whether the first certainly happened before the second. */
function precedes({ moment: first }: Timed, { moment: second }: Timed): boolean {
  const [a, b] = [first.value, second.value]
  if (a.reading.problem !== null || b.reading.problem !== null) return false
  const [start, end] = [extent(b), extent(a)]
  if (a.instant !== null && b.instant !== null) {
    const bare = a.reading.date === null || b.reading.date === null
    return a.instant + grain(a) <= b.instant && !(bare && b.instant - a.instant > FALL)
  }
  if (start === null || end === null) return areClocks(a, b) && isEarlierClock(a, b)
  // Zones of which one is unknown are up to 14 hours apart.
  const slack = (a.instant === null) === (b.instant === null) || isDayOnly(a) || isDayOnly(b) ? 0 : 14 * HOUR
  return end + grain(a) + slack <= start
}

/** Whether both are written as a time of day and no more: no day, and no zone that would tell the instant. */
function areClocks(a: Moment, b: Moment): boolean {
  return [a, b].every(
    ({ instant, reading }) => instant === null && reading.date === null && !isDayOnly({ reading }),
  )
}

/** Whether the first clock shows less, and not so much less that midnight may lie between them. */
function isEarlierClock(a: Moment, b: Moment): boolean {
  const apart = (b.reading.seconds! - a.reading.seconds!) * SECOND
  return grain(a) <= apart && apart <= FALL
}

/** The start of the moment on its own clock, as if that were UTC. */
function extent({ instant, reading }: Moment): number | null {
  const { date, seconds } = reading
  if (date !== null) return dayStart(date) + (seconds ?? 0) * SECOND
  return instant === null ? null : instant
}

function grain({ reading }: Moment): number {
  if (isDayOnly({ reading })) return DAY
  return reading.approximate ? HOUR : reading.precision === 'second' ? 1 : MINUTE
}

function isDayOnly({ reading }: Pick<Moment, 'reading'>): boolean {
  return reading.seconds === null
}

/** Whether the metadata has the incident begin on another day than its date. */
export function isStartElsewhere(record: IncidentRecord): boolean {
  const date = metadataDate(record)
  const { started } = record.moments
  if (date === null || started === undefined || started.value.reading.date === null) return false
  if (started.span.start <= date.span.end && date.span.start <= started.span.end) return false
  return !startDays(started).includes(date.value)
}

/** The days on which the incident may be said to have begun: in UTC and by the clock its start is written in. */
export function startDays({ value: { instant, reading } }: Fact<Moment>): readonly string[] {
  const days = [reading.date, instant === null ? null : dayOf(instant)]
  return [...new Set(days.filter(day => day !== null))]
}
