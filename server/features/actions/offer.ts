import type { CodeAction, CodeActionKind, WorkspaceEdit } from 'vscode-languageserver'
import type { Edit, Fix } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { editOf } from '../../editor/edits.ts'
import type { OwnCommand } from '../../protocol.ts'
import { folderOf } from '../../uri.ts'

/** Findings and items in a selection for which something is offered, the first ones: nobody looks through more. */
export const MOST_OFFERED = 100

/** A code action that edits this document and, if the fix says so, renames its file; an empty list if nothing would change. */
export function offer(
  sight: Sight,
  kind: CodeActionKind,
  { title, edits, rename }: Pick<Fix, 'title' | 'edits' | 'rename'>,
  more: Partial<CodeAction> = {},
): CodeAction[] {
  const edit = rename === undefined ? editOf(sight, edits) : renaming(sight, edits, rename)
  return edit === null ? [] : [{ title: sight.client.inWords(title), kind, edit, ...more }]
}

/** The edit with the new name of the file; `null` for a client that does not rename files. */
function renaming(sight: Sight, edits: readonly Edit[], name: string): WorkspaceEdit | null {
  const { uri, client } = sight
  if (!client.renamesFiles) return null
  const newUri = folderOf(uri) + encodeURIComponent(name)
  const changes = editOf(sight, edits)?.documentChanges ?? []
  return { documentChanges: [...changes, { kind: 'rename', oldUri: uri, newUri }] }
}

/** In our own client, the command that selects the words to be written over after the edit. */
export function thenSelect(
  { uri, client, rangeOf }: Sight,
  [made, ...others]: readonly Edit[],
  words: string,
): Pick<CodeAction, 'command'> {
  const at = made?.text.lastIndexOf(words) ?? -1
  // With several edits the place would have to be moved by what the others add.
  if (!client.ownCommands || !made || at < 0 || others.length > 0) return {}
  const { start } = rangeOf({ start: made.span.start, end: made.span.start })
  const ahead = made.text.slice(0, at).split(/\r\n|\r|\n/)
  const line = start.line + ahead.length - 1
  const character = ahead.at(-1)!.length + (ahead.length === 1 ? start.character : 0)
  const select: OwnCommand = 'postmortems._select'
  const range = { start: { line, character }, end: { line, character: character + words.length } }
  return { command: { title: '', command: select, arguments: [uri, range] } }
}
