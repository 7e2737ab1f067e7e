import type { Edit } from '../edit.ts'
import { kindAround } from '../facts/outline.ts'
import type { Section, TimelineEntry } from '../facts/record.ts'
import { DAY, FALL, MINUTE, SECOND } from '../facts/time/days.ts'
import { LONGEST_NOTE } from '../facts/timeline/paragraph.ts'
import {
  dayOf,
  dayStart,
  findZone,
  type Instant,
  offsetAt,
  readTime,
  type TimeReading,
  type Zone,
} from '../facts/times.ts'
import { covers, holds, type Span, shift } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { timelineSection } from './entries.ts'
import { approximation, clockLike, datedHead, roughly } from './entryClock.ts'
import { cellText, gridAt, isInHtml, rowAt } from './grid.ts'
import { setCell } from './table.ts'
import { insertion, together } from './together.ts'

/**
 * Writes every time of the timeline in UTC and says so: where a zone is named (heading, column, sentence, entry) it
 * becomes `UTC`, where none is, column or heading name it. Dates follow. `assumed` is the zone of times for which the
 * document names none; without it such a timeline stays as it is.
 */
export function toUtc(view: View, assumed: Zone | null = null): Edit[] {
  const entries = view.record.timeline.filter(
    ({ reading }) => reading?.seconds != null && reading.problem === null,
  )
  const moments = entries.map(entry => momentOf(view, entry, assumed))
  if (entries.length === 0 || moments.some(moment => moment === null)) return []
  if (entries.some(entry => isInHtml(view.parsed, entry) || saysMore(entry))) return []
  const days = daysToState(
    entries,
    moments.map(moment => moment!.at),
  )
  const times = entries.flatMap((entry, i): Edit[] => {
    const text = inUtc(entry, moments[i]!, days.has(entry))
    return text === entry.time.value ? [] : [{ span: entry.time.span, text }]
  })
  const open = entries.some(entry => !entry.reading!.zone)
  return together([...times, ...zoneEdits(view, entries, open)])
}

interface Moment {
  readonly at: Instant
  /** Minutes east of UTC of the clock it is written by. */
  readonly offset: number
}

/** The instant of an entry and the offset of its clock; of one without a day only their difference counts. */
function momentOf(view: View, entry: TimelineEntry, assumed: Zone | null): Moment | null {
  const wall = entry.wall ?? dayStart(someDay) + entry.reading!.seconds! * SECOND
  if (entry.wall !== null && entry.instant !== null) {
    return { at: entry.instant, offset: Math.round((wall - entry.instant) / MINUTE) }
  }
  const zone = entry.reading!.zone ?? columnZone(view, entry) ?? headingZone(view) ?? assumed
  const offset = zone && (zone.offset ?? (entry.wall === null ? null : offsetAt(zone.text, dayOf(wall))))
  return offset === null ? null : { at: wall - offset * MINUTE, offset }
}

const someDay = '2004-01-05'

function columnZone(view: View, entry: TimelineEntry): Zone | null {
  const grid = entry.form === 'table' ? gridAt(view.parsed, entry.time.span.start) : null
  return grid && findZone(cellText(grid.rows[0]!, timeColumn(view, entry)))
}

function timeColumn(view: View, entry: TimelineEntry): number {
  const { start } = entry.time.span
  const grid = gridAt(view.parsed, start)
  const row = grid && rowAt(grid, start)
  return row?.cells.findIndex(cell => holds(cell, start)) ?? 0
}

function headingZone(view: View): Zone | null {
  const section = timelineSection(view)
  return section && findZone(section.title.value)
}

/** Whether other clocks stand behind the time, or words that the clock of UTC beside it does not go without. */
function saysMore({ time: { value } }: TimelineEntry): boolean {
  const reading = readTime(value)
  const rest = reading ? value.slice(reading.span.end) : ''
  return /\d:\d\d/.test(rest) || (reading?.secondary?.zone?.offset === 0 && rest.trim() !== '')
}

/** The time of an entry by the clock of UTC: both ends of a range, a second clock only where it is not UTC itself. */
function inUtc(entry: TimelineEntry, moment: Moment, dated: boolean): string {
  const { value } = entry.time
  const reading = readTime(value)
  if (!reading || moment.offset === 0) return moment.offset === 0 ? withZone(value, reading) : value
  const { until, secondary } = reading
  const start = Math.min(until?.span.start ?? value.length, secondary?.span.start ?? value.length)
  const cut =
    secondary && secondary.zone?.offset === 0
      ? value.slice(0, start).replace(/\s*[(（][^(（]*$|[\s/]+$/, '')
      : value
  const opening = { text: cut.slice(0, Math.min(start, cut.length)), reading }
  const first = piece(entry, opening, moment.at, dated)
  if (!until) return first + cut.slice(Math.min(start, cut.length))
  const length = (((until.seconds ?? 0) - reading.seconds!) * SECOND + DAY) % DAY
  const ending = { text: value.slice(until.span.start, until.span.end), reading: until }
  const end = until.seconds === null ? ending.text : piece(entry, ending, moment.at + length, false)
  return first + end + value.slice(until.span.end)
}

/** A time as it is written, and as it is read. */
interface Written {
  readonly text: string
  readonly reading: TimeReading
}

/** The time with its clock, date and zone replaced; signs around it stay. */
function piece(entry: TimelineEntry, { text, reading }: Written, at: Instant, dated: boolean): string {
  const model = {
    ...entry,
    time: { ...entry.time, value: text.trimEnd() },
    reading: { ...reading, zone: utc },
  }
  const [head = ''] = datedHead.exec(text) ?? []
  const [sign = ''] = approximation.exec(text.slice(head.length)) ?? []
  const written = clockLike(model, at, dated)
  const day = datedHead.exec(written)?.[0].length ?? 0
  const rough = written.slice(0, day) + sign + written.slice(day)
  const [behind = ''] = roughly.exec(text) ?? [text.slice(text.trimEnd().length)]
  return withZone(rough, reading) + behind
}

const utc: Zone = { text: 'UTC', offset: 0 }

/** The time with its zone called UTC: `Z` where it was an offset right behind the clock. */
function withZone(text: string, reading: TimeReading | null): string {
  const zone = reading?.zone?.text
  const at = zone ? text.lastIndexOf(zone) : -1
  if (!zone || at < 0 || /^(?:UTC|GMT|Z)$/i.test(zone)) return text
  const isOffset = /^[+\-‐‑−]/.test(zone) && /\d$/.test(text.slice(0, at))
  return text.slice(0, at) + (isOffset ? 'Z' : 'UTC') + text.slice(at + zone.length)
}

/** The entries that must state their day: by the clock of UTC a reader would count them to another one. */
function daysToState(entries: readonly TimelineEntry[], instants: readonly Instant[]): Set<TimelineEntry> {
  const found = new Set<TimelineEntry>()
  let written: string | null = null
  let counted: string | null = null
  let clock: number | null = null
  for (const [i, entry] of entries.entries()) {
    if (entry.wall === null) continue
    const own = dayOf(instants[i]!)
    const local = dayOf(entry.wall)
    const states = (entry.reading!.date ?? entry.reading!.partialDate ?? null) !== null
    const ofDay = instants[i]! % DAY
    const fallen = clock !== null && clock - ofDay > FALL
    const told: string =
      counted === null || written !== local ? local : fallen ? dayOf(dayStart(counted) + DAY) : counted
    if (!states && told !== own) found.add(entry)
    written = local
    counted = own
    clock = ofDay
  }
  return found
}

/** Renames the zones that headings, columns and sentences name; where none does and entries need one, adds it. */
function zoneEdits(view: View, entries: readonly TimelineEntry[], open: boolean): Edit[] {
  const sections = view.record.sections.filter(one => kindAround(view.record.sections, one) === 'timeline')
  const titles = sections.flatMap(section => renamed(section.title.value, section.title.span.start))
  const sentences = sections.flatMap(section => sentenceEdits(view, section, entries))
  const heads = headsOf(view, entries)
  const columns = heads.flatMap(({ span, text }) => {
    const zone = findZone(text)
    return zone && zone.text !== 'UTC' ? setCell(view, span, text.replace(zone.text, 'UTC')) : []
  })
  const named = [
    ...sections.map(one => one.title.value),
    ...heads.map(head => head.text),
    ...sections.flatMap(one => sentencesOf(view, one, entries).map(line => line.text)),
  ]
  const edits = [...titles, ...sentences, ...columns]
  if (!open || named.some(text => findZone(text) !== null)) return edits
  if (heads.length > 0)
    return [...edits, ...heads.flatMap(({ span, text }) => setCell(view, span, `${text} (UTC)`))]
  const section = timelineSection(view)
  return section ? [...edits, insertion(section.title.span.end, ' (UTC)')] : edits
}

function renamed(text: string, start: number): Edit[] {
  const zone = findZone(text)
  if (!zone || zone.text === 'UTC') return []
  const at = text.indexOf(zone.text)
  const end = at + zone.text.length
  // "CET (GMT+1)": the parenthesis goes with the name it explains.
  const remark = /^\s*\(([^()]{1,20})\)/.exec(text.slice(end))
  const length = remark && findZone(remark[1]!) !== null ? remark[0].length : 0
  return [{ span: { start: start + at, end: start + end + length }, text: 'UTC' }]
}

interface Line {
  readonly text: string
  readonly span: Span
}

/** The paragraphs between entries that may name a zone. */
function sentencesOf(view: View, section: Section, entries: readonly TimelineEntry[]): Line[] {
  return section.blocks.flatMap(block => {
    if (block.kind !== 'paragraph' || block.span.end - block.span.start > LONGEST_NOTE) return []
    const span = shift(block.span, section.base)
    const isEntry = entries.some(entry => covers(span, entry.time.span))
    return isEntry ? [] : [{ text: slice(view.parsed, span), span }]
  })
}

/** A zone behind a clock time is that of this time alone, which stays. */
function sentenceEdits(view: View, section: Section, entries: readonly TimelineEntry[]): Edit[] {
  return sentencesOf(view, section, entries).flatMap(({ text, span }) => {
    const zone = findZone(text)
    const isOfClock = zone !== null && /\d(?: ?[ap]m)?\s*$/i.test(text.slice(0, text.indexOf(zone.text)))
    return isOfClock ? [] : renamed(text, span.start)
  })
}

/** The head of each table's column of times. */
function headsOf(view: View, entries: readonly TimelineEntry[]): Line[] {
  const heads = new Map<number, Line>()
  for (const entry of entries) {
    const grid = entry.form === 'table' ? gridAt(view.parsed, entry.time.span.start) : null
    const cell = grid?.rows[0]?.cells[timeColumn(view, entry)]
    if (!grid || !cell || heads.has(cell.start)) continue
    const text = cellText(grid.rows[0]!, timeColumn(view, entry))
    const start = cell.start + slice(view.parsed, cell).indexOf(text)
    heads.set(cell.start, { text, span: { start, end: start + text.length } })
  }
  return [...heads.values()]
}
