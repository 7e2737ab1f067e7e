import type { Feature, WorkspaceFeature } from '../feature.ts'
import { defer, deferrals } from './defer.ts'
import { draft } from './draft.ts'
import { entry } from './entry.ts'
import { extract } from './extract.ts'
import { form } from './form.ts'
import { incident } from './incident.ts'
import { overview } from './overview.ts'
import { folderPolicy, policy } from './policy.ts'
import { publication } from './publication.ts'
import { advance, status } from './status.ts'
import { table } from './table.ts'
import { timeline } from './timeline.ts'

/** What our own client asks of a document besides the protocol, a line each. */
// biome-ignore lint/suspicious/noExplicitAny: each request knows the parameters of its own method.
export const requests: readonly Feature<any, unknown, any>[] = [
  status,
  advance,
  entry,
  extract,
  table,
  timeline,
  policy,
  publication,
  deferrals,
  defer,
]

/** What it asks of the workspace. */
// biome-ignore lint/suspicious/noExplicitAny: each request knows the parameters of its own method.
export const workspaceRequests: readonly WorkspaceFeature<any, unknown>[] = [
  form,
  draft,
  incident,
  overview,
  folderPolicy,
]
