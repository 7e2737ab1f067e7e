import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keep, keepingFolder, readKept, signOf } from '../../disk/keeping.ts'
import type { Marks } from '../survey/survey.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Pack } from './packing.ts'

/** What one run knows of its documents, for the next: a file for each way of calling, and nothing a report would not show. */
export interface Stored {
  readonly lines: readonly Line[]
  readonly packs: readonly Pack[]
}

/** What is known of a document, and on what it depends besides the call. */
export interface Line {
  readonly path: string
  /** As the caller named it. */
  readonly file: string
  readonly named: boolean
  /** Sign of its workspace: where it is, its configuration and the files that this names. */
  readonly home: string
  /** Sign of its bytes. */
  readonly sign: string
  /** What was found as if it stood alone; `null` for what is no postmortem. */
  readonly alone: Shelved | null
  /** What was found among its neighbours, and a sign of what they said. */
  readonly among: { readonly answers: string; readonly found: Shelved } | null
}

/** The marks of a document, and where what is told of it lies packed. */
export interface Shelved {
  readonly marks: Marks
  readonly pack: number
  readonly at: number
}

/** The folder to keep results in, the one that is asked for first; `null` where there is none. */
export function cacheFolder(asked: string | undefined, { cwd, environment }: Terminal): string | null {
  return asked === undefined ? keepingFolder(environment) : resolve(cwd, asked)
}

/** The file for a way of calling: the program itself, its options, and all else that is the same for every document. */
export function cacheFile(folder: string, call: unknown): string {
  const program = readFileSync(join(import.meta.dirname, 'cli.main.js'))
  const sign = signOf(JSON.stringify([FORMAT, signOf(program), process.version, call]))
  return join(folder, `${sign}${ENDING}`)
}

const FORMAT = 1
const ENDING = '.cache'
/** Bytes of the length of the index, which stands in front. */
const HEAD = 4

/** What an earlier run stored. `null` for a file that is not there, not whole, or not our own. */
export function loadCache(file: string): Stored | null {
  const bytes = readKept(file)
  if (bytes === null) return null
  const end = HEAD + bytes.readUInt32LE()
  const { lines, lengths } = JSON.parse(bytes.toString('utf8', HEAD, end)) as Index
  let at = end
  const packs = lengths.map(([size, ...own]): Pack => {
    at += size!
    return { packed: bytes.subarray(at - size!, at), lengths: own }
  })
  return { lines, packs }
}

interface Index {
  readonly lines: readonly Line[]
  /** Of each pack: its bytes as it lies here, then those of its texts. */
  readonly lengths: readonly (readonly number[])[]
}

/** Stores a run's knowledge, whole or not at all. Where nothing can be written, nothing is. */
export function saveCache(file: string, { lines, packs }: Stored): void {
  const lengths = packs.map(({ packed, lengths: own }) => [packed.length, ...own])
  const index = Buffer.from(JSON.stringify({ lines, lengths } satisfies Index))
  const size = Buffer.alloc(HEAD)
  size.writeUInt32LE(index.length)
  keep(file, [size, index, ...packs.map(one => one.packed)])
}
