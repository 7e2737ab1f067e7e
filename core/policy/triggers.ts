import type { Card } from '../facts/card.ts'
import type { Message } from '../message.ts'
import type { Profile } from '../profile/compile.ts'
import type { TierData, TriggerData } from '../profile/profile.ts'
import type { Fact } from '../span.ts'
import type { Arithmetic } from './arithmetic.ts'
import { factsFor } from './conditions.ts'
import type { Circumstances } from './policy.ts'

/** A trigger of the policy that factsFor for this incident. */
export interface FiredTrigger {
  readonly trigger: TriggerData
  /** The facts that fire it, each worded to stand after "because"; empty when only the list names it. */
  readonly facts: readonly Message[]
  /** Where the document lists it. */
  readonly declared: Fact<string> | null
  /** The document of the workspace whose root cause came back, for a trigger that looks for one. */
  readonly repeatOf: Card | null
}

/**
 * The triggers that facts fire or the document lists, in the policy's order. `shortest`: those too that would fire if an
 * incident of unknown length was as short as can be, for a longer one fires no lesser ones; but not beside listed ones,
 * such as a near miss, which has no length.
 */
export function firedTriggers(
  circumstances: Circumstances,
  arithmetic: Arithmetic,
  shortest: boolean = false,
): FiredTrigger[] {
  const { record, profile } = circumstances
  const isOpen = shortest && record.triggers.length === 0
  return profile.data.triggers.flatMap((trigger): FiredTrigger[] => {
    const facts = trigger.when
      .map(condition => factsFor(condition, circumstances, arithmetic, isOpen))
      .find(one => one !== null)
    const declared = record.triggers.find(one => one.value === trigger.id) ?? null
    if (!facts && !declared) return []
    return [{ trigger, facts: facts ?? [], declared, repeatOf: repeatOf(trigger, circumstances) }]
  })
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
