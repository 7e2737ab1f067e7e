import type { Barren } from './facts/barren.ts'
import { readRecord } from './facts/read.ts'
import type { IncidentRecord } from './facts/record.ts'
import type { Instant } from './facts/times.ts'
import { type Voices, voicesOf } from './passages.ts'
import { type Policy, policyOf } from './policy/policy.ts'
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

/** What a view owes to the one of an earlier version. */
type Onward = Pick<View, 'origin' | 'move' | 'reworded'>

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
  surroundings: Surroundings,
  barren?: Barren,
  onward?: Onward,
): View {
  let policy: Policy | undefined
  let voices: Voices | undefined
  const view: View = {
    ...surroundings,
    parsed,
    record,
    barren,
    ...onward,
    get origin() {
      return onward?.origin ?? view
    },
    get voices() {
      voices ??= onward?.origin.voices ?? voicesOf(view)
      return voices
    },
    get policy() {
      policy ??= policyOf(
        { ...surroundings, record },
        tierOf(surroundings.profile, record.tier?.value ?? null),
      )
      return policy
    },
  }
  return view
}
