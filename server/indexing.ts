import type { Host } from './host/host.ts'
import type { Entry } from './shelf.ts'
import type { Defer } from './turns.ts'

/** How long reading files may hold the thread before it lets requests through. Milliseconds. */
const slice = 2
/** How long nothing must have come from the client before reading goes on, and how long it waits for that at most. */
const quiet = 25
const patience = 100
/** Files asked for at once. */
const batch = 16
/** From this many files on a thread of its own is worth its start. */
const many = 400

/** Knows when the client last wanted something. */
export interface Traffic {
  readonly last: number
}

/** What is done with the files of the workspace, and when to stop. */
export interface Crawl {
  examine(uri: string, text: string): Entry
  take(uri: string, entry: Entry | null): void
  /** Called for each configuration before any file below it is examined. */
  configure(uri: string): Promise<void>
  /** Finds out what governs the files of a folder, given one of them. */
  lookAbove(uri: string): Promise<unknown> | null
  isConfiguration(uri: string): boolean
  isStopped(): boolean
  report(count: number): void
}

/** Reads every file below the folders, between requests or, where there are many, in another thread. */
export async function crawl(
  folders: readonly string[],
  host: Host,
  traffic: Traffic,
  defer: Defer,
  job: Crawl,
): Promise<void> {
  const files: string[] = []
  for (const folder of folders) {
    for await (const uris of host.list(folder)) {
      if (job.isStopped()) return
      for (const uri of uris) {
        if (job.isConfiguration(uri)) await job.configure(uri)
        else files.push(uri)
      }
    }
  }
  // Who has just opened a document sees first what is wrong with it.
  await pause(traffic, defer)
  if (files.length >= many && host.examineAside && (await examineAside(files, host, traffic, defer, job)))
    return
  await examineHere(files, host, traffic, defer, job)
}

/** Whether another thread could do it; if it cannot be had or fails, what it did so far is done anew. */
async function examineAside(
  files: readonly string[],
  host: Host,
  traffic: Traffic,
  defer: Defer,
  job: Crawl,
): Promise<boolean> {
  let count = 0
  try {
    await host.examineAside!(files, async entries => {
      for (const [uri, entry] of entries) job.take(uri, entry)
      count += entries.length
      job.report(count)
      await pause(traffic, defer)
      return !job.isStopped()
    })
    return true
  } catch {
    return false
  }
}

async function examineHere(
  files: readonly string[],
  host: Host,
  traffic: Traffic,
  defer: Defer,
  job: Crawl,
): Promise<void> {
  let until = performance.now() + slice
  for (let at = 0; at < files.length; at += batch) {
    const some = files.slice(at, at + batch)
    const texts = await Promise.all(some.map(uri => host.read(uri)))
    for (const [i, uri] of some.entries()) {
      if (job.isStopped()) return
      await job.lookAbove(uri)
      const text = texts[i] ?? null
      job.take(uri, text === null ? null : job.examine(uri, text))
      if (performance.now() < until) continue
      await pause(traffic, defer)
      until = performance.now() + slice
    }
    job.report(at + some.length)
  }
}

/** Lets others run; as long as someone types, until they rest. */
async function pause(traffic: Traffic, defer: Defer): Promise<void> {
  await new Promise<void>(defer)
  const since = performance.now()
  while (performance.now() - traffic.last < quiet && performance.now() - since < patience) {
    await new Promise<void>(resolve => setTimeout(resolve, 5))
  }
}
