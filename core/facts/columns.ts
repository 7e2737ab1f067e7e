import type { Profile, TableKind } from '../profile/compile.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { columnOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Row, Table } from '../syntax/block.ts'
import { bare } from './excerpt.ts'
import { trimmed } from './labels.ts'

/** What each column of a table holds, left to right; `null` where nobody can tell. No role is given twice. */
export type Columns = readonly (ColumnRole | null)[]

/** The roles of a table's columns by the words of its head. The leftmost column of a role has it. */
export function columnsOf(profile: Profile, table: TableKind, titles: readonly string[]): Columns {
  const columns: (ColumnRole | null)[] = []
  for (const title of titles) {
    const role = title === '#' ? 'id' : columnOf(profile, table, title)
    columns.push(role !== null && columns.includes(role) ? null : role)
  }
  return columns
}

/** The words of a row's cells, marks around a whole cell left out. */
export function wordsOf(text: string, row: Row): string[] {
  return row.cells.map(cell => {
    const span = bare(text, cell.start, cell.end)
    return text.slice(span.start, span.end)
  })
}

/**
 * The column that best fits, judged by the first rows: the one with most cells that `fits` accepts, at least half
 * of those that hold anything. -1 where none does.
 */
export function columnByContent(
  text: string,
  rows: readonly Row[],
  width: number,
  fits: (cell: string) => boolean,
): number {
  const sample = rows.slice(0, SAMPLE)
  let best = -1
  let most = 0
  for (let column = 0; column < width; column++) {
    let filled = 0
    let fitting = 0
    for (const { cells } of sample) {
      const cell = cells[column]
      if (cell === undefined || cell.start === cell.end) continue
      filled++
      if (fits(text.slice(cell.start, cell.end))) fitting++
    }
    if (fitting * 2 >= filled && fitting > most) {
      best = column
      most = fitting
    }
  }
  return best
}

/** The column with most text among those that are free, judged by the first rows; -1 where none is free. */
export function widestColumn(rows: readonly Row[], width: number, free: (column: number) => boolean): number {
  const sample = rows.slice(0, SAMPLE)
  let best = -1
  let most = -1
  for (let column = 0; column < width; column++) {
    if (!free(column)) continue
    let length = 0
    for (const { cells } of sample) length += (cells[column]?.end ?? 0) - (cells[column]?.start ?? 0)
    if (length > most) {
      best = column
      most = length
    }
  }
  return best
}

/** Enough rows to tell what a column holds. */
const SAMPLE = 8

/** The cells of a line of code that bars separate; one cell where it has no bar. */
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

/** A line of dashes under a head. */
export function isRuler(text: string, row: Row): boolean {
  return /^[\s|:+-]+$/.test(text.slice(row.span.start, row.span.end))
}

/** The table with its first row for a head, where a wiki left the head empty and wrote the titles in bold below it. */
export function headed(table: Table, text: string): Table {
  const [first, ...rows] = table.rows
  const isTitled = ({ start, end }: Span) =>
    start < end && text.startsWith('**', start) && text.startsWith('**', end - 2)
  if (first === undefined || rows.length === 0 || table.head.cells.some(({ start, end }) => start < end))
    return table
  return first.cells.length > 2 && first.cells.every(isTitled) ? { ...table, head: first, rows } : table
}
