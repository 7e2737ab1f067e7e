import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { keep, readKept } from './keeping.ts'

/** Texts about several documents, deflated together because they resemble each other. */
export interface Pack {
  readonly packed: Uint8Array
  /** The bytes of each text, unpacked. */
  readonly lengths: readonly number[]
}

/** Documents whose texts are packed together: enough to resemble each other, few enough to unpack for one of them. */
export const PACK = 64

/** Packs texts, as UTF-8. */
export function pack(texts: readonly string[]): Pack {
  const lengths = texts.map(text => Buffer.byteLength(text))
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + length, 0))
  let at = 0
  for (const text of texts) at += bytes.write(text, at)
  // A copy can be transferred to another thread; zlib's result may lie in a shared buffer.
  return { packed: Uint8Array.from(deflateRawSync(bytes, { level: 1 })), lengths }
}

/** Where texts lie packed, the first of them at `at`. */
export interface Place {
  readonly pack: Pack
  readonly at: number
}

/** Packs texts as soon as there are enough of them: those of ten thousand documents would fill the memory. */
export interface Packer {
  /** Takes the texts of a document; `placed` learns where they lie once they are packed. */
  put(texts: readonly string[], placed: (place: Place) => void): void
  /** Packs what is left. */
  end(): void
}

/** A packer that holds nothing yet. */
export function packer(): Packer {
  let open: { readonly texts: readonly string[]; readonly placed: (place: Place) => void }[] = []
  const end = () => {
    if (open.length === 0) return
    const common = pack(open.flatMap(one => one.texts))
    let at = 0
    for (const { texts, placed } of open) {
      placed({ pack: common, at })
      at += texts.length
    }
    open = []
  }
  return {
    put(texts, placed) {
      if (open.push({ texts, placed }) === PACK) end()
    },
    end,
  }
}

/** Numbers packs in the order of their first use, in which they are stored. */
export function numbering() {
  const numbers = new Map<Pack, number>()
  return {
    of(own: Pack): number {
      const number = numbers.get(own) ?? numbers.size
      numbers.set(own, number)
      return number
    },
    packs: (): Pack[] => [...numbers.keys()],
  }
}

/** How many packs stay unpacked: documents judged again lie in other packs than those before and behind them. */
const OPEN = 2

/** The fewest bytes that zlib makes room for. */
const SMALLEST = 64

/** Returns a function that reads a text of a pack, as UTF-8. */
export function unpacker(): (pack: Pack, i: number) => Buffer {
  const open: { readonly pack: Pack; readonly bytes: Buffer; readonly starts: readonly number[] }[] = []
  return (pack, i) => {
    let own = open.find(one => one.pack === pack)
    if (own === undefined) {
      const starts = startsOf(pack.lengths)
      // With room for all of it, and a byte that stays free to show that it was enough, zlib need not join pieces.
      own = { pack, bytes: inflateRawSync(pack.packed, { chunkSize: starts.at(-1)! + SMALLEST }), starts }
      if (open.unshift(own) > OPEN) open.pop()
    }
    return own.bytes.subarray(own.starts[i]!, own.starts[i + 1]!)
  }
}

function startsOf(lengths: readonly number[]): number[] {
  const starts = [0]
  for (const length of lengths) starts.push(starts.at(-1)! + length)
  return starts
}

/** What a program keeps for its next run: a line about each document, and packs with the texts. */
export interface Stored<Line> {
  readonly lines: readonly Line[]
  readonly packs: readonly Pack[]
}

/** The index at the start of a file. */
interface Index<Line> {
  readonly lines: readonly Line[]
  /** Of each pack: its bytes as it lies here, then those of its texts. */
  readonly lengths: readonly (readonly number[])[]
}

/** Bytes of the length of the index, which stands in front. */
const HEAD = 4

/** What an earlier run stored; nothing if the file is absent, damaged or somebody else's. The caller vouches for the type of the lines. */
export function readStored<Line>(file: string): Stored<Line> {
  const bytes = readKept(file)
  if (bytes === null) return { lines: [], packs: [] }
  const end = HEAD + bytes.readUInt32LE()
  const { lines, lengths } = JSON.parse(bytes.toString('utf8', HEAD, end)) as Index<Line>
  let at = end
  const packs = lengths.map(([size, ...own]): Pack => {
    at += size!
    return { packed: bytes.subarray(at - size!, at), lengths: own }
  })
  return { lines, packs }
}

/** Stores lines and packs in a file, as `keep` does. */
export function store<Line>(file: string, { lines, packs }: Stored<Line>): void {
  const lengths = packs.map(({ packed, lengths: own }) => [packed.length, ...own])
  const index = Buffer.from(JSON.stringify({ lines, lengths } satisfies Index<Line>))
  const size = Buffer.alloc(HEAD)
  size.writeUInt32LE(index.length)
  keep(file, [size, index, ...packs.map(one => one.packed)])
}
