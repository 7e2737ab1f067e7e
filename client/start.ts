import * as vscode from 'vscode'
import { registerCommands } from './commands/index.ts'
import { followCurrent } from './current.ts'
import { holdsPostmortems, onFirstPostmortem } from './gate.ts'
import { type Link, type MakeClient, openLink } from './link.ts'
import { followOverview } from './overview.ts'
import { offerPaste } from './paste.ts'
import { type ExtendMarkdownIt, previewPlugin } from './preview/plugin.ts'
import { type CommandLine, offerTasks } from './tasks.ts'
import { showActions } from './views/actions.ts'
import { showDocuments } from './views/documents.ts'
import { showStatusBar } from './views/statusBar.ts'
import { watchMending } from './walkthrough.ts'

/** What activation hands to VS Code's Markdown preview and to tests. */
export interface Api {
  readonly link: Link
  readonly extendMarkdownIt: ExtendMarkdownIt
}

/** Registers everything. The server starts at once if an open folder holds postmortems, else when it is first asked. */
export function start(
  { subscriptions, extensionUri }: vscode.ExtensionContext,
  commandLine: CommandLine,
  make: MakeClient,
): Api {
  const link = openLink(make, extensionUri)
  const current = followCurrent(link, subscriptions)
  const live = followOverview(link, subscriptions)
  subscriptions.push(
    { dispose: () => link.stop() },
    registerCommands(link),
    showStatusBar(current),
    showDocuments(live),
    showActions(live),
    offerPaste(link, current),
    offerTasks(link, commandLine),
    watchMending(current),
    onFirstPostmortem(() => wake(link)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (link.isOpen) telling(link.restart())
    }),
  )
  void holdsPostmortems().then(found => {
    if (found) wake(link)
  })
  return { link, extendMarkdownIt: previewPlugin(link, subscriptions) }
}

function wake(link: Link): void {
  telling(link.start())
}

/** Shows the failure of a start that no command waits for. */
function telling(start: Promise<unknown>): void {
  start.catch((error: Error) => {
    void vscode.window.showErrorMessage(vscode.l10n.t('Postmortems could not start: {0}', error.message))
  })
}
