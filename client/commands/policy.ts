import * as vscode from 'vscode'
import { documentOf, tellNoPostmortem } from '../edits.ts'
import type { Link } from '../link.ts'

/** Shows the policy behind the document: the team's own where there is one, else what the style rests on. */
export async function openPolicy(link: Link, named?: unknown): Promise<void> {
  const uri = documentOf(named)
  const policy = uri && (await link.ask('postmortems/policy', { textDocument: { uri: uri.toString() } }))
  if (!policy) return tellNoPostmortem()
  if (policy.uri !== null) {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(policy.uri))
    return
  }
  const source = policy.source ?? policy.profile.label
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The style is {0}, after: {1}. Name your own policy as “policy:” in postmortems.yaml, and it opens here.',
      policy.profile.label,
      source,
    ),
  )
}
