import type { DocumentFormattingParams, DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver'
import { formatTableAt, gridAt, type Span, touches } from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import { toTextEdits } from '../editor/edits.ts'
import type { Feature } from '../feature.ts'

/** Aligns the tables of the timeline and of the action items, and nothing else: the rest is other formatters' work. */
export const formatting: Feature<DocumentFormattingParams, TextEdit[]> = {
  method: 'textDocument/formatting',
  capability: () => ({ documentFormattingProvider: true, documentRangeFormattingProvider: true }),
  preference: 'formatting',
  answer: sight => formatted(sight, { start: 0, end: sight.view.parsed.length }),
}

export const rangeFormatting: Feature<DocumentRangeFormattingParams, TextEdit[]> = {
  method: 'textDocument/rangeFormatting',
  preference: 'formatting',
  answer: (sight, { range }) => formatted(sight, sight.spanOf(range)),
}

function formatted({ view, client }: Sight, within: Span): TextEdit[] {
  const { parsed, record } = view
  const rows = [...record.timeline, ...record.actions].filter(
    row => row.form === 'table' && touches(row.span, within),
  )
  const ends = new Set<number>()
  const edits = rows.flatMap(({ span }) => {
    const grid = gridAt(parsed, span.start)
    if (grid === null || ends.has(grid.span.end)) return []
    ends.add(grid.span.end)
    return formatTableAt(view, span.start)
  })
  return toTextEdits(parsed, edits, client.encoding)
}
