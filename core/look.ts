import type { Barren } from './facts/barren.ts'
import { readRecord } from './facts/read.ts'
import type { IncidentRecord } from './facts/record.ts'
import type { Instant } from './facts/times.ts'
import { lazily } from './lazily.ts'
import { voicesOf } from './passages.ts'
import { policyOf } from './policy/policy.ts'
import type { Profile } from './profile/compile.ts'
import { tierOf } from './profile/lookup.ts'
import type { Settings } from './profile/settings.ts'
import type { Parsed } from './syntax/parsed.ts'
import type { View } from './view.ts'
import type { WorkspaceIndex } from './workspace/workspace.ts'

export interface Surroundings {
  readonly path: string
  readonly profile: Profile
  readonly settings: Settings
  readonly workspace: WorkspaceIndex
  readonly now: Instant
}

/** What a view owes to the one it was carried on from. */
interface Onward extends Pick<View, 'move' | 'reworded'> {
  readonly from: View
}

/**
 * The view of one version of a document. The policy is computed when it is first asked for. `barren` is kept from
 * one version to the next, by those who have several.
 */
export function look(parsed: Parsed, surroundings: Surroundings, barren?: Barren): View {
  const record = readRecord(parsed, surroundings.profile, surroundings.path, barren)
  return viewOf(parsed, record, surroundings, barren)
}

/** As `look`, for a record already read; `onward` where it was carried on from the view of an earlier version. */
export function viewOf(
  parsed: Parsed,
  record: IncidentRecord,
  { path, profile, settings, workspace, now }: Surroundings,
  barren?: Barren,
  onward?: Onward,
): View {
  return viewFrom({ path, profile, settings, workspace, now, parsed, record, barren, ...onward })
}

type Later = Pick<View, 'origin' | 'voices' | 'policy'>

const viewFrom = lazily<Omit<View, keyof Later> & Partial<Onward>, Later>({
  origin: view => view.from ?? view,
  voices: view => view.from?.voices ?? voicesOf(view),
  policy: view => policyOf(view, tierOf(view.profile, view.record.tier?.value ?? null)),
})
