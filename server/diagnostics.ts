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
import { toRange } from './convert.ts'
import { attended, type Services } from './dispatch.ts'
import { cancelled } from './failures.ts'
import type { NextTurn } from './nextTurn.ts'
import type { Session } from './session.ts'
import { diagnosticOf } from './sight.ts'
import { canonical } from './uri.ts'

/** Pushes diagnostics to clients that cannot pull them. */
export interface Publisher {
  changed(uri: string): void
  closed(uri: string): void
  /** Something besides a document changed: settings, the workspace, the clock. */
  everything(): void
}

/** What the server says it does about diagnostics: nothing to a client that has them pushed. */
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

/** Diagnostics of an open document at its present version; none for what neither is a postmortem nor lists any. */
export function diagnosticsOf(session: Session, uri: string): Diagnostic[] {
  const sight = session.sight(uri) ?? session.listing(uri)
  if (!sight) return configurationDiagnostics(session, uri)
  return sight.findings.map(finding => diagnosticOf(sight, finding))
}

function configurationDiagnostics(session: Session, uri: string): Diagnostic[] {
  const parsed = session.parsedOf(uri)
  if (!parsed) return []
  const problems = session.homes.problems.get(canonical(uri)) ?? []
  return problems.map(problem => problemDiagnostic(problem, parsed, session.client))
}

/** A fault of a configuration as the editor shows it. */
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

/** The text and the revision of everything else decide the answer: the same id, the same diagnostics. */
function report(session: Session, uri: string, previous: string | undefined): DocumentDiagnosticReport {
  const resultId = `${session.openingOf(uri)}:${session.versionOf(uri)}:${session.revision}`
  if (resultId === previous) return { kind: 'unchanged', resultId }
  return { kind: 'full', resultId, items: diagnosticsOf(session, uri) }
}

/**
 * Publishes once the changes at hand are taken in, so that a burst of edits is answered once. Every version that is
 * answered is told; a document that was not edited only when its diagnostics changed.
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
  /** The connection hands on one message a turn: two turns without a change mean that none is waiting. */
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

/** Lenses and hints tell of deadlines and of other documents, too; tokens show values of the style in force. */
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
