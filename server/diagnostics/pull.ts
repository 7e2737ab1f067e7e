import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  ServerCapabilities,
} from 'vscode-languageserver'
import { attended, type Services } from '../dispatch.ts'
import type { Client } from '../editor/client.ts'
import { cancelled } from '../editor/failures.ts'
import type { Session } from '../session.ts'
import { diagnosticsOf } from './diagnostics.ts'

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

/** Answers a client that pulls its diagnostics. */
export function answerPulls(services: Services): void {
  const { connection, session, background, nextTurn } = services
  if (!session.client.pullsDiagnostics) return
  const reports = new Map<string, Sent>()
  const method = 'textDocument/diagnostic'
  connection.onRequest(method, (params: DocumentDiagnosticParams, token: CancellationToken) =>
    attended(services, method, token, async () => {
      const { uri } = params.textDocument
      const waiting = background.configurations.reading(uri)
      if (waiting) await waiting
      await new Promise<void>(nextTurn)
      if (token.isCancellationRequested) return cancelled()
      for (const one of reports.keys()) if (!session.isOpen(one)) reports.delete(one)
      return report(session, uri, params.previousResultId, reports)
    }),
  )
}

/** What was sent, and under which id. */
interface Sent {
  readonly resultId: string
  readonly items: Diagnostic[]
}

/**
 * Diagnostics depend on the version of the document and the session's revision, which make up the result's id. Most keys in
 * prose change none of them: then the client keeps what it shows, and its id.
 * @param reports the last that was sent of each document
 */
function report(
  session: Session,
  uri: string,
  previous: string | undefined,
  reports: Map<string, Sent>,
): DocumentDiagnosticReport {
  const resultId = `${session.openingOf(uri)}:${session.versionOf(uri)}:${session.revision}`
  if (resultId === previous) return { kind: 'unchanged', resultId }
  const items = diagnosticsOf(session, uri)
  const last = reports.get(uri)
  if (previous !== undefined && last?.resultId === previous && isSame(last.items, items))
    return { kind: 'unchanged', resultId: previous }
  reports.set(uri, { resultId, items })
  return { kind: 'full', resultId, items }
}

/** Whether two values are sent as the same JSON. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (!isObject(one) || !isObject(other)) return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every(name => isSame(one[name], other[name]))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
