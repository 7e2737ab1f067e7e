import * as vscode from 'vscode'

/** Globs of files that show that a folder holds postmortems; the same as in the activation events of package.json. */
const files = ['yaml', 'yml', 'json'].map(end => `**/postmortems.${end}`)
const folders = ['postmortems', 'post-mortems', 'postmortem', 'incidents'].map(name => `**/${name}/**/*.md`)
/** One glob of all, since braces do not nest. */
const signs = `{${[...files, ...folders].join(',')}}`

/**
 * Whether an open folder holds postmortems. VS Code also activates the extension elsewhere, for example for the preview
 * of any Markdown file; the server is not started then.
 */
export async function holdsPostmortems(): Promise<boolean> {
  const found = await vscode.workspace.findFiles(signs, '**/node_modules/**', 1)
  return found.length > 0
}

/** Calls back when a file is created that matches one of the globs. */
export function onFirstPostmortem(callback: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(signs, false, true, true)
  watcher.onDidCreate(callback)
  return watcher
}
