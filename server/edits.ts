import type { WorkspaceEdit } from 'vscode-languageserver'
import type { Edit } from '../core/index.ts'
import { toTextEdits } from './convert.ts'
import type { Sight } from './feature.ts'

/** The edits as a `WorkspaceEdit` for exactly this version of the document; `null` if there are none. */
export function editOf({ uri, version, client, view }: Sight, made: readonly Edit[]): WorkspaceEdit | null {
  if (made.length === 0) return null
  const edits = toTextEdits(view.parsed, made, client.encoding)
  if (!client.documentChanges) return { changes: { [uri]: edits } }
  return { documentChanges: [{ textDocument: { uri, version }, edits }] }
}
