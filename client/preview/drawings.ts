import * as vscode from 'vscode'
import type { TimelineRow } from '../../server/protocol.ts'
import type { Link } from '../link.ts'
import { findingsList } from './findings.ts'
import { keepRows } from './rows.ts'

/** What of ours stands in the preview of a document. */
export interface Drawing {
  /** The entries of the timeline; none where it is not wanted. */
  readonly rows: readonly TimelineRow[]
  /** The findings as HTML; empty where they are not wanted. */
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
 * Milliseconds for which a preview is left alone once it was drawn. VS Code shows the old page for good where the one
 * before it is still loading when the next comes.
 */
const rest = 700
/**
 * Milliseconds after which a preview that is still the old one is drawn anew once more. VS Code waits 300 ms before it
 * draws a change, drops what is asked of it meanwhile, and draws nothing in the end where the text has stayed the same.
 */
const patience = 500
/** A preview that has not been drawn after so many attempts has been closed. */
const attempts = 4

/**
 * Returns how to get at what a preview is to show, at the time it is drawn. It is drawn anew when, and only when, it
 * would differ: VS Code's own Markdown extension reports diagnostics that have not changed several times a second.
 */
export function keepDrawings(link: Link, subscriptions: vscode.Disposable[]): (uri: vscode.Uri) => Drawing {
  const all = new Map<string, Drawn>()
  const rows = keepRows(link, subscriptions, settle)
  const drawingOf = (uri: vscode.Uri): Drawing => ({
    rows: isOn('preview.timeline', uri, true) ? rows.of(uri) : [],
    findings: isOn('preview.findings', uri, false) ? findingsList(uri) : '',
  })
  const isOld = ({ uri, content }: Drawn) => JSON.stringify(drawingOf(uri)) !== content

  function settle(uri: vscode.Uri): void {
    const drawn = all.get(uri.toString())
    if (!drawn || drawn.timer !== null || !isOld(drawn)) return
    const drawIt = () => drawAnew(drawn, isOld, attempts, () => all.delete(uri.toString()))
    drawn.timer = setTimeout(drawIt, Math.max(0, drawn.at + rest - Date.now()))
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

/** Has a preview drawn until it is no longer old, as long as attempts are left. */
function drawAnew(drawn: Drawn, isOld: (drawn: Drawn) => boolean, left: number, giveUp: () => void): void {
  drawn.timer = null
  if (!isOld(drawn)) return
  if (left > 0) {
    void vscode.commands.executeCommand('markdown.preview.refresh')
    drawn.timer = setTimeout(() => drawAnew(drawn, isOld, left - 1, giveUp), patience)
  } else giveUp()
}

function isOn(name: string, uri: vscode.Uri, standard: boolean): boolean {
  return vscode.workspace.getConfiguration('postmortems', uri).get<boolean>(`${name}.enabled`, standard)
}
