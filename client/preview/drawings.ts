import * as vscode from 'vscode'
import type { TimelineRow } from '../../server/protocol.ts'
import type { Link } from '../link.ts'
import { findingsList } from './findings.ts'
import { keepRows } from './rows.ts'

/** What the extension adds to the preview of a document. */
export interface Drawing {
  /** The entries of the timeline; none if the setting turns it off. */
  readonly rows: readonly TimelineRow[]
  /** The findings as HTML; empty if the setting turns them off. */
  readonly findings: string
}

/** A preview as it was drawn last. */
interface Drawn {
  readonly uri: vscode.Uri
  content: string
  /** When that was, in milliseconds since 1970. */
  at: number
  /** Waits to draw it anew. */
  timer: ReturnType<typeof setTimeout> | null
}

/**
 * For how long a preview is not drawn again after it was drawn. If VS Code gets a new page while the one before is still
 * loading, it shows the old one for good. Milliseconds.
 */
const REST = 700
/**
 * After this time a preview that still shows the old drawing is asked again to refresh. VS Code waits 300 ms before it
 * draws a change, ignores requests in the meantime, and draws nothing if the text is unchanged. Milliseconds.
 */
const PATIENCE = 500
/** After so many attempts without being drawn, the preview is taken to be closed. */
const ATTEMPTS = 4

/**
 * Returns a function that gives the drawing of a document when its preview is drawn. Previews are refreshed only if their
 * drawing would differ: diagnostics are reported several times a second without having changed.
 */
export function keepDrawings(link: Link, subscriptions: vscode.Disposable[]): (uri: vscode.Uri) => Drawing {
  const all = new Map<string, Drawn>()
  const rows = keepRows(link, subscriptions, settle)
  const drawingOf = (uri: vscode.Uri): Drawing => ({
    rows: isOn('preview.timeline', uri) ? rows.of(uri) : [],
    findings: isOn('preview.findings', uri) ? findingsList(uri) : '',
  })
  const isOld = ({ uri, content }: Drawn) => JSON.stringify(drawingOf(uri)) !== content

  function settle(uri: vscode.Uri): void {
    const drawn = all.get(uri.toString())
    if (!drawn || drawn.timer !== null || !isOld(drawn)) return
    const drawIt = () => drawAnew(drawn, isOld, ATTEMPTS, () => all.delete(uri.toString()))
    drawn.timer = setTimeout(drawIt, Math.max(0, drawn.at + REST - Date.now()))
  }
  subscriptions.push(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(settle)),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('postmortems.preview')) for (const { uri } of all.values()) settle(uri)
    }),
    {
      dispose: () => {
        for (const { timer } of all.values()) if (timer !== null) clearTimeout(timer)
      },
    },
  )
  return uri => {
    rows.ask(uri)
    const drawing = drawingOf(uri)
    const now = { content: JSON.stringify(drawing), at: Date.now() }
    const drawn = all.get(uri.toString())
    if (drawn) Object.assign(drawn, now)
    else all.set(uri.toString(), { uri, ...now, timer: null })
    return drawing
  }
}

/** Asks for a refresh until the preview has been drawn, or no attempt is left. */
function drawAnew(drawn: Drawn, isOld: (drawn: Drawn) => boolean, left: number, giveUp: () => void): void {
  drawn.timer = null
  if (!isOld(drawn)) return
  if (left > 0) {
    void vscode.commands.executeCommand('markdown.preview.refresh')
    drawn.timer = setTimeout(() => drawAnew(drawn, isOld, left - 1, giveUp), PATIENCE)
  } else giveUp()
}

/** Whether a setting is on; the manifest says what holds where nobody chose. */
function isOn(name: string, uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('postmortems', uri).get<boolean>(`${name}.enabled`) === true
}
