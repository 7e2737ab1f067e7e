/**
 * A piece of inline Markdown that is not plain text. Offsets count from the start of the scanned text.
 * `text` is what the reader sees of it, `target` where it points; both empty at `start` where it has none.
 */
export interface Piece {
  readonly kind: 'code' | 'html' | 'escape' | 'link' | 'image' | 'reference' | 'autolink' | 'url'
  readonly start: number
  readonly end: number
  readonly textStart: number
  readonly textEnd: number
  readonly targetStart: number
  readonly targetEnd: number
}

/** A scan under way. */
export interface Scan {
  readonly text: string
  readonly pieces: Piece[]
  /** Offsets of the `[` or `![` still open. */
  readonly brackets: number[]
  /** Where the last link starts: links hold no links, so that every `[` before it opens none. */
  lastLink: number
  /** Where the last run of backticks of each length stands; null until one is met. */
  lastTicks: Map<number, number> | null
  /** Marks that were sought and do not occur any more: they need not be sought again. */
  readonly missing: Set<string>
  readonly isDefined: Defined | undefined
}

/** Whether the document defines where a label leads. */
export type Defined = (label: string) => boolean

/** `!` */
export const BANG = 0x21

/** Adds a piece; returns where it ends. All literals name the members in one order, so that the engine has one shape. */
export function add({ pieces }: Scan, piece: Piece): number {
  pieces.push(piece)
  return piece.end
}
