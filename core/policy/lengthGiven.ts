import { lengthOf } from '../facts/incidentLength.ts'
import type { Field } from '../facts/record.ts'
import { zoneOfStyle } from '../facts/timeline/instants.ts'
import type { Zone } from '../facts/times.ts'
import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import type { View } from '../view.ts'
import { isAmong, isSaidBy, reckonings } from './agreement.ts'
import { anyCandidates, candidatesFor, courseOf } from './candidates.ts'
import { milestonesOf, type Reckoning } from './points.ts'

/** The length of the incident that its moments give, else its timeline; `null` where neither does. */
export function lengthGiven({ record, profile, policy }: View): Reckoning | null {
  const { computed } = policy.arithmetic
  if (computed !== null) return computed
  const course = courseOf(record, milestonesOf(record, profile))
  return candidatesFor(record, course, { means: 'duration', text: '', end: onlyEnd(profile) })?.best ?? null
}

/**
 * What stands behind the length that a field states: the one that its moments and entries give instead where they contradict
 * it, else the two of them that lie so far apart; of what is said roughly, only the usual two. `null` where there are none.
 */
export function lengthBehind(view: View, field: Field): Reckoning | null {
  const { record, profile, policy } = view
  const { computed, mismatches } = policy.arithmetic
  const [value] = field.items
  const length = lengthOf(field, profile)?.value
  if (value === undefined) return lengthGiven(view)
  if (length === undefined) return computed
  const mismatch = mismatches.find(one => one.value.span.start === value.span.start)
  if (mismatch !== undefined) return mismatch.computed
  if (computed !== null) return computed
  const course = courseOf(record, milestonesOf(record, profile))
  const candidates = profile.data.generic
    ? anyCandidates(record, course)
    : candidatesFor(record, course, { means: 'duration', text: value.value, end: onlyEnd(profile) })
  if (candidates === null) return null
  const usual = candidates.best === null ? [] : [candidates.best]
  const { range } = length
  const zone = zoneOfDuration(profile)
  const isSaid = (one: Reckoning) =>
    isSaidBy(length, one) &&
    (range === null || (isAmong(range.from, [one.from], zone) && isAmong(range.to, [one.to], zone)))
  const said = (length.approximate ? usual : reckonings(candidates)).filter(isSaid)
  const apart = ({ minutes }: Reckoning) => Math.abs(minutes - length.minutes)
  return said.toSorted((one, other) => apart(one) - apart(other))[0] ?? null
}

/** The zone in which the style writes the clock times of a length. */
export function zoneOfDuration({ data }: Profile): Zone | null {
  return zoneOfStyle(data.metadata.fields.find(field => field.means === 'duration')?.zone)
}

/** A style that asks when it was mitigated, and not when it was resolved, counts up to there (`mm:ss`). */
export function onlyEnd({ data }: Profile): 'mitigated' | null {
  const asks = (means: Meaning) => data.metadata.fields.some(field => field.means === means)
  return asks('mitigated') && !asks('resolved') ? 'mitigated' : null
}
