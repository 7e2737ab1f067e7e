import * as vscode from 'vscode'
import { documentOf, tellChanged, tellNoPostmortem } from '../edits.ts'
import type { Link } from '../link.ts'

/**
 * Makes every safe fix of a document, as one step to undo. Returns whether there was one. VS Code's own command for a
 * kind of action drops it without a word while its editor is settling; so the action is asked for and applied here.
 */
export async function fixAll(link: Link, named?: unknown): Promise<boolean> {
  const uri = documentOf(named)
  if (!uri) {
    tellNoPostmortem()
    return false
  }
  await link.start()
  const document = await vscode.workspace.openTextDocument(uri)
  const { version } = document
  const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(0, 0, document.lineCount, 0),
    'source.fixAll.postmortem',
    1,
  )
  if (!action?.edit) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing in this document can be fixed safely.'))
    return false
  }
  if (document.version !== version) {
    tellChanged()
    return false
  }
  return vscode.workspace.applyEdit(action.edit)
}
