import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Background } from './background.ts'
import type { Feature } from './feature.ts'
import type { Session } from './session.ts'

interface OfDocument {
  readonly textDocument: { readonly uri: string }
}

/** Routes one LSP method to its feature. */
export function connectFeature(
  connection: Connection,
  session: Session,
  background: Background,
  feature: Feature<OfDocument, unknown>,
): void {
  connection.onRequest(feature.method, (params: OfDocument, token: CancellationToken) =>
    answer(connection, session, background, feature, params, token),
  )
}

/**
 * What holds for every request: edits that came first are seen, a cancelled request is dropped, an answer to a
 * version that has moved on is dropped, and a failure is logged and fails this request alone.
 */
export async function answer(
  connection: Connection,
  session: Session,
  background: Background,
  feature: Feature<OfDocument, unknown>,
  params: OfDocument,
  token: CancellationToken,
): Promise<unknown> {
  const { uri } = params.textDocument
  const waiting = background.ready(uri)
  if (waiting) await waiting
  if (token.isCancellationRequested) return cancelled()
  if (feature.preference && !session.preferences[feature.preference]) return null
  try {
    const sight = session.sight(uri)
    if (!sight) return null
    const result = feature.answer(sight, params)
    return sight.version === session.versionOf(uri) ? result : moved()
  } catch (error) {
    connection.console.error(
      `${feature.method} failed: ${error instanceof Error ? error.stack : String(error)}`,
    )
    return new ResponseError(LSPErrorCodes.RequestFailed, `${feature.method} failed; the log says why`)
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}

function moved(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since')
}
