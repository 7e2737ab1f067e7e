import type { Pack, Place } from '../../disk/packing.ts'
import type { Piece } from '../reporting/reporter.ts'

/** Texts of a document that were put away. */
export interface Kept {
  read(i: number): Piece
  /** Where they lie packed, the first of them at `at`; `null` while they do not. */
  place(): Place | null
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

/** Packs the texts of many documents together. */
export function stashOf({ packer, unpacker }: Packing): Stash {
  const unpack = unpacker()
  const { put } = packer()
  return texts => {
    let own = atHand(texts)
    put(texts, place => {
      own = packedAt(place, unpack)
    })
    return { read: i => own.read(i), place: () => own.place() }
  }
}

/** A text that was put away, as a string. */
export function textIn(piece: Piece): string {
  return typeof piece === 'string'
    ? piece
    : Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString()
}
