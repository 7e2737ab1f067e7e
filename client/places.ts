import * as vscode from 'vscode'
import { reveal, showLines } from './edits.ts'

/** A row that leads to a place in a document; one without is there to be read. */
export interface PlaceRow extends vscode.QuickPickItem {
  readonly range?: vscode.Range
}

/** Offers places to go to; the editor shows each while the person looks through them. */
export async function offerPlaces(uri: vscode.Uri, title: string, rows: readonly PlaceRow[]): Promise<void> {
  const chosen = await vscode.window.showQuickPick(rows, {
    title,
    matchOnDetail: true,
    matchOnDescription: true,
    onDidSelectItem: item => {
      const { range } = item as PlaceRow
      if (range) showLines(uri, range)
    },
  })
  if (chosen?.range) await reveal(uri, chosen.range)
}

/** A range of the protocol, which counts as VS Code does. */
export function rangeOf({
  start,
  end,
}: {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character)
}
