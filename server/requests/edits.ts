import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Sight } from '../feature.ts'

export type VersionedEdit = WorkspaceEdit

/** Edits of one version of a document, so that they are never made to another. */
export function editOf({ uri, version, client }: Sight, edits: TextEdit[]): VersionedEdit {
  if (!client.documentChanges) return { changes: { [uri]: edits } }
  return { documentChanges: [{ textDocument: { uri, version }, edits }] }
}
