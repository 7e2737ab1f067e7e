import type { ChunkMemory } from '../facts/chunkMemory.ts'
import { readRecord } from '../facts/read.ts'
import type { IncidentRecord } from '../facts/record.ts'
import type { Instant } from '../facts/times.ts'
import { lazily } from '../lazily.ts'
import { policyOf } from '../policy/policy.ts'
import type { Profile } from '../profile/compile.ts'
import { tierOf } from '../profile/lookup.ts'
import type { Settings } from '../profile/settings.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { View } from '../view.ts'
import type { WorkspaceIndex } from '../workspace/workspace.ts'
import { proseContextOf } from './passages.ts'

/** What a view depends on besides its document. */
export interface Surroundings {
  /** Within the workspace, with `/`. */
  readonly path: string
  readonly profile: Profile
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
  readonly now: Instant
}

/** What a view takes over from that of an earlier version. */
interface Earlier extends Pick<View, 'memory' | 'move' | 'reworded'> {
  readonly from?: View
}

/**
 * The view of one version of a document, whose record is read in full. `memory` is what earlier versions taught, and learns
 * from this one.
 */
export function viewOf(parsed: Parsed, surroundings: Surroundings, memory?: ChunkMemory): View {
  const record = readRecord(parsed, surroundings.profile, surroundings.path, memory)
  return viewOfRecord(parsed, record, surroundings, { memory })
}

/** As `viewOf`, for a record already read. Policy and prose context are computed when first asked for. */
export function viewOfRecord(
  parsed: Parsed,
  record: IncidentRecord,
  { path, profile, settings, workspace, now }: Surroundings,
  earlier: Earlier = {},
): View {
  return viewFrom({ path, profile, settings, workspace, now, parsed, record, ...earlier })
}

type Later = Pick<View, 'origin' | 'proseContext' | 'policy'>

const viewFrom = lazily<Omit<View, keyof Later> & Earlier, Later>({
  origin: view => view.from ?? view,
  proseContext: view => view.from?.proseContext ?? proseContextOf(view),
  policy: view => policyOf(view, tierOf(view.profile, view.record.tier?.value ?? null)),
})
