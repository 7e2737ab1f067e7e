import type { Edit } from '../edit.ts'
import { columnsOf } from '../facts/columns.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { findZone, readTime } from '../facts/times.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { covers, holds, type Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { mainEntries } from './entries.ts'
import { cellText, type Grid, gridAt, isInHtml, rowAt } from './grid.ts'
import { afterLine, before, inLineEnds, isBlank, lineAt, lineBefore, onOneLine } from './lines.ts'
import { runsOf, type Unit } from './sortTimeline.ts'
import { inCell } from './table.ts'

/** A part of a timeline as rows, and the place it has in the document. */
interface Sheet {
  readonly place: Span
  readonly titles: readonly string[]
  readonly roles: readonly (ColumnRole | null)[]
  readonly rows: readonly (readonly string[])[]
  /** Whether the zone in the title of its times is stated nowhere else. */
  readonly zoned: boolean
}

/**
 * Writes the timeline as tables, or as bullets. A part that holds more than the other form can say (code, tables or
 * lists of its own within an entry, entries nested in entries) stays as it is.
 */
export function convertTimeline(view: View, to: 'table' | 'bullet'): Edit[] {
  const entries = mainEntries(view)
  const groups = [...new Set(entries.map(entry => entry.group))]
  return groups.flatMap(group => {
    const own = entries.filter(entry => entry.group === group)
    const others = entries.filter(entry => entry.group !== group)
    const sheets = (own[0]!.form === to ? [] : sheetsOf(view, own)).filter(
      ({ place }) => !others.some(({ span }) => place.start <= span.start && span.start < place.end),
    )
    return sheets.map(sheet => ({
      span: sheet.place,
      text: apart(view, sheet.place, to === 'table' ? tableText(sheet) : bulletText(sheet)),
    }))
  })
}

function sheetsOf(view: View, entries: readonly TimelineEntry[]): Sheet[] {
  const grid = gridAt(view.parsed, entries[0]!.time.span.start)
  if (grid && (entries[0]!.form === 'table' || entries[0]!.form === 'fence'))
    return [sheetOfGrid(view, grid, entries)]
  if (entries.some(entry => entry.form === 'table' || isInHtml(view.parsed, entry))) return []
  const holders = new Set(entries.filter((entry, i) => holdsNext(entry, entries[i + 1])))
  const runs = runsOf(view, entries).filter(run => !run.some(({ entry }) => holders.has(entry)))
  return runs.flatMap(run => sheetOfRun(view, run) ?? [])
}

function holdsNext(entry: TimelineEntry, next: TimelineEntry | undefined): boolean {
  return next !== undefined && covers(entry.span, next.span)
}

/** The rows of a table, or of lines with bars in a fence, including those of a template. */
function sheetOfGrid(view: View, grid: Grid, entries: readonly TimelineEntry[]): Sheet {
  const [head, ...rest] = grid.rows
  const isHead = !entries.some(entry => covers(head!.span, entry.time.span))
  const titles = head!.cells.map((_, column) => (isHead ? cellText(head!, column) : ''))
  const model = rowAt(grid, entries[0]!.time.span.start)!
  const named = [...columnsOf(view.profile, 'timeline', titles)]
  const name = (at: number, role: ColumnRole) => {
    const column = model.cells.findIndex(cell => holds(cell, at))
    if (column < 0) return
    if (named.includes(role) && named[column] !== role) named[named.indexOf(role)] = null
    named[column] = role
  }
  name(entries[0]!.time.span.start, 'time')
  name(entries[0]!.text.span.start, 'event')
  const rows = isHead ? rest : grid.rows
  return {
    place: grid.block,
    titles: titles.map((title, column) => title || defaultTitle(named[column] ?? null)),
    roles: named,
    rows: rows.map(row => titles.map((_, column) => cellText(row, column).replaceAll('\\|', '|'))),
    zoned: true,
  }
}

function defaultTitle(role: ColumnRole | null): string {
  return role === null ? ' ' : `${role[0]!.toUpperCase()}${role.slice(1)}`
}

/** The entries of a list, of paragraphs, headings or fenced lines; `null` where one of them holds more than words. */
function sheetOfRun(view: View, run: readonly Unit[]): Sheet | null {
  const { parsed } = view
  const isFence = run[0]!.entry.form === 'fence'
  const fence = isFence ? fenceAround(view, run) : null
  if (isFence && !fence) return null
  const entries = run.map(({ entry, span }) => {
    const event = eventOf(view, entry, span)
    return event === null ? null : { time: entry.time.value, event, source: entry.source?.value ?? '' }
  })
  if (entries.some(entry => entry === null)) return null
  const title = view.profile.data.timeline.columns.find(one => one.role === 'time')?.title ?? 'Time'
  const zone = zoneOfAll(title, run)
  const inTitle = (time: string) => (zone === null ? time : time.slice(0, -zone.length).trimEnd())
  const known = entries.map(entry => ({ ...entry!, time: inTitle(entry!.time) }))
  const sourced = known.some(entry => entry.source !== '')
  const start = lineAt(parsed, run[0]!.entry.span.start).start
  if (!isFence && before(parsed, run[0]!.entry.span.start) !== '') return null
  const column = (role: ColumnRole) =>
    view.profile.data.timeline.columns.find(one => one.role === role)?.title
  return {
    place: fence ?? { start, end: run.at(-1)!.span.end },
    titles: [
      zone === null ? timeTitle(title, run) : title,
      column('event') ?? 'Event',
      ...(sourced ? [column('source') ?? 'Source'] : []),
    ],
    roles: ['time', 'event', ...(sourced ? (['source'] as const) : [])],
    rows: known.map(({ time, event, source }) => [time, event, ...(sourced ? [source] : [])]),
    zoned: false,
  }
}

/** The zone that the title of the times names, where every one of them ends in it; `null` where it has to stay with them. */
function zoneOfAll(title: string, run: readonly Unit[]): string | null {
  const zone = findZone(title)?.text ?? null
  return zone !== null && run.every(({ entry }) => entry.time.value.endsWith(` ${zone}`)) ? zone : null
}

/** The title of the column of times, without a zone that is not the one these are written in. */
function timeTitle(title: string, run: readonly Unit[]): string {
  const zone = findZone(title)
  const isOwn = run.every(({ entry }) => entry.reading?.zone == null && entry.wall === entry.instant)
  return zone && !(isOwn && zone.offset === 0) ? title.replace(/\s*\([^()]*\)$/, '') : title
}

/** The words of an entry on one line, further paragraphs and items behind `<br>`; `null` for what has no such form. */
function eventOf(view: View, entry: TimelineEntry, unit: Span): string | null {
  const event = onOneLine(slice(view.parsed, entry.text.span))
  const rest = slice(view.parsed, {
    start: Math.max(entry.text.span.end, entry.time.span.end),
    end: unit.end,
  })
  const words = rest.replace(/^[*_`~]+/, '').trim()
  if (/^\s*(?:```|~~~|\||#)/m.test(words)) return null
  const details = words
    .split(/\r\n|\n|\r/)
    .map(line => line.replace(/^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?/, '').trim())
    .filter(line => line !== '')
  return [event, ...details].filter(part => part !== '').join('<br>')
}

/** The whole fence, where it holds nothing but these entries. */
function fenceAround(view: View, run: readonly Unit[]): Span | null {
  const { parsed } = view
  const first = lineBefore(parsed, run[0]!.entry.span.start)
  const last = lineAt(parsed, afterLine(parsed, run.at(-1)!.span.end))
  const isFence = (line: Span | null) => line !== null && /^\s*(?:`{3,}|~{3,})/.test(slice(parsed, line))
  return isFence(first) && isFence(last) ? { start: first!.start, end: last.end } : null
}

function tableText(sheet: Sheet): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map(cell => inCell({ fenced: false }, cell)).join(' | ')} |`
  return [row(sheet.titles), row(sheet.titles.map(() => '---')), ...sheet.rows.map(row)].join('\n')
}

/** A bullet for each row: time, source and event first, then the other columns, labelled by their titles. */
function bulletText(sheet: Sheet): string {
  const at = (role: ColumnRole) => sheet.roles.indexOf(role)
  const zone = sheet.zoned ? findZone(sheet.titles[at('time')] ?? '') : null
  const lines = sheet.rows.map(row => {
    const cell = (role: ColumnRole) => (at(role) < 0 ? '' : row[at(role)]!)
    const clock = `${cell('date')} ${cell('time')}`.replace(/[*`]|~~/g, '').trim()
    const plain = zone ? inZone(clock, zone.text) : clock
    // "19. April" would open a list of its own.
    const time = /^\d{1,9}[.)]\s/.test(plain) ? `**${plain}**` : plain
    const source = cell('source') === '' ? '' : `(source: ${cell('source')}) `
    const actor = cell('actor') === '' ? '' : `${cell('actor')}: `
    const others = row.flatMap((text, i) =>
      placed.has(sheet.roles[i] ?? null) || text === ''
        ? []
        : [` (${sheet.titles[i]!.trim() || 'note'}: ${text})`],
    )
    return `- ${time === '' ? '' : `${time} – `}${source}${actor}${cell('event')}${others.join('')}`
  })
  return lines.join('\n')
}

/** A time with its zone behind it, before the same moment by a second clock. */
function inZone(clock: string, zone: string): string {
  const reading = readTime(clock)
  if (!reading || reading.seconds === null || reading.zone) return clock
  const end = reading.secondary ? clock.search(/\s*[(（]/) : reading.span.end
  return `${clock.slice(0, end)} ${zone}${clock.slice(end)}`
}

const placed: ReadonlySet<ColumnRole | null> = new Set<ColumnRole | null>([
  'date',
  'time',
  'source',
  'actor',
  'event',
])

/** A block with blank lines between it and its neighbours. */
function apart(view: View, place: Span, text: string): string {
  const { parsed } = view
  const previous = lineBefore(parsed, place.start)
  const next = lineAt(parsed, afterLine(parsed, place.end))
  const above = previous && !isBlank(parsed, previous) ? '\n' : ''
  const below = next.start > place.end && !isBlank(parsed, next) ? '\n' : ''
  return inLineEnds(parsed, above + text + below)
}
