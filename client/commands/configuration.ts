import * as vscode from 'vscode'
import type { Form } from '../../server/protocol.ts'
import { makeFile } from '../edits.ts'
import type { Link } from '../link.ts'
import { rootAtHand, rootFor } from '../roots.ts'
import { completeStep } from '../walkthrough.ts'

/** Opens the configuration of the folder; if there is none, writes one that names the style in force. */
export async function openConfiguration(link: Link): Promise<vscode.Uri | undefined> {
  const root = await rootFor()
  if (!root) return
  const folder = folderInFront(root)
  const form = await link.ask('postmortems/form', { folder: folder.toString() })
  const uri = (await configurationFor(root, folder, form)) ?? (await create(root, form))
  if (!uri) return
  completeStep('configured')
  await vscode.window.showTextDocument(uri)
  if (!vscode.workspace.getWorkspaceFolder(uri)) tellOutside(uri)
  return uri
}

/** The folder of the file in the active editor if it lies below the root, else the root. */
function folderInFront(root: vscode.Uri): vscode.Uri {
  const open = vscode.window.activeTextEditor?.document.uri
  return open && rootAtHand(open)?.toString() === root.toString() ? vscode.Uri.joinPath(open, '..') : root
}

/** The configuration that governs the folder, even one above what is open; else the one nearest below the root. */
async function configurationFor(
  root: vscode.Uri,
  folder: vscode.Uri,
  { configuration }: Form,
): Promise<vscode.Uri | undefined> {
  const own = configuration === null ? undefined : vscode.Uri.parse(configuration)
  if (own && (vscode.workspace.getWorkspaceFolder(own) || folder !== root)) return own
  const files = new vscode.RelativePattern(root, '**/postmortems.{yaml,yml,json}')
  const found = await vscode.workspace.findFiles(files, '**/node_modules/**')
  found.sort((one, other) => one.path.length - other.path.length)
  return found[0] ?? own
}

/** Says that the configuration lies above what is open, so that a change concerns more than the open folder. */
function tellOutside(uri: vscode.Uri): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('This configuration applies here; it lies above the open folder: {0}', uri.fsPath),
  )
}

async function create(root: vscode.Uri, { profile }: Form): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(root, 'postmortems.yaml')
  const text = `# ${vscode.l10n.t('What the team decides about its postmortems; editors and the command line read it.')}\nprofile: ${profile.id}\n`
  return (await makeFile(uri, text)) ? uri : undefined
}
