import type { Row, Table } from '../../syntax/block.ts'
import { type Columns, columnByContent, columnsOf, widestColumn, wordsOf } from '../columns.ts'
import { readTime, type TimeReading } from '../times.ts'
import { bare, factAt, isUnfilled } from '../wording.ts'
import { findZone } from '../zones.ts'
import { type Draft, isDayOnly, type Place, timeFact } from './draft.ts'
import { isTemplateTime } from './template.ts'

/** Where a timeline table holds what; -1 for a column it does not have. */
interface Layout {
  readonly time: number
  readonly date: number
  readonly event: number
  readonly actor: number
  readonly source: number
}

/** The entries of a table; none where it is no timeline. A row with nothing but a day dates the rows below it. */
export function tableEntries(table: Table, place: Place): Draft[] {
  const titles = wordsOf(place.text, table.head)
  const layout = layoutOf(table, titles, place)
  if (layout === null) return []
  const zone = findZone(titles[layout.time]!) ?? place.zone
  const drafts: Draft[] = []
  let day = place.day
  for (const row of table.rows) {
    const reading = readingOf(row, layout.time, place)
    const event = row.cells[layout.event]
    const isEmpty = event === undefined || event.start === event.end
    if (isEmpty && reading !== null && isDayOnly(reading)) day = reading
    if (isEmpty || !describesEvent(row, layout, place)) continue
    const own = layout.date < 0 ? null : readingOf(row, layout.date, place)
    if (own !== null && (own.date !== null || own.partialDate !== null)) day = own
    drafts.push(rowEntry(row, layout, reading, { ...place, zone, day }))
  }
  return drafts
}

function layoutOf(table: Table, titles: readonly string[], place: Place): Layout | null {
  const columns = columnsOf(place.profile, 'timeline', titles)
  if (place.strict && !(columns.includes('time') && columns.includes('event'))) return null
  const { date, time } = timeColumns(table, columns, place)
  if (time < 0 || !holdsTimes(table, time, place)) return null
  const taken = [time, date, columns.indexOf('actor'), columns.indexOf('source'), columns.indexOf('context')]
  const named = columns.indexOf('event')
  const event =
    named >= 0 && named !== time
      ? named
      : widestColumn(table.rows, titles.length, column => !taken.includes(column))
  if (event < 0) return null
  return { time, date, event, actor: columns.indexOf('actor'), source: columns.indexOf('source') }
}

/** By the words of the head, else by what stands in the cells; a column of days beside one of times only dates it. */
function timeColumns(table: Table, columns: Columns, place: Place): { time: number; date: number } {
  const { text } = place
  const byHead = columns.indexOf('time')
  const date = columns.indexOf('date')
  const clock = columnByContent(text, table.rows, columns.length, cell => {
    const reading = readTime(cell)
    return reading !== null && (reading.seconds !== null || reading.relative !== null)
  })
  if (byHead >= 0 && (clock < 0 || clock === byHead || columns[clock] !== null)) return { time: byHead, date }
  if (clock >= 0) return { time: clock, date: date >= 0 ? date : byHead }
  if (byHead >= 0) return { time: byHead, date }
  return {
    time: columnByContent(text, table.rows, columns.length, cell => readTime(cell) !== null),
    date: -1,
  }
}

/** At least one cell reads as a time; outside timelines at least half of them must, with a clock. */
function holdsTimes(table: Table, column: number, place: Place): boolean {
  let found = 0
  for (const row of table.rows) {
    const reading = readingOf(row, column, place)
    if (reading === null || (place.strict && reading.seconds === null)) continue
    if (!place.strict) return true
    found++
  }
  return found > 0 && found * 2 >= table.rows.length
}

function readingOf(row: Row, column: number, place: Place): TimeReading | null {
  const cell = row.cells[column]
  return cell === undefined || cell.start === cell.end
    ? null
    : readTime(place.text.slice(cell.start, cell.end))
}

/** Whether the row tells an event of its own: not a template's row, not the continuation of the row above. */
function describesEvent(row: Row, layout: Layout, place: Place): boolean {
  const time = row.cells[layout.time]!
  const event = row.cells[layout.event]!
  if (time.start === time.end) return !/^(?:→|↳|\.{3}|…)/.test(place.text.slice(event.start, event.start + 3))
  return !isTemplateTime(place.text.slice(time.start, time.end))
}

function rowEntry(row: Row, layout: Layout, reading: TimeReading | null, place: Place): Draft {
  const { cells } = row
  const time = cells[layout.time]!
  return {
    time: timeFact(place, linkText(place.text, time.start, time.end)),
    reading,
    text: factAt(place, cells[layout.event]!.start, cells[layout.event]!.end),
    source: cellFact(row, layout.source, place),
    actor: cellFact(row, layout.actor, place),
    form: 'table',
    span: { start: place.base + row.span.start, end: place.base + row.span.end },
    group: place.group,
    day: place.day,
    zone: place.zone,
    tentative: false,
    newestFirst: place.newestFirst,
  }
}

/** The words of a cell that is a link, else the cell. */
function linkText(text: string, start: number, end: number) {
  const span = bare(text, start, end)
  if (text.charCodeAt(span.start) !== 0x5b /* [ */ || text.charCodeAt(span.end - 1) !== 0x29 /* ) */)
    return span
  const close = text.indexOf('](', span.start)
  return close < 0 || close > span.end ? span : { start: span.start + 1, end: close }
}

function cellFact(row: Row, column: number, place: Place) {
  const cell = row.cells[column]
  if (cell === undefined || cell.start === cell.end) return null
  const fact = factAt(place, cell.start, cell.end)
  return fact.value === '' || isUnfilled(fact.value) ? null : fact
}
