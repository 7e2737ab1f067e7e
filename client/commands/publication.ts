import * as vscode from 'vscode'
import type { PublicationAnswer, PublicationPlace } from '../../server/protocol.ts'
import { askAbout } from '../current.ts'
import type { Link } from '../link.ts'
import { offerPlaces, type PlaceRow, rangeOf } from '../places.ts'

/**
 * Opens a copy of the document for outside readers beside it, unsaved, so that nothing is written before somebody has
 * read it; or lists what would leak. Returns whether there is a copy.
 */
export async function preparePublication(link: Link, named?: unknown): Promise<boolean> {
  const found = await askAbout(link, named, 'postmortems/publication')
  if (!found) return false
  const { uri, answer } = found
  if (answer.text === null) {
    const title = vscode.l10n.t('No copy was made: {0} places would leak', answer.remains.length)
    await offerPlaces(
      uri,
      title,
      answer.remains.map(place => rowOf(place, 'warning')),
    )
    return false
  }
  const copy = await vscode.workspace.openTextDocument({ language: 'markdown', content: answer.text })
  await vscode.window.showTextDocument(copy, { viewColumn: vscode.ViewColumn.Beside, preview: false })
  void offerReview(uri, answer)
  return true
}

/** Lists what a person has to confirm, then doubtful words, then what was removed. */
async function offerReview(uri: vscode.Uri, answer: PublicationAnswer): Promise<void> {
  const { removed, doubts, confirm } = answer
  const review = vscode.l10n.t('Review')
  const left = doubts.length + confirm.length
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'A copy for outside readers is open beside the original, not saved. {0} places were changed; {1} points are left for you.',
      removed.length,
      left,
    ),
    review,
  )
  if (chosen !== review) return
  const rows: PlaceRow[] = [
    ...confirm.map(label => ({ label, iconPath: new vscode.ThemeIcon('circle-large-outline') })),
    ...doubts.map(place => rowOf(place, 'question')),
    ...removed.map(place => rowOf(place, 'check')),
  ]
  await offerPlaces(uri, vscode.l10n.t('Before it goes out'), rows)
}

function rowOf({ kind, what, by, range }: PublicationPlace, icon: string): PlaceRow {
  return {
    label: by ? `${what} → ${by}` : what,
    description: kind,
    iconPath: new vscode.ThemeIcon(icon),
    range: rangeOf(range),
  }
}
