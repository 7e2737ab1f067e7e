import { shift } from '../../span.ts'
import type { Row, Table } from '../../syntax/block.ts'
import { type Columns, columnByContent, columnsOf, headed, widestColumn, wordsOf } from '../columns.ts'
import { bare, factAt } from '../excerpt.ts'
import { numberedDay } from '../time/dayWords.ts'
import { type DayWord, readTime, type TimeReading, weekdayOf } from '../times.ts'
import { findZone } from '../zones.ts'
import {
  cellFact,
  type Draft,
  dottedDay,
  type EntryPlace,
  isDayOnly,
  LONGEST_TIME,
  timeFact,
} from './draft.ts'
import { declaresNewestFirst } from './setting.ts'
import { isTemplateTime } from './template.ts'

/** The column of each role in a timeline table; -1 if there is none. */
interface Layout {
  readonly time: number
  readonly date: number
  readonly event: number
  readonly actor: number
  readonly source: number
  readonly context: number
}

/** The entries of a table; none if it is not a timeline. A row that holds only a day dates the rows below it. */
export function tableEntries(written: Table, place: EntryPlace): Draft[] {
  const table = headed(written, place.text)
  const titles = wordsOf(place.text, table.head)
  const columns = columnsOf(place.profile, 'timeline', titles)
  const isUntitled = titles.length === 2 && titles.every(title => title === '') && table.rows.length > 2
  if (place.strict && !isUntitled && !isTitled(columns, titles)) return []
  const layout = layoutOf(table, columns, place)
  if (layout === null) return []
  const readings = table.rows.map(row => readingOf(row, layout.time, place))
  if (!areTimes(readings, place.strict)) return []
  if (place.strict && isUntitled && readings.some(reading => reading?.seconds == null)) return []
  const title = titles[layout.time]!
  const newestFirst = place.newestFirst || declaresNewestFirst(place.profile, title)
  const own = { ...place, zone: findZone(title) ?? place.zone, newestFirst }
  return rowEntries(table.rows, readings, layout, own)
}

/** Whether the titles are those of a timeline: a time, and an event, if only as the column without a title. */
function isTitled(columns: Columns, titles: readonly string[]): boolean {
  const isTold = columns.includes('event') || (titles.length === 2 && titles.includes(''))
  return isTold && columns.includes('time')
}

/** The entries of the rows. Days stated in them hold for the rows below, so they become those of the place. */
function rowEntries(
  rows: readonly Row[],
  readings: readonly (TimeReading | null)[],
  layout: Layout,
  place: EntryPlace,
): Draft[] {
  const drafts: Draft[] = []
  let dayCell = ''
  for (let i = 0; i < readings.length; i++) {
    const row = rows[i]!
    let reading = readings[i]!
    const event = row.cells[layout.event]
    const isEmpty = event === undefined || event.start === event.end
    const stated = layout.date < 0 ? (isEmpty ? reading : null) : readingOf(row, layout.date, place)
    if (stated !== null && isDayOnly(stated)) place.day = stated
    else if (layout.date >= 0) {
      const cell = cellText(row, layout.date, place)
      place.day = dottedDay(cell.replace(/\.?$/, '.')) ?? place.day
      reading = reading && { ...reading, dayWord: wordOfDay(cell, dayCell) ?? reading.dayWord }
      dayCell = cell === '' ? dayCell : cell
    }
    if (!isEmpty && tellsEvent(row, layout, reading, place))
      drafts.push(rowEntry(row, layout, reading, place))
  }
  return drafts
}

function layoutOf(table: Table, columns: Columns, place: EntryPlace): Layout | null {
  const { date, time } = timeColumns(table, columns, place)
  if (time < 0) return null
  const actor = columns.indexOf('actor')
  const source = columns.indexOf('source')
  const context = columns.indexOf('context')
  const taken = [time, date, actor, source, context]
  const named = columns.indexOf('event')
  const isNamed = named >= 0 && named !== time
  const event = isNamed ? named : widestColumn(table.rows, columns.length, column => !taken.includes(column))
  return event < 0 ? null : { time, date, event, actor, source, context }
}

/** The columns of times and dates: by title, else by content. A column of days beside one of clock times only dates it. */
function timeColumns(table: Table, columns: Columns, place: EntryPlace): { time: number; date: number } {
  const { text } = place
  const { rows } = table
  const byHead = columns.indexOf('time')
  const date = columns.indexOf('date')
  const first = rows[0] === undefined ? null : readingOf(rows[0], byHead, place)
  if (first !== null && !isDayOnly(first)) return { time: byHead, date }
  const clock = columnByContent(text, rows, columns.length, cell => {
    const reading = readTime(cell)
    return reading !== null && (reading.seconds !== null || reading.relative !== null)
  })
  if (clock >= 0 && (byHead < 0 || columns[clock] === null))
    return { time: clock, date: date >= 0 ? date : byHead }
  if (byHead >= 0) return { time: byHead, date }
  return { time: columnByContent(text, rows, columns.length, cell => readTime(cell) !== null), date: -1 }
}

/** Whether a column holds times: at least one cell; if `strict`, at least half of the cells, with clock times. */
function areTimes(readings: readonly (TimeReading | null)[], strict: boolean): boolean {
  if (!strict) return readings.some(reading => reading !== null)
  const clocks = readings.filter(reading => reading !== null && reading.seconds !== null).length
  return clocks > 0 && clocks * 2 >= readings.length
}

function readingOf(row: Row, column: number, { text }: EntryPlace): TimeReading | null {
  const cell = row.cells[column]
  if (cell === undefined || cell.start === cell.end) return null
  const words = text.slice(cell.start, Math.min(cell.end, cell.start + LONGEST_TIME))
  const bare = dotted.exec(words)
  return readTime(words) ?? (bare === null ? null : readTime(`${bare[1]}:${bare[2]}`))
}

function cellText(row: Row, column: number, { text }: EntryPlace): string {
  const cell = row.cells[column]
  return cell === undefined ? '' : text.slice(cell.start, cell.end).trim()
}

/** The weekday or "Day 2" in a cell. A bare "2" below a "1" is the next day. */
function wordOfDay(cell: string, before: string): DayWord | null {
  const named = numberedDay(cell, 0)
  if (named !== null) return named.word
  const [own, other] = [/\d+$/.exec(cell), /\d+$/.exec(before)]
  if (own !== null) return other !== null && Number(own[0]) === Number(other[0]) + 1 ? 'next' : null
  return weekdayOf(cell.replace(/\.$/, ''))
}

/** `08.30` and `0830` are clock times only in a time column; `2023` is a year even there. */
const dotted = /^[\s*_`~]*(?!(?:19|20)\d\d)([01]\d|2[0-3])\.?([0-5]\d)[\s*_`]*$/

/** Whether the row is an entry: neither a template's row nor the continuation of the row above. */
function tellsEvent(row: Row, layout: Layout, reading: TimeReading | null, { text }: EntryPlace): boolean {
  const time = row.cells[layout.time]
  const event = row.cells[layout.event]!
  if (time === undefined) return false
  if (time.start === time.end) return !/^(?:→|↳|\.{3}|…)/.test(text.slice(event.start, event.start + 3))
  return (reading !== null && !reading.unknown) || !isTemplateTime(text.slice(time.start, time.end))
}

function rowEntry(row: Row, layout: Layout, reading: TimeReading | null, place: EntryPlace): Draft {
  const { cells, span } = row
  const time = cells[layout.time]!
  const event = cells[layout.event]!
  const { base, group, day, zone, newestFirst } = place
  return {
    time: timeFact(place, linkText(place.text, time.start, time.end)),
    reading,
    text: factAt(place, event.start, event.end),
    source: cellFact(row, layout.source, place),
    actor: cellFact(row, layout.actor, place),
    context: cellFact(row, layout.context, place),
    form: 'table',
    span: shift(span, base),
    group,
    day,
    zone,
    until: null,
    newestFirst,
  }
}

/** The text of a cell that is a link, else the bare cell. */
function linkText(text: string, start: number, end: number) {
  const span = bare(text, start, end)
  if (text.charCodeAt(span.start) !== 0x5b /* [ */ || text.charCodeAt(span.end - 1) !== 0x29 /* ) */)
    return span
  const close = text.indexOf('](', span.start)
  return close < 0 || close > span.end ? span : { start: span.start + 1, end: close }
}
