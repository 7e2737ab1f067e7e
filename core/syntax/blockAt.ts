import { lastFrom, type Span } from '../span.ts'
import type { Block } from './block.ts'
import type { Chunk, Parsed } from './parsed.ts'
import { chunkAt } from './text.ts'

/** Returns the blocks around an offset into their chunk: those of the innermost item, quote or definition. */
export function siblingsAt(blocks: readonly Block[], at: number): readonly Block[] {
  const block = heldBy(blocks, at)
  if (block === undefined) return blocks
  const inner =
    block.kind === 'list'
      ? heldBy(block.items, at)?.blocks
      : block.kind === 'quote' || block.kind === 'definition'
        ? block.blocks
        : undefined
  return inner === undefined ? blocks : siblingsAt(inner, at)
}

/** The one of these, which are in order, that holds an offset. */
function heldBy<Part extends { readonly span: Span }>(parts: readonly Part[], at: number): Part | undefined {
  const part = parts[lastFrom(parts, at)]
  return part !== undefined && at < part.span.end ? part : undefined
}

/** Returns the innermost block at an offset into its chunk; `undefined` between blocks. */
export function blockAt(chunk: Chunk, at: number): Block | undefined {
  return heldBy(siblingsAt(chunk.blocks, at), at)
}

/** Whether an offset into the file is in a code block, where a comment would be text. */
export function isCodeBlock(parsed: Parsed, offset: number): boolean {
  const chunk = chunkAt(parsed, offset)
  return blockAt(parsed.chunks[chunk]!, offset - parsed.starts[chunk]!)?.kind === 'code'
}
