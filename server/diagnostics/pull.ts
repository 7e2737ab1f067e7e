import type {
  CancellationToken,
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
