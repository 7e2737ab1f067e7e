import type { Section } from '../facts/record.ts'
import { rowsWithoutTable, tableHome } from '../policy/fields.ts'
import { covers } from '../span.ts'
import type { Table } from '../syntax/block.ts'
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
  source: 'CI gate 1 of the tiered style (schema); the header table of the rollback style',
  words: true,
  *check(view) {
    for (const { message, span } of view.parsed.header?.problems ?? []) yield { span, message }
    yield* tableFaults(view)
  },
}

/** Yields what prevents the style’s metadata table from being read. */
function* tableFaults(view: View): Iterable<Found> {
  const section = tableHome(view.record, view.profile)
  if (section === undefined) return
  for (const block of section.blocks) if (block.kind === 'table') yield* rowFaults(view, section, block)
  const span = rowsWithoutTable(section)
  if (span === null) return
  const message =
    'These rows are not a table without a line of dashes. Expected | --- | --- | below the first.'
  yield { span, message }
}

/** Yields rows with too many cells, or with too few to separate key and value. */
function* rowFaults({ record }: View, { chunk, base }: Section, table: Table): Iterable<Found> {
  const width = table.head.cells.length
  for (const { span } of table.rows) {
    const text = chunk.text.slice(span.start, span.end).trimEnd()
    const place = { start: base + span.start, end: base + span.start + text.length }
    const cells = cellsIn(text)
    const isRead = record.fields.some(field => field.key !== null && covers(place, field.label.span))
    if (cells.length === width || (cells.length < width && isRead)) continue
    if (
      cells.length > width &&
      cells.slice(width).every(cell => cell.replace(/<!--.*?-->/g, '').trim() === '')
    )
      continue
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
