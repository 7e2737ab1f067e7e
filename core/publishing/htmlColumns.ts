import { keptOn } from '../lazily.ts'
import { lastFrom, type Span, shift } from '../span.ts'
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

/** A table written in HTML. */
export interface HtmlTable {
  /** Counts from the start of its chunk. */
  readonly span: Span
  readonly columns: readonly HtmlColumn[]
}

/** The table in HTML that an offset of the file lies in, one object for all of them; `null` where there is none. */
export function htmlTableAt(parsed: Parsed, offset: number): HtmlTable | null {
  const at = chunkAt(parsed, offset)
  const known = tablesOf(parsed)
  const tables = known.get(at) ?? tablesIn(parsed, at)
  known.set(at, tables)
  const own = offset - parsed.starts[at]!
  const table = tables[lastFrom(tables, own)]
  return table !== undefined && own < table.span.end ? table : null
}

/** By chunk: each row asks for its table. */
const tablesOf = keptOn((_: Parsed) => new Map<number, readonly HtmlTable[]>())

function tablesIn(parsed: Parsed, at: number): HtmlTable[] {
  const [{ text, blocks }, base] = [parsed.chunks[at]!, parsed.starts[at]!]
  return withHtmlTables(blocks, text).flatMap(table => {
    if (table.kind !== 'table') return []
    const rows = [table.head, ...table.rows]
    const columns = table.head.cells.map((head, column) => ({
      title: text.slice(head.start, head.end).trim(),
      cells: elementsOf(text, rows, column).map(span => shift(span, base)),
    }))
    return [{ span: table.span, columns }]
  })
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
