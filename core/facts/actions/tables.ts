import type { ColumnRole } from '../../profile/kinds.ts'
import type { Block, Code, Paragraph } from '../../syntax/block.ts'
import type { Columns } from '../columns.ts'
import type { ItemPlace } from './draft.ts'
import { actionColumns, fenceItems } from './rows.ts'

/**
 * The action tables, with their columns, and the fences and paragraphs that hold rows (`null`). A table without any tracking
 * column ("What | Result") is left out beside other items.
 */
export function columnsIn(
  blocks: readonly Block[],
  place: ItemPlace,
  isBeside: () => boolean,
): Map<Block, Columns | null> {
  const found = new Map<Block, Columns | null>()
  for (const block of blocks) {
    if (block.kind === 'table') {
      const columns = actionColumns(block, place, 'among-actions')
      if (columns !== null) found.set(block, columns)
    } else if (holdsRows(block, place)) found.set(block, null)
  }
  // Beside a real table one shown as code is an example.
  if ([...found.values()].some(isTracked)) {
    for (const block of found.keys()) if (isShown(block, place)) found.delete(block)
  }
  const others = [...found].filter(([, columns]) => columns !== null && !isTracked(columns))
  if (others.length > 0 && (others.length < found.size || isBeside())) {
    for (const [block] of others) found.delete(block)
  }
  return found
}

/** Whether the block is a fence or paragraph whose lines are rows with bars between cells. */
export function holdsRows(block: Block, place: ItemPlace): block is Code | Paragraph {
  if (block.kind === 'paragraph') {
    const first = block.lines[0]
    if (first === undefined || place.text.slice(first.start, first.end).split(' | ').length < 4) return false
  }
  return (block.kind === 'code' || block.kind === 'paragraph') && fenceItems(block, place).length > 0
}

/** Whether the block is code whose rows begin with a bar, as in a Markdown table. */
function isShown(block: Block, { text }: ItemPlace): boolean {
  return block.kind === 'code' && block.lines.some(({ start }) => text[start] === '|')
}

function isTracked(columns: Columns | null): boolean {
  return columns?.some(role => role !== null && tracking.has(role)) ?? false
}

const tracking: ReadonlySet<ColumnRole> = new Set(['owner', 'due', 'ticket', 'status', 'priority', 'type'])
