import type { Span } from '../span.ts'
import type { Block } from './block.ts'

/**
 * Yields the spans with inline Markdown: paragraphs, heading titles, cells and whole link reference definitions,
 * at any depth, in order. Not code and HTML blocks. Spans count from the same start as those of the blocks.
 */
export function* phrasingIn(blocks: readonly Block[]): Generator<Span> {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        yield block.span
        break
      case 'heading':
        yield block.title
        break
      case 'table':
        for (const row of [block.head, ...block.rows]) yield* row.cells
        break
      case 'list':
        for (const item of block.items) yield* phrasingIn(item.blocks)
        break
      case 'quote':
        yield* phrasingIn(block.blocks)
        break
      case 'definition':
        if (block.footnote) yield* phrasingIn(block.blocks)
        else yield block.span
    }
  }
}
