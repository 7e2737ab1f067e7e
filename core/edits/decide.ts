import { MINUTE } from '../facts/time/days.ts'
import { type Day, dayStart } from '../facts/times.ts'
import { type FiredTrigger, inForce } from '../policy/triggers.ts'
import type { Profile } from '../profile/compile.ts'
import { tierOf } from '../profile/lookup.ts'
import type { TierData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import type { IncidentFacts } from './incidentFacts.ts'

/** The document that facts make of a tier's template, claiming a tier and listing triggers. */
export type Write = (
  template: string,
  tier: string,
  facts: IncidentFacts,
  triggers?: readonly string[],
) => View

/** Which tier an incident asks for, and why. */
export interface Decision {
  readonly tier: TierData
  /** Whether the policy asks for a postmortem at all. */
  readonly required: boolean
  /** The triggers that facts fire or a person named. */
  readonly triggers: readonly FiredTrigger[]
  /** The ids of those that the document must list. */
  readonly listed: readonly string[]
  /** One sentence each. */
  readonly reasons: readonly string[]
}

/**
 * The highest of the tier a person chose and the tiers that the facts demand. If the duration is not known yet, the tier
 * that even the shortest incident with these facts would get.
 */
export function decide(profile: Profile, facts: IncidentFacts, date: Day, write: Write): Decision {
  const { tiers } = profile.data
  // Only the fullest template has a place for every fact that can fire a trigger.
  const fullest = tiers.reduce((most, tier) => (tier.rank > most.rank ? tier : most)).id
  const chosen = tierOf(profile, facts.tier ?? null)
  const { triggers, tierAsked, arithmetic } = write(fullest, chosen.id, facts, facts.triggers).policy
  const isOpen = arithmetic.minutes === null
  const least = isOpen ? write(fullest, chosen.id, asShortAsCanBe(facts, date)).policy.tierAsked : null
  const asked = [tierAsked, least].flatMap(one => one?.tier ?? [])
  const tier = asked.reduce((most, one) => (one.rank > most.rank ? one : most), chosen)
  const floor = least?.tier === tier && tierAsked?.tier !== tier && chosen !== tier ? least.because : null
  const fired = triggers.filter(one => one.trigger.listed && one.trigger.asks === 'required')
  return {
    tier,
    required: triggers.some(isRequired) || (least !== null && isRequired(least.because)),
    triggers,
    listed: [...new Set([...(facts.triggers ?? []), ...fired.map(one => one.trigger.id)])],
    reasons: [...whyTier(profile, facts, tier, triggers, floor), ...whatElse(triggers, tier)],
  }
}

function isRequired({ trigger }: FiredTrigger): boolean {
  return trigger.asks === 'required'
}

/** The facts with a duration of a minute: triggers that fire then will fire whatever the duration. */
function asShortAsCanBe(facts: IncidentFacts, date: Day): IncidentFacts {
  const started = facts.moments?.started ?? facts.moments?.detected ?? dayStart(date)
  return { ...facts, moments: { ...facts.moments, started, resolved: started + MINUTE }, minutes: 1 }
}

function whyTier(
  profile: Profile,
  facts: IncidentFacts,
  tier: TierData,
  triggers: readonly FiredTrigger[],
  floor: FiredTrigger | null,
): string[] {
  const name = tier.label ?? tier.id
  const asking = triggers.filter(one => asksFor(one, tier))
  if (asking.length > 0) return asking.map(one => `${name}, because of “${labelOf(one)}”${factsOf(one)}.`)
  if (floor) return [`${name} at least, because of “${labelOf(floor)}”; more if it lasted longer.`]
  if (facts.tier === tier.id) return [`${name}, as chosen.`]
  const { tiers, triggers: known } = profile.data
  return tiers.length > 1 && known.length > 0 ? [`${name}: no trigger asks for more.`] : []
}

/** What the other triggers say. */
function whatElse(triggers: readonly FiredTrigger[], tier: TierData): string[] {
  const others = triggers.filter(one => !asksFor(one, tier))
  return others.map(one => `“${labelOf(one)}” ${verdicts[one.trigger.asks]}${factsOf(one)}.`)
}

const verdicts = {
  required: 'asks for a postmortem',
  recommended: 'recommends a postmortem',
  optional: 'leaves a postmortem to you',
  'not-required': 'needs no postmortem',
} as const

function asksFor(fired: FiredTrigger, tier: TierData): boolean {
  return inForce(fired) && fired.trigger.tier === tier.id
}

function labelOf({ trigger }: FiredTrigger): string {
  return trigger.label ?? trigger.id
}

function factsOf({ facts }: FiredTrigger): string {
  return facts.length === 0 ? '' : `: ${facts.join(' and ')}`
}
