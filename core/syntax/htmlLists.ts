import type { Span } from '../span.ts'
import { pairTable, type Row, type Table } from './block.ts'

/** Returns the span without elements and white space around the whole content. */
type Unwrapped = (text: string, start: number, end: number) => Span

const tag = /<(\/?)d[tld](?=[\s>])[^<>]*>/gi

/**
 * Returns an HTML definition list (`<dl><dt>Severity</dt><dd>P1</dd></dl>`) as a table of two columns without a
 * header. Several answers to one term share a cell; a term without an answer gets an empty one. `null` if it has
 * no term.
 */
export function definitionsOf(text: string, span: Span, unwrapped: Unwrapped): Table | null {
  const rows: Row[] = []
  let open: { readonly at: number; readonly isTerm: boolean } | null = null
  tag.lastIndex = span.start
  for (let match = tag.exec(text); match !== null && match.index < span.end; match = tag.exec(text)) {
    if (open !== null) addPart(rows, unwrapped(text, open.at, match.index), open.isTerm)
    const name = match[0].slice(1, 3).toLowerCase()
    const opens = match[1] === '' && name !== 'dl'
    open = opens ? { at: match.index + match[0].length, isTerm: name === 'dt' } : null
  }
  return rows.length === 0 ? null : pairTable(span, rows)
}

function addPart(rows: Row[], part: Span, isTerm: boolean): void {
  const last = rows[rows.length - 1]
  if (isTerm) rows.push({ span: part, cells: [part, { start: part.end, end: part.end }] })
  else if (last !== undefined) {
    const [term, before] = [last.cells[0]!, last.cells[1]!]
    const said = { start: before.start < before.end ? before.start : part.start, end: part.end }
    rows[rows.length - 1] = { span: { start: term.start, end: part.end }, cells: [term, said] }
  }
}
