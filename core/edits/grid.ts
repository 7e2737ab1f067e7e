import { keptOn } from '../lazily.ts'
import { lastFrom, type Span, shift } from '../span.ts'
import type { Block, Code, Table } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { chunkAt, slice } from '../syntax/text.ts'
import { widthOf } from './width.ts'

/** Lines of cells between pipes, in a table or in a fence. Spans are offsets in the file. */
export interface Grid {
  /** The head and the rows below it, top to bottom. */
  readonly rows: readonly GridRow[]
  /** The line of dashes; a fence may have none. */
  readonly delimiter: GridRow | null
  /** In a fence nothing is escaped and no line is a head by rule. */
  readonly fenced: boolean
  /** Head to last row. */
  readonly span: Span
  /** The same with the fences around it. */
  readonly block: Span
}

export interface GridRow {
  readonly text: string
  readonly span: Span
  /** From pipe to pipe, surrounding space included. A line's own first and last pipe enclose no cell. */
  readonly cells: readonly Span[]
  readonly leading: boolean
  readonly trailing: boolean
}

/** The table or the lines of a fence at an offset; `null` where there is none. */
export function gridAt(parsed: Parsed, offset: number): Grid | null {
  const chunk = chunkAt(parsed, offset)
  const base = parsed.starts[chunk]!
  const block = innermost(parsed.chunks[chunk]!.blocks, offset - base)
  if (block?.kind === 'table') return gridOfTable(parsed, block, base)
  return block?.kind === 'code' && block.fenced ? gridOfFence(parsed, block, base) : null
}

/** The grids of a file, each read once: a table is asked for by each of its rows. */
const gridsOf = keptOn((_: Parsed) => new Map<Table | Code, Grid | null>())

function gridOnce<Part extends Table | Code, Found extends Grid | null>(
  read: (parsed: Parsed, block: Part, base: number) => Found,
): (parsed: Parsed, block: Part, base: number) => Found {
  return (parsed, block, base) => {
    const grids = gridsOf(parsed)
    const known = grids.get(block)
    if (known !== undefined) return known as Found
    const grid = read(parsed, block, base)
    grids.set(block, grid)
    return grid
  }
}

/**
 * Whether a fact stands in a table or list that is written in HTML. Nothing can be put there but in the place of what is
 * said: rows and items are no lines, and heads say what no edit would change with them.
 */
export function isInHtml(parsed: Parsed, fact: { readonly form: string; readonly span: Span }): boolean {
  const chunk = chunkAt(parsed, fact.span.start)
  const own = fact.span.start - parsed.starts[chunk]!
  const { blocks } = parsed.chunks[chunk]!
  if (fact.form === 'table' && innermost(blocks, own) === null) return true
  const block = blocks[lastFrom(blocks, own)]
  return block?.kind === 'html' && own < block.span.end
}

/** A table block whose spans count from `base`, as a grid. */
export const gridOfTable = gridOnce((parsed, table: Table, base): Grid => {
  const row = (span: Span) => gridRow(parsed, shift(span, base))
  return {
    rows: [row(table.head.span), ...table.rows.map(one => row(one.span))],
    delimiter: row(table.delimiter),
    fenced: false,
    span: shift(table.span, base),
    block: shift(table.span, base),
  }
})

/** Null unless most of its lines are barred: else bars are part of what they say. */
const gridOfFence = gridOnce((parsed, code: Code, base): Grid | null => {
  const rows: GridRow[] = []
  let delimiter: GridRow | null = null
  let filled = 0
  for (const line of code.lines) {
    const row = gridRow(parsed, shift(line, base))
    if (row.text.trim() !== '') filled++
    if (row.cells.length < 2) continue
    if (dashes.test(row.text) && delimiter === null) delimiter = row
    else rows.push(row)
  }
  const barred = rows.length + (delimiter ? 1 : 0)
  if (rows.length === 0 || barred * 2 <= filled) return null
  const span = { start: rows[0]!.span.start, end: rows.at(-1)!.span.end }
  return { rows, delimiter, fenced: true, span, block: shift(code.span, base) }
})

const dashes = /^[\s|:+-]*-[\s|:+-]*$/

function innermost(blocks: readonly Block[], at: number): Table | Code | null {
  const block = blocks[lastFrom(blocks, at)]
  return block && at <= block.span.end ? within(block, at) : null
}

function within(block: Block, at: number): Table | Code | null {
  switch (block.kind) {
    case 'table':
    case 'code':
      return block
    case 'quote':
    case 'definition':
      return innermost(block.blocks, at)
    case 'list':
      return innermost(block.items[lastFrom(block.items, at)]?.blocks ?? [], at)
    default:
      return null
  }
}

/** The cells of one line, by the pipes that no backslash escapes (GFM 0.29, section 4.10). */
function gridRow(parsed: Parsed, span: Span): GridRow {
  const text = slice(parsed, span)
  const indent = text.length - text.trimStart().length
  const end = text.trimEnd().length
  const leading = text[indent] === '|'
  const cells: Span[] = []
  let from = leading ? indent + 1 : 0
  let trailing = false
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '|') {
      cells.push({ start: span.start + from, end: span.start + at })
      from = at + 1
      trailing = from === end
    }
  }
  if (!trailing && from <= end && !(leading && cells.length === 0 && from === end)) {
    cells.push({ start: span.start + from, end: span.start + text.length })
  }
  return { text, span, cells, leading, trailing }
}

/** The row that holds an offset; `null` between rows. */
export function rowAt({ rows }: Grid, offset: number): GridRow | null {
  const row = rows[lastFrom(rows, offset)]
  return row && offset <= row.span.end ? row : null
}

/** The text of a cell without surrounding space. */
export function cellText(row: GridRow, column: number): string {
  const cell = row.cells[column]
  return cell ? rawText(row, cell).trim() : ''
}

/** The text of a cell with the space around it. */
export function rawText(row: GridRow, cell: Span): string {
  return row.text.slice(cell.start - row.span.start, cell.end - row.span.start)
}

/** Whether the pipes behind a column stand below each other. */
export function isAligned(grid: Grid, column: number): boolean {
  const known = alignmentOf(grid)
  known[column] ??= standsAligned(grid, column)
  return known[column]
}

/** By column, each worked out once. */
const alignmentOf = keptOn((_: Grid): boolean[] => [])

function standsAligned(grid: Grid, column: number): boolean {
  const lines = grid.delimiter ? [grid.delimiter, ...grid.rows] : grid.rows
  let place = -1
  for (const line of lines) {
    const cell = line.cells[column]
    if (!cell || !isClosed(line, column)) continue
    const at = widthOf(line.text.slice(0, cell.end - line.span.start))
    if (place >= 0 && at !== place) return false
    place = at
  }
  return lines.length > 1 && place >= 0
}

/** Whether a pipe follows the cell. */
export function isClosed(row: GridRow, column: number): boolean {
  return column < row.cells.length - 1 || row.trailing
}
