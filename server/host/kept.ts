import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Instant, withoutSecrets } from '../../core/index.ts'
import { keep, readKept, signOf } from '../../disk/keeping.ts'
import type { Homes } from '../homes.ts'
import type { Entry } from '../shelf.ts'
import { folderOf } from '../uri.ts'

/** What an earlier window made of the files of its folders, for this one and the next. */
export interface KeptEntries {
  /** The entry of a file, as JSON: the one that is known if file and configuration are as they were, else a new one. */
  entry(uri: string, examine: () => Promise<Entry | null>): Promise<string>
  /** Keeps what is known by now, for the next window, unless all of it is kept already. */
  save(): void
}

export interface Circumstances {
  readonly homes: Homes
  readonly folder: string | null
  /** A sign of the program that examines: another may see something else in the same text. */
  readonly program: string
  readonly clock: () => Instant
}

/** What is known of a file: the mark it had, and the entry that was made of it, as JSON in UTF-8. */
interface Known {
  readonly mark: string
  readonly entry: Buffer
}

/** Opens what is kept in a folder for windows with just these files' folders; where that is `null`, nothing is kept. */
export function keptEntries(
  files: readonly string[],
  { homes, folder, program, clock }: Circumstances,
): KeptEntries {
  const name = signOf(JSON.stringify([FORMAT, program, folderAround(files)]))
  const file = folder && join(folder, `${name}.index`)
  const before = file ? loadKnown(file) : new Map<string, Known>()
  const now = new Map<string, Known>()
  const homeSigns = new Map<string, string>()
  let isNew = false
  /** Of the place and the configuration of a file's workspace. */
  const homeSign = (home: string) => {
    const sign = homeSigns.get(home) ?? signOf(JSON.stringify([home, homes.sourceOf(home)]))
    homeSigns.set(home, sign)
    return sign
  }
  return {
    async entry(uri, examine) {
      const state = stateOf(uri, clock())
      const mark = state && `${state},${homeSign(homes.of(uri))}`
      const known = before.get(uri)
      if (known && known.mark === mark) {
        now.set(uri, known)
        return known.entry.toString()
      }
      const entry = JSON.stringify(await examine())
      if (mark !== null && withoutSecrets(entry) === entry) {
        now.set(uri, { mark, entry: Buffer.from(entry) })
        isNew = true
      }
      return entry
    },
    save() {
      if (file && (isNew || now.size < before.size)) keep(file, [packed(now)])
    },
  }
}

/** A line each, its parts separated by blanks: neither a URI nor a mark has any. */
function packed(known: ReadonlyMap<string, Known>): Uint8Array {
  const lines = Array.from(known, ([uri, { mark, entry }]) => [
    Buffer.from(`${uri} ${mark} `),
    entry,
    NEWLINE,
  ])
  return deflateRawSync(Buffer.concat(lines.flat()), { level: 1 })
}

const NEWLINE = Buffer.from('\n')

/** Bytes, of which each entry is a part: as strings, ten thousand of them would take twice the room. */
function loadKnown(file: string): Map<string, Known> {
  const all = new Map<string, Known>()
  const kept = readKept(file)
  const bytes = kept === null ? Buffer.alloc(0) : inflateRawSync(kept)
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at)
    const [behindUri, behindMark] = [bytes.indexOf(' ', at), bytes.indexOf(' ', bytes.indexOf(' ', at) + 1)]
    const mark = bytes.toString('latin1', behindUri + 1, behindMark)
    all.set(bytes.toString('latin1', at, behindUri), { mark, entry: bytes.subarray(behindMark + 1, end) })
    at = end + 1
  }
  return all
}

const FORMAT = 1

/** What all of the URIs begin with, which tells one window's folders from another's. */
function folderAround(uris: readonly string[]): string {
  let around = folderOf(uris[0] ?? '')
  for (const uri of uris) while (!uri.startsWith(around)) around = folderOf(around.slice(0, -1))
  return around
}

/**
 * Tells one state of a file from any other without reading it, as git does: its size, its place and when it was last
 * written or put there. `null` where it was touched so lately that a second change might not show, or cannot be seen.
 */
function stateOf(uri: string, now: Instant): string | null {
  try {
    const { size, ino, mtimeMs, ctimeMs } = statSync(fileURLToPath(uri))
    return now - Math.max(mtimeMs, ctimeMs) < COARSEST ? null : [size, ino, mtimeMs, ctimeMs].join()
  } catch {
    return null
  }
}

/** The coarsest clock of a file system: FAT counts in two seconds. Milliseconds. */
const COARSEST = 2000
