import { isConfiguration } from '../../core/index.ts'
import type { Host } from '../host/host.ts'
import type { NextTurn } from '../host/nextTurn.ts'
import { nameOf } from '../uri.ts'
import type { Entry } from '../workspace/shelf.ts'
import type { Failed } from './refusals.ts'

/** How long reading may keep the thread busy before requests get their turn. Milliseconds. */
const SLICE = 2
/** Reading goes on after the client has been silent for `QUIET`, but waits no longer than `PATIENCE`. Milliseconds. */
const QUIET = 25
const PATIENCE = 100
/** Files asked for at once. */
const BATCH = 16
/** From this many files on a thread of their own saves more time than its start takes. */
const MANY = 400

/** When the client last sent something, on the clock of `performance.now()`. */
export interface Traffic {
  readonly last: number
}

/** Where files come from that are read between requests, and when to wait or stop. */
export interface Reading {
  readonly host: Host
  readonly traffic: Traffic
  readonly nextTurn: NextTurn
  /** Looks for the configuration that governs a file, if that has not been done for its folder; `null` if it has. */
  lookAbove(uri: string): Promise<unknown> | null
  isStopped(): boolean
  /** Told how many files have been read so far. */
  report(count: number): void
  readonly failed: Failed
}

/** What is done with the files of the workspace besides. */
export interface Crawl extends Reading {
  examine(uri: string, text: string): Entry
  take(uri: string, entry: Entry | null): void
  /** Called for each configuration before any file below it is examined. */
  configure(uri: string): Promise<void>
}

/**
 * Reads every file below the folders, between requests or, where there are many, in another thread. Returns the URIs of the
 * documents; not all of them if it was stopped.
 */
export async function crawl(folders: readonly string[], job: Crawl): Promise<string[]> {
  const files: string[] = []
  for (const folder of folders) {
    for await (const uris of job.host.list(folder)) {
      if (job.isStopped()) return files
      for (const uri of uris) {
        if (isConfiguration(nameOf(uri))) await job.configure(uri)
        else files.push(uri)
      }
    }
  }
  // The document that somebody has just opened is answered first.
  await pause(job)
  if (files.length < MANY || !(await examineAside(files, job))) await examineHere(files, job)
  return files
}

/** Returns whether another thread examined the files; if it cannot be started or fails, the caller examines them all. */
async function examineAside(files: readonly string[], job: Crawl): Promise<boolean> {
  if (!job.host.examineAside) return false
  let count = 0
  try {
    await job.host.examineAside(files, async entries => {
      for (const [uri, entry] of entries) job.take(uri, entry)
      count += entries.length
      job.report(count)
      await pause(job)
      return !job.isStopped()
    })
    return true
  } catch {
    return false
  }
}

function examineHere(files: readonly string[], job: Crawl): Promise<void> {
  return readInTurns(files, job, (uri, text) => job.take(uri, text === null ? null : job.examine(uri, text)))
}

/** Hands the text of each file to `see`, `null` for one that cannot be read, and lets requests run in between. */
export async function readInTurns(
  files: readonly string[],
  job: Reading,
  see: (uri: string, text: string | null) => void,
): Promise<void> {
  let until = performance.now() + SLICE
  for (let at = 0; at < files.length; at += BATCH) {
    const some = files.slice(at, at + BATCH)
    const texts = await Promise.all(some.map(uri => job.host.read(uri)))
    for (const [i, uri] of some.entries()) {
      if (job.isStopped()) return
      await job.lookAbove(uri)
      try {
        see(uri, texts[i] ?? null)
      } catch (error) {
        job.failed(uri, error)
      }
      if (performance.now() < until) continue
      await pause(job)
      until = performance.now() + SLICE
    }
    job.report(at + some.length)
  }
}

/** Lets requests run; while somebody types, waits until they rest. */
async function pause({ traffic, nextTurn }: Reading): Promise<void> {
  await new Promise<void>(nextTurn)
  const since = performance.now()
  while (performance.now() - traffic.last < QUIET && performance.now() - since < PATIENCE) {
    await new Promise<void>(resolve => setTimeout(resolve, 5))
  }
}
