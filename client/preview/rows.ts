import * as vscode from 'vscode'
import type { TimelineRow } from '../../server/protocol.ts'
import type { Link } from '../link.ts'

/** The timelines of documents that are read or previewed, kept since a preview cannot wait for the server. */
export interface Rows {
  /** The rows known of a document, last asked for a version that may be older. */
  of(uri: vscode.Uri): readonly TimelineRow[]
  /** Asks the server once for each version, whatever comes of it. */
  ask(uri: vscode.Uri): void
}

interface Known {
  /** The version that the server was asked about last. */
  version: number | null
  rows: readonly TimelineRow[]
}

/** Tells of new rows with `onNew`. Whoever opens a preview has mostly looked at the text before: then they are known. */
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

/** Asks for the rows of a version. Whether nobody has asked for another one meanwhile. */
async function look(known: Known, { uri, version }: vscode.TextDocument, link: Link): Promise<boolean> {
  known.version = version
  const textDocument = { uri: uri.toString() }
  const rows = await link.ask('postmortems/timeline', { textDocument }).catch(() => null)
  if (known.version !== version) return false
  known.rows = rows ?? []
  return true
}
