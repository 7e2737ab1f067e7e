import type { Connection } from 'vscode-languageserver'
import { say } from '../../core/index.ts'
import type { Client } from '../editor/client.ts'
import type { Refused } from './refusals.ts'

/** Shows in the client how far reading the workspace has come. */
export interface Progress {
  /** Whether the user has pressed “Cancel”. */
  readonly isCancelled: boolean
  /** Told how many files have been read so far. */
  report(count: number): void
  done(): void
}

/** Files between two reports. */
const REPORT_EVERY = 500

/** Begins to show progress; sends nothing to a client that cannot show it or refuses to. */
export async function beginProgress(
  connection: Connection,
  client: Client,
  refused: Refused,
): Promise<Progress> {
  const shown = client.progress ? await connection.window.createWorkDoneProgress().catch(refused) : null
  let isCancelled = false
  let reported = 0
  shown?.begin('Postmortems', undefined, client.inWords(say`Reading the workspace`), true)
  shown?.token.onCancellationRequested(() => {
    isCancelled = true
  })
  return {
    get isCancelled() {
      return isCancelled
    },
    report(count) {
      if (count < reported + REPORT_EVERY) return
      reported = count
      shown?.report(client.inWords(say`${count} files`))
    },
    done: () => shown?.done(),
  }
}
