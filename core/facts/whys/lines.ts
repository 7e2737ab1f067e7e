import type { Span } from '../../span.ts'
import type { Block, Table } from '../../syntax/block.ts'
import { DEEPEST } from '../excerpt.ts'

/** A line that may hold a step of a why-chain. Offsets into the chunk. */
export interface Line extends Span {
  readonly kind: 'text' | 'item' | 'row' | 'code'
  /** Whether it opens an item of a numbered list. */
  readonly numbered: boolean
  /** Depth in nested lists; 0 outside lists. */
  readonly depth: number
  /** The same for all lines of one paragraph. */
  readonly block: number
  /** The cells of a row. `head`: those of its table's head. */
  readonly cells: readonly Span[]
  readonly head: readonly Span[]
}

/** The lines of paragraphs, items and fences, and the rows of tables, in order. Quotes and HTML are skipped. */
export function* linesIn(blocks: readonly Block[], depth = 0): Generator<Line> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const line of block.lines) yield textLine(line, 'text', depth, block.span.start)
    } else if (block.kind === 'code') {
      for (const [i, line] of block.lines.entries())
        if (line.start < line.end) yield textLine(line, 'code', depth, block.span.start + i)
    } else if (block.kind === 'table') yield* rowsOf(block, depth)
    else if (block.kind === 'list' && depth < DEEPEST) {
      for (const item of block.items) {
        const [first, ...rest] = item.blocks
        if (first?.kind === 'paragraph') {
          for (const [i, line] of first.lines.entries()) {
            const kind = i === 0 ? 'item' : 'text'
            yield { ...textLine(line, kind, depth + 1, first.span.start), numbered: i === 0 && block.ordered }
          }
          yield* linesIn(rest, depth + 1)
        } else yield* linesIn(item.blocks, depth + 1)
      }
    }
  }
}

function textLine({ start, end }: Span, kind: Line['kind'], depth: number, block: number): Line {
  return { start, end, kind, numbered: false, depth, block, cells: [], head: [] }
}

function* rowsOf({ head, rows }: Table, depth: number): Generator<Line> {
  for (const { span, cells } of rows)
    yield { ...textLine(span, 'row', depth, span.start), cells, head: head.cells }
}
