import * as vscode from 'vscode'
import type { Blocker, StatusAnswer } from '../../server/protocol.ts'
import { askAbout } from '../current.ts'
import { apply } from '../edits.ts'
import type { Link } from '../link.ts'
import { offerPlaces, type PlaceRow, rangeOf } from '../places.ts'
import { completeStep } from '../walkthrough.ts'

/** Takes the document to its next status, or lists what blocks it. Returns whether it got there. */
export async function advanceStatus(link: Link, named?: unknown): Promise<boolean> {
  const found = await askAbout(link, named, 'postmortems/status')
  if (!found) return false
  const { uri, answer: status } = found
  if (!status.next) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This style has no further status.'))
    return false
  }
  if (status.blockers.length > 0) {
    await offerBlockers(uri, status)
    return false
  }
  const edit = await link.ask('postmortems/advance', { textDocument: { uri: uri.toString() } })
  if (!edit || !(await apply(link, edit))) return false
  completeStep('advanced')
  void vscode.window.showInformationMessage(vscode.l10n.t('The status is “{0}” now.', status.next.label))
  return true
}

/** Lists what must be settled before the next status. */
export async function showBlockers(link: Link, named?: unknown): Promise<void> {
  const found = await askAbout(link, named, 'postmortems/status')
  if (!found) return
  const { uri, answer: status } = found
  if (status.blockers.length > 0) return offerBlockers(uri, status)
  if (!status.next) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is left to settle.'))
    return
  }
  const advance = vscode.l10n.t('Advance Status')
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Nothing stands in the way of “{0}”.', status.next.label),
    advance,
  )
  if (chosen === advance) await advanceStatus(link, uri)
}

async function offerBlockers(uri: vscode.Uri, { next, blockers }: StatusAnswer): Promise<void> {
  const title = next
    ? vscode.l10n.t('Before “{0}”: {1} to settle', next.label, blockers.length)
    : vscode.l10n.t('{0} to settle', blockers.length)
  await offerPlaces(uri, title, blockers.map(rowOf))
}

function rowOf({ rule, message, policy, range }: Blocker): PlaceRow {
  return {
    label: message,
    description: rule,
    ...(policy !== null && { detail: policy }),
    iconPath: new vscode.ThemeIcon('circle-large-outline'),
    range: rangeOf(range),
  }
}
