import * as vscode from 'vscode'
import { registerCommands } from './commands/index.ts'
import { followCurrent } from './current.ts'
import { holdsPostmortems, onFirstPostmortem } from './gate.ts'
import { type Link, type MakeClient, openLink } from './link.ts'
import { watchMending } from './milestones.ts'
import { followOverview } from './overview.ts'
import { offerPaste } from './paste.ts'
import { type ExtendMarkdownIt, previewPlugin } from './preview/plugin.ts'
import { showActions } from './views/actions.ts'
import { showDocuments } from './views/documents.ts'
import { showStatusBar } from './views/statusBar.ts'

/** What activation hands to VS Code's Markdown preview and to tests. */
export interface Api {
  readonly link: Link
  readonly extendMarkdownIt: ExtendMarkdownIt
}

/** Puts everything in place; the server starts at once where postmortems are, else when it is first asked. */
export function start({ subscriptions }: vscode.ExtensionContext, make: MakeClient): Api {
  const link = openLink(make)
  const current = followCurrent(link, subscriptions)
  const sighting = followOverview(link, subscriptions)
  subscriptions.push(
    { dispose: () => link.stop() },
    registerCommands(link),
    showStatusBar(current),
    showDocuments(sighting),
    showActions(sighting),
    offerPaste(link, current),
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

/** A start that fails is told: nobody waits for this one. */
function telling(start: Promise<unknown>): void {
  start.catch((error: Error) => {
    void vscode.window.showErrorMessage(vscode.l10n.t('Postmortems could not start: {0}', error.message))
  })
}
