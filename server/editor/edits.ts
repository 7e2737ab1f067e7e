import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Edit, Parsed } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Encoding } from './client.ts'
import { toRange } from './positions.ts'

/** Edits as the protocol has them. */
export function toTextEdits(parsed: Parsed, edits: readonly Edit[], encoding: Encoding): TextEdit[] {
  return edits.map(edit => ({ range: toRange(parsed, edit.span, encoding), newText: edit.text }))
}

/** A version of an open document, and the client that has it open. */
export interface OpenVersion extends Pick<Sight, 'uri' | 'version' | 'client'> {
  readonly parsed: Parsed
}

/** The edits as a `WorkspaceEdit` for exactly this version of a postmortem; `null` if there are none. */
export function editOf({ uri, version, client, view }: Sight, made: readonly Edit[]): WorkspaceEdit | null {
  return editFor({ uri, version, client, parsed: view.parsed }, made)
}

/** The same for any document. */
export function editFor(
  { uri, version, client, parsed }: OpenVersion,
  made: readonly Edit[],
): WorkspaceEdit | null {
  if (made.length === 0) return null
  const edits = toTextEdits(parsed, made, client.encoding)
  if (!client.documentChanges) return { changes: { [uri]: edits } }
  return { documentChanges: [{ textDocument: { uri, version }, edits }] }
}
