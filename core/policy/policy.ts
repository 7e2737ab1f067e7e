import type { Field, IncidentRecord } from '../facts/record.ts'
import type { Instant } from '../facts/times.ts'
import { type WhyChain, whyChains } from '../facts/whys.ts'
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
  /** The highest tier a trigger asks for; `null` when none does. */
  readonly tierAsked: { readonly tier: TierData; readonly because: FiredTrigger } | null
  readonly arithmetic: Arithmetic
  /** The fields the style asks for, in the template's order. */
  readonly askedFields: readonly AskedField[]
  /** What the keys most likely stand for that the style does not know. */
  readonly meantKeys: ReadonlyMap<Field, MeantKey>
  readonly sections: SectionComparison
  readonly lifecycle: Lifecycle
  /** The why-chains of the document, which styles ask to be of some length and to end at something they can change. */
  readonly whyChains: readonly WhyChain[]
}

export interface Circumstances {
  readonly path: string
  readonly record: IncidentRecord
  readonly profile: Profile
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
  readonly now: Instant
}

export type { Arithmetic, FiredTrigger, Lifecycle, SectionComparison }

/** The policy of one document. Each part is computed when first read. */
export function policyOf(circumstances: Circumstances, tier: TierData): Policy {
  const { record, profile } = circumstances
  const kept: { -readonly [Part in keyof Policy]?: Policy[Part] } = {}
  return {
    tier,
    get arithmetic() {
      kept.arithmetic ??= reckon(record, profile)
      return kept.arithmetic
    },
    get askedFields() {
      kept.askedFields ??= askedFields(record, profile)
      return kept.askedFields
    },
    get meantKeys() {
      kept.meantKeys ??= meantKeys(record, profile)
      return kept.meantKeys
    },
    get triggers() {
      kept.triggers ??= firedTriggers(circumstances, this.arithmetic)
      return kept.triggers
    },
    get tierAsked() {
      if (kept.tierAsked === undefined) kept.tierAsked = tierAsked(this.triggers, profile)
      return kept.tierAsked
    },
    get sections() {
      kept.sections ??= compareSections(record, profile, tier)
      return kept.sections
    },
    get whyChains() {
      kept.whyChains ??= whyChains(record, profile)
      return kept.whyChains
    },
    get lifecycle() {
      const parts = { triggers: () => this.triggers, sections: () => this.sections }
      kept.lifecycle ??= lifecycleOf(circumstances, parts)
      return kept.lifecycle
    },
  }
}
