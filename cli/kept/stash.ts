import type { Pack } from '../../disk/packing.ts'
import type { Piece } from '../reporting/reporter.ts'

/** Texts of a document that were put away. */
export interface Kept {
  read(i: number): Piece
  /** Where they lie packed, the first of them at `at`; `null` while they do not. */
  place(): Place | null
}

export interface Place {
  readonly pack: Pack
  readonly at: number
}

/** Puts the texts of a document away until the output is written. */
export type Stash = (texts: readonly string[]) => Kept

type Packing = typeof import('../../disk/packing.ts')

/** Keeps texts as they are: for a few documents. */
export const atHand: Stash = texts => ({ read: i => texts[i]!, place: () => null })

/** Texts that lie packed. */
export function packedAt(place: Place, read: (pack: Pack, i: number) => Piece): Kept {
  return { read: i => read(place.pack, place.at + i), place: () => place }
}

/** Packs the texts as soon as there are enough of them: those of ten thousand documents would fill the memory. */
export function stashOf({ pack, unpacker, PACK }: Packing): Stash {
  const unpack = unpacker()
  let open: { texts: readonly string[]; place: Place | null }[] = []
  const close = () => {
    const common = pack(open.flatMap(one => one.texts))
    let at = 0
    for (const one of open) {
      one.place = { pack: common, at }
      at += one.texts.length
      one.texts = []
    }
    open = []
  }
  return texts => {
    const own: (typeof open)[number] = { texts, place: null }
    if (open.push(own) === PACK) close()
    return {
      read: i => (own.place === null ? own.texts[i]! : unpack(own.place.pack, own.place.at + i)),
      place: () => own.place,
    }
  }
}

/** A text that was put away, as a string. */
export function textIn(piece: Piece): string {
  return typeof piece === 'string'
    ? piece
    : Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString()
}
