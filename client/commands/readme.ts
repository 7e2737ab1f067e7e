import * as vscode from 'vscode'
import { apply } from '../edits.ts'
import type { Link } from '../link.ts'
import { rootAtHand } from '../roots.ts'
import { mostUsedFolder } from '../wizard/folder.ts'

/**
 * Updates the index of postmortems: in the active document if it has one, else in the README beside it, else in that of the
 * folder with the most postmortems (of several open folders, only the active document's is looked at). Returns the URI of
 * the index, `undefined` if there is none.
 */
export async function updateIndex(link: Link): Promise<vscode.Uri | undefined> {
  for (const uri of await candidates(link)) {
    const document = await vscode.workspace.openTextDocument(uri).then(
      found => found,
      () => null,
    )
    if (!document) continue
    const edit = await link.ask('postmortems/index', { textDocument: { uri: uri.toString() } })
    if (!edit) continue
    if (!(await apply(link, edit))) return
    await vscode.window.showTextDocument(document, { preview: false })
    return uri
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'No index is out of date. An index stands in a README, between <!-- postmortems:index --> and <!-- /postmortems:index -->.',
    ),
  )
  return
}

async function candidates(link: Link): Promise<vscode.Uri[]> {
  const own = vscode.window.activeTextEditor?.document
  const atHand = rootAtHand()
  const roots = atHand ? [atHand] : (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri)
  const used = await Promise.all(roots.map(root => mostUsedFolder(link, root)))
  const folders = [
    ...(own && own.uri.scheme !== 'untitled' ? [vscode.Uri.joinPath(own.uri, '..')] : []),
    ...used.flatMap(folder => folder ?? []),
    ...roots,
  ]
  const readmes = folders.map(folder => vscode.Uri.joinPath(folder, 'README.md'))
  const all = [...(own?.languageId === 'markdown' ? [own.uri] : []), ...readmes]
  return [...new Map(all.map(uri => [uri.toString(), uri])).values()]
}
