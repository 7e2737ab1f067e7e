import type { Span } from '../span.ts'
import type { Block } from './block.ts'

/**
 * Where inline Markdown stands: paragraphs, titles of headings, cells, and link reference definitions as a whole, at
 * any depth, in order. Code and HTML blocks hold none. Spans count from where those of the blocks do.
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
