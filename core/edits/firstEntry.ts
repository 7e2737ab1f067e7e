import type { Edit } from '../edit.ts'
import type { Section } from '../facts/record.ts'
import { isTemplateTime } from '../facts/timeline/template.ts'
import { covers, shift } from '../span.ts'
import type { Block, Code, List } from '../syntax/block.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { blankEntries } from './blankEntries.ts'
import { blankTable } from './blankTable.ts'
import { timelineSection } from './entries.ts'
import { type Grid, gridAt, gridOfTable } from './grid.ts'
import { before, inLineEnds, lineAt } from './lines.ts'
import { cellsLike, lineOfStyle, type WrittenEntry } from './newEntry.ts'
import { appendToSection, newSection } from './sections.ts'
import { insertRow, rowLine } from './table.ts'
import { insertion, together } from './together.ts'

/**
 * Adds the first entry of a timeline: in the place of the template's own rows in the section's table, list or fence, else in
 * a new one as the style has it, else with the section itself.
 */
export function firstEntry(view: View, entry: WrittenEntry): Edit[] {
  const section = timelineSection(view)
  if (section) {
    const parts = view.record.sections.filter(one => covers(section.span, one.span))
    for (const part of parts) {
      for (const block of part.blocks) {
        const edits = intoBlock(view, part, block, entry)
        if (edits) return together([...edits, ...blankEntries(view)])
      }
    }
    return appendToSection(view, section, newBlock(view, entry))
  }
  const data = view.profile.data.sections.find(one => one.kind === 'timeline')
  return data ? newSection(view, data, newBlock(view, entry)) : []
}

function intoBlock(view: View, section: Section, block: Block, entry: WrittenEntry): Edit[] | null {
  switch (block.kind) {
    case 'table': {
      const grid = gridOfTable(view.parsed, block, section.base)
      return insertRow(view, grid.rows[0]!.span, cellsLike(view, grid, null, entry))
    }
    case 'list':
      return intoList(view, section, block, entry)
    case 'code':
      return view.profile.data.timeline.form === 'fence' ? intoFence(view, section, block, entry) : null
    default:
      return null
  }
}

/** Above the first item, where that is the template's. */
function intoList(view: View, section: Section, list: List, entry: WrittenEntry): Edit[] | null {
  const first = list.items[0]?.blocks[0]
  if (first?.kind !== 'paragraph') return null
  const start = section.base + first.span.start
  const words = slice(view.parsed, shift(first.span, section.base))
  if (!isTemplateTime(words)) return null
  const line = lineOfStyle(view, entry).replace(/^[-*+]\s+/, '')
  return [
    insertion(lineAt(view.parsed, start).start, before(view.parsed, start) + line + view.parsed.lineEnd),
  ]
}

function intoFence(view: View, section: Section, code: Code, entry: WrittenEntry): Edit[] {
  const { parsed } = view
  const start = section.base + code.span.start
  const grid = gridAt(parsed, start)
  if (grid) return insertRow(view, grid.rows[0]!.span, cellsLike(view, grid, null, entry))
  return [
    insertion(lineAt(parsed, start).end, parsed.lineEnd + before(parsed, start) + lineOfStyle(view, entry)),
  ]
}

/** Whether the timeline's section has a table or fence already, to which a line can be added. */
export function hasBlock(view: View): boolean {
  const section = timelineSection(view)
  const parts = view.record.sections.filter(one => section !== null && covers(section.span, one.span))
  return parts.some(part => part.blocks.some(({ kind }) => kind === 'table' || kind === 'code'))
}

/** A table, list or fence as the style writes it, holding the entry. */
export function newBlock(view: View, entry: WrittenEntry): string {
  const grid = blankGrid(view)
  if (grid) {
    const head = `${grid.rows[0]!.text}\n${grid.delimiter!.text}`
    return `${head}\n${rowLine(grid, cellsLike(view, grid, null, entry))}`
  }
  const line = lineOfStyle(view, entry)
  return inLineEnds(
    view.parsed,
    view.profile.data.timeline.form === 'fence' ? `\`\`\`\n${line}\n\`\`\`` : line,
  )
}

/** Head and delimiter of the style's timeline table; `null` for other forms. */
export function blankGrid(view: View): Grid | null {
  return view.profile.data.timeline.form === 'table' ? blankTable(view, 'timeline') : null
}
