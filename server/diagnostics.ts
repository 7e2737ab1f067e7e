import type {
  CancellationToken,
  Connection,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  ServerCapabilities,
} from 'vscode-languageserver'
import type { Parsed, Problem } from '../core/index.ts'
import type { Client } from './client.ts'
import { toDiagnostic, toRange } from './convert.ts'
import { attended, type Services } from './dispatch.ts'
import { cancelled } from './failures.ts'
import type { NextTurn } from './nextTurn.ts'
import type { Session } from './session.ts'
import { canonical } from './uri.ts'

/** Pushes diagnostics to clients that cannot pull them. */
export interface Publisher {
  changed(uri: string): void
  closed(uri: string): void
  /** Something besides a document changed: settings, the workspace, the clock. */
  everything(): void
}

/** The capability to be pulled for diagnostics; none for a client that does not pull. */
export function diagnosticCapability(client: Client): ServerCapabilities {
  if (!client.pullsDiagnostics) return {}
  return {
    diagnosticProvider: {
      identifier: 'postmortems',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    },
  }
}

/** The diagnostics of an open document at its present version; none if it neither is a postmortem nor lists any. */
function diagnosticsOf(session: Session, uri: string): Diagnostic[] {
  const sight = session.sight(uri) ?? session.listing(uri)
  if (!sight) return configurationDiagnostics(session, uri)
  return sight.findings.map(finding => toDiagnostic(finding, sight))
}

function configurationDiagnostics(session: Session, uri: string): Diagnostic[] {
  const parsed = session.parsedOf(uri)
  if (!parsed) return []
  const problems = session.homes.problems.get(canonical(uri)) ?? []
  return problems.map(problem => problemDiagnostic(problem, parsed, session.client))
}

/** A problem of a configuration as a diagnostic. */
export function problemDiagnostic({ span, message }: Problem, parsed: Parsed, client: Client): Diagnostic {
  return {
    range: toRange(parsed, span, client.encoding),
    severity: 1,
    source: 'postmortems',
    code: 'configuration',
    message,
  }
}

/** Answers a client that pulls its diagnostics. */
export function answerPulls(services: Services): void {
  const { connection, session, background, nextTurn } = services
  if (!session.client.pullsDiagnostics) return
  const method = 'textDocument/diagnostic'
  connection.onRequest(method, (params: DocumentDiagnosticParams, token: CancellationToken) =>
    attended(services, method, token, async () => {
      const { uri } = params.textDocument
      const waiting = background.configurations.reading(uri)
      if (waiting) await waiting
      await new Promise<void>(nextTurn)
      if (token.isCancellationRequested) return cancelled()
      return report(session, uri, params.previousResultId)
    }),
  )
}

/** Diagnostics depend on the version of the document and the session's revision, which make up the result's id. */
function report(session: Session, uri: string, previous: string | undefined): DocumentDiagnosticReport {
  const resultId = `${session.openingOf(uri)}:${session.versionOf(uri)}:${session.revision}`
  if (resultId === previous) return { kind: 'unchanged', resultId }
  return { kind: 'full', resultId, items: diagnosticsOf(session, uri) }
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
    for (const uri of due) {
      const version = session.versionOf(uri)
      if (version === null) continue
      const diagnostics = diagnosticsOf(session, uri)
      const content = JSON.stringify(diagnostics)
      const before = published.get(uri)
      if (before?.version === version && before.content === content) continue
      published.set(uri, { version, content })
      void connection.sendDiagnostics({ uri, version, diagnostics })
    }
    due.clear()
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
