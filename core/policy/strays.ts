import type { IncidentRecord, MomentName } from '../facts/record.ts'
import { DAY, MINUTE } from '../facts/time/days.ts'
import type { Profile } from '../profile/compile.ts'
import { nameOf } from '../profile/lookup.ts'
import { milestonesNamed } from '../profile/milestones.ts'
import { type Course, courseOf } from './candidates.ts'
import { isStartElsewhere } from './order.ts'
import { milestonesOf, minutesFrom, momentPoint, type Point } from './points.ts'
import { isOutOfSeason, steppingBack } from './succession.ts'

/** A moment of the metadata that no entry of the timeline stands at, and the entry that tells of it at another time. */
export interface Stray {
  readonly moment: Point
  readonly entry: Point
  /** Minutes from the moment to the entry, whole days left out. */
  readonly minutes: number
}

/** Minutes: what lies nearer is one time, written by two. */
const NEAR = 5
/** Minutes: a moment right at an entry was taken from it, whatever that says. */
const SAME = 1
/** Minutes: clocks of two zones are apart by multiples of this. */
const ZONES = 30
const MINUTES_A_DAY = DAY / MINUTE

const told = ['detected', 'mitigated', 'resolved'] as const

/**
 * The moments that the timeline tells of at another time. Silent where an entry stands at the moment all the same, where
 * times are rough or cannot be compared, the entry is out of order or in a zone that is not in force that day, and where all
 * moments are off by the same, as on another zone's clock.
 */
export function findStrays(record: IncidentRecord, profile: Profile): readonly Stray[] {
  const { points } = courseOf(record, null)
  const stated = [...told, 'started' as const].filter(
    name => isOff(momentPoint(record, name), points) && !(name === 'started' && isStartElsewhere(record)),
  )
  if (stated.length === 0 || points.length < 2) return []
  const course = courseOf(record, milestonesOf(record, profile))
  if (course.vague) return []
  const named = namedBy(record, profile)
  const odd = [...steppingBack(record.timeline), ...record.timeline.filter(isOutOfSeason)]
  const astray = odd.map(({ time }) => time.span)
  const strays = stated
    .flatMap(name => strayFrom(record, { ...course, named }, name) ?? [])
    .filter(({ entry }) => !astray.includes(entry.span))
  const [first, second] = strays
  return second !== undefined && strays.every(one => isShift(one, first!)) ? [] : strays
}

interface Told extends Course {
  /** Whether the entry at a place in the file says by its name that it is the moment. */
  readonly named: (at: number, name: MomentName) => boolean
}

function namedBy({ timeline }: IncidentRecord, profile: Profile): Told['named'] {
  const means = (label: string) => nameOf(profile, label).means
  return (at, name) => {
    const text = timeline.find(({ time }) => time.span.start === at)?.text.value ?? ''
    const named = milestonesNamed(profile.lookup.milestones, text, means)
    return told.some(one => one === name && named.has(one))
  }
}

/** Whether a moment can be compared with every entry, and stands at none of them. */
function isOff(moment: Point | null, points: readonly Point[]): boolean {
  if (moment === null || moment.vague) return false
  return points.every(point => Math.abs(apart(moment, point) ?? 0) >= SAME)
}

function strayFrom(record: IncidentRecord, course: Told, name: MomentName): Stray | null {
  const moment = momentPoint(record, name)!
  const distances = course.points.map(point => apart(moment, point)!)
  const index = name === 'started' ? onset(course, distances) : teller(course, name, distances)
  if (index < 0 || Math.abs(distances[index]!) < NEAR || isWritten(record, name)) return null
  return { moment, entry: course.points[index]!, minutes: distances[index]! }
}

/** Whether the clock time of a moment stands where the timeline does, in an entry that could not be read or within one. */
function isWritten({ sections, timeline, fields, moments }: IncidentRecord, name: MomentName): boolean {
  const minutes = Math.floor((moments[name]!.value.reading.seconds ?? 0) / 60)
  const clock = [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')
  const known = [...fields.map(field => field.span), ...timeline.map(entry => entry.time.span)]
  const around = sections.filter(({ body, span }) =>
    timeline.some(entry => body.start <= entry.span.start && entry.span.end <= span.end),
  )
  return around.some(({ chunk, base, body, span }) => {
    const end = span.end - base
    let at = chunk.text.indexOf(clock, body.start - base)
    while (at >= 0 && at < end && known.some(own => own.start <= base + at && base + at < own.end))
      at = chunk.text.indexOf(clock, at + 1)
    return at >= 0 && at < end
  })
}

/** The nearest of the entries that name a moment, where none that may tell of it is near; -1 without. */
function teller({ points, marks, named }: Told, name: MomentName, distances: readonly number[]): number {
  // Who ends a timeline with it need not say that this was the resolution.
  if (name === 'resolved' && Math.abs(distances.at(-1)!) < NEAR) return -1
  let nearest = -1
  for (const [i, own] of marks.entries()) {
    if (!told.some(one => one === name && own.has(one))) continue
    if (Math.abs(distances[i]!) < NEAR) return -1
    const isNearer = nearest < 0 || Math.abs(distances[i]!) < Math.abs(distances[nearest]!)
    if (isNearer && named(points[i]!.span.start, name)) nearest = i
  }
  return nearest
}

/** The first entry, where it tells of what came before the detection and yet comes after the moment; else -1. */
function onset({ marks }: Told, distances: readonly number[]): number {
  const isBefore = marks[0]?.size === 0 && marks.some(own => own.has('detected'))
  return isBefore && distances[0]! > 0 ? 0 : -1
}

/**
 * Minutes from a moment to an entry; `null` where they lie on clocks that cannot be compared. Midnights may pass unnoticed in
 * a timeline, so that an entry that does not write its day may be whole days later than it is read; never earlier.
 */
function apart(moment: Point, entry: Point): number | null {
  const minutes = minutesFrom(moment, entry)
  if (minutes === null || minutes > -MINUTES_A_DAY / 2 || entry.dated) return minutes
  const rest = ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY
  return rest > MINUTES_A_DAY / 2 ? rest - MINUTES_A_DAY : rest
}

function isShift({ minutes }: Stray, first: Stray): boolean {
  const rest = Math.abs(Math.round(minutes)) % ZONES
  const isOffset = Math.abs(minutes) >= ZONES - 1 && (rest <= 1 || rest === ZONES - 1)
  return isOffset && Math.abs(minutes - first.minutes) <= 1
}
