import * as vscode from 'vscode'

// Which of the folders that are open a command is about.

/**
 * The open folder; of several, the one that `uri` or else the active document lies in, else the one the person picks.
 * `undefined` if none is open, which they are told, or they pick none.
 */
export async function rootFor(uri?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? []
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first: a postmortem is a file in it.'),
    )
    return
  }
  if (folders.length === 1) return folders[0]!.uri
  return rootAtHand(uri) ?? pickRoot()
}

/** The open folder that `uri` or else the active document lies in. */
export function rootAtHand(uri = vscode.window.activeTextEditor?.document.uri): vscode.Uri | undefined {
  return uri && vscode.workspace.getWorkspaceFolder(uri)?.uri
}

/** Lets the person choose one of the open folders. */
export async function pickRoot(): Promise<vscode.Uri | undefined> {
  return (await vscode.window.showWorkspaceFolderPick())?.uri
}

/** Whether there is more than one folder to choose from. */
export function hasRoots(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 1
}

/** The name of the folder a file lies in, where several are open. */
export function rootNameOf(uri: vscode.Uri): string | null {
  return hasRoots() ? (vscode.workspace.getWorkspaceFolder(uri)?.name ?? null) : null
}
