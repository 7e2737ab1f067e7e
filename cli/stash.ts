import type { Pack } from './packing.ts'
import type { Piece } from './reporter.ts'

/** Texts that were put away, by their place. */
export type Kept = (i: number) => Piece

/** Puts texts away until the output is written. */
export type Stash = (texts: readonly string[]) => Kept

type Packing = typeof import('./packing.ts')

/** Keeps texts as they are: for a few documents. */
export const atHand: Stash = texts => i => texts[i]!

/** Packs the texts as soon as there are enough of them: those of ten thousand documents would fill the memory. */
export function stashOf({ pack, unpacker, PACK }: Packing): Stash {
  const read = unpacker()
  let open: { texts: readonly string[]; packed: { readonly pack: Pack; readonly at: number } | null }[] = []
  const close = () => {
    const common = pack(open.flatMap(one => one.texts))
    let at = 0
    for (const one of open) {
      one.packed = { pack: common, at }
      at += one.texts.length
      one.texts = []
    }
    open = []
  }
  return texts => {
    const own: (typeof open)[number] = { texts, packed: null }
    if (open.push(own) === PACK) close()
    return i => (own.packed === null ? own.texts[i]! : read(own.packed.pack, own.packed.at + i))
  }
}

/** A text that was put away, as a string. */
export function textIn(piece: Piece): string {
  return typeof piece === 'string'
    ? piece
    : Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString()
}
