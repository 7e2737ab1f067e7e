import { tellsSeveral } from '../facts/incidentLength.ts'
import type { IncidentRecord, TimelineEntry } from '../facts/record.ts'
import { DAY, MINUTE } from '../facts/time/days.ts'
import { dayStart } from '../facts/times.ts'
import type { Profile } from '../profile/compile.ts'
import { type Milestone, milestones } from '../profile/kinds.ts'
import { covers } from '../span.ts'
import { type Course, courseOf } from './candidates.ts'
import { entryPoints, milestonesOf, minutesFrom, momentPoint, type Point, type Reckoning } from './points.ts'

/** How long an incident took from its start to each of its milestones; `null` where the document leaves it open. */
export interface Intervals {
  readonly detect: Reckoning | null
  readonly mitigate: Reckoning | null
  readonly resolve: Reckoning | null
}

/**
 * The intervals of one document: between the moments of the metadata, or else the entries that mark them. Where these leave it
 * open there is none:
 * - of several incidents, since days on which all was well lie between the first start and the last end;
 * - where the timeline begins with what led up to the incident, days before it;
 * - to a detection with which the timeline begins;
 * - to milestones that contradict each other's order.
 */
export function intervalsOf(record: IncidentRecord, profile: Profile): Intervals {
  const start = startOf(record)
  if (start === null || tellsSeveral(record.fields, profile)) return none
  const isStated = momentPoint(record, 'started') !== null
  if (!isStated && isBeforehand(start, record)) return none
  const course = courseOf(record, milestonesOf(record, profile))
  const reached = stages.map(name => reckoned(start, momentPoint(record, name) ?? marked(course, name)))
  const points = inOrder(
    reached.map(one => one?.to ?? null),
    record,
  )
  const [detect, mitigate, resolve] = points.map(point => reckoned(start, point))
  const isSeen = isStated || detect?.to.span !== start.span
  return { detect: isSeen ? detect! : null, mitigate: mitigate!, resolve: resolve! }
}

const none: Intervals = { detect: null, mitigate: null, resolve: null }
/** In the order in which an incident goes through them. */
const stages = ['detected', 'mitigated', 'resolved'] as const

/** The points of the stages without those that contradict each other: what the metadata states counts more than what entries mark. */
function inOrder(points: readonly (Point | null)[], record: IncidentRecord): (Point | null)[] {
  const isStated = stages.map(name => momentPoint(record, name) !== null)
  return points.map((own, i) => {
    const isSound = points.every((other, k) => {
      if (own === null || other === null || (isStated[i] && !isStated[k])) return true
      return (minutesFrom(own, other) ?? 0) * (k - i) >= 0
    })
    return isSound ? own : null
  })
}

/** Whether the timeline begins more than a day before the day of the incident, which is stated elsewhere. */
function isBeforehand(start: Point, { date, timeline }: IncidentRecord): boolean {
  const at = start.wall ?? start.instant
  if (date === null || at === null || timeline.some(({ time }) => covers(time.span, date.span))) return false
  return dayStart(date.value) - at > DAY
}

/**
 * Where the incident starts: the moment stated, or else the earliest entry of the timeline with a certain time. One amid the
 * others that is days before them has a slip in its date: then the first.
 */
export function startOf(record: IncidentRecord): Point | null {
  const stated = momentPoint(record, 'started')
  if (stated !== null) return stated
  const points = record.timeline.flatMap(entry => {
    const point = pointOf(entry)
    return point === null || point.vague ? [] : [point]
  })
  const [opening] = points
  if (opening === undefined) return null
  const after = (one: Point, other: Point) => minutesFrom(other, one) ?? 0
  const first = points.reduce((least, one) => (after(one, least) < 0 ? one : least))
  const isNewestFirst = first === points.at(-1) && points.every(one => after(one, opening) <= 0)
  return after(opening, first) * MINUTE > DAY && !isNewestFirst ? opening : first
}

/** The point an entry of the timeline stands for; `null` where its time cannot be told. */
export function pointOf(entry: TimelineEntry): Point | null {
  const [point] = entryPoints(entry, entry.time.value)
  return point === undefined || (point.instant === null && point.wall === null) ? null : point
}

/** The first entry that says the incident was detected, or the last that says it was over. */
function marked({ points, marks }: Course, milestone: Milestone): Point | null {
  const isIt = (own: ReadonlySet<Milestone>) => own.has(milestone)
  const index = milestone === 'detected' ? marks.findIndex(isIt) : marks.findLastIndex(isIt)
  return points[index] ?? null
}

/**
 * The milestones of the timeline by position, each at the one entry it is taken from: of those that tell it the nearest to
 * the moment stated, else the first; of those that say it was over the last. Those that contradict each other are left out.
 */
export function turningPoints(record: IncidentRecord, profile: Profile): readonly ReadonlySet<Milestone>[] {
  const marks = milestonesOf(record, profile)
  const points = record.timeline.map(pointOf)
  const choices = new Map<Milestone, number>()
  for (const milestone of milestones) {
    const told = points.flatMap((point, i) => (marks[i]!.has(milestone) ? [{ point, i }] : []))
    const timed = told.filter(({ point }) => point !== null && !point.vague)
    const order = timed.toSorted((one, other) => minutesFrom(other.point!, one.point!) ?? 0)
    const choice = chosen(record, milestone, order.length > 0 ? order : told)
    if (choice !== undefined) choices.set(milestone, choice)
  }
  const reached = stages.map(name => points[choices.get(name) ?? -1] ?? null)
  for (const [i, point] of inOrder(reached, record).entries()) {
    if (point === null && reached[i] !== null) choices.delete(stages[i]!)
  }
  return marks.map((_, i) => new Set(milestones.filter(one => choices.get(one) === i)))
}

function chosen(
  record: IncidentRecord,
  milestone: Milestone,
  told: readonly { readonly point: Point | null; readonly i: number }[],
): number | undefined {
  const isEnd = milestone === 'mitigated' || milestone === 'resolved'
  const stated = isEnd || milestone === 'detected' ? momentPoint(record, milestone) : null
  const away = (point: Point | null) =>
    Math.abs((stated && point && minutesFrom(stated, point)) ?? Number.POSITIVE_INFINITY)
  const near = told.reduce((least, { point }) => Math.min(least, away(point)), Number.POSITIVE_INFINITY)
  const nearest = Number.isFinite(near) ? told.filter(({ point }) => away(point) === near) : told
  return (isEnd ? nearest.at(-1) : nearest[0])?.i
}

function reckoned(from: Point | null, to: Point | null): Reckoning | null {
  const minutes = from === null || to === null ? null : minutesFrom(from, to)
  return minutes === null || minutes < 0 ? null : { minutes, from: from!, to: to! }
}
