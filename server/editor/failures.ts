import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver'

/** For a request that the client has cancelled. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}

/** For an answer to a version of the document that is no longer the current one. */
export function moved(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since')
}

/** For what cannot be done; `why` is a sentence that the editor shows. */
export function refused(why: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, why)
}

/** What the log says of an error: where it happened. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** For what the protocol does not allow: a second `initialize`, or any request after `shutdown`. */
export function misplaced(why: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidRequest, why)
}
