import type { Edit } from '../edit.ts'
import { columnsOf } from '../facts/columns.ts'
import type { ActionItem } from '../facts/record.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { actionStatusOf } from '../profile/lookup.ts'
import { covers, holdersAmong, type Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { type ActionRole, appendPart } from './actionLine.ts'
import { cellText, type Grid, gridAt, gridOfTable, isInHtml, rowAt } from './grid.ts'
import { onOneLine } from './lines.ts'
import { cellEdit, insertColumn, setCell } from './table.ts'

export type { ActionRole } from './actionLine.ts'

/**
 * Sets a part of an action item. In a table that is the cell of its column, which is added if missing; in a list the part is
 * replaced, or added in the manner of the other items: `(owner: @mo, due: …)`.
 */
export function setActionCell(view: View, item: ActionItem, role: ActionRole, value: string): Edit[] {
  const text = onOneLine(value)
  const grid = gridOfItem(view, item)
  return grid ? setInGrid(view, grid, item, { role, text }) : setInLine(view, item, role, text)
}

/** Whether `setActionCell` can add a part. Making its edits takes longer: a new column has as many as the table has rows. */
export function hasPlaceFor(view: View, item: ActionItem, role: ActionRole): boolean {
  const grid = gridOfItem(view, item)
  if (!grid) return setInLine(view, item, role, '').length > 0
  return canGrow(grid) || item.cells[role] !== undefined || rolesOf(view, grid, item).includes(role)
}

/** Lines in a fence without a head cannot get a column that only one of them fills. */
function canGrow({ fenced, delimiter }: Grid): boolean {
  return !fenced || delimiter !== null
}

function setInLine(view: View, item: ActionItem, role: ActionRole, text: string): Edit[] {
  const cell = item.cells[role]
  if (isInHtml(view.parsed, item)) return cell && cell.start < cell.end ? [{ span: cell, text }] : []
  if (role === 'status' && (!cell || cell.start === cell.end)) return setState(view, item, text)
  // A day may have a word before it that belongs to no label: `due 2026-09-01`.
  if (cell && cell.start < cell.end) return [{ span: (role === 'due' && item.due?.span) || cell, text }]
  return appendPart(view, item, role, text)
}

/** The table or barred lines an item is a row of. */
export function gridOfItem(view: View, item: ActionItem): Grid | null {
  return item.form === 'table' || item.form === 'fence' ? gridAt(view.parsed, item.span.start) : null
}

/** The tables of action items, also the empty ones in sections for action items, with the role of each column. */
export function actionGrids(view: View): { grid: Grid; roles: (ColumnRole | null)[] }[] {
  const { actions, sections } = view.record
  const grids = new Map<number, { grid: Grid; roles: (ColumnRole | null)[] }>()
  const add = (grid: Grid, item: ActionItem | null) => {
    if (!grids.has(grid.span.start)) grids.set(grid.span.start, { grid, roles: rolesOf(view, grid, item) })
  }
  for (const item of actions) {
    const grid = gridOfItem(view, item)
    if (grid) add(grid, item)
  }
  const own = holdersAmong(sections.filter(section => section.kind === 'actions'))
  for (const part of sections.filter(one => own(one.span.start).some(({ span }) => covers(span, one.span))))
    for (const block of part.blocks)
      if (block.kind === 'table') add(gridOfTable(view.parsed, block, part.base), null)
  return [...grids.values()].filter(({ roles }) => roles.includes('action'))
}

/**
 * What each column of a table of action items holds, by its head and, where the head does not say, by the cells of
 * an item in it.
 */
export function rolesOf(view: View, grid: Grid, item: ActionItem | null): (ColumnRole | null)[] {
  const head = grid.rows[0]!
  const row = item && rowAt(grid, item.span.start)
  const named =
    row === head
      ? head.cells.map(() => null)
      : columnsOf(
          view.profile,
          'actions',
          head.cells.map((_, i) => cellText(head, i)),
        )
  if (!item || !row) return [...named]
  return named.map((role, column) => {
    const cell = row.cells[column]
    const own =
      cell && Object.entries(item.cells).find(([, span]) => cell.start <= span.start && span.end <= cell.end)
    return own ? (own[0] as ColumnRole) : role
  })
}

/** What an item shall say, and of what. */
interface Part {
  readonly role: ActionRole
  readonly text: string
}

function setInGrid(view: View, grid: Grid, item: ActionItem, { role, text }: Part): Edit[] {
  const cell = item.cells[role]
  if (cell) return setCell(view, cell, text)
  const row = rowAt(grid, item.span.start)
  const roles = rolesOf(view, grid, item)
  const column = roles.indexOf(role)
  if (row && column >= 0) return [cellEdit(grid, row, column, text)]
  if (!row || !canGrow(grid)) return []
  const index = grid.rows.indexOf(row) - 1
  const title = view.profile.data.actions.columns.find(one => one.role === role)?.title ?? titles[role]
  return insertColumn(view, item.span, columnBefore(view, roles, role), {
    title,
    cell: i => (i === index ? text : ''),
  })
}

const titles: Readonly<Record<ActionRole, string>> = {
  id: 'ID',
  type: 'Type',
  priority: 'Priority',
  owner: 'Owner',
  due: 'Due',
  status: 'Status',
  ticket: 'Ticket',
}

/** The index of the column behind which a new one belongs, in the style's order; the last if the style does not say. */
function columnBefore(view: View, roles: readonly (ColumnRole | null)[], role: ActionRole): number {
  const order = view.profile.data.actions.columns.map(column => column.role)
  const place = order.indexOf(role)
  if (place < 0) return role === 'id' ? -1 : roles.length - 1
  return Math.max(-1, ...order.slice(0, place).map(one => roles.indexOf(one)))
}

/** Sets the state of a list item: by its box if that says it all, else by a word that replaces the old one or is added. */
function setState(view: View, item: ActionItem, text: string): Edit[] {
  const means = actionStatusOf(view.profile, text)?.means ?? null
  const box = boxOf(view, item)
  const stated =
    item.status && item.status.span.start >= item.span.start && item.status.span.end <= item.span.end
  const isBox = box !== null && item.status !== null && item.status.span.start === box.start
  const mark = stated && !isBox ? item.status!.span : null
  const isPlain =
    means === 'done' ||
    (means === 'open' && actionStatusOf(view.profile, 'open')?.id === actionStatusOf(view.profile, text)?.id)
  const checked = box === null ? [] : checkEdits(view, box, means === 'done')
  if (mark) return [...checked, { span: mark, text }]
  if (box && isPlain) return checked
  return [...checked, ...appendPart(view, item, 'status', text)]
}

/** The `[ ]` or `[x]` of a task. */
function boxOf(view: View, item: ActionItem): Span | null {
  if (item.form !== 'checklist') return null
  const head = slice(view.parsed, {
    start: item.span.start,
    end: Math.min(item.span.end, item.span.start + 40),
  })
  const found = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(\[[ xX]\])/.exec(head)
  const start = found ? item.span.start + found[0].length - 3 : -1
  return found ? { start, end: start + 3 } : null
}

function checkEdits(view: View, box: Span, done: boolean): Edit[] {
  const isChecked = slice(view.parsed, box)[1] !== ' '
  return isChecked === done
    ? []
    : [{ span: { start: box.start + 1, end: box.start + 2 }, text: done ? 'x' : ' ' }]
}
