import type { Span } from '../span.ts'
import type { Block, Row, Table } from './block.ts'
import { definitionsOf } from './htmlLists.ts'

/**
 * Returns the blocks with HTML tables (`<table><tr><td>…`, as wikis export them) as Markdown ones, and definition
 * lists (`<dl>`) as tables of two columns, for reading only: edits must treat them as HTML. A row is a whole
 * `<tr>`; a cell is the content without elements around all of it. Blank lines may split such a table into several
 * blocks, which are joined.
 */
export function withHtmlTables(blocks: readonly Block[], text: string): readonly Block[] {
  if (!blocks.some(block => opensTable(block, text))) return blocks
  const seen: Block[] = []
  const end = blocks[blocks.length - 1]!.span.end
  let read = 0
  for (const block of blocks) {
    if (block.span.start < read) continue
    const tables = block.kind === 'html' ? tablesIn(text, block.span, end) : []
    if (tables.length === 0) seen.push(block)
    for (const table of tables) {
      seen.push(table)
      read = table.span.end
    }
  }
  return seen
}

function opensTable({ kind, span }: Block, text: string): boolean {
  if (kind !== 'html') return false
  const at = text.indexOf('<', span.start)
  const element = text.charCodeAt(at + 1) | 32
  // `<table` itself, or an element such as `<div` around it.
  return element >= 0x61 && element <= 0x7a && /<(?:table|dl)[\s>]/i.test(text.slice(at, span.end))
}

/** Returns the tables that start in the block; the last may extend beyond it. */
function tablesIn(text: string, { start, end }: Span, limit: number): Table[] {
  const tables: Table[] = []
  for (let at = start; at < end; ) {
    const from = found(text, opening, at, end)
    const isTerms = from >= 0 && text[from + 2] !== 'a' && text[from + 2] !== 'A'
    const close = isTerms ? closingTerms : closingTable
    const to = from < 0 ? -1 : found(text, close, from + 1, limit)
    if (to < 0) break
    const span = { start: from, end: close.lastIndex }
    const table = isTerms ? definitionsOf(text, span, unwrapped) : tableOf(text, span)
    if (table !== null) tables.push(table)
    at = span.end
  }
  return tables
}

const opening = /<(?:table|dl)(?=[\s>])/gi
const closingTable = /<\/table>/gi
const closingTerms = /<\/dl>/gi

function found(text: string, pattern: RegExp, from: number, end: number): number {
  pattern.lastIndex = from
  const at = pattern.exec(text)?.index ?? -1
  return at < end ? at : -1
}

/** A row that is being read. */
interface Draft {
  readonly start: number
  end: number
  readonly cells: Cell[]
  readonly heading: boolean
}

interface Cell extends Span {
  readonly heading: boolean
}

function tableOf(text: string, span: Span): Table | null {
  const rows = inPairs(rowsIn(text, span)).filter(({ cells }) => cells.length > 0)
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const [first, ...rest] = isTitle(rows) ? rows.slice(1) : rows
  if (first === undefined || width < 2) return null
  const isHead = isHeadRow(first, text)
  const at = { start: first.start, end: first.start }
  const head = isHead ? rowOf(first) : { span: at, cells: new Array<Span>(width).fill(at) }
  const delimiter = { start: head.span.end, end: head.span.end }
  return { kind: 'table', span, head, delimiter, rows: (isHead ? rest : [first, ...rest]).map(rowOf) }
}

function rowOf({ start, end, cells }: Draft): Row {
  return { span: { start, end }, cells: cells.map(cell => ({ start: cell.start, end: cell.end })) }
}

/** Whether the first row is a title across all columns rather than a header. */
function isTitle([first, second]: readonly Draft[]): boolean {
  if (second === undefined || second.cells.length < 2) return false
  const [title, ...rest] = first!.cells
  return rest.every(({ start, end }) => start === title!.end && end === start)
}

/** Whether the first row is a header: marked as one, or without digits. */
function isHeadRow({ heading, cells }: Draft, text: string): boolean {
  if (heading || cells.every(cell => cell.heading)) return true
  return !cells.some(cell => cell.heading || /\d/.test(text.slice(cell.start, cell.end)))
}

/** Splits rows of two names and values into two rows each. */
function inPairs(rows: readonly Draft[]): readonly Draft[] {
  const isPaired = rows.every(
    ({ heading, cells: [a, b, c, d, e] }) =>
      !heading && a?.heading && b?.heading === false && c?.heading && d?.heading === false && e === undefined,
  )
  if (!isPaired) return rows
  return rows.flatMap(({ cells, heading }) =>
    [cells.slice(0, 2), cells.slice(2)].map(pair => ({
      start: pair[0]!.start,
      end: pair[1]!.end,
      cells: pair,
      heading,
    })),
  )
}

const tag = /<(\/?)(tr|t[hd]|thead|tbody|tfoot)(?=[\s>])[^<>]*>/gi

/** Returns the rows of a table. Unclosed elements end where the next one starts. */
function rowsIn(text: string, { start, end }: Span): Draft[] {
  const rows: Draft[] = []
  const below = new Map<number, { readonly cell: Cell; rows: number }>()
  let cell: { readonly at: number; readonly tag: string } | null = null
  let isHead = false
  tag.lastIndex = start
  for (let match = tag.exec(text); match !== null && match.index < end; match = tag.exec(text)) {
    const [written, slash, name] = [match[0], match[1] === '/', match[2]!.toLowerCase()]
    const row = rows[rows.length - 1]
    if (cell !== null && row !== undefined) addCell(row, below, cellOf(text, cell.at, match.index, cell.tag))
    cell = null
    if (row !== undefined && slash) row.end = match.index + (name === 'tr' ? written.length : 0)
    if (name === 'thead') isHead = !slash
    else if (name === 'tr' && !slash) {
      rows.push({ start: match.index, end: match.index + written.length, cells: [], heading: isHead })
    } else if (name.length === 2 && name !== 'tr' && !slash && row !== undefined) {
      fillFromAbove(row, below)
      cell = { at: match.index + written.length, tag: written }
    }
  }
  return rows
}

interface Told {
  readonly cell: Cell
  readonly columns: number
  readonly rows: number
}

function cellOf(text: string, start: number, end: number, opened: string): Told {
  const inner = unwrapped(text, start, end)
  const heading = /^<th/i.test(opened) || isBold(text, start, inner)
  return { cell: { ...inner, heading }, columns: spanned(opened, 'col'), rows: spanned(opened, 'row') }
}

/** Returns the number of columns or rows that a cell spans. */
function spanned(opened: string, what: 'col' | 'row'): number {
  const written = opened.length > 4 ? new RegExp(`${what}span=["']?(\\d{1,2})`, 'i').exec(opened) : null
  return written === null ? 1 : Math.min(Math.max(Number(written[1]), 1), WIDEST)
}

const WIDEST = 20

/** Adds a cell and empty cells for the columns it spans; `below` records cells that span further rows. */
function addCell(row: Draft, below: Map<number, { readonly cell: Cell; rows: number }>, told: Told): void {
  const { cell, columns, rows } = told
  if (row.cells.length >= WIDEST) return
  if (rows > 1) below.set(row.cells.length, { cell, rows: rows - 1 })
  row.cells.push(cell)
  for (let i = 1; i < columns && row.cells.length < WIDEST; i++)
    row.cells.push({ start: cell.end, end: cell.end, heading: cell.heading })
  row.end = cell.end
}

/** Adds cells that span from a row above into this one. */
function fillFromAbove(row: Draft, below: Map<number, { readonly cell: Cell; rows: number }>): void {
  for (;;) {
    const above = below.get(row.cells.length)
    if (above === undefined || above.cell.start >= row.start) return
    row.cells.push(above.cell)
    above.rows--
    if (above.rows === 0) below.delete(row.cells.length - 1)
  }
}

/** Returns the content without white space, line breaks and elements around all of it. */
function unwrapped(text: string, start: number, end: number): Span {
  let [from, to] = [start, end]
  for (;;) {
    from += /^(?:\s|&nbsp;|<br\s*\/?>)*/i.exec(text.slice(from, to))![0].length
    to = from + withoutEnd(text.slice(from, to))
    const wrap = text.charCodeAt(from) === 0x3c /* < */ ? wrapped(text.slice(from, to)) : null
    if (wrap === null) return { start: from, end: to }
    from += wrap.before
    to -= wrap.behind
  }
}

/** Returns the length of the text without white space and line breaks at its end. */
function withoutEnd(content: string): number {
  let kept = content.trimEnd()
  for (;;) {
    const less =
      kept.endsWith('>') || kept.endsWith(';') ? kept.replace(/(?:&nbsp;|<br\s{0,4}\/?>)$/i, '') : kept
    if (less === kept) return kept.length
    kept = less.trimEnd()
  }
}

/** Returns the lengths of the tags of an element around the whole text; `null` if there is none. */
function wrapped(content: string): { readonly before: number; readonly behind: number } | null {
  const open = /^<([a-z][a-z0-9:-]*)(?:\s[^<>]*)?>/i.exec(content)
  if (open === null) return null
  const name = open[1]!.toLowerCase()
  const lower = content.toLowerCase()
  const close = `</${name}>`
  const isWhole = lower.endsWith(close) && lower.indexOf(close) === lower.length - close.length
  return isWhole ? { before: open[0].length, behind: close.length } : null
}

/** Whether the whole cell is bold, in Markdown or HTML. */
function isBold(text: string, start: number, { start: from, end }: Span): boolean {
  return /<(?:b|strong)>/i.test(text.slice(start, from)) || /^\*\*[^*]+\*\*$/.test(text.slice(from, end))
}
