import * as vscode from 'vscode'
import type { ActionRow } from '../../server/protocol.ts'
import { iconOf, nameOf, tellNoneOpen } from '../actionItem.ts'
import { documentOf, tellNoPostmortem } from '../current.ts'
import type { Link } from '../link.ts'
import { names, offerPlaces, type PlaceRow } from '../places.ts'

/** Lists the open action items of a document. */
export async function showItems(link: Link, named?: unknown): Promise<void> {
  const uri = documentOf(named)
  if (!uri) return tellNoPostmortem()
  const { actions } = await link.ask('postmortems/overview', {})
  const own = actions.filter(action => names(action.uri, uri))
  if (own.length === 0) return tellNoneOpen()
  await offerPlaces(uri, vscode.l10n.t('Open action items: {0}', own.length), own.map(rowOf))
}

function rowOf(action: ActionRow): PlaceRow {
  const { owners, due, remaining, line } = action
  const words = [owners.join(', '), due, remaining].filter(Boolean)
  return {
    label: nameOf(action),
    description: words.join(' · '),
    iconPath: iconOf(action),
    range: new vscode.Range(line, 0, line, 0),
  }
}
