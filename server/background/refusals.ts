import type { Connection } from 'vscode-languageserver'

/** A handler for `catch`: logs that the client refused a request, and goes on. */
export type Refused = (error: Error) => null

/** Makes the handler. Clients sometimes refuse what their capabilities announce; nothing else must fail for it. */
export function refusals({ console }: Pick<Connection, 'console'>): Refused {
  return ({ message }) => {
    console.warn(`The editor refused: ${message}`)
    return null
  }
}
