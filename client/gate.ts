import * as vscode from 'vscode'

/** What tells that a folder holds postmortems; as the activation events of package.json have it. */
const files = ['yaml', 'yml', 'json'].map(end => `**/postmortems.${end}`)
const folders = ['postmortems', 'post-mortems', 'postmortem', 'incidents'].map(name => `**/${name}/**/*.md`)
/** One glob of all, since braces do not nest. */
const signs = `{${[...files, ...folders].join(',')}}`

/**
 * Whether a folder that is open holds postmortems. VS Code also wakes the extension where none are, as for the preview
 * of any Markdown file: the server then stays asleep.
 */
export async function holdsPostmortems(): Promise<boolean> {
  const found = await vscode.workspace.findFiles(signs, '**/node_modules/**', 1)
  return found.length > 0
}

/** Calls back when the first postmortem or configuration comes into being. */
export function onFirstPostmortem(callback: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(signs, false, true, true)
  watcher.onDidCreate(callback)
  return watcher
}
