import type { ChunkMemory } from './facts/chunkMemory.ts'
import type { IncidentRecord } from './facts/record.ts'
import type { Instant } from './facts/times.ts'
import type { Policy } from './policy/policy.ts'
import type { Profile } from './profile/compile.ts'
import type { Settings } from './profile/settings.ts'
import type { Parsed } from './syntax/parsed.ts'
import type { Move } from './view/move.ts'
import type { ProseContext } from './view/passages.ts'
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
  /** What is known of the chunks from earlier versions; absent outside of an editor. */
  readonly memory?: ChunkMemory | undefined
  /** What the style asks of this document, computed when first asked for. */
  readonly policy: Policy
  /** What text rules know besides the text; computed when first read, one object for all views of one origin. */
  readonly proseContext: ProseContext
  /** The view whose record was read in full: this one, or that of an earlier version with the same facts (`view/update.ts`). */
  readonly origin: View
  /** Maps a span of the origin to where it is now; absent in the origin itself. */
  readonly move?: Move
  /** Indexes of the sections in the record whose words have changed since the origin. */
  readonly reworded?: readonly number[]
}
