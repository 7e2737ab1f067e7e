import * as vscode from 'vscode'

// Action items, as lists and questions show them.

/** What an item is called: its id, if it has one, and its words. */
export function nameOf({ id, text }: { readonly id: string | null; readonly text: string }): string {
  return id ? `${id} ${text}` : text
}

/** A sign for an item that is open, or past its day. */
export function iconOf({ overdue }: { readonly overdue: boolean }): vscode.ThemeIcon {
  return new vscode.ThemeIcon(overdue ? 'warning' : 'circle-large-outline')
}

/** Says that a document has no open items. */
export function tellNoneOpen(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('No action item of this document is open.'))
}
