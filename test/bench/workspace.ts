import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Key, keysOf, placeIn, typed, withClient } from './editor.ts'
import type { Server } from './peers.ts'

/** How a server reads a large workspace while somebody types into one of its documents. */
export interface Reading {
  readonly files: number
  /** From the start of the process until every document is known. */
  readonly seconds: number
  /** From a keystroke to the diagnostics of the new version, meanwhile. */
  readonly key: Key
  /** Resident MiB once all are known. */
  readonly memory: number | null
}

/** Milliseconds from one key to the next: 80 words a minute. */
const cadence = 150

/** Opens a document of a workspace, types until the server says that it has read all of it. */
export function readingOf(server: Server, path: string, folder: string, files: number): Promise<Reading> {
  return withClient(server, path, folder, async client => {
    let ended: number | null = null
    const reading = client.read().then(at => {
      ended = at
    })
    const { line, character } = placeIn(readFileSync(path, 'utf8'), false)
    const times: number[] = []
    for (let i = 0; ended === null; i++) {
      times.push(await client.type(line, character + i, typed[i % typed.length]!))
      await sleep(cadence)
    }
    await reading
    return { files, seconds: ended! / 1000, key: keysOf(times), memory: client.memory() }
  })
}
