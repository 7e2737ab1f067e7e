import { tellsSeveral } from '../facts/incidentLength.ts'
import type { IncidentRecord, TimelineEntry } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import { type Milestone, milestones } from '../profile/kinds.ts'
import { type Course, courseOf } from './candidates.ts'
import { entryPoints, milestonesOf, minutesFrom, momentPoint, type Point, type Reckoning } from './points.ts'

/** How long an incident took from its start to each of its milestones; `null` where the document leaves it open. */
export interface Intervals {
  readonly detect: Reckoning | null
  readonly mitigate: Reckoning | null
  readonly resolve: Reckoning | null
}

/**
 * The intervals of one document: between the moments of the metadata, or else the entries that mark them. That of several
 * incidents has none: from the start of the first to the end of the last lie days on which all was well.
 */
export function intervalsOf(record: IncidentRecord, profile: Profile): Intervals {
  if (tellsSeveral(record.fields, profile)) return { detect: null, mitigate: null, resolve: null }
  const course = courseOf(record, milestonesOf(record, profile))
  const start = startOf(record)
  const until = (name: 'detected' | 'mitigated' | 'resolved') =>
    reckoned(start, momentPoint(record, name) ?? marked(course, name))
  return { detect: until('detected'), mitigate: until('mitigated'), resolve: until('resolved') }
}

/** Where the incident starts: the moment stated, or else the earliest entry of the timeline with a certain time. */
export function startOf(record: IncidentRecord): Point | null {
  const stated = momentPoint(record, 'started')
  if (stated !== null) return stated
  let first: Point | null = null
  for (const entry of record.timeline) {
    const point = pointOf(entry)
    if (point === null || point.vague) continue
    if (first === null || (minutesFrom(first, point) ?? 0) < 0) first = point
  }
  return first
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
