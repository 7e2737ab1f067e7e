import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver'
import { type Block, positionAt, type Section, type Span, shift, slice, type View } from '../../core/index.ts'
import type { Feature } from '../feature.ts'

/**
 * What can be folded away: front matter, and bold lines that stand as headings, as over groups of action items; elsewhere
 * than in VS Code, whose Markdown folds them itself, also headings, tables, lists, fences and comments.
 */
export const foldingRange: Feature<FoldingRangeParams, FoldingRange[]> = {
  method: 'textDocument/foldingRange',
  capability: () => ({ foldingRangeProvider: true }),
  preference: 'folding',
  answer({ view, client }) {
    const { header } = view.parsed
    const spans: Span[] = header ? [header.span] : []
    for (const section of view.record.sections) {
      if (section.pseudo || !client.isVsCode) spans.push(section.span)
      if (!client.isVsCode) for (const one of blocksOf(section)) spans.push(one)
    }
    return folds(view, spans, client.mostFolds)
  },
}

function blocksOf({ blocks, base }: Section): Span[] {
  return blocks.filter(isFoldable).map(block => shift(block.span, base))
}

function isFoldable({ kind }: Block): boolean {
  return kind === 'table' || kind === 'list' || kind === 'code' || kind === 'html' || kind === 'quote'
}

/** Folds by line, the outer before the inner, without the blank lines at their end; no two start on one line. */
function folds(view: View, spans: readonly Span[], most: number | null): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>()
  for (const span of spans) {
    const startLine = positionAt(view.parsed, span.start).line
    const endLine = positionAt(view.parsed, contentEnd(view, span)).line
    if (endLine > startLine && !byLine.has(startLine)) byLine.set(startLine, { startLine, endLine })
  }
  const ordered = [...byLine.values()].sort((a, b) => a.startLine - b.startLine)
  return most === null ? ordered : ordered.slice(0, most)
}

/** Where the text of a span ends. Blank lines between sections are few. */
function contentEnd({ parsed }: View, { start, end }: Span): number {
  const from = Math.max(start, end - 400)
  return from + slice(parsed, { start: from, end }).trimEnd().length
}
