import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver'
import type { Parsed, Problem } from '../core/index.ts'
import type { Client } from './client.ts'
import { toRange } from './convert.ts'
import type { Desk } from './dispatch.ts'
import type { Session } from './session.ts'
import { diagnosticOf } from './sight.ts'
import { canonical } from './uri.ts'

/** Runs something once the messages at hand are taken in. */
export type Defer = (run: () => void) => void

/** Pushes diagnostics to clients that cannot pull them. */
export interface Publisher {
  changed(uri: string): void
  closed(uri: string): void
  /** Something besides a document changed: settings, the workspace, the clock. */
  everything(): void
}

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

/** Diagnostics of an open document at its present version; none for what is no postmortem. */
export function diagnosticsOf(session: Session, uri: string): Diagnostic[] {
  const sight = session.sight(uri)
  if (!sight) return configurationDiagnostics(session, uri)
  return sight.findings.map(finding => diagnosticOf(sight, finding))
}

function configurationDiagnostics(session: Session, uri: string): Diagnostic[] {
  const parsed = session.parsedOf(uri)
  if (!parsed) return []
  const problems = session.problems.get(canonical(uri)) ?? []
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

export function answerPulls({ connection, session, background, defer }: Desk): void {
  if (!session.client.pullsDiagnostics) return
  connection.onRequest<PullAnswer, void>(
    'textDocument/diagnostic',
    async (params: DocumentDiagnosticParams, token: CancellationToken): Promise<PullAnswer> => {
      background.busy()
      const { uri } = params.textDocument
      const waiting = background.ready(uri)
      if (waiting) await waiting
      await new Promise<void>(defer)
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      return report(session, uri, params.previousResultId)
    },
  )
}

type PullAnswer = DocumentDiagnosticReport | ResponseError<void>

/** The version and the revision of everything else decide the answer: the same id, the same diagnostics. */
function report(session: Session, uri: string, previous: string | undefined): DocumentDiagnosticReport {
  const resultId = `${session.versionOf(uri)}:${session.revision}`
  if (resultId === previous) return { kind: 'unchanged', resultId }
  return { kind: 'full', resultId, items: diagnosticsOf(session, uri) }
}

/**
 * Publishes on the next turn, so that a burst of edits is answered once. Every version of an edited document is
 * answered; a document that was not edited only when its diagnostics changed.
 */
export function publisherOf(connection: Connection, session: Session, defer: Defer): Publisher {
  if (session.client.pullsDiagnostics) return pulledInstead(connection, session)
  const due = new Set<string>()
  const published = new Map<string, { version: number; content: string }>()
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
  const changed = (uri: string) => {
    if (due.size === 0) defer(publish)
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
    },
  }
}

function pulledInstead(connection: Connection, session: Session): Publisher {
  return {
    changed() {},
    closed() {},
    everything() {
      if (session.client.refreshesDiagnostics) void connection.languages.diagnostics.refresh()
    },
  }
}
