import type { IncidentRecord } from '../facts/record.ts'
import type { Instant } from '../facts/times.ts'
import type { Profile } from '../profile/compile.ts'
import type { TierData } from '../profile/profile.ts'
import type { Settings } from '../profile/settings.ts'
import type { WorkspaceIndex } from '../workspace/workspace.ts'
import { type Arithmetic, reckon } from './arithmetic.ts'
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
  readonly sections: SectionComparison
  readonly lifecycle: Lifecycle
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
  return {
    tier,
    get arithmetic() {
      return memo(this, 'arithmetic', reckon(circumstances.record, circumstances.profile))
    },
    get triggers() {
      return memo(this, 'triggers', firedTriggers(circumstances, this.arithmetic))
    },
    get tierAsked() {
      return memo(this, 'tierAsked', tierAsked(this.triggers, circumstances.profile))
    },
    get sections() {
      return memo(this, 'sections', compareSections(circumstances.record, circumstances.profile, tier))
    },
    get lifecycle() {
      return memo(
        this,
        'lifecycle',
        lifecycleOf(circumstances, { triggers: () => this.triggers, sections: () => this.sections }),
      )
    },
  }
}

function memo<T>(policy: Policy, part: keyof Policy, value: T): T {
  Object.defineProperty(policy, part, { value })
  return value
}
