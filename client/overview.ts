import * as vscode from 'vscode'
import type { Overview } from '../server/protocol.ts'
import type { Link } from './link.ts'

/** What the server knows of the workspace, for the views. */
export interface Sighting {
  readonly overview: Overview
  readonly onChanged: vscode.Event<void>
}

const nothing: Overview = { postmortems: [], actions: [] }
/** Milliseconds in which several changes are one. */
const rest = 150

/** Keeps the overview fresh. Sets the contexts on which the welcomes of the views depend. */
export function followOverview(link: Link, subscriptions: vscode.Disposable[]): Sighting {
  const changed = new vscode.EventEmitter<void>()
  const sighting = { overview: nothing, onChanged: changed.event }
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function look(): Promise<void> {
    const mine = ++asked
    const found = link.isOpen
      ? await link.ask('postmortems/overview', {}).catch(() => sighting.overview)
      : nothing
    // A later look knows more; what it has shown stays.
    if (mine !== asked) return
    sighting.overview = found
    const { postmortems, actions } = sighting.overview
    const context = (name: string, value: boolean) =>
      vscode.commands.executeCommand('setContext', `postmortems.${name}`, value)
    await context('awake', link.isOpen)
    await context('hasDocuments', postmortems.length > 0)
    await context('hasActions', actions.length > 0)
    changed.fire()
  }
  subscriptions.push(
    changed,
    { dispose: () => clearTimeout(waiting) },
    link.onChanged(() => {
      clearTimeout(waiting)
      waiting = setTimeout(() => void look(), rest)
    }),
  )
  return sighting
}
