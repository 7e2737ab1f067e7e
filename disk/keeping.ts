import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'

/** A hash of bytes or a text: 132 bits of SHA-256, as 22 characters that may stand in names of files. */
export function signOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, SIGN)
}

const SIGN = 22

/** The cache folder of this user, never one among the documents; `null` if there is none. */
export function keepingFolder(environment: Readonly<Record<string, string | undefined>>): string | null {
  const home = environment.HOME || environment.USERPROFILE || safely(homedir)
  const base =
    environment.XDG_CACHE_HOME ||
    (process.platform === 'win32' ? environment.LOCALAPPDATA : null) ||
    (home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache'))
  return base ? join(base, 'postmortems') : null
}

/** The bytes that were kept in a file; `null` if it is absent, damaged or somebody else's. */
export function readKept(file: string): Buffer | null {
  return safely(() => {
    const { uid, mode } = statSync(file)
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return null
    const bytes = readFileSync(file)
    const rest = bytes.subarray(SIGN)
    return bytes.toString('latin1', 0, SIGN) === signOf(rest) ? rest : null
  })
}

/**
 * Keeps bytes in a file whose name is a hash: whole or not at all, readable by this user alone. Fails silently. Of the files
 * with the same extension only the latest stay.
 */
export function keep(file: string, parts: readonly Uint8Array[]): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    const bytes = Buffer.concat(parts)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, Buffer.concat([Buffer.from(signOf(bytes), 'latin1'), bytes]), {
      flag: 'wx',
      mode: 0o600,
    })
    renameSync(temporary, file)
    tidy(dirname(file), extname(basename(file)))
  } catch {
    safely(() => rmSync(temporary, { force: true }))
  }
}

/** How many files of a kind stay; unfinished files of an interrupted run go after a day. */
const MOST = 16
const DAY = 86_400_000

function tidy(folder: string, ending: string): void {
  const own = readdirSync(folder).filter(name => /^[\w-]{22}\.[a-z]+(?:\.\d+\.tmp)?$/.test(name))
  const files = own.flatMap(name => {
    const time = safely(() => statSync(join(folder, name)).mtimeMs)
    return time === null ? [] : [{ name, time }]
  })
  files.sort((a, b) => b.time - a.time)
  const whole = files.filter(({ name }) => name.endsWith(ending))
  const parts = files.filter(({ name, time }) => name.endsWith('.tmp') && time < Date.now() - DAY)
  for (const { name } of [...whole.slice(MOST), ...parts]) rmSync(join(folder, name), { force: true })
}

/** The answer of the file system; `null` if the call fails. */
function safely<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}
