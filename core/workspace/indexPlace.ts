import { isNeverNamed } from '../detection/paths.ts'
import { isKnownEmpty, noteEmpty, questions } from '../facts/chunkMemory.ts'
import type { Section } from '../facts/record.ts'
import { folderOf } from '../path.ts'
import { normalise } from '../profile/lookup.ts'
import { type Span, shift } from '../span.ts'
import { decoded } from '../syntax/anchors.ts'
import type { Block, Table } from '../syntax/block.ts'
import { links } from '../syntax/inline.ts'
import type { View } from '../view.ts'
import { indexColumns } from './indexTable.ts'

/** Where the index of a directory stands in a document, and what it says now. Offsets in the file. */
export interface IndexPlace {
  /** What a new table replaces: all between the markers, or the table. */
  readonly span: Span
  /** Where findings about it are shown: the head of the table, or the marker. */
  readonly head: Span
  readonly marked: boolean
  /** Where each column of the style stands in the table; -1 for one it lacks. */
  readonly columns: readonly number[]
  /** Whether the columns are those of the style, in whatever order. */
  readonly fits: boolean
  readonly rows: readonly ListedRow[]
}

/** A row of the index: the first document it links to, as a path within the workspace. */
export interface ListedRow {
  readonly path: string | null
  readonly cells: readonly string[]
}

/**
 * The index of the document: what stands between `<!-- postmortems:index -->` and `<!-- /postmortems:index -->`; without
 * markers, in a README or index, the first table below a heading `Index` that has columns of the style or lists a document.
 * `null` where there is none.
 */
export function indexPlace(view: View): IndexPlace | null {
  return markedPlace(view) ?? headedPlace(view)
}

function markedPlace(view: View): IndexPlace | null {
  if (!isMarked(view)) return null
  let open: Span | null = null
  let table: Placed | null = null
  for (const one of blocksOf(view)) {
    const { block, base, text } = one
    if (open !== null && table === null && block.kind === 'table') table = { block, base, text }
    if (block.kind !== 'html') continue
    const mark = marker.exec(text.slice(block.span.start, block.span.end))
    if (mark === null) continue
    const start = base + block.span.start + mark.index
    if (mark[1] === '') [open, table] = [{ start, end: start + mark[0].length }, null]
    else if (open !== null) {
      const span = { start: open.end, end: start }
      const head = table === null ? open : shift(table.block.head.span, table.base)
      return { span, head, marked: true, ...contentOf(view, table) }
    }
  }
  return null
}

/** Whether a document may hold an index, by its path and text. Quick, and sure only of the contrary. */
export function mayHoldIndex(path: string, text: string): boolean {
  return text.includes('postmortems:index') || (isNeverNamed(path) && titled.test(text))
}

/** A title that may be `Index`: behind signs, with a sign or a number before it, or on a line that is underlined. */
const titled = /^ {0,3}(?:#{1,6}[ \t]+\P{L}*index\b|\P{L}*index[ \t]*\r?\n {0,3}(?:=+|-+)[ \t]*\r?$)/imu

/** Whether a section may hold what an index is made of: its table, or a marker. */
export function mayIndex({ blocks, chunk }: Section): boolean {
  return blocks.some(block => block.kind === 'table') || chunk.text.includes('postmortems:index')
}

/** A cheap look: nearly all documents have no marker anywhere. */
function isMarked({ parsed, memory }: View): boolean {
  let found = false
  for (const chunk of parsed.chunks) {
    if (isKnownEmpty(memory, { chunk }, questions.marker)) continue
    if (chunk.text.includes('postmortems:index')) found = true
    else noteEmpty(memory, { chunk }, questions.marker)
  }
  return found
}

function headedPlace(view: View): IndexPlace | null {
  if (!isNeverNamed(view.path)) return null
  const section = view.record.sections.find(({ title }) => normalise(title.value) === 'index')
  const block = section?.blocks.find(one => one.kind === 'table')
  if (section === undefined || block === undefined) return null
  const table = { block, base: section.base, text: section.chunk.text }
  const content = contentOf(view, table)
  const isKnown = content.rows.some(({ path }) => path !== null && view.workspace.cards.has(path))
  // A table of a team's own may stand there, too: of people, say.
  if (!isKnown && content.columns.filter(at => at >= 0).length < 2) return null
  const head = shift(block.head.span, section.base)
  return { span: shift(block.span, section.base), head, marked: false, ...content }
}

const marker = /<!--\s*(\/?)postmortems:index\s*-->/

interface Placed<B extends Block = Table> {
  readonly block: B
  readonly base: number
  readonly text: string
}

function* blocksOf({ parsed }: View): Generator<Placed<Block>> {
  for (const [i, { text, blocks }] of parsed.chunks.entries()) {
    for (const block of blocks) yield { block, base: parsed.starts[i]!, text }
  }
}

function contentOf(view: View, table: Placed | null): Pick<IndexPlace, 'columns' | 'fits' | 'rows'> {
  if (table === null) return { columns: [], fits: false, rows: [] }
  const { block, text } = table
  const cellsOf = (cells: readonly Span[]) => cells.map(({ start, end }) => text.slice(start, end))
  const found = cellsOf(block.head.cells).map(normalise)
  const columns = indexColumns(view.profile).map(column => found.indexOf(normalise(column.title)))
  return {
    columns,
    fits: columns.length === found.length && !columns.includes(-1),
    rows: block.rows.map(row => {
      const cells = cellsOf(row.cells)
      return { path: pathIn(cells, folderOf(view.path)), cells }
    }),
  }
}

function pathIn(cells: readonly string[], folder: string): string | null {
  for (const cell of cells) {
    const link = links(cell, 0).find(({ href }) => /^(?![a-z][a-z0-9+.-]*:|\/|#)/i.test(href))
    if (link !== undefined) return folder + decoded(link.href.replace(/^\.\//, '').replace(/[?#].*$/, ''))
  }
  return null
}
