import type { Host } from './host/host.ts'
import type { Defer } from './turns.ts'

/** How long reading files may hold the thread before it lets requests through. Milliseconds. */
const slice = 2
/** How long nothing must have come from the client before reading goes on, and how long it waits for that at most. */
const quiet = 25
const patience = 100
/** Files asked for at once: enough to keep the disk busy. */
const batch = 16

/** Knows when the client last wanted something. */
export interface Traffic {
  readonly last: number
}

/** What is done with each file of the workspace, and when to stop. */
export interface Crawl {
  take(uri: string, text: string | null): void
  configure(uri: string): Promise<void>
  isConfiguration(uri: string): boolean
  isStopped(): boolean
  report(count: number): void
}

/** Reads every file below the folders, between requests. Resolves with the number of files read. */
export async function crawl(
  folders: readonly string[],
  host: Host,
  traffic: Traffic,
  defer: Defer,
  job: Crawl,
): Promise<number> {
  let count = 0
  let until = performance.now() + slice
  const breathe = async () => {
    if (performance.now() < until) return
    await pause(traffic, defer)
    until = performance.now() + slice
  }
  for (const folder of folders) {
    for await (const uris of host.list(folder)) {
      const own = uris.filter(uri => job.isConfiguration(uri))
      for (const uri of own) await job.configure(uri)
      const files = uris.filter(uri => !own.includes(uri))
      for (let at = 0; at < files.length; at += batch) {
        const some = files.slice(at, at + batch)
        const texts = await Promise.all(some.map(uri => host.read(uri)))
        for (const [i, uri] of some.entries()) {
          if (job.isStopped()) return count
          job.take(uri, texts[i]!)
          count++
          await breathe()
        }
        job.report(count)
      }
    }
  }
  return count
}

/** Lets others run; as long as someone types, until they rest. */
async function pause(traffic: Traffic, defer: Defer): Promise<void> {
  await new Promise<void>(defer)
  const since = performance.now()
  while (performance.now() - traffic.last < quiet && performance.now() - since < patience) {
    await new Promise<void>(resolve => setTimeout(resolve, 5))
  }
}
