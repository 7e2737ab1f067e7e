import type { Span } from '../span.ts'

/**
 * A piece of inline Markdown that is not plain text. Offsets count from the start of the scanned text. `text` is
 * the visible part, `target` where it points; both are empty at `start` if there is none.
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

/** The state of a scan. */
export interface Scan {
  readonly text: string
  readonly pieces: Piece[]
  /** Offsets of open `[` and `![`. */
  readonly brackets: number[]
  /** Start of the last link: links cannot nest, so no `[` before it can open one. */
  lastLink: number
  /** Offset of the last run of backticks of each length; null until one is needed. */
  lastTicks: Map<number, number> | null
  /** Closing marks known not to occur in the rest: they need not be searched again. */
  readonly missing: Set<string>
  readonly isDefined: Defined | undefined
}

/** Whether the document defines a label. */
export type Defined = (label: string) => boolean

/** `!` */
export const BANG = 0x21

/** Adds a piece with its text and target, if it has any; returns its end. */
export function add(
  { pieces }: Scan,
  kind: Piece['kind'],
  whole: Span,
  [text, target]: readonly Span[] = [],
): number {
  const { start, end } = whole
  pieces.push({
    kind,
    start,
    end,
    textStart: text?.start ?? start,
    textEnd: text?.end ?? start,
    targetStart: target?.start ?? start,
    targetEnd: target?.end ?? start,
  })
  return end
}
