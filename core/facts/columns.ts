import type { Profile, TableKind } from '../profile/compile.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { columnOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Row, Table } from '../syntax/block.ts'
import { bare } from './excerpt.ts'
import { trimmed } from './labels.ts'

/** The role of each column of a table, left to right; `null` if it cannot be told. No role occurs twice. */
export type Columns = readonly (ColumnRole | null)[]

/** The roles of columns by their titles. Of several columns with the same role the leftmost has it. */
export function columnsOf(profile: Profile, table: TableKind, titles: readonly string[]): Columns {
  const columns: (ColumnRole | null)[] = []
  for (const title of titles) {
    const role = title === '#' ? 'id' : columnOf(profile, table, title)
    columns.push(role !== null && columns.includes(role) ? null : role)
  }
  return columns
}

/** The text of a row's cells, without marks around the whole cell. */
export function wordsOf(text: string, row: Row): string[] {
  return row.cells.map(cell => {
    const span = bare(text, cell.start, cell.end)
    return text.slice(span.start, span.end)
  })
}

/** The column that fits best: most cells, and half of its filled ones, judged by the first rows. -1 if there is none. */
export function columnByContent(
  text: string,
  rows: readonly Row[],
  width: number,
  fits: (cell: string) => boolean,
): number {
  return bestColumn(width, 0, column => {
    const filled = rows.slice(0, SAMPLE).flatMap(({ cells }) => {
      const cell = cells[column]
      return cell === undefined || cell.start === cell.end ? [] : text.slice(cell.start, cell.end)
    })
    const fitting = filled.filter(fits).length
    return fitting * 2 >= filled.length ? fitting : 0
  })
}

/** The column with most text for which `free` is true, judged by the first rows; -1 if there is none. */
export function widestColumn(rows: readonly Row[], width: number, free: (column: number) => boolean): number {
  const lengthOf = ({ cells }: Row, column: number) => (cells[column]?.end ?? 0) - (cells[column]?.start ?? 0)
  return bestColumn(width, -1, column =>
    free(column) ? rows.slice(0, SAMPLE).reduce((sum, row) => sum + lengthOf(row, column), 0) : -1,
  )
}

/** The first column of which `measure` is greatest, and more than `least`; -1 if there is none. */
function bestColumn(width: number, least: number, measure: (column: number) => number): number {
  let best = -1
  let most = least
  for (let column = 0; column < width; column++) {
    const size = measure(column)
    if (size > most) [best, most] = [column, size]
  }
  return best
}

/** Rows enough to tell what a column holds. */
const SAMPLE = 8

/** The cells of a line, separated by bars; the whole line if it has none. */
export function barRow(text: string, line: Span): Row {
  const cells: Span[] = []
  let from = line.start
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && text.charCodeAt(at) !== 0x7c /* | */) continue
    const cell = trimmed(text, from, at)
    const isEdge = cell.start === cell.end && (from === line.start || at === line.end)
    if (!isEdge) cells.push(cell)
    from = at + 1
  }
  return { span: line, cells: cells.length > 0 ? cells : [line] }
}

/** Whether it is the line of dashes below a head. */
export function isRuler(text: string, row: Row): boolean {
  return /^[\s|:+-]+$/.test(text.slice(row.span.start, row.span.end))
}

/** The table, with its first row as the head if the head is empty and that row is bold: some wikis export tables so. */
export function headed(table: Table, text: string): Table {
  const [first, ...rows] = table.rows
  const isTitled = ({ start, end }: Span) =>
    start < end && text.startsWith('**', start) && text.startsWith('**', end - 2)
  if (first === undefined || rows.length === 0 || table.head.cells.some(({ start, end }) => start < end))
    return table
  return first.cells.length > 2 && first.cells.every(isTitled) ? { ...table, head: first, rows } : table
}
