import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from './client.ts'
import { median, quantile } from './measure.ts'
import type { Server } from './peers.ts'

/** Milliseconds of several keys. */
export interface Key {
  readonly p50: number
  readonly p95: number
  readonly count: number
}

/** How a server does with one document; milliseconds and MiB. */
export interface Latency {
  /** From a keystroke to the diagnostics of the new version. */
  readonly key: Key
  readonly completion: number
  readonly hover: number
  /** From the start of the process to the first diagnostics: the median of several starts. */
  readonly start: number
  readonly memory: number | null
}

export interface Effort {
  readonly keys: number
  readonly asks: number
  readonly starts: number
}

export const typed = 'the quick brown fox jumps over the lazy dog '

/** Types into the first paragraph of the document, key by key, then asks for completion and hover there. */
export async function latencyOf(
  server: Server,
  path: string,
  folder: string,
  { keys, asks, starts }: Effort,
): Promise<Latency> {
  const begins: number[] = []
  // What a program compiles when it is started for the first time may be kept for the next.
  await withClient(server, path, folder, () => sleep(500))
  for (let i = 1; i < starts; i++) {
    await withClient(server, path, folder, async (_, start) => void begins.push(start))
  }
  return withClient(server, path, folder, async (client, start) => {
    begins.push(start)
    await sleep(500)
    const { line, character } = placeIn(readFileSync(path, 'utf8'), server.language === 'yaml')
    const times: number[] = []
    for (let i = 0; i < keys; i++) {
      times.push(await client.type(line, character + i, typed[i % typed.length]!))
      await sleep(5)
    }
    const memory = client.memory()
    const completion = await each(asks, () => client.ask('completion', line, character + keys))
    const hover = await each(asks, () => client.ask('hover', line, 1))
    return {
      key: keysOf(times),
      completion: median(completion),
      hover: median(hover),
      start: median(begins),
      memory,
    }
  })
}

export function keysOf(times: readonly number[]): Key {
  return { p50: median(times), p95: quantile(times, 0.95), count: times.length }
}

/** Opens the document, does something with it and ends the server, come what may. */
export async function withClient<T>(
  server: Server,
  path: string,
  folder: string,
  work: (client: Client, start: number) => Promise<T>,
): Promise<T> {
  const client = new Client(server, path, folder)
  try {
    return await work(client, await client.open())
  } finally {
    await client.close()
  }
}

/** The times of several requests; none where the server refuses them. */
async function each(count: number, ask: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  try {
    for (let i = 0; i < count; i++) times.push(await ask())
  } catch {
    return []
  }
  return times
}

/** Where to type: in the first paragraph, or in the title of a YAML file. */
export function placeIn(text: string, isYaml: boolean): { line: number; character: number } {
  const lines = text.split('\n')
  if (isYaml) return { line: lines.findIndex(one => one.startsWith('title:')), character: 9 }
  return { line: lines.indexOf('## Summary') + 2, character: 4 }
}
