import type { IncidentRecord, MomentName, TimelineEntry } from '../facts/record.ts'
import { DAY, MINUTE, SECOND } from '../facts/time/days.ts'
import { dayStart, type Instant, repeatsAt } from '../facts/times.ts'
import type { Value } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import type { Milestone } from '../profile/kinds.ts'
import { milestonesIn } from '../profile/milestones.ts'
import { covers, type Fact, type Span } from '../span.ts'
import { isShown } from './succession.ts'

/** A point in time the document states, in the metadata or in the timeline. */
export interface Point {
  /** Its name in messages: the label in the metadata, or the milestone of the entry. */
  readonly name: Value
  readonly span: Span
  readonly instant: Instant | null
  /** The time on its own clock, in milliseconds as if that were UTC; `null` if day or time is unknown. */
  readonly wall: number | null
  /** Minutes by which its way of writing rounds. */
  readonly grain: number
  /** Whether it is approximate or unknown, so that it contradicts nothing. */
  readonly vague: boolean
  /** Whether it writes its own day. */
  readonly dated: boolean
}

/** The time from one stated point to another. */
export interface Reckoning {
  readonly minutes: number
  readonly from: Point
  readonly to: Point
}

/** UTF-16 units: what is longer tells more than the name of a milestone. */
const LABEL = 20
const SECOND_GRAIN = 1 / 60

/** The moment of this name in the metadata; `null` where it states none with a time of day. */
export function momentPoint(record: IncidentRecord, name: MomentName): Point | null {
  const fact = record.moments[name]
  if (fact === undefined || fact.value.reading.problem !== null) return null
  const { reading, instant, wall } = fact.value
  if (instant === null && wall === null) return null
  return {
    name: labelOf(record, fact) ?? name,
    span: fact.span,
    instant,
    wall,
    grain: reading.precision === 'second' ? SECOND_GRAIN : 1,
    vague: reading.approximate || reading.unknown,
    dated: reading.date !== null,
  }
}

/** The label in front of a fact of the metadata, as written. */
export function labelOf(record: IncidentRecord, fact: Fact<unknown>): string | null {
  return record.fields.find(one => covers(one.span, fact.span))?.label.value ?? null
}

/** The points of a timeline entry: its time and, of a range, its end; one vague point where the time is open. */
export function entryPoints(entry: TimelineEntry, name: Value): Point[] {
  const { reading, instant, wall, time } = entry
  const open = reading === null || reading.unknown || (reading.seconds === null && reading.relative === null)
  // An hour that the clocks show twice may be either of the two.
  const vague = open || reading.approximate || reading.problem !== null || isShown(entry, repeatsAt)
  const grain = reading?.precision === 'second' ? SECOND_GRAIN : 1
  const dated = reading?.date != null
  const point: Point = { name, span: time.span, instant, wall: open ? null : wall, grain, vague, dated }
  const until = reading?.until ?? null
  if (until === null || until.seconds === null || reading?.seconds == null) return [point]
  let length = (until.seconds - reading.seconds) * SECOND
  if (until.date !== null && reading.date !== null) length += dayStart(until.date) - dayStart(reading.date)
  else if (length < 0) length += DAY
  const later = (at: number | null) => (at === null ? null : at + length)
  return [point, { ...point, instant: later(instant), wall: later(wall) }]
}

/** Minutes from one point to another; `null` where they lie on clocks that cannot be compared. */
export function minutesFrom(from: Point, to: Point): number | null {
  if (from.instant !== null && to.instant !== null) return (to.instant - from.instant) / MINUTE
  if (from.instant !== null || to.instant !== null || from.wall === null || to.wall === null) return null
  return (to.wall - from.wall) / MINUTE
}

/** The points without those that another one states more exactly: 10:20 is dropped beside 10:20:30. */
export function finest(points: readonly Point[]): readonly Point[] {
  const fine = points.filter(({ grain }) => grain < 1)
  if (fine.length === 0) return points
  return points.filter(point => {
    const after = (other: Point) => minutesFrom(point, other) ?? -1
    return point.grain < 1 || !fine.some(other => after(other) >= 0 && after(other) < 1)
  })
}

/** The milestones each entry of the timeline says it is, by position; a column that names them knows better than the event. */
export function milestonesOf(record: IncidentRecord, profile: Profile): readonly ReadonlySet<Milestone>[] {
  const words = profile.lookup.milestones
  return record.timeline.map(({ text, context }) => {
    const named = context === null || context.value.length > LABEL ? null : milestonesIn(words, context.value)
    return named !== null && named.size > 0 ? named : milestonesIn(words, text.value)
  })
}
