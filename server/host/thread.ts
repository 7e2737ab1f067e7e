import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, Worker } from 'node:worker_threads'
import { clientOf } from '../client.ts'
import type { Styles } from '../configuration.ts'
import { followConfigurations } from '../configurations.ts'
import { Session } from '../session.ts'
import type { Entry } from '../shelf.ts'
import type { Host } from './host.ts'

type Batch = readonly (readonly [string, Entry | null])[]

/** Entries handed over at once: few enough that taking them in delays nobody. */
const batch = 50

/** A thread examines what it is given and ends; its memory goes with it. */
export const examineAside: NonNullable<Host['examineAside']> = (files, take) => {
  const bundle = join(import.meta.dirname, 'server.js')
  if (!existsSync(bundle)) return Promise.reject(new Error('there is no bundle to start a thread from'))
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { stdout: true, resourceLimits: { maxYoungGenerationSizeMb: 16 } })
    worker.on('message', (entries: Batch | null) => {
      if (entries !== null && take(entries)) return
      void worker.terminate()
      resolve()
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
  const configurations = followConfigurations(session, new Set())
  parentPort!.once('message', async (files: readonly string[]) => {
    for (let at = 0; at < files.length; at += batch) {
      const entries: [string, Entry | null][] = []
      for (const uri of files.slice(at, at + batch)) {
        configurations.lookAbove(uri)
        await configurations.reading(uri)
        const text = await host.read(uri)
        entries.push([uri, text === null ? null : session.examine(uri, text)])
      }
      parentPort!.postMessage(entries)
    }
    parentPort!.postMessage(null)
  })
}
