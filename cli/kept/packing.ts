import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Texts of several documents, deflated together: what is said of one resembles what is said of the next. */
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
  // A copy of its own can be handed over to another thread; zlib's may lie in a buffer that others use.
  return { packed: Uint8Array.from(deflateRawSync(bytes, { level: 1 })), lengths }
}

/** Packs that stay unpacked: documents judged again lie in others than those around them. */
const OPEN = 2

/** Reads texts of packs when they are asked for, as UTF-8. */
export function unpacker(): (pack: Pack, i: number) => Uint8Array {
  const open: { readonly pack: Pack; readonly bytes: Uint8Array; readonly starts: readonly number[] }[] = []
  return (pack, i) => {
    let own = open.find(one => one.pack === pack)
    if (own === undefined) {
      own = { pack, bytes: inflateRawSync(pack.packed), starts: startsOf(pack.lengths) }
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
