import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { isTemplateTime } from '../facts/timeline/template.ts'
import { covers, holds, type Span, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { timelineSection } from './entries.ts'
import { cellText, gridOfTable } from './grid.ts'
import { afterLine, lineAt } from './lines.ts'

/**
 * Removes the template's own rows, items and lines from the timeline: those whose time and text are both still blank. A row
 * that only lacks its time has been written by somebody.
 */
export function blankEntries(view: View): Edit[] {
  return blankStarts(view).map(at => lineAway(view, at))
}

/** Whether the line at an offset is one of them. */
export function isBlankEntry(view: View, offset: number): boolean {
  const line = lineAt(view.parsed, offset)
  return blankStarts(view).some(at => holds(line, at))
}

function blankStarts(view: View): number[] {
  const section = timelineSection(view)
  if (section === null) return []
  const parts = view.record.sections.filter(one => covers(section.span, one.span))
  return parts.flatMap(part => part.blocks.flatMap(block => startsIn(view, part, block)))
}

/** Where the blank lines of a block start, in the file. */
function startsIn(view: View, { base }: Section, block: Block): number[] {
  const isBlank = (line: Span) => isUntold(slice(view.parsed, line))
  if (block.kind === 'table') {
    const rows = gridOfTable(view.parsed, block, base).rows.slice(1)
    const blank = rows.filter(row => isUntold(row.cells.map((_, column) => cellText(row, column)).join(' ')))
    return blank.map(row => row.span.start)
  }
  if (block.kind === 'code')
    return block.lines
      .map(line => shift(line, base))
      .filter(isBlank)
      .map(line => line.start)
  if (block.kind !== 'list') return []
  const only = block.items.flatMap(({ blocks: [first, ...rest] }) =>
    first?.kind === 'paragraph' && first.lines.length === 1 && rest.length === 0
      ? [shift(first.span, base)]
      : [],
  )
  return only.filter(isBlank).map(line => line.start)
}

/** Whether a text opens with a template’s time, and says nothing else outside of its brackets. */
function isUntold(text: string): boolean {
  if (!isTemplateTime(text)) return false
  const rest = text.replace(/<[^<>]*>/g, '').replace(/\b(?:HH:MM(?::SS)?|YYYY-MM-DD|UTC|source)\b/gi, '')
  return !/[\p{L}\p{N}]/u.test(rest)
}

/** The edit that takes out the line on which an offset stands. */
export function lineAway(view: View, at: number): Edit {
  return { span: { start: lineAt(view.parsed, at).start, end: afterLine(view.parsed, at) }, text: '' }
}
