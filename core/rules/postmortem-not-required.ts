import { say } from '../message.ts'
import { isBroken } from '../policy/fields.ts'
import type { FiredTrigger } from '../policy/triggers.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const postmortemNotRequired: DocumentRule = {
  id: 'postmortem-not-required',
  group: 'triggers',
  summary: 'No trigger fires: the policy does not ask for this postmortem',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source:
    '“Not required” in the tiered style; when to conduct post-mortems in the process style; “Required” and “Recommended” in the rollback style',
  *check(view) {
    const { record, profile, policy } = view
    const { severity } = record
    if (profile.data.triggers.length === 0 || severity === null || isBroken(view.parsed) || isOpen(view))
      return
    if (!profile.data.severities.some(one => one.id === severity.value) || policy.triggers.some(asks)) return
    yield {
      span: severity.span,
      message: say`No trigger of the policy fires for ${severity.value}: this postmortem is not required.`,
    }
  },
}

/** Whether the trigger requires or recommends a postmortem, or the author listed it. */
function asks({ trigger, declared }: FiredTrigger): boolean {
  return declared !== null || trigger.asks === 'required' || trigger.asks === 'recommended'
}

/** Whether the outcome depends on a duration or list of triggers that is missing or cannot be read. */
function isOpen({ record, profile, policy }: View): boolean {
  const unstated = policy.askedFields.find(({ data, filled }) => data.means === 'triggers' && !filled)
  // `[]` states that no trigger fires, even in a style that wants at least one.
  if (unstated !== undefined && unstated.field?.value.value !== '[]') return true
  // Nobody knows which trigger a misspelt one was meant to be.
  if (record.triggers.some(({ value }) => !profile.data.triggers.some(one => one.id === value))) return true
  if (policy.arithmetic.minutes !== null) return false
  return profile.data.triggers.some(({ when }) =>
    when.some(({ severity, over, upTo }) => {
      const applies = severity === undefined || severity.includes(record.severity!.value)
      return applies && (over !== undefined || upTo !== undefined)
    }),
  )
}
