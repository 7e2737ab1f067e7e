import { columnsOf } from '../facts/columns.ts'
import type { TimelineEntry } from '../facts/record.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { holds } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { withoutOtherClocks } from './entryClock.ts'
import { cellText, type Grid, rowAt } from './grid.ts'
import { before, onOneLine } from './lines.ts'

/** A new entry with its time as it is to be written. */
export interface WrittenEntry {
  readonly time: string
  readonly event: string
  readonly source: string | null
  readonly actor: string | null
  /** For tables that keep the day in a column of its own. */
  readonly day: string | null
}

/** Whether a table keeps the day in a column beside that of the time. */
export function hasDayColumn(view: View, grid: Grid): boolean {
  const columns = columnsOf(view.profile, 'timeline', titlesOf(grid))
  return columns.includes('date') && columns.includes('time')
}

function titlesOf(grid: Grid): string[] {
  const head = grid.rows[0]!
  return head.cells.map((_, column) => cellText(head, column))
}

/** The cells of a row for an entry, by what the columns of the model's table hold. */
export function cellsLike(
  view: View,
  grid: Grid,
  model: TimelineEntry | null,
  entry: WrittenEntry,
): string[] {
  const row = model && rowOf(grid, model)
  const columns = columnsFor(view, grid, model, row)
  const cells = titlesOf(grid).map(() => '')
  const put = (column: number | null, text: string | null) => {
    if (column !== null && text) cells[column] = text
  }
  put(columns.time, row && model ? timeLike(cellText(row, columns.time), model, entry) : entry.time)
  put(columns.day, entry.day)
  // What has no column of its own stands among the words.
  const words = withActor(columns.actor === null ? entry.actor : null, entry.event)
  put(columns.event, columns.source === null ? withSource(entry.source, words) : words)
  put(columns.source, entry.source)
  put(columns.actor, entry.actor)
  return cells
}

/** The cell of a time with another one in it, and nothing that is true of the first alone. */
function timeLike(cell: string, { time }: TimelineEntry, entry: WrittenEntry): string {
  const at = cell.indexOf(time.value)
  if (at < 0) return entry.time
  return cell.slice(0, at) + entry.time + withoutOtherClocks(cell.slice(at + time.value.length))
}

/** Where in a row the parts of an entry stand; `null` for what has no column beside those of time and event. */
interface EntryColumns {
  readonly time: number
  readonly event: number
  readonly day: number | null
  readonly source: number | null
  readonly actor: number | null
}

/** The columns where the model has its parts, else those the titles tell, else the first two. */
function columnsFor(view: View, grid: Grid, model: TimelineEntry | null, row: Row | null): EntryColumns {
  const roles = columnsOf(view.profile, 'timeline', titlesOf(grid))
  const columnAt = (offset: number) => row?.cells.findIndex(cell => holds(cell, offset)) ?? -1
  const found = (offset: number | undefined, role: ColumnRole) => {
    const column = offset === undefined ? -1 : columnAt(offset)
    return column >= 0 ? column : roles.indexOf(role)
  }
  const time = Math.max(0, found(model?.time.span.start, 'time'))
  const told = model !== null && model.text.value !== '' ? model.text.span.start : undefined
  const named = found(told, 'event')
  const beside = time === 0 ? Math.min(1, roles.length - 1) : 0
  const event = named >= 0 && named !== time ? named : beside
  const apart = (role: ColumnRole, taken: number) => {
    const column = roles.indexOf(role)
    return column < 0 || column === taken ? null : column
  }
  return {
    time,
    event,
    day: apart('date', time),
    source: apart('source', event),
    actor: apart('actor', event),
  }
}

type Row = Grid['rows'][number]

function rowOf(grid: Grid, { time: { span } }: TimelineEntry): Row | null {
  return rowAt(grid, span.start)
}

function withSource(source: string | null, event: string): string {
  return source ? `(source: ${source}) ${event}` : event
}

function withActor(actor: string | null, event: string): string {
  if (!actor || event.includes(actor)) return event
  return actor.startsWith('@') ? `${actor} ${event}` : `${actor}: ${event}`
}

/** The event on one line; in a fence without bars, which would make cells of it. */
function lineOf(entry: WrittenEntry, fenced: boolean): string {
  const text = onOneLine(withActor(entry.actor, entry.event))
  return fenced ? text.replaceAll('|', '/') : text
}

/** The line of an entry, marked and separated as the model's is; of headings with the event below where it is so. */
export function lineLike(view: View, model: TimelineEntry, entry: WrittenEntry): string {
  const ahead = before(view.parsed, model.time.span.start)
  const head = model.form === 'numbered' ? nextNumber(ahead) : ahead
  const open = closing(head)
  const { separator, label } = behindTime(view, model)
  const event = lineOf(entry, model.form === 'fence')
  const words = entry.source === null ? event : `${label}${entry.source}) ${event}`
  if (separator === null)
    return `${head}${entry.time}${open}${model.form === 'heading' ? '\n\n' : ' '}${words}`
  return head + entry.time + separator + words + (separator.includes(open) ? '' : open)
}

/** What stands between time and event, and before a source; `null` where the event is on other lines. */
function behindTime(view: View, model: TimelineEntry): { separator: string | null; label: string } {
  const { time, text, source } = model
  const from = time.span.end
  const behind = slice(view.parsed, { start: from, end: Math.max(from, text.span.start) })
  const isBelow = model.form === 'heading' && /[\r\n]/.test(behind)
  if (text.value === '' || isBelow) return { separator: null, label: '(source: ' }
  const at = source && source.span.start < text.span.start ? source.span.start - from : -1
  const open = at < 0 ? -1 : behind.lastIndexOf('(', at)
  const separator = withoutOtherClocks(open < 0 ? behind : behind.slice(0, open)).replace(
    /([\s:–—-])[*_`~]+$/,
    '$1',
  )
  return { separator, label: open < 0 ? '(source: ' : behind.slice(open, at) }
}

/** The marks that the text leaves open at its end. */
function closing(text: string): string {
  return /[*_`~]*$/.exec(text)![0]
}

function nextNumber(head: string): string {
  return head.replace(
    /(\d{1,9})([.)]\s)/,
    (_, number: string, mark: string) => `${Number(number) + 1}${mark}`,
  )
}

/** A line for a document that has no entry yet, as the style writes lists and fences. */
export function lineOfStyle(view: View, entry: WrittenEntry): string {
  const { form, row } = view.profile.data.timeline
  const event = lineOf(entry, form === 'fence')
  const pattern = entry.source !== null ? row : row?.replace(/\s*\([^(){}]*\{source\}\)/, '')
  const line = pattern
    ? pattern.replace(/\{(\w+)\}/g, (whole, name: string) => partOf(entry, event, name) ?? whole)
    : `${entry.time} ${withSource(entry.source, event)}`
  return form === 'bullet' && !/^[-*+]\s/.test(line) ? `- ${line}` : line
}

function partOf(entry: WrittenEntry, event: string, name: string): string | null {
  switch (name) {
    case 'time':
      return entry.time
    case 'event':
      return event
    case 'source':
      return entry.source ?? ''
    case 'actor':
      return ''
    default:
      return null
  }
}
