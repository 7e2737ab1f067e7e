import type { Connection } from 'vscode-languageserver'
import { traceOf } from '../editor/failures.ts'

/** A handler for `catch`: logs that the client refused a request, and goes on. */
export type Refused = (error: Error) => null

/** Makes the handler. Clients sometimes refuse what their capabilities announce; nothing else must fail for it. */
export function refusals({ console }: Pick<Connection, 'console'>): Refused {
  return ({ message }) => {
    console.warn(`The editor refused: ${message}`)
    return null
  }
}

/** Told of a file at which something broke down. The others are read all the same. */
export type Failed = (uri: string, error: unknown) => void

/** Logs that a file was left out. */
export function failures({ console }: Pick<Connection, 'console'>): Failed {
  return (uri, error) => console.error(`${uri} was left out: ${traceOf(error)}`)
}
