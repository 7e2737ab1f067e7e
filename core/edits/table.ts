import type { Edit } from '../edit.ts'
import { covers, type Span } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { cellText, type Grid, type GridRow, gridAt, isAligned, isClosed, rawText, rowAt } from './grid.ts'
import { before, onOneLine } from './lines.ts'
import { insertion, together } from './together.ts'
import { padded, widthOf } from './width.ts'

/** What of a view the changes of tables need. */
export interface Page {
  readonly parsed: Parsed
}

/**
 * Replaces the text of a cell, or a part of it, given its span. Pipes are escaped and line ends become `<br>`. Where the pipes of
 * the column stand below each other, the space behind the text shrinks or grows so that they still do.
 */
export function setCell({ parsed }: Page, span: Span, text: string): Edit[] {
  const grid = gridAt(parsed, span.start)
  const row = grid && rowAt(grid, span.start)
  const column = row?.cells.findIndex(cell => covers(cell, span)) ?? -1
  if (!grid || !row || row.span.end < span.end) return [{ span, text: onOneLine(text) }]
  if (column < 0) return [cellEdit(grid, row, row.cells.length, text)]
  const cell = row.cells[column]!
  const head = rawText(row, { start: cell.start, end: span.start }).trimStart()
  const tail = rawText(row, { start: span.end, end: cell.end }).trimEnd()
  return [cellEdit(grid, row, column, head + inCell(grid, text) + tail)]
}

/** The edit that gives a cell of a grid its text; a cell the row is too short to have is added. */
export function cellEdit(grid: Grid, row: GridRow, column: number, text: string): Edit {
  const cell = row.cells[column]
  const written = inCell(grid, text)
  if (!cell) return lengthened(grid, row, column, written)
  const raw = rawText(row, cell)
  const old = raw.trim()
  const aligned = isClosed(row, column) && isAligned(grid, column)
  if (old === '') return { span: cell, text: spaced(grid, written, aligned ? widthOf(raw) : 0) }
  const start = cell.start + raw.indexOf(old)
  const end = start + old.length
  const room = cell.end - end
  const grown = widthOf(written) - widthOf(old)
  const taken = aligned && grown > 0 ? Math.max(0, Math.min(grown, room - 1)) : 0
  return { span: { start, end: end + taken }, text: padded(written, aligned ? widthOf(old) - taken : 0) }
}

/** Adds the cells a short row lacks, up to the column given. */
function lengthened(grid: Grid, row: GridRow, column: number, written: string): Edit {
  const missing = column - row.cells.length
  const end = row.span.start + row.text.trimEnd().length
  const blanks = spaced(grid, '', 0).padEnd(1)
  const cells = [...Array<string>(missing).fill(blanks), spaced(grid, written, 0)]
  return insertion(end, row.trailing ? `${cells.join('|')}|` : `|${cells.join('|')}`.trimEnd())
}

/** A text as a cell can hold it: on one line, pipes escaped; in a fence, where nothing escapes, a slash instead. */
export function inCell(grid: Pick<Grid, 'fenced'>, text: string): string {
  if (grid.fenced) return onOneLine(text).replaceAll('|', '/')
  return escapePipes(text.trim().replace(/\s*[\r\n]+\s*/g, '<br>'))
}

/** The text with a backslash before each pipe that has none. */
function escapePipes(text: string): string {
  return text.replace(/(\\*)\|/g, (whole, slashes: string) =>
    slashes.length % 2 === 1 ? whole : `${slashes}\\|`,
  )
}

/** A cell with the space around it that the grid's own cells have, at least `width` columns wide. */
function spaced(grid: Grid, text: string, width: number): string {
  if (!isSpacious(grid)) return padded(text, width)
  return padded(` ${text} `, width)
}

/** Whether cells keep a distance from their pipes. */
function isSpacious(grid: Grid): boolean {
  const { cells } = grid.rows[0]!
  return (
    grid.rows[0]!.text.includes('| ') ||
    cells.some((cell, i) => i > 0 && rawText(grid.rows[0]!, cell).startsWith(' '))
  )
}

/**
 * Adds a row of cells, in the order of the columns, after the row that stands at `at`, or before it. A span that
 * is the whole table's adds the row at its end.
 */
export function insertRow(
  { parsed }: Page,
  at: Span,
  cells: readonly string[],
  where: 'after' | 'before' = 'after',
): Edit[] {
  const grid = gridAt(parsed, at.start)
  if (!grid) return []
  const whole = at.start <= grid.span.start && at.end >= grid.span.end
  const row = whole ? grid.rows.at(-1)! : rowAt(grid, at.start)
  if (!row) return []
  const line = rowLine(grid, cells)
  const head = grid.rows[0]!
  const below = row === head && grid.delimiter ? grid.delimiter : row
  const prefix = before(parsed, (row === head ? below : row).span.start)
  if (where === 'before' && !whole && (row !== head || !grid.delimiter)) {
    return [insertion(row.span.start, line + parsed.lineEnd + prefix)]
  }
  return [insertion(below.span.start + below.text.trimEnd().length, parsed.lineEnd + prefix + line)]
}

/** One row of the grid, written as its other rows are; without what stands before it on its line. */
export function rowLine(grid: Grid, cells: readonly string[]): string {
  const head = grid.rows[0]!
  const texts = head.cells.map((_, column) => inCell(grid, cells[column] ?? ''))
  // A line of a fence that opened with a bar would lose its first cell.
  if (grid.fenced && !head.leading) texts[0] ||= '-'
  const last = texts.length - 1
  const leading = head.leading || (!grid.fenced && !/^(?!\d+[.)]\s)[\p{L}\p{N}@`<]/u.test(texts[0] ?? ''))
  const parts = texts.map((text, column) => {
    const closed = column < last || head.trailing
    const cell = spaced(grid, text, closed && isAligned(grid, column) ? columnWidth(grid, column) : 0)
    const opened = column > 0 || leading
    return closed ? (opened ? cell : cell.trimStart()) : opened ? cell.trimEnd() : cell.trim()
  })
  return (leading ? '|' : '') + parts.join('|') + (head.trailing ? '|' : '')
}

function columnWidth(grid: Grid, column: number): number {
  const cell = grid.rows[0]!.cells[column]!
  return widthOf(rawText(grid.rows[0]!, cell))
}

/** A column to add: its title and the text of its cell in each row (from 0, the head not counted). */
export interface NewColumn {
  readonly title: string
  readonly cell: (row: number) => string
}

/** Adds a column behind the one of the given number (from 0; -1: at the front) to the table at `at`. */
export function insertColumn({ parsed }: Page, at: Span, after: number, column: NewColumn): Edit[] {
  const grid = gridAt(parsed, at.start)
  if (!grid) return []
  const headed = grid.delimiter !== null
  const texts = grid.rows.map((_, i) =>
    inCell(grid, headed && i === 0 ? column.title : column.cell(headed ? i - 1 : i)),
  )
  const aligned = after < 0 ? isAligned(grid, 0) : isAligned(grid, after)
  const width = aligned ? Math.max(3, ...texts.map(widthOf)) : 0
  const edits = grid.rows.map((row, i) => columnEdit(grid, row, after, padded(texts[i]!, width)))
  if (grid.delimiter) edits.push(columnEdit(grid, grid.delimiter, after, '-'.repeat(Math.max(3, width))))
  return together(edits)
}

function columnEdit(grid: Grid, row: GridRow, after: number, text: string): Edit {
  const spacious = row === grid.delimiter ? row.text.trim().includes(' ') : isSpacious(grid)
  const cell = spacious ? ` ${text} ` : row === grid.delimiter && isSpacious(grid) ? `--${text}` : text
  if (after < 0) return insertion(row.cells[0]!.start, row.leading ? `${cell}|` : `${cell.trimStart()}|`)
  if (after >= row.cells.length) return lengthened(grid, row, after + 1, text.trim())
  if (isClosed(row, after)) return insertion(row.cells[after]!.end + 1, `${cell}|`)
  return insertion(row.span.start + row.text.trimEnd().length, `${spacious ? ' ' : ''}|${cell.trimEnd()}`)
}

/**
 * Makes the columns of the table at an offset stand below each other, by display width. Only space and dashes change; nothing
 * where there is no table.
 */
export function formatTableAt({ parsed }: Page, offset: number): Edit[] {
  const grid = gridAt(parsed, offset)
  const delimiter = grid?.delimiter
  if (!delimiter || grid.fenced) return []
  const columns = delimiter.cells.map((_, column): Column => {
    const dashes = cellText(delimiter, column)
    const width = Math.max(3, ...grid.rows.map(row => widthOf(cellText(row, column))))
    return { width, left: dashes.startsWith(':'), right: dashes.endsWith(':') }
  })
  const rows = grid.rows.flatMap(row => formatRow(row, columns, column => cellText(row, column)))
  return together([...rows, ...formatRow(delimiter, columns, column => dashesOf(columns[column]!))])
}

/** How wide a column is, and on which sides its delimiter has a colon. */
interface Column {
  readonly width: number
  readonly left: boolean
  readonly right: boolean
}

function dashesOf({ width, left, right }: Column): string {
  const colons = Number(left) + Number(right)
  return (left ? ':' : '') + '-'.repeat(width - colons) + (right ? ':' : '')
}

function formatRow(row: GridRow, columns: readonly Column[], text: (column: number) => string): Edit[] {
  return row.cells.slice(0, columns.length).flatMap((cell, column): Edit[] => {
    const lead = column > 0 || row.leading ? ' ' : ''
    const written = isClosed(row, column)
      ? `${lead}${justified(text(column), columns[column]!)} `
      : lead + text(column)
    return written === rawText(row, cell) ? [] : [{ span: cell, text: written }]
  })
}

/** The text in its column: to the left, to the right, or, with a colon on both sides, in the middle. */
function justified(text: string, { width, left, right }: Column): string {
  const free = Math.max(0, width - widthOf(text))
  const ahead = right ? (left ? free >> 1 : free) : 0
  return padded(' '.repeat(ahead) + text, width)
}
