import * as vscode from 'vscode'
import { documents } from './link.ts'
import { showsSigns } from './signs.ts'

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
  if (vscode.workspace.textDocuments.some(looksLikeOne)) return true
  const found = await vscode.workspace.findFiles(signs, '**/node_modules/**', 1)
  return found.length > 0
}

/** Calls back once: when a file is created that matches one of the globs, or a document opened or saved that looks like a postmortem. */
export function onFirstPostmortem(callback: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(signs, false, true, true)
  const found = () => {
    watching.dispose()
    callback()
  }
  const look = (document: vscode.TextDocument) => {
    if (looksLikeOne(document)) found()
  }
  const watching = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(found),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidSaveTextDocument(look),
  )
  return watching
}

/** A postmortem may lie anywhere, and alone: in a folder of another name, or in a window without a folder. */
function looksLikeOne(document: vscode.TextDocument): boolean {
  const isOurs = vscode.languages.match(documents(), document) > 0
  return isOurs && showsSigns({ path: document.uri.path, text: document.getText() })
}
