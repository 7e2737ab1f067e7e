import type { IncidentRecord, Section } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import { compact } from '../profile/normalise.ts'
import { covers, type Span, shift } from '../span.ts'

/** A row of the metadata table from which no key and value can be read. */
export interface BrokenRow {
  readonly span: Span
  readonly text: string
  readonly cells: number
  /** The number of cells in the head of the table. */
  readonly width: number
}

/** The section in which a style writes its metadata as a table; `undefined` where it does not, or the document has none. */
export function tableSection({ sections }: IncidentRecord, { data }: Profile): Section | undefined {
  const { form, section } = data.metadata
  return form === 'table' && section !== undefined ? sections.find(one => one.id === section) : undefined
}

/** The first line of rows that are no table, since the line of dashes below their head is missing; `null` without. */
export function rowsWithoutTable({ blocks, chunk, base }: Section): Span | null {
  if (blocks.some(block => block.kind === 'table')) return null
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.lines.length < 2) continue
    const [first] = block.lines
    if (chunk.text[first!.start] === '|') return shift(first!, base)
  }
  return null
}

/** The rows of the style's metadata table with too many cells, or with too few to separate key and value. */
export function brokenRows(record: IncidentRecord, profile: Profile): BrokenRow[] {
  const section = tableSection(record, profile)
  if (section === undefined) return []
  const { blocks, chunk, base } = section
  const tables = blocks.filter(block => block.kind === 'table')
  return tables.flatMap(({ head, rows }) =>
    rows.flatMap(({ span }): BrokenRow[] => {
      const width = head.cells.length
      const text = chunk.text.slice(span.start, span.end).trimEnd()
      const place = { start: base + span.start, end: base + span.start + text.length }
      const cells = cellsIn(text)
      const isRead = () => record.fields.some(field => field.key !== null && covers(place, field.label.span))
      const isWhole = cells.length >= width ? cells.slice(width).every(isBlank) : isRead()
      return isWhole ? [] : [{ span: place, text, cells: cells.length, width }]
    }),
  )
}

/** Those of them that have no cell for the value: key and value stand in one. */
export function unreadRows(record: IncidentRecord, profile: Profile): BrokenRow[] {
  return brokenRows(record, profile).filter(({ cells, width }) => cells < width)
}

/** Whether the row begins with the key, with or without the parenthesis at its end. */
export function opensWith({ text }: BrokenRow, key: string): boolean {
  return compact(text).startsWith(compact(key.replace(/\([^()]*\)$/, '')))
}

function cellsIn(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/)
}

function isBlank(cell: string): boolean {
  return cell.replace(/<!--.*?-->/g, '').trim() === ''
}
