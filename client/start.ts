import * as vscode from 'vscode'
import { registerCommands } from './commands/index.ts'
import { followCurrent } from './current.ts'
import { holdsPostmortems, onFirstPostmortem } from './gate.ts'
import { type Link, type MakeClient, openLink } from './link.ts'
import { showStatusBar } from './views/statusBar.ts'

/** What activation hands to VS Code and to tests. */
export interface Api {
  readonly link: Link
}

/** Puts everything in place; the server starts at once where postmortems are, else when it is first asked. */
export function start({ subscriptions }: vscode.ExtensionContext, make: MakeClient): Api {
  const link = openLink(make)
  const current = followCurrent(link, subscriptions)
  subscriptions.push(
    { dispose: () => link.stop() },
    registerCommands(link),
    showStatusBar(current),
    onFirstPostmortem(() => wake(link)),
    link.onChanged(() => void vscode.commands.executeCommand('setContext', 'postmortems.awake', link.isOpen)),
  )
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
