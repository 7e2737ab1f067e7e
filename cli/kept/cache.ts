import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keepingFolder, signOf } from '../../disk/keeping.ts'
import type { Marks } from '../survey/examination.ts'
import type { Terminal } from '../terminal/terminal.ts'

/**
 * What one run knows of a document for the next, and on what that depends besides the call. There is a file for each way
 * of calling, and it holds nothing a report would not show.
 */
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

/** Grows when what is kept has another form, so that old files are not read. */
const FORMAT = 2
const ENDING = '.cache'
