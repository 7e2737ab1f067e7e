import * as vscode from 'vscode'
import type { Range, WorkspaceEdit } from 'vscode-languageclient'

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

/** Whether the server means this document: VS Code may encode other characters of a URI than the server. */
export function names(text: string, uri: vscode.Uri): boolean {
  return vscode.Uri.parse(text).toString() === uri.toString()
}

/** A range of the protocol, which counts as VS Code does. */
export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character)
}

/** Brings the place where an edit began into view; the cursor stays where the person left it. */
export function showEdited(uri: vscode.Uri, edit: WorkspaceEdit): void {
  const lines = (edit.documentChanges ?? []).flatMap(change =>
    'edits' in change && names(change.textDocument.uri, uri)
      ? change.edits.flatMap(one => ('range' in one ? one.range.start.line : []))
      : [],
  )
  const first = Math.min(...lines)
  if (Number.isFinite(first)) showLines(uri, new vscode.Range(first, 0, first, 0))
}

/** Brings a place into view where its document is shown. */
function showLines(uri: vscode.Uri, range: vscode.Range): void {
  const editor = vscode.window.visibleTextEditors.find(one => one.document.uri.toString() === uri.toString())
  editor?.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** Shows a place in a document with the cursor on it. Lines and characters count from 0. */
async function reveal(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri, { selection: range })
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
