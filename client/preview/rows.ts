import * as vscode from 'vscode'
import type { TimelineRow } from '../../server/protocol.ts'
import type { Link } from '../link.ts'

/** The timelines of previewed documents, kept since the preview cannot wait for the server. */
export interface Rows {
  /** The rows known of a document; the preview is drawn anew when there are others. */
  of(uri: vscode.Uri): readonly TimelineRow[]
}

/** Asks the server once for each version that is drawn, and draws anew when there are others. */
export function keepRows(link: Link, refresh: () => void): Rows {
  const kept = new Map<string, { version: number; rows: readonly TimelineRow[] }>()

  async function ask(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString()
    const before = kept.get(uri)?.rows ?? []
    const { version } = document
    // Asked once a version, whatever comes of it.
    kept.set(uri, { version, rows: before })
    const rows = await link.ask('postmortems/timeline', { textDocument: { uri } }).catch(() => null)
    if (kept.get(uri)?.version !== version) return
    kept.set(uri, { version, rows: rows ?? [] })
    if (JSON.stringify(rows ?? []) !== JSON.stringify(before)) refresh()
  }

  return {
    of(uri) {
      const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString())
      const known = kept.get(uri.toString())
      if (document && link.isOpen && known?.version !== document.version) void ask(document)
      return known?.rows ?? []
    },
  }
}
