import * as vscode from 'vscode'
import type { ExtractAnswer, ExtractParams } from '../../server/protocol.ts'
import { documentOf, tellNoPostmortem } from '../current.ts'
import { apply } from '../edits.ts'
import type { Link } from '../link.ts'
import { showEdited } from '../places.ts'
import { completeStep } from '../walkthrough.ts'

/** Asks what was seen or done and adds it to the timeline with the present time. Returns whether it was added. */
export async function insertTimelineEntry(link: Link, given?: { readonly event?: string }): Promise<boolean> {
  const uri = documentOf(undefined)
  if (!uri) {
    tellNoPostmortem()
    return false
  }
  // The moment at which the command was called counts, not the one at which the sentence is finished.
  const time = new Date().toISOString()
  const event = given?.event ?? (await askEvent(time))
  if (!event?.trim()) return false
  const edit = await link.ask('postmortems/entry', {
    textDocument: { uri: uri.toString() },
    event: event.trim(),
    time,
  })
  if (!edit) {
    tellNoPostmortem()
    return false
  }
  if (!(await apply(link, edit))) return false
  showEdited(uri, edit)
  completeStep('recorded')
  return true
}

function askEvent(time: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Timeline entry at {0} UTC', time.slice(11, 16)),
    prompt: vscode.l10n.t('What was seen or done? A fact, not its cause.'),
    placeHolder: vscode.l10n.t('Alert PayoutLatencyHigh fires'),
    ignoreFocusOut: true,
  })
}

/** Turns the text of the clipboard into timeline rows. Returns how many. */
export async function pasteAsTimeline(link: Link): Promise<number> {
  const text = await vscode.env.clipboard.readText()
  if (text.trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('The clipboard holds no text.'))
    return 0
  }
  return extract(link, { text })
}

/** Replaces the selected raw text by timeline rows. Returns how many. */
export async function selectionToTimeline(link: Link): Promise<number> {
  const selection = vscode.window.activeTextEditor?.selection
  if (!selection || selection.isEmpty) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select a log, a chat or other lines with times first.'),
    )
    return 0
  }
  const { start, end } = selection
  return extract(link, { range: { start, end } })
}

async function extract(link: Link, raw: Pick<ExtractParams, 'text' | 'range'>): Promise<number> {
  const uri = documentOf(undefined)
  if (!uri) {
    tellNoPostmortem()
    return 0
  }
  const answer = await link.ask('postmortems/extract', {
    ...raw,
    textDocument: { uri: uri.toString() },
    zone: localZone(),
  })
  if (!answer) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No times were found in that text, so nothing became a timeline.'),
    )
    return 0
  }
  if (!(await apply(link, answer.edit))) return 0
  showEdited(uri, answer.edit)
  completeStep('recorded')
  void vscode.window.showInformationMessage(toldOf(answer))
  return answer.count
}

/** The zone of this machine: times without a zone are taken for local ones of whoever copied them. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function toldOf({ count, kind, unread }: ExtractAnswer): string {
  const added = vscode.l10n.t(
    '{0} timeline rows from {1}; clocks without a zone were read as {2}.',
    count,
    kind,
    localZone(),
  )
  return unread.length === 0 ? added : `${added} ${vscode.l10n.t('{0} lines had no time.', unread.length)}`
}
