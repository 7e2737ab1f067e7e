import type { Code, Row } from '../../syntax/block.ts'
import { barRow, type Columns, columnsOf, isRuler, wordsOf } from '../columns.ts'
import { factAt } from '../excerpt.ts'
import { readTime } from '../times.ts'
import { findZone } from '../zones.ts'
import { type Draft, draftOf, type EntryPlace, openingOf, timeFact } from './draft.ts'
import { isTemplateTime } from './template.ts'

/** The entries of a fence: lines that open with a time, or rows whose cells are separated by bars. */
export function fenceEntries(code: Code, place: EntryPlace): Draft[] {
  const lines = code.lines.filter(line => line.start < line.end)
  const rows = lines.map(line => barRow(place.text, line)).filter(row => !isRuler(place.text, row))
  const barred = rows.filter(row => row.cells.length > 1).length
  if (barred * 2 > lines.length) return barEntries(rows, place)
  const drafts: Draft[] = []
  for (const line of lines) {
    const opening = openingOf(place.text, line.start, line.end, false)
    if (opening === null || isTemplateTime(place.text.slice(opening.time.start, opening.time.end))) continue
    drafts.push(draftOf(place, opening, 'fence', line))
  }
  return drafts.length * 2 >= lines.length ? drafts : []
}

/** The entries of lines indented below a day, which Markdown takes for code. None unless every line opens with a clock time. */
export function indentedEntries(code: Code, place: EntryPlace): Draft[] {
  const lines = code.lines.filter(line => line.start < line.end)
  const openings = lines.map(line => openingOf(place.text, line.start, line.end, true))
  if (!openings.every(opening => opening !== null)) return []
  return openings.map((opening, i) => draftOf(place, opening, 'fence', lines[i]!))
}

function barEntries(rows: readonly Row[], place: EntryPlace): Draft[] {
  const { text } = place
  const head = rows[0]!
  const hasHead = readTime(text.slice(head.cells[0]!.start, head.cells[0]!.end)) === null
  const zone = (hasHead ? findZone(text.slice(head.span.start, head.span.end)) : null) ?? place.zone
  const columns: Columns = hasHead ? columnsOf(place.profile, 'timeline', wordsOf(text, head)) : []
  const time = Math.max(0, columns.indexOf('time'))
  const event = eventColumn(columns, head.cells.length, time)
  const drafts: Draft[] = []
  for (const row of hasHead ? rows.slice(1) : rows) {
    const cell = row.cells[time]
    const reading = cell === undefined ? null : readTime(text.slice(cell.start, cell.end))
    // A row as wide as its head is an entry even if its time cannot be read.
    const isRow = hasHead && row.cells.length === head.cells.length
    if (cell === undefined || cell.start === cell.end || (reading === null && !isRow)) continue
    if (isTemplateTime(text.slice(cell.start, cell.end))) continue
    const words = row.cells[Math.min(event, row.cells.length - 1)]!
    const draft = draftOf({ ...place, zone }, { reading, time: cell, rest: words }, 'fence', row.span)
    drafts.push({
      ...draft,
      time: timeFact(place, cell),
      actor: cellFact(row, columns.indexOf('actor'), place) ?? draft.actor,
      source: cellFact(row, columns.indexOf('source'), place) ?? draft.source,
      context: cellFact(row, columns.indexOf('context'), place),
    })
  }
  return drafts.some(draft => draft.reading !== null) ? drafts : []
}

/** Without a title: the last of two columns, the third of more (time, who, what). */
function eventColumn(columns: Columns, width: number, time: number): number {
  const named = columns.indexOf('event')
  if (named >= 0) return named
  return time === 0 && width > 2 ? 2 : time === 0 ? 1 : 0
}

/** What a cell says, placeholders too: they are looked for in what the record tells, as a fence has no blocks. */
function cellFact(row: Row, column: number, place: EntryPlace) {
  const cell = row.cells[column]
  return cell === undefined || cell.start === cell.end ? null : factAt(place, cell.start, cell.end)
}
