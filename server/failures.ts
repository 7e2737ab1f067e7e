import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver'

/** The client wants no answer any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}

/** An answer would be about a version that is no longer there. */
export function moved(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since')
}

/** It cannot be done, and why: a sentence that the editor shows. */
export function refused(why: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, why)
}

/** The protocol has no place for it: a second beginning, or anything after the end. */
export function misplaced(why: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidRequest, why)
}
