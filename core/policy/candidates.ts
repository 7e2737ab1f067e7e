import type { IncidentRecord, MomentName } from '../facts/record.ts'
import { say } from '../message.ts'
import type { Meaning, Milestone } from '../profile/kinds.ts'
import { entryPoints, minutesFrom, momentPoint, type Point, type Reckoning } from './points.ts'

/** The points between which a stated length may have been counted. */
export interface Candidates {
  readonly starts: readonly Point[]
  readonly ends: readonly Point[]
  /** Whether the document says which of the points is the end, so that later ones do not count. */
  readonly sure: boolean
  /** The points that a computed length runs between; `null` if one of them is unknown. */
  readonly best: Reckoning | null
}

/** The timeline from the earliest entry to the latest, each with the milestones it says it is. */
export interface Course {
  readonly points: readonly Point[]
  readonly marks: readonly ReadonlySet<Milestone>[]
  /** Whether an entry that would bound the incident has no certain time. */
  readonly vague: boolean
}

/** The entries in the order in which they happened. Those without a certain time are left out, and noted if they matter. */
export function courseOf(record: IncidentRecord, marks: readonly ReadonlySet<Milestone>[] | null): Course {
  const rows = record.timeline.flatMap((entry, i) => {
    const name = say`${entry.time.value} in the timeline`
    return entryPoints(entry, name).map(point => ({ point, marks: marks?.[i] ?? unmarked, i }))
  })
  const last = record.timeline.length - 1
  const bounding = (row: (typeof rows)[number]) =>
    row.i === 0 ||
    row.i === last ||
    ['detected', 'mitigated', 'resolved'].some(one => row.marks.has(one as Milestone))
  const timed = rows.filter(row => !row.point.vague && at(row.point) !== null)
  timed.sort((a, b) => at(a.point)! - at(b.point)!)
  return {
    points: timed.map(row => row.point),
    marks: timed.map(row => row.marks),
    vague: rows.some(row => row.point.vague && bounding(row)),
  }
}

const unmarked: ReadonlySet<Milestone> = new Set()

function at({ instant, wall }: Point): number | null {
  return instant ?? wall
}

/** The points that bound an incident whatever its entries say: stated start and end, first and last entry. */
export function outerCandidates(
  record: IncidentRecord,
  { points, vague }: Course,
  end: MomentName | null,
): Candidates | null {
  const starts = [...moments(record, 'started'), ...points.slice(0, 1)]
  const ends = statedEnd(record, end) ?? [...moments(record, 'resolved', 'mitigated'), ...points.slice(-1)]
  return vague ? null : settled(starts, ends, true, ends[0])
}

/**
 * The points a length of this meaning may run between; `null` when the document states too little, or only roughly.
 * `end` is the one moment at which the style has the incident end, if it has only one.
 */
export function candidatesFor(
  record: IncidentRecord,
  course: Course,
  { means, text, end }: { readonly means: Meaning; readonly text: string; readonly end: MomentName | null },
): Candidates | null {
  if (course.vague) return null
  const mitigated = indexOf(course, 1, 'mitigated', 'resolved')
  const told = marked(course, 0, mitigated, 'detected')
  const seen = [...moments(record, 'detected'), ...told]
  const early = until(course, indexOf(course, 0, 'detected'))
  // An alert may fire before anybody sees what it means, so the first entry that tells of detection is not the only one.
  const begun = [...moments(record, 'started', 'detected'), ...early, ...told]
  switch (means) {
    case 'detection-time': {
      const starts = [...moments(record, 'started'), ...early]
      return settled(starts, seen.length > 0 ? seen : course.points, seen.length > 0, seen[0])
    }
    case 'response-time': {
      const ends = [...moments(record, 'mitigated', 'resolved'), ...course.points]
      return settled(begun, ends, true, undefined)
    }
    default: {
      // "45 minutes (detection to resolution)" says itself where it begins.
      const isSaid = means === 'resolution-time' && /detect/i.test(text)
      const starts = isSaid ? seen : begun
      const only = means === 'duration' ? statedEnd(record, end) : null
      const ends = only ?? endsOf(record, course, mitigated, means)
      const sure = only !== null || mitigated >= 0 || ends.length > course.points.length
      return settled(starts, ends, sure, moments(record, 'resolved')[0] ?? only?.[0] ?? closing(course))
    }
  }
}

/**
 * Where an incident may be said to end: where it is mitigated, resolved, or told to the end. Where no entry says that
 * it is resolved, any after the first attempt may be the one; what first says so may be the all-clear for the one before
 * it. Full recovery is later than mitigation.
 */
function endsOf(record: IncidentRecord, course: Course, mitigated: number, means: Meaning): Point[] {
  const { points, marks } = course
  const isFull = means === 'resolution-time'
  const stated = moments(record, 'resolved', 'mitigated')
  const resolved = indexOf(course, 1, 'resolved')
  // What comes no further than the detection is still being written.
  if (mitigated < 0 && marks.at(-1)?.has('detected')) return stated
  const told = points.filter((_, i) => {
    const own = marks[i]!
    if (i === points.length - 1 || (i > 0 && i === resolved - 1)) return true
    return resolved > 0
      ? i > 0 && (own.has('resolved') || (!isFull && own.has('mitigated')))
      : i >= Math.max(0, mitigated)
  })
  return [...stated, ...told]
}

/**
 * As `candidatesFor`, where no style says what a length is counted between: any two points will do. `null` where the
 * document states too little, or only roughly.
 */
export function anyCandidates(record: IncidentRecord, course: Course): Candidates | null {
  if (course.vague) return null
  const stated = moments(record, 'started', 'detected', 'mitigated', 'resolved')
  const points = [...stated, ...course.points]
  const ended = indexOf(course, 1, 'mitigated', 'resolved')
  const isEnded = moments(record, 'mitigated', 'resolved').length > 0 || ended >= 0
  return settled(points, points, isEnded, moments(record, 'resolved')[0] ?? closing(course))
}

function settled(
  starts: readonly Point[],
  ends: readonly Point[],
  sure: boolean,
  to: Point | undefined,
): Candidates | null {
  if ([...starts, ...ends].some(point => point.vague)) return null
  const first = starts[0]
  const minutes = first === undefined || to === undefined ? null : minutesFrom(first, to)
  const best = minutes === null || minutes < 0 ? null : { minutes, from: first!, to: to! }
  return { starts, ends, sure, best }
}

/** The moment at which the style has the incident end, where the document states it. */
function statedEnd(record: IncidentRecord, end: MomentName | null): Point[] | null {
  const stated = end === null ? [] : moments(record, end)
  return stated.length === 0 ? null : stated
}

function moments(record: IncidentRecord, ...names: readonly MomentName[]): Point[] {
  return names.flatMap(name => momentPoint(record, name) ?? [])
}

/** The entries up to and including the one of this position; all of them where there is none. */
function until({ points }: Course, index: number): readonly Point[] {
  return index < 0 ? points : points.slice(0, index + 1)
}

function marked({ points, marks }: Course, from: number, to: number, milestone: Milestone): Point[] {
  return points.filter((_, i) => i >= from && (to < 0 || i < to) && marks[i]!.has(milestone))
}

function indexOf({ marks }: Course, from: number, ...milestones: readonly Milestone[]): number {
  return marks.findIndex((own, i) => i >= from && milestones.some(one => own.has(one)))
}

/** The last entry that says the incident is over, else the last of all. */
function closing({ points, marks }: Course): Point | undefined {
  const resolved = marks.findLastIndex(own => own.has('resolved'))
  return points[resolved >= 0 ? resolved : points.length - 1]
}
