import type { Connection } from 'vscode-languageserver'

/** What follows when a client refuses what was asked of it: nothing, and a line in the log. */
export type Refused = (error: Error) => null

/** A client may refuse what it said it can do: that is logged, and the rest goes on without it. */
export function refusals({ console }: Pick<Connection, 'console'>): Refused {
  return ({ message }) => {
    console.warn(`The editor refused: ${message}`)
    return null
  }
}
