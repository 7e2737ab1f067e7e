import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
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

/** A sign of bytes or a text that others do not have: 132 bits of SHA-256. */
export function signOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, SIGN)
}

/** The folder to keep results in; `null` where there is none. Never among the documents, unless it is asked for. */
export function cacheFolder(asked: string | undefined, { cwd, environment }: Terminal): string | null {
  if (asked !== undefined) return resolve(cwd, asked)
  const home = environment.HOME || environment.USERPROFILE || safely(homedir)
  const base =
    environment.XDG_CACHE_HOME ||
    (process.platform === 'win32' ? environment.LOCALAPPDATA : null) ||
    (home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache'))
  return base ? join(base, 'postmortems') : null
}

function safely<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}

/** The file for a way of calling: the program itself, its options, and all else that is the same for every document. */
export function cacheFile(folder: string, call: unknown): string {
  const program = readFileSync(join(import.meta.dirname, 'cli.main.js'))
  const sign = signOf(JSON.stringify([FORMAT, signOf(program), process.version, call]))
  return join(folder, `${sign}${ENDING}`)
}

const FORMAT = 1
const ENDING = '.cache'
/** Characters of a sign, and bytes in front of the index: the sign of all behind it, and its length. */
const SIGN = 22
const HEAD = SIGN + 4

/** What an earlier run stored. `null` for a file that is not there, not whole, or not our own. */
export function loadCache(file: string): Stored | null {
  return safely(() => {
    const { uid, mode } = statSync(file)
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return null
    const bytes = readFileSync(file)
    const rest = bytes.subarray(SIGN)
    if (bytes.toString('latin1', 0, SIGN) !== signOf(rest)) return null
    const end = HEAD + bytes.readUInt32LE(SIGN)
    const { lines, lengths } = JSON.parse(bytes.toString('utf8', HEAD, end)) as Index
    let at = end
    const packs = lengths.map(([size, ...own]): Pack => {
      at += size!
      return { packed: bytes.subarray(at - size!, at), lengths: own }
    })
    return { lines, packs }
  })
}

interface Index {
  readonly lines: readonly Line[]
  /** Of each pack: its bytes as it lies here, then those of its texts. */
  readonly lengths: readonly (readonly number[])[]
}

/** Stores a run's knowledge, whole or not at all. Where nothing can be written, nothing is. */
export function saveCache(file: string, { lines, packs }: Stored): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    const lengths = packs.map(({ packed, lengths: own }) => [packed.length, ...own])
    const index = Buffer.from(JSON.stringify({ lines, lengths } satisfies Index))
    const size = Buffer.alloc(4)
    size.writeUInt32LE(index.length)
    const rest = Buffer.concat([size, index, ...packs.map(one => one.packed)])
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, Buffer.concat([Buffer.from(signOf(rest), 'latin1'), rest]), {
      flag: 'wx',
      mode: 0o600,
    })
    renameSync(temporary, file)
    tidy(dirname(file))
  } catch {
    safely(() => rmSync(temporary, { force: true }))
  }
}

/** So many ways of calling are remembered, the latest; a broken-off run may leave a part of a file behind for a day. */
const MOST = 16
const DAY = 86_400_000

function tidy(folder: string): void {
  const own = readdirSync(folder).filter(name => /^[\w-]{22}\.cache(?:\.\d+\.tmp)?$/.test(name))
  const files = own.flatMap(name => {
    const time = safely(() => statSync(join(folder, name)).mtimeMs)
    return time === null ? [] : [{ name, time }]
  })
  files.sort((a, b) => b.time - a.time)
  const whole = files.filter(({ name }) => name.endsWith(ENDING))
  const parts = files.filter(({ name, time }) => !name.endsWith(ENDING) && time < Date.now() - DAY)
  for (const { name } of [...whole.slice(MOST), ...parts]) rmSync(join(folder, name), { force: true })
}
