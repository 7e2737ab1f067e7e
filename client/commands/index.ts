import * as vscode from 'vscode'
import type { Link } from '../link.ts'
import type { Branch } from '../views/tree.ts'
import type { Drafts } from '../wizard/unfinished.ts'
import { openConfiguration } from './configuration.ts'
import { deferItem } from './defer.ts'
import { newFromIncident } from './incident.ts'
import { showItems } from './items.ts'
import { newPostmortem } from './new.ts'
import { openPolicy } from './policy.ts'
import { preparePublication } from './publication.ts'
import { updateIndex } from './readme.ts'
import { select } from './select.ts'
import {
  addActionItem,
  convertTimeline,
  fixAll,
  insertSections,
  promoteTier,
  sortTimeline,
  timelineToUtc,
} from './shape.ts'
import { advanceStatus, showBlockers } from './status.ts'
import { insertTimelineEntry, pasteAsTimeline, selectionToTimeline } from './timeline.ts'

// biome-ignore lint/suspicious/noExplicitAny: each command knows what it may be given.
type Command = (link: Link, ...given: any[]) => unknown

/** The commands that ask for a new postmortem; answers given to a cancelled one are offered again by the next. */
function wizards(drafts: Drafts): Readonly<Record<string, Command>> {
  return {
    new: (link, given) => newPostmortem(link, drafts, given),
    newFromIncident: (link, given) => newFromIncident(link, drafts, given),
  }
}

/** Every other command, a line each. */
const commands: Readonly<Record<string, Command>> = {
  insertTimelineEntry,
  advanceStatus,
  showBlockers,
  showItems,
  pasteAsTimeline,
  selectionToTimeline,
  openPolicy,
  preparePublication,
  addActionItem,
  deferItem,
  sortTimeline,
  convertTimeline,
  timelineToUtc,
  insertSections,
  promoteTier,
  updateIndex,
  _select: select,
  openConfiguration,
  fixAll,
  restart: link => link.restart(),
}

/** What a command is given. From the menu of a row it is the row, which is opened: the server answers about open documents. */
async function opened(given: unknown[]): Promise<unknown[]> {
  const { command, arguments: place = [] } = (given[0] as Partial<Branch> | undefined)?.item?.command ?? {}
  if (!command) return given
  await vscode.commands.executeCommand(command, ...place)
  const [uri, { selection } = {}] = place as [vscode.Uri, vscode.TextDocumentShowOptions?]
  return [uri, selection?.start.line]
}

/** Registers the commands. A failure is shown to the person. */
export function registerCommands(link: Link): vscode.Disposable {
  const registered = Object.entries({ ...wizards(new Map()), ...commands }).map(([name, run]) =>
    vscode.commands.registerCommand(`postmortems.${name}`, async (...given) => {
      try {
        return await run(link, ...(await opened(given)))
      } catch (problem) {
        const message = problem instanceof Error ? problem.message : String(problem)
        void vscode.window.showErrorMessage(vscode.l10n.t('Postmortems: {0}', message))
        return undefined
      }
    }),
  )
  return vscode.Disposable.from(...registered)
}
