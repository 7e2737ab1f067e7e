import type { Span } from '../span.ts'
import type { Row } from './block.ts'
import { isSpace } from './characters.ts'
import { inChunk, type Lexer, type Opened, type OpenTable, paragraphAtHand } from './lexer.ts'
import { trimmedEnd } from './line.ts'
import { closeLeaf } from './tree.ts'

const PIPE = 0x7c
const DASH = 0x2d
const COLON = 0x3a

/**
 * Reads the delimiter row of a table, whose header is the last line of the open paragraph (GFM 0.29, section
 * 4.10).
 */
export function openTable(lexer: Lexer): Opened {
  const paragraph = paragraphAtHand(lexer)
  if (paragraph === null || paragraph.lines.length === 0) return null
  const { text, content } = lexer.line
  const end = trimmedEnd(text, content, lexer.line.end)
  const columns = delimiterColumns(text, content, end)
  if (columns === 0) return null
  const { lines } = paragraph
  const headStart = lines[lines.length - 2]!
  const headEnd = lines[lines.length - 1]!
  if (headEnd === headStart + 1 && text.charCodeAt(headStart) === PIPE) return null
  const head = rowOf(lexer, headStart, headEnd)
  if (head.cells.length !== columns) return null
  lines.length -= 2
  if (lines.length === 0) lexer.leaf = null
  else paragraph.end = lines[lines.length - 1]!
  closeLeaf(lexer)
  lexer.leaf = { kind: 'table', head, delimiter: inChunk(lexer, content, end), rows: [] }
  return 'leaf'
}

/** Adds the line to the table as a row, whatever it contains. */
export function addRow(lexer: Lexer, table: OpenTable): void {
  const { text, content, end } = lexer.line
  table.rows.push(rowOf(lexer, content, trimmedEnd(text, content, end)))
}

function rowOf(lexer: Lexer, start: number, end: number): Row {
  return { span: inChunk(lexer, start, end), cells: cellsOf(lexer, start, end) }
}

/**
 * Returns the number of columns of a delimiter row; 0 for other lines. Without a pipe or colon, it would underline
 * a heading.
 */
function delimiterColumns(text: string, start: number, end: number): number {
  let columns = 0
  let telling = false
  let at = start
  if (text.charCodeAt(at) === PIPE) {
    telling = true
    at = afterSpace(text, at + 1, end)
  }
  while (at < end) {
    const after = delimiterCellEnd(text, at, end)
    if (after < 0) return 0
    if (text.charCodeAt(at) === COLON || text.charCodeAt(after - 1) === COLON) telling = true
    columns++
    at = afterSpace(text, after, end)
    if (at === end) break
    if (text.charCodeAt(at) !== PIPE) return 0
    telling = true
    at = afterSpace(text, at + 1, end)
  }
  return telling ? columns : 0
}

/** Returns the offset after `:?-+:?`, or -1. */
function delimiterCellEnd(text: string, start: number, end: number): number {
  const dashes = text.charCodeAt(start) === COLON ? start + 1 : start
  let at = dashes
  while (at < end && text.charCodeAt(at) === DASH) at++
  if (at === dashes) return -1
  return at < end && text.charCodeAt(at) === COLON ? at + 1 : at
}

function afterSpace(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at
}

/** Returns the cells of a row. Pipes separate cells unless escaped, even in code spans. */
function cellsOf(lexer: Lexer, start: number, end: number): Span[] {
  const { text } = lexer.line
  const cells: Span[] = []
  let from = text.charCodeAt(start) === PIPE ? start + 1 : start
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5c /* \ */) at++
    else if (code === PIPE) {
      cells.push(cell(lexer, from, at))
      from = at + 1
    }
  }
  const last = cell(lexer, from, end)
  if (last.end > last.start || cells.length === 0) cells.push(last)
  return cells
}

function cell(lexer: Lexer, start: number, end: number): Span {
  const { text } = lexer.line
  const from = afterSpace(text, start, end)
  return inChunk(lexer, from, trimmedEnd(text, from, end))
}
