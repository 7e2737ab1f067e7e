import * as vscode from 'vscode'
import type { Link } from '../link.ts'
import { rangeOf } from '../places.ts'

/** Selects what a code action left to be written, where its document is in front of the person. */
export function select(_link: Link, uri: string, range: Parameters<typeof rangeOf>[0]): void {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.uri.toString() !== vscode.Uri.parse(uri).toString()) return
  const { start, end } = rangeOf(range)
  editor.selection = new vscode.Selection(start, end)
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
