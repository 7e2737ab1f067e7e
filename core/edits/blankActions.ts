import { columnsOf } from '../facts/columns.ts'
import type { Section } from '../facts/record.ts'
import { blanksAlone } from '../policy/placeholders.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { templateSection } from '../profile/template.ts'
import { covers, type Span } from '../span.ts'
import type { List } from '../syntax/block.ts'
import { parse } from '../syntax/parse.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { cellText, type Grid, type GridRow, gridAt } from './grid.ts'
import { lineAt, trimmed } from './lines.ts'
import type { NewAction } from './newAction.ts'
import { tierFor } from './sectionPlace.ts'

/** The columns that people fill in; others, such as the state, may be filled in by the template. */
const telling: readonly ColumnRole[] = ['action', 'why', 'owner', 'due', 'ticket']

/** The template's own rows of a table of action items: those in which everything is still to be filled in. */
export function blankRows(view: View, grid: Grid, roles: readonly (ColumnRole | null)[]): GridRow[] {
  const told = roles.flatMap((role, column) => (role !== null && telling.includes(role) ? [column] : []))
  const isHeaded = grid.delimiter !== null
  return grid.rows
    .slice(isHeaded ? 1 : 0)
    .filter(row => told.length > 0 && told.every(column => isLeft(view, cellText(row, column))))
}

/** The words of the template's own items in the lists of a section: behind mark and box, labels and blanks alone. */
export function blankItems(view: View, section: Section): Span[] {
  const parts = view.record.sections.filter(one => covers(section.span, one.span))
  return parts.flatMap(part =>
    part.blocks.flatMap(block => (block.kind === 'list' ? blankLines(view, part, block) : [])),
  )
}

function blankLines(view: View, { base }: Section, list: List): Span[] {
  return list.items.flatMap(({ marker, blocks: [first, ...rest] }) => {
    if ((first && (first.kind !== 'paragraph' || first.lines.length > 1)) || rest.length > 0) return []
    const start = base + marker.end
    const line = { start, end: lineAt(view.parsed, start).end }
    const [ahead, box = ''] = /^(\s*\[[ xX]\](?!\S))?\s*/.exec(slice(view.parsed, line))!
    const end = trimmed(view.parsed, line).end
    if (start + ahead.length >= end) return [{ start: start + box.length, end: line.end }]
    const words = { start: start + ahead.length, end }
    return isLeft(view, slice(view.parsed, words).replace(/\p{L}[\p{L} ]{0,30}[:：]/gu, '')) ? [words] : []
  })
}

/** Whether a text holds nothing but blanks. */
export function isLeft(view: View, text: string): boolean {
  let rest = text
  for (const { start, end } of blanksAlone(text, view.profile).reverse())
    rest = rest.slice(0, start) + rest.slice(end)
  return !/[\p{L}\p{N}]/u.test(rest)
}

/** An item of which everything is still to be written, as the style's template leaves it. */
export function blankAction(view: View): NewAction {
  return { ...usual, ...fromTemplate(view) }
}

/** For styles whose template has no row to copy. */
const usual = { action: '<what will be true when it is done>', owner: '<owner>', due: 'YYYY-MM-DD' } as const

/** The blanks of the first row in the template's table of action items. */
function fromTemplate(view: View): Partial<NewAction> {
  const { profile } = view
  const data = profile.data.sections.find(one => one.kind === 'actions')
  const text = data && templateSection(profile, tierFor(view).id, data.id)
  const grid = text ? gridIn(text) : null
  const [head, row] = grid?.rows ?? []
  if (!head || !row) return {}
  const roles = columnsOf(
    profile,
    'actions',
    head.cells.map((_, column) => cellText(head, column)),
  )
  const blanks = roles.flatMap((role, column) => {
    const cell = cellText(row, column)
    return role !== null && telling.includes(role) && cell !== '' ? [[role, cell] as const] : []
  })
  return Object.fromEntries(blanks)
}

/** The first table with a row in a text. */
function gridIn(text: string): Grid | null {
  const at = /^\|.*\n\|[\s:|-]+\|[ \t]*\n\|/m.exec(text)?.index
  return at === undefined ? null : gridAt(parse(text), at)
}
