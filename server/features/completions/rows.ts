import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  type ActionItem,
  actionGrids,
  actionGroupsAt,
  actionLineFor,
  type ColumnRole,
  holds,
  isBlankEntry,
  lineFor,
  type Span,
  say,
  slice,
} from '../../../core/index.ts'
import { people } from './people.ts'
import { item, literal, type Source, type Spot } from './spot.ts'
import { days } from './times.ts'

/** A cell of an action item, or the part of a listed one: what it holds, and what a value replaces. */
interface Cell {
  readonly role: ColumnRole
  readonly span: Span
}

/** The cell of an action item: its owner, due date, status, type or priority. */
export const actionCells: Source = spot => {
  const cell = cellAt(spot)
  return cell && valuesOfRole(spot, cell.role, cell.span)
}

/** The cell of an action item that the cursor stands in. */
export function cellAt(spot: Spot): Cell | null {
  const { actions } = spot.sight.view.record
  const action = actions.find(one => holds(one.span, spot.offset))
  if (!action) return blankCellAt(spot)
  return `${spot.before}${spot.after}`.includes('|') ? roleAt(action, spot) : partAt(action, spot)
}

/** The same in a row that the template left: nothing in it makes an item yet. */
function blankCellAt({ sight: { view }, offset, before, after }: Spot): Cell | null {
  if (!/^\s*\|/.test(before) || !after.includes('|')) return null
  for (const { grid, roles } of actionGrids(view)) {
    const row = grid.rows.slice(1).find(({ span }) => holds(span, offset))
    const column = row?.cells.findIndex(cell => holds(cell, offset)) ?? -1
    const role = roles[column]
    if (!row || !role) continue
    const cell = row.cells[column]!
    const text = slice(view.parsed, cell)
    const start = cell.start + text.search(/\S|$/)
    return {
      role,
      span: start < cell.end ? { start, end: start + text.trim().length } : { start: offset, end: offset },
    }
  }
  return null
}

/** The part of a listed item that the cursor stands in; behind a bare `@` a person is about to be named, behind `+` a day. */
function partAt({ cells }: ActionItem, spot: Spot): Cell | null {
  for (const [role, span] of Object.entries(cells)) {
    if (role !== 'action' && holds(span, spot.offset)) return { role: role as ColumnRole, span }
  }
  const typed = /(?:^|[\s(（])([@+][\w./-]*)$/.exec(spot.before)?.[1]
  if (typed === undefined) return null
  const span = { start: spot.offset - typed.length, end: spot.offset }
  return { role: typed.startsWith('@') ? 'owner' : 'due', span }
}

/** The column the cursor stands in, by the cells the item has there; the cursor may stand in the cell's blanks. */
function roleAt(action: ActionItem, spot: Spot): Cell | null {
  const column = spot.before.split('|').length
  for (const [role, span] of Object.entries(action.cells)) {
    const until = spot.before.length - (spot.offset - span.start)
    const own = until >= 0 && `${spot.before}${spot.after}`.slice(0, until).split('|').length === column
    if (own) return { role: role as ColumnRole, span: reaching(span, spot.offset) }
  }
  return null
}

/** What a value replaces: what stands in the cell, up to the cursor; nothing where it is blank. */
function reaching({ start, end }: Span, offset: number): Span {
  if (start === end) return { start: offset, end: offset }
  return { start: Math.min(start, offset), end: Math.max(end, offset) }
}

function valuesOfRole(spot: Spot, role: ColumnRole, span: Span): CompletionItem[] | null {
  const { sight } = spot
  const { actions } = sight.view.profile.data
  if (role === 'owner') return people(spot, span, actions.owner)
  if (role === 'due') return days(spot, span)
  const list = lists.get(role)
  if (!list) return null
  return actions[list].map(({ id, label }, rank) =>
    item(sight, {
      label: id,
      text: id,
      span,
      kind: CompletionItemKind.EnumMember,
      detail: label,
      about: { of: 'cell', list, id },
      rank,
    }),
  )
}

/** Columns whose values the style lists. */
const lists: ReadonlyMap<ColumnRole, 'statuses' | 'types' | 'priorities'> = new Map([
  ['status', 'statuses'],
  ['type', 'types'],
  ['priority', 'priorities'],
])

/** A new line of the timeline, at this minute or about that of the entry above, and of the action items, with the next id. */
export const newRows: Source = spot => {
  const { view } = spot.sight
  const isBlank = /HH:MM|hh:mm/.test(spot.before + spot.after) && isBlankEntry(view, spot.offset)
  if (isBlank) return newEntries(spot, spot.line.end)
  if (!/^\s*(?:\||[-*+](?:\s+\[ \])?)?\s*$/.test(spot.before) || spot.after.trim() !== '') return null
  const around = view.record.sections.filter(one => holds(one.span, spot.offset))
  const section = around.findLast(one => one.kind === 'timeline' || one.kind === 'actions')
  if (!section) return null
  const rows = section.kind === 'timeline' ? newEntries(spot) : [newItem(spot)]
  return isApart(spot) ? rows.filter(({ textEdit }) => !/^\|.*$/.test(textEdit!.newText)) : rows
}

/** Whether the line above is blank: a row below it would belong to no table. */
function isApart({ sight, line }: Spot): boolean {
  const above = slice(sight.view.parsed, { start: Math.max(0, line.start - 40), end: line.start })
  return /(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r|\n)$/.test(above)
}

/** This long after the last entry, the timeline is being written afterwards, not during the incident. Milliseconds. */
const LIVE = 86_400_000

/** Entries in place of the line up to `end`. */
function newEntries(spot: Spot, end = spot.offset): CompletionItem[] {
  const { view } = spot.sight
  const above = view.record.timeline.findLast(entry => entry.span.end <= spot.offset)
  const time = above?.time.value.trim() ?? ''
  const isSourced = above
    ? above.source !== null
    : view.profile.data.timeline.row?.includes('{source}') === true
  const source = isSourced ? '' : null
  const words = spot.sight.client.inWords
  const now = {
    label: words(say`New entry, now`),
    text: lineFor(view, { time: view.now, event: '', source }),
    time: '',
  }
  if (time === '') return [row(spot, now, 0, end)]
  const isLive = above!.instant !== null && Math.abs(view.now - above!.instant) < LIVE
  const next = { label: words(say`New entry`), text: lineFor(view, { time, event: '', source }), time }
  return (isLive ? [now, next] : [next, now]).map((one, rank) => row(spot, one, rank, end))
}

/** An item of the table or list the cursor is in: of the part of the section, if that has parts. */
function newItem(spot: Spot): CompletionItem {
  const { view } = spot.sight
  const [group] = actionGroupsAt(view, { start: spot.offset, end: spot.offset })
  const text = actionLineFor(view, { action: '', ...(group !== undefined && { group }) })
  return row(spot, { label: spot.sight.client.inWords(say`New action item`), text, time: '' }, 0)
}

/** The end of a text, before the mark that closes its fence. */
const fenceEnd = /(?:[\r\n]+`{3})?$/

interface Row {
  readonly label: string
  readonly text: string
  /** The part of the text that is a guess; the snippet selects it. */
  readonly time: string
}

/** A row as a snippet: its tab stops are the guessed time, then each empty cell or open bracket. */
function row(spot: Spot, { label, text, time }: Row, rank: number, end = spot.offset): CompletionItem {
  const at = time === '' ? -1 : text.indexOf(time)
  const [ahead, behind] = at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + time.length)]
  let stop = at < 0 ? 0 : 1
  const rest = literal(behind).replace(/\|[ \t]*(?=\|)|\([\p{L} ]+: (?=\))/gu, open =>
    open.startsWith('|') ? `| $${++stop} ` : `${open}$${++stop}`,
  )
  const guess = at < 0 ? '' : `\${1:${literal(time)}}`
  return item(spot.sight, {
    label,
    text,
    snippet: `${literal(ahead)}${guess}${rest.replace(fenceEnd, '$$0$&')}`,
    span: { start: spot.line.start, end },
    kind: CompletionItemKind.Event,
    detail: text
      .replace(fenceEnd, '')
      .trim()
      .split(/[\r\n]+/)
      .at(-1),
    rank,
    filter: `${spot.before}${label}`,
  })
}
