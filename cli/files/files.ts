import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { byText, globsOf, isMarkdown, isSkippedFolder, MOST_BYTES } from '../../core/index.ts'
import { decoded, type FileText } from '../../disk/texts.ts'
import { Fault, reasonOf } from '../fault.ts'
import type { Touched } from './touched.ts'

/** A file to look at. */
export interface Target {
  /** As the caller named it, or below the folder as the caller named that; with `/`. */
  readonly file: string
  /** Absolute. */
  readonly path: string
  /** Whether the caller named this very file. */
  readonly named: boolean
  /** Only findings in these lines are reported; all if absent. */
  readonly touched?: Touched
}

/**
 * The files that operands stand for, each once, in order of their paths: files as they are, Markdown files below
 * folders, and, where nothing has the name, what fits it as a glob. Throws a `Fault` for a name that stands for nothing.
 */
export function targetsOf(operands: readonly string[], cwd: string): Target[] {
  const targets = new Map<string, Target>()
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    for (const target of standsFor(operand, cwd)) {
      if (target.named || !targets.has(target.path)) targets.set(target.path, target)
    }
  }
  return [...targets.values()].sort((a, b) => byText(a.file, b.file))
}

function standsFor(operand: string, cwd: string): Target[] {
  const path = resolve(cwd, operand)
  const name = withSlashes(operand).replace(/^(?:\.\/+)+(?=.)/, '')
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return targetsBelow(path, name.replace(/\/+$/, '') || '/')
  if (stats?.isFile()) return [{ file: name, path, named: true }]
  if (stats) throw new Fault(`${operand} is neither a file nor a folder`)
  const fitting = wildcard.test(name) ? fittingGlob(name, cwd) : []
  if (fitting.length === 0) throw new Fault(`${operand}: there is no such file or folder`)
  return fitting
}

function targetsBelow(path: string, name: string): Target[] {
  const before = name === '.' ? '' : name === '/' ? '/' : `${name}/`
  return markdownBelow(path).map(one => ({ file: before + one, path: join(path, one), named: false }))
}

const wildcard = /[*?[\]{}!()]/

/** The files that match a glob, looked for below the folder in front of its first wildcard. */
function fittingGlob(glob: string, cwd: string): Target[] {
  // The first is empty where the path begins at the root of the system.
  const names = glob.split('/').filter((one, i) => one !== '' || i === 0)
  const first = names.findIndex(one => wildcard.test(one))
  const base = names
    .slice(0, first)
    .map(one => `${one}/`)
    .join('')
  const root = resolve(cwd, base)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
  const fits = globsOf([names.slice(first).join('/')])
  return markdownBelow(root)
    .filter(fits)
    .map(one => ({ file: base + one, path: join(root, one), named: false }))
}

/**
 * The Markdown files below a folder, as paths in it with `/`; none if the folder is absent. Symbolic links are not followed:
 * they make loops and show one document as two. A folder that cannot be listed is returned in place of its files, so that
 * reading it reports why.
 * @param isOther given the names in a folder, whether to skip it and all below it
 */
export function markdownBelow(root: string, isOther?: (names: readonly string[]) => boolean): string[] {
  const found: string[] = []
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = entriesOf(root, folder)
    if (entries === null) {
      found.push(folder.slice(0, -1))
      continue
    }
    if (folder !== '' && isOther?.(entries.map(({ name }) => name))) continue
    for (const entry of entries) {
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name)) waiting.push(`${folder}${entry.name}/`)
      } else if (entry.isFile() && isMarkdown(entry.name)) found.push(folder + entry.name)
    }
  }
  return found
}

/** What is in a folder: nothing if it is gone, `null` if it cannot be listed. */
function entriesOf(root: string, folder: string) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    if (folder === '') throw new Fault(`${root}: ${reason}`)
    return null
  }
}

/** A path of this system with `/`; on others a `\\` is a part of a name. */
export function withSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

/** Why a file is not read. */
export interface Unread {
  readonly reason: string
  /** `none`: the file is gone or is no document; `access`: it could not be read; `ours`: an internal error. */
  readonly fault: 'none' | 'access' | 'ours'
}

let shared: Buffer | undefined

/** Reads a file whole, unless it is larger than any document. */
export function readDocument(path: string): FileText | Unread {
  const read = readBytes(path)
  return 'reason' in read ? read : decoded(read.bytes)
}

/** The bytes of a document, in a buffer that the next call overwrites. */
export function readBytes(path: string): { readonly bytes: Buffer } | Unread {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const stats = fstatSync(file)
    if (!stats.isFile()) return { reason: 'it is no file', fault: 'none' }
    if (stats.size > MOST_BYTES) return { reason: tooLarge(stats.size), fault: 'none' }
    return { bytes: bytesOf(file, stats.size) }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null) throw error
    return { reason, fault: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'access' }
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function tooLarge(bytes: number): string {
  return `it has ${Math.round(bytes / 1e6)} MB, more than any document (${MOST_BYTES / 1e6} MB)`
}

/** One buffer serves all files: ten thousand of them would burden the garbage collector. */
function bytesOf(file: number, size: number): Buffer {
  if (shared === undefined || shared.length < size + 1)
    shared = Buffer.allocUnsafeSlow(Math.max(65_536, size + 1))
  let length = 0
  while (length <= size) {
    const count = readSync(file, shared, length, shared.length - length, null)
    if (count === 0) break
    length += count
  }
  return shared.subarray(0, length)
}

/** The text of a file that another one names; `null` where it cannot be read or is no file. */
export function textOrNull(path: string): string | null {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return null
    // Files of `/proc` and the like report no size, and are nobody's configuration.
    return stats.size === 0 ? '' : readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * The text of a file that is no document, or of a pipe. Throws a `Fault` that calls it `name` where it cannot be read.
 */
export function textOf(path: string, name: string): string {
  try {
    // A device may have no end.
    if (statSync(path).isCharacterDevice()) throw new Fault(`${name}: it is no file`)
    return decoded(readFileSync(path)).text
  } catch (error) {
    const reason = reasonOf(error)
    throw reason === null ? error : new Fault(`${name}: ${reason}`)
  }
}

/** All of the standard input. */
export async function standardInput(): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
