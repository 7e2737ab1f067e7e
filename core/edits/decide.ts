import { bothOf, type Message, say } from '../message.ts'
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
  readonly reasons: readonly Message[]
}

/**
 * The highest of the tier a person chose and the tier that the facts demand. If the duration is not known yet, that is
 * what even the shortest incident with these facts would get.
 */
export function decide(profile: Profile, facts: IncidentFacts, write: Write): Decision {
  const { tiers } = profile.data
  // Only the fullest template has a place for every fact that can fire a trigger.
  const fullest = tiers.reduce((most, tier) => (tier.rank > most.rank ? tier : most)).id
  const chosen = tierOf(profile, facts.tier ?? null)
  const { triggers, tierAsked } = write(fullest, chosen.id, facts, facts.triggers).policy
  const tier = tierAsked !== null && tierAsked.tier.rank > chosen.rank ? tierAsked.tier : chosen
  const isSure = triggers.some(one => one.trigger === tierAsked?.because.trigger)
  const floor = tierAsked?.tier === tier && chosen !== tier && !isSure ? tierAsked.because : null
  const fired = triggers.filter(one => one.trigger.listed && isRequired(one))
  return {
    tier,
    required: triggers.some(isRequired) || (tierAsked !== null && isRequired(tierAsked.because)),
    triggers,
    listed: [...new Set([...(facts.triggers ?? []), ...fired.map(one => one.trigger.id)])],
    reasons: [...whyTier(profile, facts, { tier, triggers }, floor), ...whatElse({ tier, triggers })],
  }
}

function isRequired({ trigger }: FiredTrigger): boolean {
  return trigger.asks === 'required'
}

type Decided = Pick<Decision, 'tier' | 'triggers'>

/** Why this tier. `floor`: the trigger by which it is the least, where only the length could tell more. */
function whyTier(
  profile: Profile,
  facts: IncidentFacts,
  { tier, triggers }: Decided,
  floor: FiredTrigger | null,
): Message[] {
  const name = tier.label ?? tier.id
  const asking = triggers.filter(one => asksFor(one, tier))
  if (asking.length > 0) return asking.map(one => withFacts(say`${name}, because of “${labelOf(one)}”`, one))
  if (floor) return [say`${name} at least, because of “${labelOf(floor)}”; more if it lasted longer.`]
  if (facts.tier === tier.id) return [say`${name}, as chosen.`]
  const { tiers, triggers: known } = profile.data
  return tiers.length > 1 && known.length > 0 ? [say`${name}: no trigger asks for more.`] : []
}

/** What the other triggers say. */
function whatElse({ tier, triggers }: Decided): Message[] {
  const others = triggers.filter(one => !asksFor(one, tier))
  return others.map(one => withFacts(verdicts[one.trigger.asks](labelOf(one)), one))
}

const verdicts = {
  required: (name: string) => say`“${name}” asks for a postmortem`,
  recommended: (name: string) => say`“${name}” recommends a postmortem`,
  optional: (name: string) => say`“${name}” leaves a postmortem to you`,
  'not-required': (name: string) => say`“${name}” needs no postmortem`,
} as const

function asksFor(fired: FiredTrigger, tier: TierData): boolean {
  return inForce(fired) && fired.trigger.tier === tier.id
}

function labelOf({ trigger }: FiredTrigger): string {
  return trigger.label ?? trigger.id
}

function withFacts(said: Message, { facts }: FiredTrigger): Message {
  return facts.length === 0 ? say`${said}.` : say`${said}: ${bothOf(facts)}.`
}
