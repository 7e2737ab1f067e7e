import type { Span } from '../span.ts'
import type { Block, List } from './block.ts'

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

/** Yields the blocks that are no list, those in items at any depth included, in order. */
export function* unlisted(blocks: readonly Block[]): Generator<Exclude<Block, List>> {
  for (const block of blocks) {
    if (block.kind !== 'list') yield block
    else for (const item of block.items) yield* unlisted(item.blocks)
  }
}
