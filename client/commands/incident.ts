import * as vscode from 'vscode'
import { textAt } from '../files.ts'
import type { Link } from '../link.ts'
import { rootFor } from '../roots.ts'
import { folderIn } from '../wizard/folder.ts'
import type { Drafts } from '../wizard/unfinished.ts'
import { writeFrom } from './new.ts'

/**
 * Writes a new postmortem from another tool's report of an incident: a JSON file in the explorer or the editor, else the
 * clipboard, else a file the person picks. Its facts are filled into the questions. Returns the new file.
 */
export async function newFromIncident(
  link: Link,
  drafts: Drafts,
  given?: unknown,
): Promise<vscode.Uri | undefined> {
  const text = given instanceof vscode.Uri ? await textAt(given) : await textAtHand()
  if (text === undefined) return
  const folder = await folderIn(link, await rootFor(given instanceof vscode.Uri ? given : undefined))
  if (!folder) return
  const known = await link.ask('postmortems/incident', { folder: folder.toString(), text })
  return writeFrom(link, drafts, folder, known)
}

async function textAtHand(): Promise<string | undefined> {
  const document = vscode.window.activeTextEditor?.document
  if (document?.languageId.startsWith('json')) return document.getText()
  const copied = await vscode.env.clipboard.readText()
  if (/^\s*[[{]/.test(copied)) return copied
  const title = vscode.l10n.t(
    'Incident as JSON, from PagerDuty, Opsgenie, Alertmanager, incident.io or Statuspage',
  )
  const [file] = (await vscode.window.showOpenDialog({ title, filters: { JSON: ['json'] } })) ?? []
  return file && textAt(file)
}
