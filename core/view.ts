import type { Barren } from './facts/barren.ts'
import type { IncidentRecord } from './facts/record.ts'
import type { Instant } from './facts/times.ts'
import type { Policy } from './policy/policy.ts'
import type { Profile } from './profile/compile.ts'
import type { Settings } from './profile/settings.ts'
import type { Parsed } from './syntax/parsed.ts'
import type { Move } from './view/move.ts'
import type { Voices } from './view/passages.ts'
import type { WorkspaceIndex } from './workspace/workspace.ts'

/**
 * Everything a rule or an editor feature may know: one document at one version, in one style, among its
 * neighbours, at one moment. Immutable; the same inputs give the same answers in the editor and in CI.
 */
export interface View {
  /** Path within the workspace, with `/`. */
  readonly path: string
  readonly parsed: Parsed
  readonly record: IncidentRecord
  readonly profile: Profile
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
  readonly now: Instant
  /** Where earlier versions of the document held nothing; absent where there are none. */
  readonly barren?: Barren | undefined
  /** What the style asks of this document, computed when first asked for. */
  readonly policy: Policy
  /** Who may speak and be spoken of in it, gathered when first asked for; the same in all views of one origin. */
  readonly voices: Voices
  /** The view that was read in full: itself, or that of an earlier version which states the same facts, be it in other places. */
  readonly origin: View
  /** Where a place of the origin is now; absent in that view itself. */
  readonly move?: Move
  /** Which sections of the record have other words since then. */
  readonly reworded?: readonly number[]
}
