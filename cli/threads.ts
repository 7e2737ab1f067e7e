import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { compiled } from './compiled.ts'
import type { Entry, Run } from './documents.ts'
import type { Unread } from './files.ts'
import { type Order, type Parcel, thread } from './parcel.ts'
import { type Examined, type Missed, type Survey, settled } from './survey.ts'

/** Files given to a thread at once. */
const PARCEL = 64

/** As `survey`, in several threads. Each gets the next files when it is done with those it had. */
export async function surveyInThreads(
  entries: readonly Entry[],
  run: Run,
  order: Order,
  threads: number,
  step: (done: number) => void,
): Promise<Survey> {
  const results: (Examined | Unread | null)[] = new Array(entries.length)
  compiled.worthKeeping = false
  const lines = unpacker()
  let next = 0
  let done = 0
  const take = () => {
    const from = next
    next = Math.min(entries.length, from + PARCEL)
    return { from, targets: entries.slice(from, next).map(entry => entry.target) }
  }
  const receive = ({ from, results: own, packed }: Parcel) => {
    for (const [i, one] of own.entries()) {
      const entry = entries[from + i]!
      results[from + i] = one && 'path' in one ? { ...one, entry, lines: () => lines(packed, i) } : one
    }
    done += own.length
    step(done)
  }
  await Promise.all(Array.from({ length: threads }, () => employ(order, take, receive)))
  const examined = results.filter(one => one !== null && 'entry' in one) as Examined[]
  const missed = results.flatMap((one, i): Missed[] =>
    one && 'reason' in one ? [{ entry: entries[i]!, ...one }] : [],
  )
  return settled({ examined, missed }, run)
}

/** Keeps a thread busy until no file is left. */
function employ(
  order: Order,
  take: () => { from: number; targets: readonly unknown[] },
  receive: (parcel: Parcel) => void,
): Promise<void> {
  const worker = new Worker(join(import.meta.dirname, 'cli.js'), {
    workerData: order,
    argv: [thread],
    // The heap of a thread would grow for as long as there is memory.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 },
  })
  return new Promise((resolve, reject) => {
    const give = () => {
      const { from, targets } = take()
      // Nothing to do sends it home; it may take a moment to keep what it compiled.
      worker.postMessage(targets.length > 0 ? { from, targets } : null)
    }
    worker.on('message', (parcel: Parcel) => {
      receive(parcel)
      give()
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
    give()
  })
}

/** Reads the lines of parcels when they are asked for; the parcel asked for last stays unpacked. */
function unpacker() {
  let last: { readonly packed: Uint8Array; readonly lines: readonly string[] } | undefined
  return (packed: Uint8Array, i: number): readonly [string, string] => {
    if (last?.packed !== packed) last = { packed, lines: inflateRawSync(packed).toString('utf8').split('\n') }
    return [last.lines[2 * i]!, last.lines[2 * i + 1]!]
  }
}
