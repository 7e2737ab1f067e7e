import type { Section } from '../facts/record.ts'
import { covers } from '../span.ts'
import type { Paragraph, Table } from '../syntax/block.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const metadataSyntax: DocumentRule = {
  id: 'metadata-syntax',
  group: 'metadata',
  summary: 'Front matter or a metadata table that cannot be read',
  level: 'error',
  generic: 'error',
  fix: 'none',
  since: '0.1.0',
  source: 'The schema gate of the tiered style; the table under Header of the rollback style',
  words: true,
  *check(view) {
    for (const { message, span } of view.parsed.header?.problems ?? []) yield { span, message }
    yield* tableFaults(view)
  },
}

/** What keeps the table that a style writes its metadata in from being one. */
function* tableFaults(view: View): Iterable<Found> {
  const { profile, record } = view
  const { form, section: id } = profile.data.metadata
  const section =
    form === 'table' && id !== undefined ? record.sections.find(one => one.id === id) : undefined
  if (section === undefined) return
  const hasTable = section.blocks.some(block => block.kind === 'table')
  for (const block of section.blocks) {
    if (block.kind === 'table') yield* rowFaults(view, section, block)
    else if (block.kind === 'paragraph' && !hasTable) yield* lineFaults(section, block)
  }
}

/** A row with a pipe too many, or with one too few to tell its key from its value. */
function* rowFaults({ record }: View, { chunk, base }: Section, table: Table): Iterable<Found> {
  const width = table.head.cells.length
  for (const { span } of table.rows) {
    const text = chunk.text.slice(span.start, span.end).trimEnd()
    const place = { start: base + span.start, end: base + span.start + text.length }
    const cells = cellsIn(text)
    const isRead = record.fields.some(field => field.key !== null && covers(place, field.label.span))
    if (cells.length === width || (cells.length < width && isRead)) continue
    if (cells.length > width && cells.slice(width).every(cell => cell.trim() === '')) continue
    const hint = cells.length > width ? ' A pipe within a value is written \\|.' : ''
    const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`
    yield { span: place, message: `A row of ${count} in a table of ${width}.${hint}` }
  }
}

function cellsIn(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/)
}

/** Rows without the line of dashes below their head are read as prose. */
function* lineFaults({ chunk, base }: Section, block: Paragraph): Iterable<Found> {
  const first = block.lines[0]
  if (first === undefined || block.lines.length < 2 || chunk.text[first.start] !== '|') return
  yield {
    span: { start: base + first.start, end: base + first.end },
    message:
      'Rows without the line of dashes that makes a table of them. Expected | --- | --- | below the first.',
  }
}
