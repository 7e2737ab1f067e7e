import { on } from 'node:events'
import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import { clientOf } from '../client.ts'
import { Configurations } from '../configuring/configurations.ts'
import type { Styles } from '../configuring/load.ts'
import { Session } from '../session.ts'
import type { Entry } from '../shelf.ts'
import type { Host } from './host.ts'

type Batch = readonly (readonly [string, Entry | null])[]

/** Entries handed over at once: few enough that taking them in delays nobody. */
const batch = 10
/** Batches the thread may be ahead of what was taken in: it waits while someone types, and for nothing else. */
const ahead = 2

/** A thread examines what it is given and ends; its memory goes with it. */
export const examineAside: NonNullable<Host['examineAside']> = (files, take) => {
  const bundle = join(import.meta.dirname, 'server.js')
  if (!existsSync(bundle)) return Promise.reject(new Error('there is no bundle to start a thread from'))
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { stdout: true, resourceLimits: { maxYoungGenerationSizeMb: 16 } })
    let taken = Promise.resolve(true)
    worker.on('message', (entries: Batch | null) => {
      taken = taken.then(async isWanted => {
        if (isWanted && entries !== null && (await take(entries))) {
          worker.postMessage('taken')
          return true
        }
        void worker.terminate()
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

/** What such a thread does. */
export function examineForParent(host: Host, styles: Styles): void {
  const client = clientOf({ processId: null, rootUri: null, capabilities: {} })
  const session = new Session(host, client, styles, Date.now)
  const configurations = new Configurations(session, new Set())
  giveWay()
  void answer(parentPort!, async uri => {
    await configurations.lookAbove(uri)
    const text = await host.read(uri)
    return text === null ? null : session.examine(uri, text)
  })
}

async function answer(parent: MessagePort, examine: (uri: string) => Promise<Entry | null>): Promise<void> {
  const messages = on(parent, 'message')
  const heard = async () => (await messages.next()).value![0]
  const files: readonly string[] = await heard()
  for (let at = 0; at < files.length; at += batch) {
    if (at >= batch * ahead) await heard()
    const entries: [string, Entry | null][] = []
    for (const uri of files.slice(at, at + batch)) entries.push([uri, await examine(uri)])
    parent.postMessage(entries satisfies Batch)
  }
  parent.postMessage(null)
}

/** Whoever types comes first. Only on Linux has a thread a priority of its own; elsewhere the whole process would have it. */
function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_LOW)
  } catch {
    // Forbidden in some sandboxes: the thread then runs like any other.
  }
}
