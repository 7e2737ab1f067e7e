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
  const isStart = momentPoint(record, 'started') !== null
  if (!isStart && isBeforehand(start, record)) return none
  const course = courseOf(record, milestonesOf(record, profile))
  const all = stages.map((name): Reached | null => {
    const stated = momentPoint(record, name)
    const reckoning = reckoned(start, stated ?? marked(course, name))
    return reckoning && { reckoning, isStated: stated !== null }
  })
  const [detect, mitigate, resolve] = all.map((_, i) => (isSound(all, i) ? all[i]!.reckoning : null))
  const isSeen = isStart || detect?.to.span !== start.span
  return { detect: isSeen ? detect! : null, mitigate: mitigate!, resolve: resolve! }
}

const none: Intervals = { detect: null, mitigate: null, resolve: null }
const stages = ['detected', 'mitigated', 'resolved'] as const

interface Reached {
  readonly reckoning: Reckoning
  /** Whether the metadata states it. */
  readonly isStated: boolean
}

/** Whether a milestone was reached, and in order with the others: what the metadata states counts more than what entries mark. */
function isSound(all: readonly (Reached | null)[], index: number): boolean {
  const own = all[index]!
  if (own === null) return false
  return all.every((other, i) => {
    if (other === null || (own.isStated && !other.isStated)) return true
    const later = (other.reckoning.minutes - own.reckoning.minutes) * (i - index)
    return later >= 0
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
 * the moment stated, else the first; of those that say it was over the last.
 */
export function turningPoints(record: IncidentRecord, profile: Profile): readonly ReadonlySet<Milestone>[] {
  const marks = milestonesOf(record, profile)
  const points = record.timeline.map(pointOf)
  const taken = marks.map(() => new Set<Milestone>())
  for (const milestone of milestones) {
    const told = points.flatMap((point, i) => (marks[i]!.has(milestone) ? [{ point, i }] : []))
    const timed = told.filter(({ point }) => point !== null && !point.vague)
    const order = timed.toSorted((one, other) => minutesFrom(other.point!, one.point!) ?? 0)
    const choice = chosen(record, milestone, order.length > 0 ? order : told)
    if (choice !== undefined) taken[choice]!.add(milestone)
  }
  return taken
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
