import type { CodeAction, CodeActionKind } from 'vscode-languageserver'
import type { Edit, Fix } from '../../../core/index.ts'
import { toTextEdits } from '../../convert.ts'
import type { Sight } from '../../feature.ts'
import type { OwnCommand } from '../../protocol.ts'
import { folderOf } from '../../uri.ts'

/** An action that edits this document at the version it was worked out for, and renames the file where the fix asks. */
export function offer(
  sight: Sight,
  kind: CodeActionKind,
  fix: Pick<Fix, 'title' | 'edits' | 'rename'>,
  more: Partial<CodeAction> = {},
): CodeAction[] {
  const { uri, version, client, view } = sight
  if (fix.rename !== undefined && !client.renamesFiles) return []
  if (fix.edits.length === 0 && fix.rename === undefined) return []
  const edits = toTextEdits(view.parsed, fix.edits, client.encoding)
  if (!client.documentChanges)
    return [{ title: fix.title, kind, edit: { changes: { [uri]: edits } }, ...more }]
  const changes = edits.length > 0 ? [{ textDocument: { uri, version }, edits }] : []
  const renames =
    fix.rename === undefined
      ? []
      : [{ kind: 'rename' as const, oldUri: uri, newUri: folderOf(uri) + encodeURIComponent(fix.rename) }]
  return [{ title: fix.title, kind, edit: { documentChanges: [...changes, ...renames] }, ...more }]
}

/** An action that needs nothing but edits of this document; none when there is nothing to change. */
export function edits(
  sight: Sight,
  kind: CodeActionKind,
  title: string,
  made: readonly Edit[],
): CodeAction[] {
  return offer(sight, kind, { title, edits: made })
}

/** What comes after the edit in an editor of our own: the words that are left to be written are selected. */
export function thenSelect(
  { uri, client, rangeOf }: Sight,
  [made, ...others]: readonly Edit[],
  words: string,
): Pick<CodeAction, 'command'> {
  const at = made?.text.lastIndexOf(words) ?? -1
  // With several edits the place moves by what the others add.
  if (!client.ownCommands || !made || at < 0 || others.length > 0) return {}
  const { start } = rangeOf({ start: made.span.start, end: made.span.start })
  const ahead = made.text.slice(0, at).split(/\r\n|\r|\n/)
  const line = start.line + ahead.length - 1
  const character = ahead.at(-1)!.length + (ahead.length === 1 ? start.character : 0)
  const select: OwnCommand = 'postmortems._select'
  const range = { start: { line, character }, end: { line, character: character + words.length } }
  return { command: { title: '', command: select, arguments: [uri, range] } }
}
