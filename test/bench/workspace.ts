import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Key, keysOf, placeIn, typed, withClient } from './editor.ts'
import type { Server } from './peers.ts'

/** How a server reads a large workspace while somebody types into one of its documents. */
export interface Reading {
  readonly files: number
  /** Whether an earlier window left behind what it made of them. */
  readonly known: boolean
  /** From the start of the process until every document is known. */
  readonly seconds: number
  /** From a keystroke to the diagnostics of the new version, meanwhile. */
  readonly key: Key
  /** Resident MiB once all are known, and once nobody has done anything for a while. */
  readonly memory: number | null
  readonly resting: number | null
}

/** Milliseconds from one key to the next: 80 words a minute. */
const cadence = 150
/** Milliseconds in which V8, left alone, gives back what it does not need: 8 s until it begins. */
const rest = 15_000

/** Opens a workspace for the first time and once more; `kept` is where the server leaves what it knows, in the end. */
export async function readingsOf(
  server: Server,
  path: string,
  folder: string,
  kept: string,
): Promise<Omit<Reading, 'files'>[]> {
  rmSync(kept, { recursive: true, force: true })
  process.env.XDG_CACHE_HOME = kept
  const rows: Omit<Reading, 'files'>[] = []
  for (const known of [false, true]) rows.push({ known, ...(await readingOf(server, path, folder, kept)) })
  return rows
}

/** Opens a document of a workspace, types until the server says that it has read all of it. */
function readingOf(
  server: Server,
  path: string,
  folder: string,
  kept: string,
): Promise<Omit<Reading, 'files' | 'known'>> {
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
    const memory = client.memory()
    for (let left = 100; left > 0 && !hasIndex(kept); left--) await sleep(100)
    await sleep(rest)
    return { seconds: ended! / 1000, key: keysOf(times), memory, resting: client.memory() }
  })
}

function hasIndex(kept: string): boolean {
  return (
    existsSync(kept) && readdirSync(kept, { recursive: true }).some(name => String(name).endsWith('.index'))
  )
}
