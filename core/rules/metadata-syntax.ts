import { say } from '../message.ts'
import { brokenRows, rowsWithoutTable, tableSection } from '../policy/metadataTable.ts'
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
function* tableFaults({ record, profile }: View): Iterable<Found> {
  for (const { span, cells, width } of brokenRows(record, profile)) {
    const fault =
      cells === 1
        ? say`A row of 1 cell in a table of ${width}.`
        : say`A row of ${cells} cells in a table of ${width}.`
    yield { span, message: cells > width ? say`${fault} A pipe within a value is written \\|.` : fault }
  }
  const section = tableSection(record, profile)
  const span = section === undefined ? null : rowsWithoutTable(section)
  if (span === null) return
  const message = say`These rows are not a table without a line of dashes. Expected | --- | --- | below the first.`
  yield { span, message }
}
