import * as vscode from 'vscode'
import { holdsPostmortems, onFirstPostmortem } from './gate.ts'
import { type Link, type MakeClient, openLink } from './link.ts'

/** What activation hands to VS Code and to tests. */
export interface Api {
  readonly link: Link
}

/** Puts everything in place; the server starts at once where postmortems are, else when it is first asked. */
export function start(context: vscode.ExtensionContext, make: MakeClient): Api {
  const link = openLink(make)
  context.subscriptions.push({ dispose: () => link.stop() })
  context.subscriptions.push(onFirstPostmortem(() => wake(link)))
  void holdsPostmortems().then(found => {
    if (found) wake(link)
  })
  return { link }
}

function wake(link: Link): void {
  link.start().catch((error: Error) => {
    void vscode.window.showErrorMessage(vscode.l10n.t('Postmortems could not start: {0}', error.message))
  })
}
