import * as vscode from 'vscode'
import type { TimelineRow } from '../../server/protocol.ts'
import type { Link } from '../link.ts'

/** Timelines of open documents, kept at hand because a preview is drawn synchronously and cannot wait for the server. */
export interface Rows {
  /** The rows known of a document, perhaps of an older version. */
  of(uri: vscode.Uri): readonly TimelineRow[]
  /** Asks the server for the rows of the present version, if that has not been done. */
  ask(uri: vscode.Uri): void
}

interface Known {
  /** The version that the server was asked about last. */
  version: number | null
  rows: readonly TimelineRow[]
}

/** Calls `onNew` when rows have arrived. Rows are also fetched for open editors, since previews are mostly opened from them. */
export function keepRows(
  link: Link,
  subscriptions: vscode.Disposable[],
  onNew: (uri: vscode.Uri) => void,
): Rows {
  const all = new Map<string, Known>()

  function ask(uri: vscode.Uri): void {
    const key = uri.toString()
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === key)
    const known = all.get(key) ?? { version: null, rows: [] }
    all.set(key, known)
    if (document && link.isOpen && known.version !== document.version) {
      void look(known, document, link).then(isCurrent => isCurrent && onNew(uri))
    }
  }
  function askOfActive(): void {
    const document = vscode.window.activeTextEditor?.document
    if (document?.languageId === 'markdown') ask(document.uri)
  }
  function forgetVersion(known: Known): void {
    known.version = null
  }
  subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(askOfActive),
    link.onChanged(() => {
      all.forEach(forgetVersion)
      for (const key of all.keys()) ask(vscode.Uri.parse(key))
      askOfActive()
    }),
    // It may be another text of the same version when it comes back.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      const known = all.get(uri.toString())
      if (known) forgetVersion(known)
    }),
  )
  return { ask, of: uri => all.get(uri.toString())?.rows ?? [] }
}

/** Asks for the rows of a version. Returns whether they are still wanted, that is, no other version was asked for meanwhile. */
async function look(known: Known, { uri, version }: vscode.TextDocument, link: Link): Promise<boolean> {
  known.version = version
  const textDocument = { uri: uri.toString() }
  const rows = await link.ask('postmortems/timeline', { textDocument }).catch(() => null)
  if (known.version !== version) return false
  known.rows = rows ?? []
  return true
}
