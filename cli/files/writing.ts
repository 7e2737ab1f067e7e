import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { encoded, type FileText } from '../../disk/texts.ts'
import { Fault, reasonOf } from '../fault.ts'

/**
 * Writes a file whole or not at all: into a new file beside it that takes its place. What was there keeps its mode;
 * a symbolic link stays one. Throws a `Fault` that names the file and the reason.
 */
export function writeWhole(path: string, content: string | Buffer | Iterable<Uint8Array>): void {
  let place = path
  let temporary: string | undefined
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    // A device or a pipe cannot be replaced.
    if (stats && !stats.isFile()) {
      writeInto(path, 'w', content)
      return
    }
    if (stats) place = realpathSync(path)
    temporary = join(dirname(place), `.${basename(place).slice(0, 200)}.${process.pid}.tmp`)
    writeInto(temporary, 'wx', content)
    if (stats) chmodSync(temporary, stats.mode)
    renameSync(temporary, place)
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true })
    throw faultFor(error, path)
  }
}

function writeInto(path: string, flag: string, content: string | Buffer | Iterable<Uint8Array>): void {
  const whole = typeof content === 'string' || Buffer.isBuffer(content)
  const file = openSync(path, flag)
  try {
    for (const piece of whole ? [content] : content) writeFileSync(file, piece)
  } finally {
    closeSync(file)
  }
}

/** Writes a file that must not be there yet; folders on the way to it are made, and go again if it cannot be written. */
export function writeNew(path: string, content: string | Buffer): void {
  const made: string[] = []
  try {
    // One after the other: asked for all at once, Node names the wrong reason where it may not.
    for (const folder of missingFolders(dirname(path))) {
      mkdirSync(folder)
      made.unshift(folder)
    }
    fillNew(path, content)
  } catch (error) {
    for (const folder of made) rmdirSync(folder)
    const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST'
    if (isTaken) throw new Fault(`${path}: there is a file already; nothing was overwritten`)
    throw faultFor(error, path)
  }
}

function fillNew(path: string, content: string | Buffer): void {
  const file = openSync(path, 'wx')
  try {
    writeFileSync(file, content)
  } catch (error) {
    rmSync(path)
    throw error
  } finally {
    closeSync(file)
  }
}

/** The folders that are not there yet, from the outermost. */
function missingFolders(path: string): string[] {
  return existsSync(path) ? [] : [...missingFolders(dirname(path)), path]
}

/** Whether a file holds exactly these bytes: a text with broken characters in it does not come back as it was. */
export function holds(path: string, file: FileText): boolean {
  try {
    return readFileSync(path).equals(encoded(file.text, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw faultFor(error, path)
  }
}

function faultFor(error: unknown, path: string): unknown {
  const isNowhere = (error as NodeJS.ErrnoException | null)?.code === 'ENOENT'
  const reason = isNowhere ? 'there is no such folder' : reasonOf(error)
  return reason === null ? error : new Fault(`${path} was not written: ${reason}`)
}
