import * as vscode from 'vscode'
import { reveal, showLines } from './edits.ts'

/** A row of a list that leads to a range of a document; a row without a range is only there to be read. */
export interface PlaceRow extends vscode.QuickPickItem {
  readonly range?: vscode.Range
}

/** Shows a list of places to go to; the editor previews the one that is selected. */
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
