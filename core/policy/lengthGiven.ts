import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import type { View } from '../view.ts'
import { candidatesFor, courseOf } from './candidates.ts'
import { milestonesOf, type Reckoning } from './points.ts'

/** The length of the incident that its moments give, else its timeline; `null` where neither does. */
export function lengthGiven({ record, profile, policy }: View): Reckoning | null {
  const { computed } = policy.arithmetic
  if (computed !== null) return computed
  const course = courseOf(record, milestonesOf(record, profile))
  return candidatesFor(record, course, { means: 'duration', text: '', end: onlyEnd(profile) })?.best ?? null
}

/** A style that asks when it was mitigated, and not when it was resolved, counts up to there (`mm:ss`). */
export function onlyEnd({ data }: Profile): 'mitigated' | null {
  const asks = (means: Meaning) => data.metadata.fields.some(field => field.means === means)
  return asks('mitigated') && !asks('resolved') ? 'mitigated' : null
}
