import { on } from 'node:events'
import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import type { Styles } from '../../core/configuration.ts'
import { keepingFolder } from '../../disk/keeping.ts'
import { Configurations } from '../configuring/configurations.ts'
import { clientOf } from '../editor/client.ts'
import { traceOf } from '../editor/failures.ts'
import { Session } from '../session.ts'
import type { Entry } from '../workspace/shelf.ts'
import type { Host } from './host.ts'
import { keptEntries } from './kept.ts'

/** Files and their entries as JSON, which passes between threads several times as fast as objects. */
type Batch = readonly (readonly [uri: string, entry: string])[]

/** A batch is sent when it has `BATCH` entries or is `GATHERING` milliseconds old: few enough that indexing it delays no request. */
const BATCH = 50
const GATHERING = 50
/** How many batches the thread may be ahead of what was taken: while somebody types, none is taken, and it waits. */
const AHEAD = 2

/** Starts a thread that examines the files and ends, which frees its memory. */
export const examineAside: NonNullable<Host['examineAside']> = (files, take) => {
  const bundle = join(import.meta.dirname, 'server.js')
  if (!existsSync(bundle)) return Promise.reject(new Error('there is no bundle to start a thread from'))
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { stdout: true, resourceLimits: { maxYoungGenerationSizeMb: 16 } })
    let taken = Promise.resolve(true)
    worker.on('message', (entries: Batch | null) => {
      taken = taken.then(async isWanted => {
        if (isWanted && entries !== null && (await take(entries.map(read)))) {
          worker.postMessage('taken')
          return true
        }
        // A thread that has sent all its entries still keeps them for the next window, and then ends by itself.
        if (entries !== null) void worker.terminate()
        resolve()
        return false
      })
      taken.catch(error => {
        void worker.terminate()
        reject(error)
      })
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread ended early')))
    worker.postMessage(files)
    worker.unref()
  })
}

function read([uri, entry]: Batch[number]): readonly [string, Entry | null] {
  return [uri, JSON.parse(entry)]
}

/** What such a thread runs; `program` is a hash of it. */
export function examineForParent(host: Host, styles: Styles, program: string): void {
  const client = clientOf({ processId: null, rootUri: null, capabilities: {} })
  const session = new Session(host, client, styles, Date.now)
  const configurations = new Configurations(session, new Set())
  giveWay()
  void answer(parentPort!, files => {
    const kept = keptEntries(files, {
      homes: session.homes,
      folder: keepingFolder(process.env),
      program,
      clock: Date.now,
    })
    const examine = async (uri: string) => {
      await configurations.lookAbove(uri)
      return kept.entry(uri, async () => {
        const text = await host.read(uri)
        return text === null ? null : session.examine(uri, text)
      })
    }
    const examineAlone = (uri: string) =>
      examine(uri).catch(error => {
        process.stderr.write(`${uri} was left out: ${traceOf(error)}\n`)
        return 'null'
      })
    return { examine: examineAlone, end: kept.save }
  })
}

/** How files are examined, and what is done once they are. */
interface Work {
  examine(uri: string): Promise<string>
  end(): void
}

async function answer(parent: MessagePort, begin: (files: readonly string[]) => Work): Promise<void> {
  const messages = on(parent, 'message')
  const heard = async () => (await messages.next()).value![0]
  const files: readonly string[] = await heard()
  const { examine, end } = begin(files)
  for (let at = 0, sent = 0; at < files.length; sent++) {
    if (sent >= AHEAD) await heard()
    const entries: [string, string][] = []
    const until = performance.now() + GATHERING
    while (at < files.length && entries.length < BATCH && performance.now() < until) {
      const uri = files[at++]!
      entries.push([uri, await examine(uri)])
    }
    parent.postMessage(entries satisfies Batch)
  }
  parent.postMessage(null)
  parent.close()
  end()
}

/** Lowers the priority of this thread. Only on Linux a thread has its own; elsewhere the whole process would be slowed. */
function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_LOW)
  } catch {
    // Some sandboxes forbid it: the thread then runs like any other.
  }
}
