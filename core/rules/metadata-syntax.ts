import type { Section } from '../facts/record.ts'
import type { Block } from '../syntax/block.ts'
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
  *check(view) {
    for (const { message, span } of view.parsed.header?.problems ?? []) yield { span, message }
    yield* tableFaults(view)
  },
}

/** What keeps the table that a style writes its metadata in from being one. */
function* tableFaults({ profile, record }: View): Iterable<Found> {
  const { form, section: id } = profile.data.metadata
  const section =
    form === 'table' && id !== undefined ? record.sections.find(one => one.id === id) : undefined
  if (section === undefined) return
  const hasTable = section.blocks.some(block => block.kind === 'table')
  for (const block of section.blocks) {
    if (block.kind === 'table') yield* rowFaults(section, block)
    else if (block.kind === 'paragraph' && !hasTable) yield* lineFaults(section, block)
  }
}

/** A row of another width than the head: a pipe too many or one too few. */
function* rowFaults({ chunk, base }: Section, table: Extract<Block, { kind: 'table' }>): Iterable<Found> {
  const width = table.head.cells.length
  for (const { span, cells } of table.rows) {
    const text = chunk.text.slice(span.start, span.end).trimEnd()
    const count = cellsIn(text)
    if (count === width || cells.length === 0) continue
    const place = { start: base + span.start, end: base + span.start + text.length }
    const hint = count > width ? ' A pipe within a value is written \\|.' : ''
    yield { span: place, message: `A row of ${count} cells in a table of ${width}.${hint}` }
  }
}

function cellsIn(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).length
}

/** Rows without the line of dashes below their head are read as prose. */
function* lineFaults(
  { chunk, base }: Section,
  block: Extract<Block, { kind: 'paragraph' }>,
): Iterable<Found> {
  const first = block.lines[0]
  if (first === undefined || block.lines.length < 2 || chunk.text[first.start] !== '|') return
  yield {
    span: { start: base + first.start, end: base + first.end },
    message: 'Rows of a table without the line of dashes below the first. Expected | --- | --- |.',
  }
}
