import * as vscode from 'vscode'
import type { Link } from '../link.ts'
import { note } from '../milestones.ts'
import { folderFor } from '../wizard/folder.ts'

/** Opens the configuration of the workspace, one that names the style in force where there is none yet. */
export async function openConfiguration(link: Link): Promise<vscode.Uri | undefined> {
  const [found] = await vscode.workspace.findFiles('**/postmortems.{yaml,yml,json}', '**/node_modules/**', 1)
  if (found) {
    note('configured')
    await vscode.window.showTextDocument(found)
    return found
  }
  const [root] = vscode.workspace.workspaceFolders ?? []
  const folder = root?.uri ?? (await folderFor(link, undefined))
  if (!folder) return
  const { profile } = await link.ask('postmortems/form', { folder: folder.toString() })
  const uri = vscode.Uri.joinPath(folder, 'postmortems.yaml')
  const edit = new vscode.WorkspaceEdit()
  const text = `# ${vscode.l10n.t('What the team decides about its postmortems; editors and the command line read it.')}\nprofile: ${profile.id}\n`
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit))) return
  note('configured')
  await vscode.window.showTextDocument(uri)
  return uri
}
