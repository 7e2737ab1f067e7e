import { extentOf } from '../facts/excerpt.ts'
import type { Span } from '../span.ts'
import type { Block, Paragraph } from '../syntax/block.ts'

/**
 * What may hold a blank: headings, lines and cells; given offsets, in order, only those in which one of them stands. Quotes
 * are somebody else's words, and so is code but for `fences`.
 */
export function* unitsIn(
  blocks: readonly Block[],
  text: string,
  fences: boolean,
  at: readonly number[] | null = null,
): Generator<Span> {
  for (const block of blocks) {
    if (!holds(block.span, at)) continue
    switch (block.kind) {
      case 'heading':
        yield block.title
        break
      case 'paragraph':
        yield* among(linesOf(block, text), at)
        break
      case 'html':
        if (!text.startsWith('<!--', block.span.start)) yield block.span
        break
      case 'table':
        for (const row of [block.head, ...block.rows]) {
          // What stands behind the last column is not shown.
          if (holds(row.span, at)) yield* among(row.cells.slice(0, block.head.cells.length), at)
        }
        break
      case 'list':
        for (const item of block.items) yield* unitsIn(item.blocks, text, fences, at)
        break
      case 'definition':
        yield* unitsIn(block.blocks, text, fences, at)
        break
      case 'code':
        if (fences) yield* among(block.lines, at)
    }
  }
}

function* among(units: Iterable<Span>, at: readonly number[] | null): Generator<Span> {
  for (const unit of units) if (holds(unit, at)) yield unit
}

function holds({ start, end }: Span, at: readonly number[] | null): boolean {
  if (at === null) return true
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle]! < start) low = middle + 1
    else high = middle
  }
  return low < at.length && at[low]! < end
}

/** The lines of a paragraph; one whose angle bracket closes on the next line runs on to there. */
function* linesOf(paragraph: Paragraph, text: string): Generator<Span> {
  const { end: last } = extentOf(paragraph)
  let start = -1
  for (const line of paragraph.lines) {
    if (start < 0) start = line.start
    const part = text.slice(start, line.end)
    const isOpen = part.lastIndexOf('<') > part.lastIndexOf('>')
    if (isOpen && part.length < 400 && line.end < last) continue
    yield { start, end: line.end }
    start = -1
  }
}
