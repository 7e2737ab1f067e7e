import type { IncidentRecord, MomentName, TimelineEntry } from '../facts/record.ts'
import { lazily } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import { findMismatches, type Mismatch } from './mismatches.ts'
import { disorders, isStartElsewhere } from './order.ts'
import { minutesFrom, momentPoint, type Reckoning } from './points.ts'
import { findStrays, type Stray } from './strays.ts'

/** What the times and lengths of a document add up to. */
export interface Arithmetic {
  /**
   * How long the incident lasted: resolved − started where both are known and no other time contradicts one of them, else
   * the declared duration, else `null`.
   */
  readonly minutes: number | null
  /** The length the moments of the metadata give, and between which of them; `null` where they give none. */
  readonly computed: Reckoning | null
  /** Statements that the rest of the document contradicts. Computed when first asked for. */
  readonly mismatches: readonly Mismatch[]
  /** Moments of the metadata that the timeline tells of at another time. Computed when first asked for. */
  readonly strays: readonly Stray[]
}

/** Which moments bound an incident, best first. */
const bounds: readonly (readonly [MomentName, MomentName])[] = [
  ['started', 'resolved'],
  ['started', 'mitigated'],
  ['detected', 'resolved'],
  ['detected', 'mitigated'],
]

/** The arithmetic of one document. */
export function reckon(record: IncidentRecord, profile: Profile): Arithmetic {
  const computed = ofMoments(record)
  const whole = computed !== null && isWhole(record, computed)
  const minutes = whole ? computed.minutes : (record.duration?.value.minutes ?? null)
  return arithmeticFrom({ record, profile, minutes, computed })
}

interface Given extends Omit<Arithmetic, 'mismatches' | 'strays'> {
  readonly record: IncidentRecord
  readonly profile: Profile
}

const arithmeticFrom = lazily<Given, Pick<Arithmetic, 'mismatches' | 'strays'>>({
  mismatches: ({ record, profile, computed }) => findMismatches(record, profile, computed),
  strays: ({ record, profile }) => findStrays(record, profile),
})

/**
 * Whether the timeline, with the entries of a group in the order of their times, contradicts nothing that it does not
 * contradict now. Else a time is wrong rather than its place.
 */
export function agreesInOrder(record: IncidentRecord, profile: Profile, group: number): boolean {
  const at = (entry: TimelineEntry) => (entry.group === group ? (entry.instant ?? entry.wall) : null)
  const rows = record.timeline.filter(entry => at(entry) !== null).sort((a, b) => at(a)! - at(b)!)
  const timeline = record.timeline.map(entry => (at(entry) === null ? entry : rows.shift()!))
  const [now, then] = [reckon(record, profile), reckon({ ...record, timeline }, profile)]
  return then.mismatches.length <= now.mismatches.length && then.strays.length <= now.strays.length
}

function ofMoments(record: IncidentRecord): Reckoning | null {
  for (const [first, last] of bounds) {
    const from = momentPoint(record, first)
    const to = from === null ? null : momentPoint(record, last)
    const minutes = from === null || to === null ? null : minutesFrom(from, to)
    if (minutes !== null && minutes >= 0) return { minutes, from: from!, to: to! }
  }
  return null
}

function isWhole(record: IncidentRecord, { from, to }: Reckoning): boolean {
  const isBoth = from.span === record.moments.started?.span && to.span === record.moments.resolved?.span
  return (
    isBoth &&
    !isStartElsewhere(record) &&
    !disorders(record).some(({ name }) => name === 'started' || name === 'resolved')
  )
}
