import { type Span, shift } from '../span.ts'
import type { Row } from '../syntax/block.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { chunkAt } from '../syntax/text.ts'

/** A column of a table written in HTML. */
export interface HtmlColumn {
  readonly title: string
  /** Its elements, `<td>` and `<th>` with their tags, the one of the head first. Offsets into the file. */
  readonly cells: readonly Span[]
}

/** The columns of the table in HTML that an offset of the file lies in; `null` where there is none. */
export function htmlTableAt(parsed: Parsed, offset: number): { start: number; columns: HtmlColumn[] } | null {
  const at = chunkAt(parsed, offset)
  const [{ text, blocks }, base] = [parsed.chunks[at]!, parsed.starts[at]!]
  const own = offset - base
  const table = withHtmlTables(blocks, text).find(({ span }) => span.start <= own && own < span.end)
  if (table?.kind !== 'table') return null
  const columns = table.head.cells.map((head, column) => ({
    title: text.slice(head.start, head.end).trim(),
    cells: elementsOf(text, [table.head, ...table.rows], column).map(one => shift(one, base)),
  }))
  return { start: base + table.span.start, columns }
}

/** A cell that takes up several rows stands once. */
function elementsOf(text: string, rows: readonly Row[], column: number): Span[] {
  const found = new Map<number, Span>()
  for (const { span, cells } of rows) {
    const cell = cells[column]
    const element = cell && cell.start >= span.start ? elementAround(text, span, cell) : null
    if (element) found.set(element.start, element)
  }
  return [...found.values()]
}

/** From the tag that opens a cell to the one that closes it; one that nobody closed ends where its content does. */
function elementAround(text: string, row: Span, { start, end }: Span): Span | null {
  const before = text.slice(row.start, start)
  const open = Math.max(
    before.lastIndexOf('<td'),
    before.lastIndexOf('<th'),
    before.lastIndexOf('<TD'),
    before.lastIndexOf('<TH'),
  )
  if (open < 0) return null
  const close = /^(?:(?!<\/?t[dhr]\b)[\s\S])*?<\/t[dh]\s*>/i.exec(text.slice(end, row.end + CLOSING))
  return { start: row.start + open, end: close ? end + close[0].length : end }
}

/** Room for the end of the last cell of a row that was not closed itself. */
const CLOSING = 10
