import type { Duration } from '../facts/durations.ts'
import { lengthOf } from '../facts/incidentLength.ts'
import { isOfIncident } from '../facts/ofIncident.ts'
import type { Field, IncidentRecord } from '../facts/record.ts'
import { DAY, MINUTE, SECOND } from '../facts/time/days.ts'
import { minutesBetween, type TimeReading, type Zone } from '../facts/times.ts'
import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import { covers, type Fact } from '../span.ts'
import { agrees, isAmong, isSaidBy, reckonings } from './agreement.ts'
import {
  anyCandidates,
  type Candidates,
  type Course,
  candidatesFor,
  courseOf,
  outerCandidates,
} from './candidates.ts'
import { onlyEnd, zoneOfDuration } from './lengthGiven.ts'
import { disorders } from './order.ts'
import { milestonesOf, minutesFrom, type Point, type Reckoning } from './points.ts'
import { areZonesApart, isBoundMisplaced } from './succession.ts'

/** A stated length that the rest of the document contradicts. */
export interface Mismatch {
  /** The value it stands in, and its place in the file. */
  readonly value: Fact<string>
  readonly length: Fact<Duration>
  /** `own`: its words and its clock times disagree; `length`: no two points lie so far apart; `clock`: it begins or
   * ends at another time than the incident. */
  readonly kind: 'own' | 'length' | 'clock'
  /** Minutes between the clock times it names; `null` without such. */
  readonly own: number | null
  /** The start the metadata states, where the range begins at another time. */
  readonly start?: Point
  /** What the document's own times give; `null` where it is only certain that they do not give this. */
  readonly computed: Reckoning | null
}

interface Statement {
  readonly means: Meaning
  /** Of a field the style does not know; its own labels say nothing of another clock. */
  readonly label: string
  readonly value: Fact<string>
  readonly length: Fact<Duration>
}

interface Sources {
  readonly record: IncidentRecord
  readonly profile: Profile
  readonly computed: Reckoning | null
  /** The durations that are not said to be rough: where one agrees with the times, it tells which of them count. */
  readonly exact: readonly Fact<Duration>[]
}

const lengths: ReadonlySet<Meaning | null> = new Set([
  'duration',
  'detection-time',
  'response-time',
  'resolution-time',
] as const)
/** In documents of no known style only these run from start to end for certain, and not by labels such as these. */
const certain: ReadonlySet<Meaning> = new Set(['duration', 'resolution-time'] as const)
const otherEnd = /repair|mitigat|fix|respon|\bMT|mean|average/i
/** Nights are left out of longer ones, in minutes: who counts only working hours seldom says so. */
const OVERNIGHT = 12 * 60

/**
 * The stated lengths that agree with no sensible way to count them: from start, first entry or
 * detection to mitigation, resolution or last entry. Silent for lengths on another clock, for several lengths in one
 * value, and where the times they would be held against are rough.
 */
export function findMismatches(
  record: IncidentRecord,
  profile: Profile,
  computed: Reckoning | null,
): readonly Mismatch[] {
  const { generic } = profile.data
  const statements = record.fields.flatMap(field => statementOf(field, record, profile) ?? [])
  if (statements.length === 0 || (generic && isRepeated(statements))) return []
  const end = onlyEnd(profile)
  const rough = outerCandidates(record, courseOf(record, null), end)
  const open = statements.filter(statement => !isPlain(statement, rough, profile))
  if (open.length === 0) return []
  const course = courseOf(record, milestonesOf(record, profile))
  const exact = statements.flatMap(({ means, length }) =>
    means === 'duration' && !length.value.approximate ? [length] : [],
  )
  let isBroken: boolean | undefined
  return open.flatMap(statement => {
    const { means, label, value } = statement
    const candidates = generic
      ? anyCandidates(record, course)
      : candidatesFor(record, course, { means, text: value.value, end })
    const found = contradiction(statement, candidates, { record, profile, computed, exact })
    if (found === null || namesOtherClock(profile, `${label} ${value.value}`)) return []
    if (found.kind === 'own') return [found]
    // Times that contradict one another or are missing are found as such; no length can agree with them.
    isBroken ??= contradictsItself(record) || breaksOff(record, course, profile)
    return isBroken ? [] : [found]
  })
}

function contradictsItself(record: IncidentRecord): boolean {
  return disorders(record).length > 0 || isBoundMisplaced(record.timeline)
}

/**
 * Whether the timeline has an entry at a time that does not exist or in a zone that was not in force, or none that tells of
 * the resolution and the declared duration ends after the last one, or is more than twice as long as what is told.
 */
function breaksOff(
  { timeline, moments, duration }: IncidentRecord,
  { points, marks }: Course,
  profile: Profile,
): boolean {
  if (timeline.some(({ reading }) => reading !== null && reading.problem !== null)) return true
  if (timeline.some(entry => areZonesApart(entry, timeline[0]!))) return true
  const end = duration?.value.range?.to
  const [first, last] = [points[0], points.at(-1)]
  const isTold = marks.some(own => own.has('resolved'))
  if (isTold || first === undefined || last === undefined || moments.resolved) return false
  const span = profile.data.generic ? minutesFrom(first, last) : null
  if (span !== null && (duration?.value.minutes ?? 0) > span * 2) return true
  if (end?.seconds == null) return false
  const zone = end.zone ?? zoneOfDuration(profile)
  const isUniversal = zone?.offset != null && last.instant !== null
  const at = isUniversal ? last.instant! + zone.offset! * MINUTE : last.wall
  return at !== null && end.seconds * SECOND - MINUTE > at % DAY
}

function statementOf(
  field: Field,
  { duration, moments, fields, sections }: IncidentRecord,
  profile: Profile,
): Statement | null {
  if (field.means === null || !lengths.has(field.means)) return null
  if (field.means === 'duration' && !isOfIncident(field, fields, sections, profile)) return null
  if (profile.data.generic && (!certain.has(field.means) || otherEnd.test(field.label.value))) return null
  const value = field.items[0]
  const isRead = duration !== null && value !== undefined && covers(value.span, duration.span)
  const length = value === undefined ? null : isRead ? duration : lengthOf(field, profile)
  if (length === null || length.value.otherClock || length.value.parts.length > 1) return null
  if (length.value.form === 'clock' && length.value.approximate) return null
  if (profile.data.generic && !moments.detected && /\bdetect/i.test(field.value.value)) return null
  const label = field.key === null ? field.label.value : ''
  return { means: field.means, label, value: value!, length }
}

/** A report of several incidents gives each its own length. */
function isRepeated(statements: readonly Statement[]): boolean {
  const whole = statements.filter(({ means }) => means === 'duration')
  return new Set(whole.map(({ length }) => length.value.minutes)).size > 1
}

function namesOtherClock({ lookup }: Profile, text: string): boolean {
  const words = ` ${normalise(text.replace(/[()[\]（）]/g, ' '))} `
  return lookup.otherClocks.some(word => words.includes(word))
}

/** Whether the length runs from a stated start to a stated end, or from the first entry to the last: the usual case. */
function isPlain(statement: Statement, rough: Candidates | null, profile: Profile): boolean {
  const { means, length } = statement
  const { range } = length.value
  const isWhole = means === 'duration' || means === 'resolution-time'
  if (rough === null || !isWhole || /detect/i.test(statement.value.value)) return false
  const own = ownMinutes(statement)
  if (own !== null && !agrees(length.value, own, 1)) return false
  const fits = reckonings(rough).some(one => isSaidBy(length.value, one))
  if (!fits || range === null || profile.data.generic) return fits
  const zone = zoneOfDuration(profile)
  return (
    rough.starts.every(start => isAmong(range.from, [start], zone)) && isAmong(range.to, rough.ends, zone)
  )
}

function contradiction(
  statement: Statement,
  candidates: Candidates | null,
  sources: Sources,
): Mismatch | null {
  const { means, value, length } = statement
  const own = ownMinutes(statement)
  const known = candidates === null ? [] : reckonings(candidates)
  const isAgreed = (one: Reckoning) =>
    sources.exact.some(other => other !== length && isSaidBy(other.value, one))
  const usual = means === 'duration' ? (known.find(isAgreed) ?? sources.computed) : null
  const best = usual ?? candidates?.best ?? null
  const found = (kind: Mismatch['kind']): Mismatch => ({ value, length, kind, own, computed: best })
  if (own !== null && length.value.form !== 'clock' && !agrees(length.value, own, 1))
    return { ...found('own'), computed: reckoningFor(own, length.value.minutes, known, best) }
  if (candidates === null || known.length === 0) return null
  const { generic } = sources.profile.data
  if (!known.some(one => isSaidBy(length.value, one))) {
    const most = known.reduce((longest, { minutes }) => Math.max(longest, minutes), 0)
    const isCertain = generic ? candidates.sure && most < OVERNIGHT : candidates.sure || means === 'duration'
    return isCertain || length.value.minutes > most ? found('length') : null
  }
  const { range } = length.value
  if (range === null || own === null || generic || means !== 'duration') return null
  const zone = zoneOfDuration(sources.profile)
  const fits = isAmong(range.from, candidates.starts, zone) && isAmong(range.to, candidates.ends, zone)
  if (!fits) return found('clock')
  const start = otherStart(range.from, candidates, sources.record, zone)
  return start === null ? null : { ...found('clock'), computed: null, start }
}

/** Of two lengths that contradict one another, the reckoning that bears out the likelier; `best` where none does. */
function reckoningFor(
  own: number,
  stated: number,
  known: readonly Reckoning[],
  best: Reckoning | null,
): Reckoning | null {
  const near = (minutes: number) => known.find(one => Math.abs(one.minutes - minutes) <= 1)
  const apart = (minutes: number) =>
    known.reduce((least, one) => Math.min(least, Math.abs(one.minutes - minutes)), Number.POSITIVE_INFINITY)
  const fromBest = (minutes: number) => Math.abs((best?.minutes ?? stated) - minutes)
  const lead = apart(own) - apart(stated) || fromBest(own) - fromBest(stated)
  const [first, second] = lead < 0 ? [own, stated] : [stated, own]
  return near(first) ?? near(second) ?? best
}

/** The start the metadata states, where it is neither that of the range nor one that the timeline knows. */
function otherStart(
  from: TimeReading,
  { starts }: Candidates,
  { moments }: IncidentRecord,
  zone: Zone | null,
): Point | null {
  const own = starts.find(point => point.span === moments.started?.span)
  const others = starts.filter(point => point !== own)
  if (own === undefined || others.length === 0 || isAmong(from, [own], zone)) return null
  return others.some(point => Math.abs(minutesFrom(own, point) ?? 0) <= 1) ? null : own
}

/** Minutes between the clock times that stand right beside the length; `null` where other words come between. */
function ownMinutes({ value, length }: Statement): number | null {
  const { range, span, form } = length.value
  if (range === null) return null
  const minutes = minutesBetween(range.from, range.to)
  if (form === 'clock') return minutes
  const other = range.from.span
  const [left, right] = span.start < other.start ? [span, other] : [other, span]
  const between = value.value.slice(left.end, right.start).replace(/[A-Z]{3,4}\b/, '')
  return /\p{L}{2}/u.test(between.replace(/\b(?:from|between|von|de|desde)\b/i, '')) ? null : minutes
}
