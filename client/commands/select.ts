import * as vscode from 'vscode'
import type { Link } from '../link.ts'
import { names, rangeOf } from '../places.ts'

/** Selects the placeholder that a code action has inserted, if its document is the active one. */
export function select(_link: Link, uri: string, range: Parameters<typeof rangeOf>[0]): void {
  const editor = vscode.window.activeTextEditor
  if (!editor || !names(uri, editor.document.uri)) return
  const { start, end } = rangeOf(range)
  editor.selection = new vscode.Selection(start, end)
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
