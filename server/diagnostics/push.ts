import type { Connection } from 'vscode-languageserver'
import type { Client } from '../editor/client.ts'
import { traceOf } from '../editor/failures.ts'
import type { NextTurn } from '../host/nextTurn.ts'
import type { Session } from '../session.ts'
import { diagnosticsOf } from './diagnostics.ts'

/** Pushes diagnostics to clients that cannot pull them. */
export interface Publisher {
  changed(uri: string): void
  closed(uri: string): void
  /** Something besides a document changed: settings, the workspace, the clock. */
  everything(): void
}

/**
 * Publishes when all changes received so far have been applied, so that a burst of edits is answered once. An edited
 * document is always published, any other only if its diagnostics have changed.
 */
export function publisherOf(connection: Connection, session: Session, nextTurn: NextTurn): Publisher {
  if (session.client.pullsDiagnostics) return pulledInstead(connection, session)
  const due = new Set<string>()
  const published = new Map<string, { version: number; content: string }>()
  let changes = 0
  const publish = () => {
    const uris = [...due]
    due.clear()
    for (const uri of uris) {
      try {
        publishOne(uri)
      } catch (error) {
        connection.console.error(`${uri} was not checked: ${traceOf(error)}`)
      }
    }
  }
  const publishOne = (uri: string) => {
    const version = session.versionOf(uri)
    if (version === null) return
    const diagnostics = diagnosticsOf(session, uri)
    const content = JSON.stringify(diagnostics)
    const before = published.get(uri)
    if (before?.version === version && before.content === content) return
    published.set(uri, { version, content })
    void connection.sendDiagnostics({ uri, version, diagnostics })
  }
  /** The connection handles one message a turn: after two turns without a change none is waiting. */
  const publishOnceQuiet = () => {
    const seen = changes
    nextTurn(() => nextTurn(() => (seen === changes ? publish() : publishOnceQuiet())))
  }
  const changed = (uri: string) => {
    changes++
    if (due.size === 0) publishOnceQuiet()
    due.add(uri)
  }
  return {
    changed,
    closed(uri) {
      due.delete(uri)
      if (published.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] })
    },
    everything() {
      for (const uri of session.openUris) changed(uri)
      refreshShown(connection, session.client)
    },
  }
}

function pulledInstead(connection: Connection, session: Session): Publisher {
  return {
    changed() {},
    closed() {},
    everything() {
      const { client } = session
      if (client.refreshesDiagnostics) refresh(connection, 'diagnostic')
      refreshShown(connection, client)
    },
  }
}

/** Lenses, hints and tokens also depend on deadlines, other documents and the style in force. */
function refreshShown(connection: Connection, client: Client): void {
  if (client.refreshesCodeLens) refresh(connection, 'codeLens')
  if (client.refreshesInlayHints) refresh(connection, 'inlayHint')
  if (client.refreshesSemanticTokens) refresh(connection, 'semanticTokens')
}

function refresh(
  connection: Connection,
  what: 'diagnostic' | 'codeLens' | 'inlayHint' | 'semanticTokens',
): void {
  connection.sendRequest(`workspace/${what}/refresh`).catch(ignored)
}

/** A client that has gone, or cannot do what it said, is no fault of ours. */
function ignored(): void {}
