import type { ActionStatus } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { actionStatusOf } from '../../profile/lookup.ts'
import { normalise } from '../../profile/normalise.ts'
import type { Fact, Span } from '../../span.ts'
import type { Code, Paragraph, Row, Table } from '../../syntax/block.ts'
import {
  barRow,
  type Columns,
  columnByContent,
  columnsOf,
  headed,
  isRuler,
  widestColumn,
  wordsOf,
} from '../columns.ts'
import type { ActionItem } from '../record.ts'
import { findDate, readTime } from '../times.ts'
import { saysNothing } from '../values.ts'
import { type ItemPlace, itemOf } from './draft.ts'
import { handlesIn } from './owners.ts'
import { edgeMark, readProse } from './prose.ts'
import { isPriority, stateNamed } from './states.ts'

/** Where a table stands. Among action items any sign of them will do; elsewhere titles must name the action and more. */
export type Surety = 'among-actions' | 'prevention' | 'elsewhere'

/** The roles of an action table's columns; `null` if it is not an action table. */
export function actionColumns(written: Table, place: ItemPlace, surety: Surety): Columns | null {
  const table = headed(written, place.text)
  const titles = wordsOf(place.text, table.head)
  const named = columnsOf(place.profile, 'actions', titles)
  const has = (role: ColumnRole) => named.includes(role)
  if (surety === 'among-actions') {
    const isNamed = has('action') || has('owner') || has('due') || has('ticket')
    return isNamed ? withAction(named, table.rows, place) : columnsByContent(place, table.rows, titles.length)
  }
  const isTracked = has('due') || has('status') || has('ticket') || has('priority')
  const isPlain =
    has('action') && (surety === 'prevention' ? has('owner') || has('due') : has('owner') && isTracked)
  const isItem = isPlain || ((has('owner') || isTracked) && saysItems(titles[named.indexOf('action')], place))
  return isItem && !holdsTimes(table, place) ? named : null
}

/** Whether a column title means action items: "Corrective action" in a table of whys does, "Action" does not. */
function saysItems(title: string | undefined, { profile }: ItemPlace): boolean {
  return title?.includes(' ') === true && profile.lookup.words.sections.get(normalise(title)) === 'actions'
}

/** Whether a cell of the first row is a clock time: then the table is a timeline. */
function holdsTimes(table: Table, { text }: ItemPlace): boolean {
  const cells = table.rows[0]?.cells ?? []
  return cells.some(
    ({ start, end }) => end - start <= LONGEST_CLOCK && readTime(text.slice(start, end))?.seconds != null,
  )
}

const LONGEST_CLOCK = 32

/**
 * The columns with one for the action, if no title says so: that of tickets if each also says what it is about, else the
 * untitled one (or that of reasons) with most text, else a "priority" column without priorities.
 */
function withAction(columns: Columns, rows: readonly Row[], { text, profile }: ItemPlace): Columns {
  if (columns.includes('action')) return columns
  const all = (column: number, fits: (words: string) => boolean) =>
    rows.every(
      ({ cells: { [column]: cell } }) => cell !== undefined && fits(text.slice(cell.start, cell.end)),
    )
  const tickets = columns.indexOf('ticket')
  if (all(tickets, words => told.test(words))) {
    const states = columns.indexOf('why')
    const isStated =
      !columns.includes('status') && all(states, words => actionStatusOf(profile, words) !== null)
    return columns.map((role, column) =>
      column === tickets ? 'action' : column === states && isStated ? 'status' : role,
    )
  }
  const widest = widestColumn(
    rows,
    columns.length,
    column => columns[column] === null || columns[column] === 'why',
  )
  const graded = widest < 0 ? columns.indexOf('priority') : -1
  const isGrade = ({ cells }: Row) => {
    const cell = cells[graded]
    return (
      cell === undefined ||
      cell.end - cell.start < 12 ||
      isPriority(profile, text.slice(cell.start, cell.end))
    )
  }
  const action = graded >= 0 && !rows.some(isGrade) ? graded : widest
  return columns.map((role, column) => (column === action ? 'action' : role))
}

/** A number, and after a dash or colon what it is about: "#41 — alert on failures that are caught". */
const told = /\d\S*\s?[-–—:]\s\S+\s\S+\s\S/

/** The items of an action table, one for each row. */
export function tableItems(table: Table, columns: Columns, place: ItemPlace): ActionItem[] {
  return headed(table, place.text).rows.flatMap(row => itemOfRow(row, columns, 'table', place) ?? [])
}

/** The items of a fence or paragraph whose lines are rows with bars between cells; none if they are not. */
export function fenceItems({ lines }: Code | Paragraph, place: ItemPlace): ActionItem[] {
  const rows = withLastCells(
    place.text,
    lines.filter(line => line.start < line.end).map(line => barRow(place.text, line)),
  )
  const barred = rows.filter(row => row.cells.length > 2 && !isRuler(place.text, row))
  const [head] = barred
  if (head === undefined || barred.length * 2 < rows.length) return []
  const named = columnsOf(place.profile, 'actions', wordsOf(place.text, head))
  const hasHead = named.filter(role => role !== null).length >= 2
  const rest = hasHead ? barred.slice(1) : barred
  const columns = hasHead
    ? withAction(named, rest, place)
    : (columnsOfStyle(place, rest) ?? columnsByContent(place, rest, head.cells.length))
  return columns === null ? [] : rest.flatMap(row => itemOfRow(row, columns, 'fence', place) ?? [])
}

/** The rows, with an empty last cell where a row ends with a bar and is one cell short of the others. */
function withLastCells(text: string, rows: readonly Row[]): readonly Row[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return rows.map(row => {
    const { start, end } = row.span
    const isShort = row.cells.length === width - 1 && text.slice(start, end).trimEnd().endsWith('|')
    return isShort ? { ...row, cells: [...row.cells, { start: end, end }] } : row
  })
}

/** The columns of the style for rows without a head, if their number, dates and states match; else `null`. */
function columnsOfStyle(place: ItemPlace, rows: readonly Row[]): Columns | null {
  const columns = place.profile.data.actions.columns.map(({ role }) => role)
  if (rows.some(row => row.cells.length !== columns.length)) return null
  const guessed = columnsByContent(place, rows, columns.length)
  if (guessed === null) return columns
  const fits = guessed.includes('due')
    ? guessed.indexOf('due') === columns.indexOf('due')
    : columns.includes('status')
      ? holdsStates(place, rows, columns.indexOf('status'))
      : !guessed.includes('status')
  return fits ? columns : null
}

/** Whether more than half of a column are states. A word such as "later" in a column before it may look like one too. */
function holdsStates({ text, profile }: ItemPlace, rows: readonly Row[], column: number): boolean {
  const isState = ({ cells }: Row) =>
    stateNamed(profile, text.slice(cells[column]!.start, cells[column]!.end)) !== null
  return rows.filter(isState).length * 2 > rows.length
}

/** Columns guessed from the cells: dates are due dates, handles owners, known words states and priorities. */
function columnsByContent(place: ItemPlace, rows: readonly Row[], width: number): Columns | null {
  const { text, profile } = place
  const find = (fits: (cell: string) => boolean) => columnByContent(text, rows, width, fits)
  const columns: (ColumnRole | null)[] = new Array(width).fill(null)
  const due = find(cell => findDate(cell) !== null && cell.length <= 40)
  const owner = find(cell => handlesIn(cell).length > 0 && cell.length <= 60)
  const status = find(cell => stateNamed(profile, cell) !== null)
  if (due < 0 && owner < 0 && status < 0) return null
  const priority = find(cell => isPriority(profile, cell))
  if (priority >= 0) columns[priority] = 'priority'
  if (status >= 0) columns[status] = 'status'
  if (owner >= 0) columns[owner] = 'owner'
  if (due >= 0) columns[due] = 'due'
  const action = widestColumn(rows, width, column => columns[column] === null)
  if (action < 0) return null
  columns[action] = 'action'
  if (owner < 0 && due > 0 && columns[due - 1] === null) columns[due - 1] = 'owner'
  return columns
}

function itemOfRow(row: Row, columns: Columns, form: 'table' | 'fence', place: ItemPlace): ActionItem | null {
  const cells: Partial<Record<ColumnRole, Span>> = {}
  const mentions: Span[] = []
  for (let column = 0; column < row.cells.length; column++) {
    const cell = row.cells[column]!
    const role = columns[column] ?? null
    if ((role === null || holdingAnything.has(role)) && isState(place, cell)) cells.status ??= cell
    else if (role !== null) cells[role] = cell
    const isLinked = role === 'id' && place.text.slice(cell.start, cell.end).includes('://')
    const mayMention = role === null ? !isOrdinal(place.text, cell) : mentioning.has(role)
    if (isLinked || mayMention) mentions.push(cell)
  }
  const { action } = cells
  if (action === undefined || isNoItem(place, row, columns)) return null
  const { status, ticket, due } = cells
  const isStated = status !== undefined && status.start < status.end
  const edge = isStated ? null : edgeMark(place, action)
  const beside =
    isStated || edge !== null ? [] : [due, ticket].flatMap(cell => (cell && stateIn(place, cell)) ?? [])
  const owner = columns.includes('owner') ? cells.owner : ownerBehind(place, action)
  const parts = {
    ...cells,
    action: edge?.words ?? action,
    ...(owner && { owner }),
    ...(due && beside[0] !== undefined && isWord(place, due) && { due: { start: due.end, end: due.end } }),
  }
  const mark = edge?.mark ?? beside[0] ?? null
  return itemOf(place, { cells: parts, form, span: row.span, mark, mentions })
}

/** Whether a cell is `#1` or the like: a running number, for instance of the causes. */
function isOrdinal(text: string, { start, end }: Span): boolean {
  return end - start === 2 && text.charAt(start) === '#'
}

/** The state in a cell for something else: as a mark at its edge, alone, or as its last word ("Bug 12 DONE"). */
function stateIn(place: ItemPlace, cell: Span): Fact<ActionStatus> | null {
  const words = place.text.slice(cell.start, cell.end)
  if (figures.test(words)) return null
  const edge = edgeMark(place, cell)
  if (edge !== null) return edge.mark
  const last = /(?:^|\s)(\p{Lu}{3,12}|\p{L}{3,12}(?<=^\p{L}+)|[\u2300-\u2bff]\ufe0f?)$/u.exec(words)?.[1]
  const state = last === undefined ? null : stateNamed(place.profile, last)
  if (state === null) return null
  return { value: state, span: { start: place.base + cell.end - last!.length, end: place.base + cell.end } }
}

/** A date or ticket number alone: most cells. */
const figures = /^[\d#][\w./-]*\d$/

/** Whether a cell holds no digit: "done" in place of a date. */
function isWord({ text }: ItemPlace, { start, end }: Span): boolean {
  return !/\d/.test(text.slice(start, end))
}

/** The owner in the action, for tables without an owner column: "Add an alert (#12, @kim)". */
function ownerBehind(place: ItemPlace, action: Span): Span | undefined {
  return place.text.slice(action.start, action.end).includes('@')
    ? readProse(place, action.start, action.end).cells.owner
    : undefined
}

/** Columns that may hold anything, also a state. */
const holdingAnything: ReadonlySet<ColumnRole> = new Set(['id', 'context'])
/** Columns that may mention a ticket: "Done in #72". */
const mentioning: ReadonlySet<ColumnRole> = new Set(['action', 'why', 'context', 'status'])

/** Whether the row says that there is nothing to do: its cells are empty, or "None", "N/A" or a dash. */
function isNoItem({ text, profile }: ItemPlace, { cells }: Row, columns: Columns): boolean {
  return cells.every(({ start, end }, column) => {
    const role = columns[column] ?? null
    return !substantial.has(role) || saysNothing(profile, text.slice(start, end))
  })
}

/** Columns that say something about an item, unlike those for its number and reasons. */
const substantial: ReadonlySet<ColumnRole | null> = new Set([
  'action',
  'owner',
  'due',
  'ticket',
  'status',
  'priority',
  'type',
])

/** Whether the cell is a state though its column has no title: a check box, a sign, or "Done" alone. */
function isState({ text, profile }: ItemPlace, { start, end }: Span): boolean {
  const words = text.slice(start, end)
  if (end - start <= 3) return /^(?:\[[xX ]\]|[\u2610\u2611\u2705\u2714\u2b1c]\ufe0f?)$/.test(words)
  return end - start < 16 && stateNamed(profile, words)?.means === 'done'
}
