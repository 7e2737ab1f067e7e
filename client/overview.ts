import * as vscode from 'vscode'
import type { Overview } from '../server/protocol.ts'
import type { Link } from './link.ts'

/** The server's overview of the workspace, kept up to date for the views. */
export interface LiveOverview {
  readonly overview: Overview
  readonly onChanged: vscode.Event<void>
}

const nothing: Overview = { postmortems: [], actions: [] }
/** Changes within this time are answered by one request. Milliseconds. */
const REST = 150

/** Keeps the overview up to date. Sets the context keys on which the welcome texts of the views depend. */
export function followOverview(link: Link, subscriptions: vscode.Disposable[]): LiveOverview {
  const changed = new vscode.EventEmitter<void>()
  const live = { overview: nothing, onChanged: changed.event }
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  // Until the folders are read, nobody knows that they hold nothing.
  let isRead = false

  async function look(): Promise<void> {
    const mine = ++asked
    const found = link.isOpen
      ? await link.ask('postmortems/overview', {}).catch(() => live.overview)
      : nothing
    // A later request has been sent, whose answer counts.
    if (mine !== asked) return
    live.overview = found
    const { postmortems, actions } = live.overview
    const context = (name: string, value: boolean) =>
      vscode.commands.executeCommand('setContext', `postmortems.${name}`, value)
    await context('hasDocuments', !isRead || postmortems.length > 0)
    await context('hasActions', !isRead || actions.length > 0)
    await context('awake', link.isOpen)
    changed.fire()
  }
  subscriptions.push(
    changed,
    { dispose: () => clearTimeout(waiting) },
    link.onChanged(isNews => {
      isRead = isNews || !vscode.workspace.workspaceFolders
      clearTimeout(waiting)
      waiting = setTimeout(() => void look(), REST)
    }),
  )
  return live
}
