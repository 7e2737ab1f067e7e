import type { Block } from './block.ts'
import type { Chunk, Parsed } from './parsed.ts'
import { chunkAt } from './text.ts'

/** Returns the blocks around an offset into their chunk: those of the innermost item, quote or definition. */
export function siblingsAt(blocks: readonly Block[], at: number): readonly Block[] {
  for (const block of blocks) {
    if (at < block.span.start || at >= block.span.end) continue
    const inner =
      block.kind === 'list'
        ? block.items.find(({ span }) => span.start <= at && at < span.end)?.blocks
        : block.kind === 'quote' || block.kind === 'definition'
          ? block.blocks
          : undefined
    return inner === undefined ? blocks : siblingsAt(inner, at)
  }
  return blocks
}

/** Returns the innermost block at an offset into its chunk; `undefined` between blocks. */
export function blockAt(chunk: Chunk, at: number): Block | undefined {
  return siblingsAt(chunk.blocks, at).find(({ span }) => span.start <= at && at < span.end)
}

/** Whether an offset into the file is in a code block, where a comment would be text. */
export function isCodeBlock(parsed: Parsed, offset: number): boolean {
  const chunk = chunkAt(parsed, offset)
  return blockAt(parsed.chunks[chunk]!, offset - parsed.starts[chunk]!)?.kind === 'code'
}
