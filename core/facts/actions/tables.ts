import type { ColumnRole } from '../../profile/kinds.ts'
import type { Block, Code, Paragraph } from '../../syntax/block.ts'
import type { Columns } from '../columns.ts'
import type { Place } from './draft.ts'
import { actionColumns, fenceItems } from './rows.ts'

/**
 * The tables of items, with their columns, and the fences that hold items. Beside such a table, or items with owners
 * or days, another that keeps track of nothing ("What | Result") tells of something else.
 */
export function columnsIn(
  blocks: readonly Block[],
  place: Place,
  isBeside: () => boolean,
): Map<Block, Columns | null> {
  const found = new Map<Block, Columns | null>()
  for (const block of blocks) {
    if (block.kind === 'table') {
      const columns = actionColumns(block, place, 'among-actions')
      if (columns !== null) found.set(block, columns)
    } else if (holdsRows(block, place)) found.set(block, null)
  }
  // A table shown as code is an example where items stand in a real one.
  if ([...found.values()].some(isTracked)) {
    for (const block of found.keys()) if (isShown(block, place)) found.delete(block)
  }
  const others = [...found].filter(([, columns]) => columns !== null && !isTracked(columns))
  if (others.length > 0 && (others.length < found.size || isBeside())) {
    for (const [block] of others) found.delete(block)
  }
  return found
}

/** Whether it is a fence, or a paragraph, whose lines are rows with bars between the cells. */
export function holdsRows(block: Block, place: Place): block is Code | Paragraph {
  if (block.kind === 'paragraph') {
    const first = block.lines[0]
    if (first === undefined || place.text.slice(first.start, first.end).split(' | ').length < 4) return false
  }
  return (block.kind === 'code' || block.kind === 'paragraph') && fenceItems(block, place).length > 0
}

/** Whether it is code whose rows begin with a bar, as those of tables do and those of fences do not. */
function isShown(block: Block, { text }: Place): boolean {
  return block.kind === 'code' && block.lines.some(({ start }) => text[start] === '|')
}

function isTracked(columns: Columns | null): boolean {
  return columns?.some(role => role !== null && tracking.has(role)) ?? false
}

const tracking: ReadonlySet<ColumnRole> = new Set(['owner', 'due', 'ticket', 'status', 'priority', 'type'])
