import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Instant, withoutSecrets } from '../../core/index.ts'
import { signOf } from '../../disk/keeping.ts'
import { numbering, PACK, packer, readStored, type Stored, store, unpacker } from '../../disk/packing.ts'
import { above, folderOf } from '../uri.ts'
import type { Homes } from '../workspace/homes.ts'
import type { Entry } from '../workspace/shelf.ts'

/** Entries that earlier windows made of the same files. */
export interface KeptEntries {
  /** The entry of a file, as JSON: the kept one if file and configuration are unchanged, else a new one. */
  entry(uri: string, examine: () => Promise<Entry | null>): Promise<string>
  /** Writes the entries for the next window, unless all of them came from there. */
  save(): void
}

/** Where entries are kept, and what they depend on besides the files. */
export interface Keeping {
  readonly homes: Homes
  /** Path of the folder for them; `null` where nothing is kept. */
  readonly folder: string | null
  /** A hash of the program: another version may make another entry of the same text. */
  readonly program: string
  readonly clock: () => Instant
}

/** A kept entry: the mark its file had, and where its JSON lies. */
interface Known extends Named {
  readonly pack: number
  readonly at: number
}

interface Named {
  readonly uri: string
  readonly mark: string
}

/** Opens the entries that windows on the same folders have kept; with `null` for the place, nothing is kept. */
export function keptEntries(
  files: readonly string[],
  { homes, folder, program, clock }: Keeping,
): KeptEntries {
  const name = signOf(JSON.stringify([FORMAT, program, folderAround(files)]))
  const file = folder && join(folder, `${name}.index`)
  const before: Stored<Known> = file ? readStored(file) : { lines: [], packs: [] }
  const known = new Map(before.lines.map(line => [line.uri, line]))
  const unpack = unpacker()
  const entryOf = ({ pack, at }: Known) => unpack(before.packs[pack]!, at).toString()
  const stays: Known[] = []
  const lines: Known[] = []
  const numbers = numbering()
  const packing = packer()
  const keep = ({ uri, mark }: Named, entry: string) =>
    packing.put([entry], ({ pack, at }) => lines.push({ uri, mark, pack: numbers.of(pack), at }))
  const markOf = marker(homes, clock)
  let isNew = false
  return {
    async entry(uri, examine) {
      const mark = markOf(uri)
      const line = known.get(uri)
      if (line && line.mark === mark) {
        stays.push(line)
        return entryOf(line)
      }
      const entry = JSON.stringify(await examine())
      if (mark !== null && withoutSecrets(entry) === entry) {
        keep({ uri, mark }, entry)
        isNew = true
      }
      return entry
    },
    save() {
      if (file === null || (!isNew && stays.length === known.size)) return
      for (const [i, own] of before.packs.entries()) {
        const staying = stays.filter(line => line.pack === i).sort((a, b) => a.at - b.at)
        if (staying.length === PACK)
          for (const line of staying) lines.push({ ...line, pack: numbers.of(own) })
        else for (const line of staying) keep(line, entryOf(line))
      }
      packing.end()
      store(file, { lines, packs: numbers.packs() })
    },
  }
}

/** Makes marks of files, which change with the file, its place, or the configuration of its workspace. */
function marker(homes: Homes, clock: () => Instant): (uri: string) => string | null {
  const signs = new Map<string, string>()
  const homeSign = (home: string) => {
    const sign = signs.get(home) ?? signOf(JSON.stringify([home, homes.sourceOf(home)]))
    signs.set(home, sign)
    return sign
  }
  return uri => {
    const state = stateOf(uri, clock())
    return state && `${state},${homeSign(homes.of(uri))}`
  }
}

/** Grows when entries of another form are kept, so that old ones are not read. */
const FORMAT = 2

/** The folder that all of the URIs lie in, by which windows on different folders are told apart. */
function folderAround(uris: readonly string[]): string {
  let around = folderOf(uris[0] ?? '')
  for (const uri of uris) while (!uri.startsWith(around)) around = above(around)
  return around
}

/**
 * The state of a file without reading it, as git tells it: size, inode and times. `null` if the file cannot be seen, or was
 * changed so recently that another change might leave the same times.
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
