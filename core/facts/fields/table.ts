import type { Profile } from '../../profile/compile.ts'
import { normalise } from '../../profile/normalise.ts'
import type { Span } from '../../span.ts'
import type { Row, Table } from '../../syntax/block.ts'
import { columnsOf } from '../columns.ts'
import { readDuration } from '../durations.ts'
import { valueSpan } from '../labels.ts'
import type { Field } from '../record.ts'
import { readTime } from '../times.ts'
import { accepts, type Surroundings } from './area.ts'
import { fieldFrom, isMoment, isNamed, type Named, nameBefore, nameOf } from './entry.ts'

/**
 * The fields of a table: one for each row (`Field | Value`), including the head if it is a field itself; or one for each column,
 * if there is a single row below the labels. Further columns are remarks. None if too few labels are known.
 */
export function readTable(table: Table, around: Surroundings): Field[] {
  const width = table.head.cells.length
  if (width === 2) return readRows(table, around)
  if (width < 2 || around.area !== 'open') return []
  return table.rows.length === 1 ? readColumns(table, around) : readRemarked(table, around)
}

/** The fields of a table of more columns. Most such tables are something else: three of four rows must be keys of the style. */
function readRemarked(table: Table, around: Surroundings): Field[] {
  const title = normalise(cellText(table.head, 0, around))
  const isBlank = table.head.cells.every(({ start, end }) => start === end)
  if (!isBlank && !around.profile.lookup.words.keyColumns.has(title)) return []
  const fields = readRows(table, around)
  return fields.filter(field => field.key !== null).length * 4 >= table.rows.length * 3 ? fields : []
}

function readRows(table: Table, around: Surroundings): Field[] {
  const { head, rows } = table
  const title = cellText(head, 0, around)
  const isHeaded =
    title === '' ||
    cellText(head, 1, around) === '' ||
    around.profile.lookup.words.keyColumns.has(normalise(title))
  const headIsEntry = !isHeaded && (isNamed(nameOf(around.profile, title)) || isBoldLabel(table, around))
  const entries = (headIsEntry ? [head, ...rows] : rows).filter(row => row.cells[0] !== undefined)
  const fields = entries.flatMap(row => ofRow(row, around) ?? [])
  const known = fields.filter(field => field.key !== null || field.means !== null).length
  const tellsTime = fields.some(isSure)
  const enough = isHeaded || tellsTime ? 1 : 2
  const few = known * 4 < entries.length && !(tellsTime && isHeaded && title !== '')
  if (known < enough || few) return []
  return around.area === 'open' || isHeaded ? fields : fields.filter(field => field.means !== null)
}

/** Whether the head looks like each row below it, with a bold label and a plain value: wikis export such tables. */
function isBoldLabel({ head, rows }: Table, { text }: Surroundings): boolean {
  const isBold = (cell: Span | undefined) => cell !== undefined && text.startsWith('**', cell.start)
  return !isBold(head.cells[1]) && [head, ...rows].every(row => isBold(row.cells[0]))
}

/** Whether a field holds the duration or time that its label names. No other table does so by chance. */
function isSure({ means, value }: Field): boolean {
  return means === 'duration'
    ? readDuration(value.value) !== null
    : isMoment(means) && readTime(value.value) !== null
}

function ofRow(row: Row, around: Surroundings): Field | null {
  const { text, profile } = around
  const [first, second] = row.cells
  const label = valueSpan(text, first!.start, first!.end)
  const colon = text.charCodeAt(label.end - 1)
  const bare = colon === 0x3a || colon === 0xff1a ? { start: label.start, end: label.end - 1 } : label
  const words = text.slice(bare.start, bare.end)
  if (words === '' || words.length > 64) return null
  const end = { start: row.span.end, end: row.span.end }
  const value = second === undefined ? end : valueSpan(text, second.start, second.end)
  const named = nameBefore(profile, words, text.slice(value.start, value.end), true)
  if (around.area !== 'open' && isNamed(named) && !accepts(around, named, true)) return null
  return fieldFrom(around, { named, labelled: { label: bare, value }, form: 'table', span: row.span })
}

function readColumns(table: Table, around: Surroundings): Field[] {
  const { head, rows } = table
  const { text, profile } = around
  const titles = head.cells.map((_, i) => cellText(head, i, around))
  const named = titles.map(title => nameOf(profile, title))
  if (named.filter(isNamed).length * 2 <= named.length || listActions(titles, named, profile)) return []
  return head.cells.flatMap((cell, i) => {
    const at = rows[0]!.cells[i]
    if (at === undefined || cell.start === cell.end) return []
    const label = valueSpan(text, cell.start, cell.end)
    const labelled = { label, value: valueSpan(text, at.start, at.end) }
    return [fieldFrom(around, { named: named[i]!, labelled, form: 'table', span: at })]
  })
}

/** Whether the labels are the columns of a table of action items, which says nothing about the document itself. */
function listActions(titles: readonly string[], named: readonly Named[], profile: Profile): boolean {
  const roles = columnsOf(profile, 'actions', titles)
  const isTold = roles.some((role, i) => role === 'action' && !isNamed(named[i]!))
  return isTold && (roles.includes('owner') || roles.includes('due'))
}

function cellText(row: Row, index: number, around: Surroundings): string {
  const cell = row.cells[index]!
  const span = valueSpan(around.text, cell.start, cell.end)
  return around.text.slice(span.start, span.end)
}
