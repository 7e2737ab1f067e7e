import * as vscode from 'vscode'
import type { WorkspaceEdit } from 'vscode-languageclient'
import { textAt } from './files.ts'
import type { Link } from './link.ts'
import { names } from './places.ts'

/**
 * Applies an edit of the server, as one step to undo, unless a document has changed since it was computed. Returns whether
 * it was applied; if not, the person has been told.
 */
export async function apply(link: Link, edit: WorkspaceEdit): Promise<boolean> {
  if (!isCurrent(edit)) {
    tellChanged()
    return false
  }
  const client = await link.start()
  return make(await client.protocol2CodeConverter.asWorkspaceEdit(edit))
}

/** Makes an edit. Returns whether VS Code did; if not, the person has been told, though VS Code gives no reason. */
export async function make(edit: vscode.WorkspaceEdit): Promise<boolean> {
  const before = new Map<vscode.TextDocument, string>()
  for (const document of vscode.workspace.textDocuments) {
    if (edit.has(document.uri)) before.set(document, document.getText())
  }
  if ((await vscode.workspace.applyEdit(edit)) && !(await takeBack(before))) return true
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The change could not be made. Perhaps the file is read-only.'),
  )
  return false
}

/**
 * VS Code also edits files that its settings lock (`files.readonlyInclude`), without marking them as changed: such an edit
 * is never saved, and nobody notices. Reverts those files; returns whether there were any.
 */
async function takeBack(before: ReadonlyMap<vscode.TextDocument, string>): Promise<boolean> {
  const back = new vscode.WorkspaceEdit()
  for (const [document, text] of before) {
    const all = new vscode.Range(0, 0, document.lineCount, 0)
    if (document.getText() !== text && !(await isKept(document))) back.replace(document.uri, all, text)
  }
  return back.size > 0 && vscode.workspace.applyEdit(back)
}

/** Whether the text of a document is on disk or can be saved. */
async function isKept(document: vscode.TextDocument): Promise<boolean> {
  if (document.isDirty || document.isUntitled) return true
  return (await textAt(document.uri)) === document.getText()
}

/** Makes a file with this text, as an edit that can be undone; one that is there already is left alone. As `make`. */
export function makeFile(uri: vscode.Uri, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) })
  return make(edit)
}

function isCurrent(edit: WorkspaceEdit): boolean {
  return (edit.documentChanges ?? []).every(change => {
    if (!('textDocument' in change) || change.textDocument.version === null) return true
    const { uri, version } = change.textDocument
    const open = vscode.workspace.textDocuments.find(document => names(uri, document.uri))
    return open === undefined || open.version === version
  })
}

/** Says why an edit was not made. */
export function tellChanged(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The document has changed in the meantime. Nothing was done; please try again.'),
  )
}
