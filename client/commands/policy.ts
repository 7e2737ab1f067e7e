import * as vscode from 'vscode'
import type { PolicyAnswer } from '../../server/protocol.ts'
import { documentOf, tellNoPostmortem } from '../current.ts'
import type { Link } from '../link.ts'
import { rootFor } from '../roots.ts'

/** Shows the policy in force: the team's own document, else the one that the style cites. */
export async function openPolicy(link: Link, named?: unknown): Promise<void> {
  const policy = await policyOf(link, documentOf(named))
  if (!policy) return tellNoPostmortem()
  if (policy.uri !== null) {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(policy.uri))
    return
  }
  const { label, cite } = policy.profile
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The style is {0}, after: {1}. Name your own policy as “policy:” in postmortems.yaml, and it opens here.',
      label,
      cite ?? label,
    ),
  )
}

/** The policy of a postmortem; for other files, and for none, that of their folder or of the window's. */
async function policyOf(link: Link, uri: vscode.Uri | null): Promise<PolicyAnswer | null> {
  const textDocument = uri && { uri: uri.toString() }
  const own = textDocument && (await link.ask('postmortems/policy', { textDocument }))
  if (own) return own
  const around = uri && vscode.workspace.getWorkspaceFolder(uri)
  const folder = around ? vscode.Uri.joinPath(uri, '..') : await rootFor()
  return folder ? link.ask('postmortems/folderPolicy', { folder: folder.toString() }) : null
}
