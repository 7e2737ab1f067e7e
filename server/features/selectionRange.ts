import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver'
import {
  type Block,
  chunkAt,
  covers,
  holds,
  lineSpan,
  positionAt,
  type Span,
  shift,
  type View,
} from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'

/** Selections that grow with the document's own parts: value, field, front matter; cell, row, table, section. */
export const selectionRange: Feature<SelectionRangeParams, SelectionRange[]> = {
  method: 'textDocument/selectionRange',
  capability: () => ({ selectionRangeProvider: true }),
  answer: (sight, { positions }) => positions.map(position => nested(sight, sight.offsetAt(position))),
}

function nested(sight: Sight, offset: number): SelectionRange {
  const own = { start: offset, end: offset }
  const whole = { start: 0, end: sight.view.parsed.length }
  const around = [...partsOf(sight.view, offset), lineAt(sight.view, offset), whole]
    .filter(span => covers(span, own) && span.end > span.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
  let range: SelectionRange | undefined
  let outer: Span | undefined
  for (const span of around) {
    if (outer && (!covers(outer, span) || span.end - span.start === outer.end - outer.start)) continue
    range = { range: sight.rangeOf(span), ...(range && { parent: range }) }
    outer = span
  }
  return range ?? { range: sight.rangeOf(own) }
}

function lineAt({ parsed }: View, offset: number): Span {
  return lineSpan(parsed, positionAt(parsed, offset).line)
}

/** The parts of the document that may hold the offset, in no order. */
function partsOf({ parsed, record }: View, offset: number): Span[] {
  const spans: Span[] = []
  const { header } = parsed
  if (header && offset <= header.span.end) {
    spans.push(header.span, header.content)
    for (const { span, value, items, label } of record.fields) {
      spans.push(span, value.span, label.span, ...items.map(item => item.span))
    }
    return spans
  }
  for (const { span, body, title } of record.sections) {
    if (holds(span, offset)) spans.push(span, body, title.span)
  }
  const chunk = chunkAt(parsed, offset)
  const base = parsed.starts[chunk]!
  collect(parsed.chunks[chunk]!.blocks, base, offset, spans)
  return spans
}

/** Blocks around the offset, with the rows and cells of tables and the items of lists. */
function collect(blocks: readonly Block[], base: number, offset: number, spans: Span[]): void {
  const isAround = (span: Span) => holds(span, offset - base)
  const add = (...own: readonly Span[]) => spans.push(...own.filter(isAround).map(span => shift(span, base)))
  for (const block of blocks) {
    if (!isAround(block.span)) continue
    add(block.span)
    if (block.kind === 'quote' || block.kind === 'definition') collect(block.blocks, base, offset, spans)
    else if (block.kind === 'list') {
      for (const item of block.items.filter(one => isAround(one.span))) {
        add(item.span)
        collect(item.blocks, base, offset, spans)
      }
    } else if (block.kind === 'table') {
      for (const row of [block.head, ...block.rows]) add(row.span, ...(isAround(row.span) ? row.cells : []))
    } else if (block.kind === 'code') add(...block.lines)
  }
}
