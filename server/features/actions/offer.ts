import type { CodeAction, CodeActionKind } from 'vscode-languageserver'
import type { Edit, Fix } from '../../../core/index.ts'
import { toTextEdits } from '../../convert.ts'
import type { Sight } from '../../feature.ts'
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
