import type { Field, IncidentRecord } from '../facts/record.ts'
import type { Instant } from '../facts/times.ts'
import { type WhyChain, whyChains } from '../facts/whys.ts'
import { lazily } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import type { TierData } from '../profile/profile.ts'
import type { Settings } from '../profile/settings.ts'
import type { WorkspaceIndex } from '../workspace/workspace.ts'
import { type Arithmetic, reckon } from './arithmetic.ts'
import { type AskedField, askedFields, type MeantKey, meantKeys } from './fields.ts'
import { type Lifecycle, lifecycleOf } from './lifecycle.ts'
import { compareSections, type SectionComparison } from './sections.ts'
import { type FiredTrigger, firedTriggers, tierAsked } from './triggers.ts'

/** What a style asks of one document, and why: computed once, read by rules, hovers, lens, wizard and metrics. */
export interface Policy {
  /** The tier the document claims; the style's only tier where it has no others. */
  readonly tier: TierData
  /** Every trigger that facts fire or the document lists. */
  readonly triggers: readonly FiredTrigger[]
  /** The highest tier a trigger asks for, at least: how long it lasted may not be known. `null` when none does. */
  readonly tierAsked: { readonly tier: TierData; readonly because: FiredTrigger } | null
  readonly arithmetic: Arithmetic
  /** The fields the style asks for, in the template's order. */
  readonly askedFields: readonly AskedField[]
  /** For keys that the style does not know, the key that was probably meant. */
  readonly meantKeys: ReadonlyMap<Field, MeantKey>
  readonly sections: SectionComparison
  readonly lifecycle: Lifecycle
  /** The why-chains of the document, which styles ask to be of some length and to end at something they can change. */
  readonly whyChains: readonly WhyChain[]
}

/** What the policy of a document depends on besides its tier. */
export interface Circumstances {
  readonly path: string
  readonly record: IncidentRecord
  readonly profile: Profile
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
  readonly now: Instant
}

/** The policy of one document. Each part is computed when first read. */
export function policyOf(circumstances: Circumstances, tier: TierData): Policy {
  return policyFrom({ circumstances, tier })
}

interface Given extends Pick<Policy, 'tier'> {
  readonly circumstances: Circumstances
}

const policyFrom = lazily<Given, Omit<Policy, 'tier'>>({
  arithmetic: ({ circumstances: { record, profile } }) => reckon(record, profile),
  askedFields: ({ circumstances: { record, profile } }) => askedFields(record, profile),
  meantKeys: ({ circumstances: { record, profile } }) => meantKeys(record, profile),
  triggers: ({ circumstances, arithmetic }) => firedTriggers(circumstances, arithmetic),
  tierAsked: ({ circumstances, arithmetic }) =>
    tierAsked(firedTriggers(circumstances, arithmetic, true), circumstances.profile),
  sections: ({ circumstances: { record, profile }, tier }) => compareSections(record, profile, tier),
  whyChains: ({ circumstances: { record, profile } }) => whyChains(record, profile),
  lifecycle: policy => lifecycleOf(policy.circumstances, policy),
})
