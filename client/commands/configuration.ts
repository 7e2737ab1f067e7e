import * as vscode from 'vscode'
import { makeFile } from '../edits.ts'
import type { Link } from '../link.ts'
import { note } from '../milestones.ts'
import { rootFor } from '../roots.ts'

/** Opens the configuration of the folder, one that names the style in force where there is none yet. */
export async function openConfiguration(link: Link): Promise<vscode.Uri | undefined> {
  const root = await rootFor()
  if (!root) return
  const uri = (await configurationIn(root)) ?? (await create(link, root))
  if (!uri) return
  note('configured')
  await vscode.window.showTextDocument(uri)
  return uri
}

/** The one that holds for the file in front of the person, else the one that holds for most of the folder. */
async function configurationIn(root: vscode.Uri): Promise<vscode.Uri | undefined> {
  const files = new vscode.RelativePattern(root, '**/postmortems.{yaml,yml,json}')
  const found = await vscode.workspace.findFiles(files, '**/node_modules/**')
  found.sort((one, other) => one.path.length - other.path.length)
  const open = vscode.window.activeTextEditor?.document.uri
  const isAbove = (uri: vscode.Uri) => open?.path.startsWith(uri.path.slice(0, uri.path.lastIndexOf('/') + 1))
  return found.filter(isAbove).at(-1) ?? found[0]
}

async function create(link: Link, root: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { profile } = await link.ask('postmortems/form', { folder: root.toString() })
  const uri = vscode.Uri.joinPath(root, 'postmortems.yaml')
  const text = `# ${vscode.l10n.t('What the team decides about its postmortems; editors and the command line read it.')}\nprofile: ${profile.id}\n`
  return (await makeFile(uri, text)) ? uri : undefined
}
