import type { Card } from '../facts/card.ts'
import { formatDuration } from '../facts/durations.ts'
import type { Profile } from '../profile/compile.ts'
import { isNone } from '../profile/lookup.ts'
import type { ConditionData, TierData, TriggerData } from '../profile/profile.ts'
import type { Fact } from '../span.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Circumstances } from './policy.ts'

/** A trigger of the policy that holds for this incident. */
export interface FiredTrigger {
  readonly trigger: TriggerData
  /** The facts that fire it, each worded to stand after "because"; empty when only the list names it. */
  readonly facts: readonly string[]
  /** Where the document lists it. */
  readonly declared: Fact<string> | null
  /** The document of the workspace whose root cause came back, for a trigger that looks for one. */
  readonly repeatOf: Card | null
}

/** The triggers that facts fire or the document lists, in the policy's order. */
export function firedTriggers(circumstances: Circumstances, arithmetic: Arithmetic): FiredTrigger[] {
  const { record, profile } = circumstances
  const fired = profile.data.triggers.flatMap((trigger): FiredTrigger[] => {
    const facts = trigger.when
      .map(condition => holds(condition, circumstances, arithmetic))
      .find(one => one !== null)
    const declared = record.triggers.find(one => one.value === trigger.id) ?? null
    if (!facts && !declared) return []
    return [{ trigger, facts: facts ?? [], declared, repeatOf: repeatOf(trigger, circumstances) }]
  })
  return fired
}

/**
 * The highest tier that a trigger in force asks for. A recommended or optional trigger is a person's decision:
 * it counts once the document lists it, never by facts alone.
 */
export function tierAsked(
  fired: readonly FiredTrigger[],
  profile: Profile,
): { tier: TierData; because: FiredTrigger } | null {
  let highest: { tier: TierData; because: FiredTrigger } | null = null
  for (const because of fired) {
    if (!inForce(because)) continue
    const tier = profile.data.tiers.find(one => one.id === because.trigger.tier)
    if (tier && (highest === null || tier.rank > highest.tier.rank)) highest = { tier, because }
  }
  return highest
}

/** Whether the trigger decides anything: the policy requires it, or the document chose it. */
export function inForce(fired: FiredTrigger): boolean {
  return (
    fired.trigger.asks === 'required' || (fired.declared !== null && fired.trigger.asks !== 'not-required')
  )
}

/**
 * The triggers that facts fire and the document must list, but does not. A repeat is left out: only a person can tell
 * whether a cause of the same name is the same cause.
 */
export function undeclaredTriggers(fired: readonly FiredTrigger[]): FiredTrigger[] {
  return fired.filter(
    ({ trigger, facts, declared, repeatOf }) =>
      trigger.asks === 'required' && trigger.listed && facts.length > 0 && !declared && !repeatOf,
  )
}

/** The document whose root cause came back within the days the trigger looks back. */
function repeatOf({ when }: TriggerData, { path, record, workspace }: Circumstances): Card | null {
  for (const { repeatWithinDays } of when) {
    const card = repeatWithinDays === undefined ? null : workspace.repeatOf(path, record, repeatWithinDays)
    if (card !== null) return card
  }
  return null
}

/** The facts that make every part of the condition true, in words; `null` when one part does not hold. */
function holds(
  condition: ConditionData,
  circumstances: Circumstances,
  arithmetic: Arithmetic,
): readonly string[] | null {
  const { record } = circumstances
  const facts: string[] = []
  if (condition.severity) {
    if (record.severity === null || !condition.severity.includes(record.severity.value)) return null
    facts.push(`severity is ${record.severity.value}`)
  }
  if (condition.over !== undefined || condition.upTo !== undefined) {
    const minutes = arithmetic.minutes
    if (minutes === null) return null
    if (condition.over !== undefined && minutes <= condition.over) return null
    if (condition.upTo !== undefined && minutes > condition.upTo) return null
    facts.push(`it lasted ${formatDuration(minutes)}`)
  }
  if (condition.flag !== undefined) {
    if (record.flags[condition.flag]?.value !== true) return null
    facts.push(`${condition.flag} is true`)
  }
  if (condition.filled !== undefined) {
    const field = record.fields.find(one => one.key === condition.filled)
    const named = field?.items.filter(item => !isNone(circumstances.profile, item.value)) ?? []
    if (named.length === 0) return null
    facts.push(`${condition.filled} names ${named.map(item => item.value).join(', ')}`)
  }
  for (const [key, values] of Object.entries(condition.field ?? {})) {
    const item = record.fields.find(one => one.key === key)?.items.find(one => values.includes(one.value))
    if (!item) return null
    facts.push(`${key} is ${item.value}`)
  }
  if (condition.rootCauses) {
    const cause = record.rootCauses.find(one => condition.rootCauses!.includes(one.value))
    if (!cause) return null
    facts.push(`its root cause is ${cause.value}`)
  }
  if (condition.repeatWithinDays !== undefined) {
    const earlier = circumstances.workspace.repeatOf(circumstances.path, record, condition.repeatWithinDays)
    if (!earlier) return null
    facts.push(`${earlier.id ?? earlier.path} had the same root cause on ${earlier.date}`)
  }
  return facts
}
