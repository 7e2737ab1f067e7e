import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Edit, Parsed } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Encoding } from './client.ts'
import { toRange } from './positions.ts'

/** Edits as the protocol has them. */
export function toTextEdits(parsed: Parsed, edits: readonly Edit[], encoding: Encoding): TextEdit[] {
  return edits.map(edit => ({ range: toRange(parsed, edit.span, encoding), newText: edit.text }))
}

/** The edits as a `WorkspaceEdit` for exactly this version of the document; `null` if there are none. */
export function editOf({ uri, version, client, view }: Sight, made: readonly Edit[]): WorkspaceEdit | null {
  if (made.length === 0) return null
  const edits = toTextEdits(view.parsed, made, client.encoding)
  if (!client.documentChanges) return { changes: { [uri]: edits } }
  return { documentChanges: [{ textDocument: { uri, version }, edits }] }
}
