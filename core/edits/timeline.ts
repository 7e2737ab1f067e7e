import type { Edit } from '../edit.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { MINUTE } from '../facts/time/days.ts'
import { zoneOfStyle } from '../facts/timeline/instants.ts'
import { dayOf, type Instant, instantOf, readTime } from '../facts/times.ts'
import { orderOf } from '../policy/toldDays.ts'
import { covers } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { type Gap, gapFor, mainEntries, modelFor, needsDay } from './entries.ts'
import { clockLike, offsetOf } from './entryClock.ts'
import { blankGrid, firstEntry, hasBlock, newBlock } from './firstEntry.ts'
import { type Grid, gridAt, isInHtml } from './grid.ts'
import { inLineEnds, lineAt, trimmed } from './lines.ts'
import { cellsLike, hasDayColumn, lineLike, lineOfStyle, type WrittenEntry } from './newEntry.ts'
import { between } from './sections.ts'
import { insertRow, rowLine } from './table.ts'
import { insertion } from './together.ts'

/** Something that happened. */
export interface NewEntry {
  /** An instant, written as the document writes times; or the time as it is to stand there. */
  readonly time: Instant | string
  readonly event: string
  /** Empty where one is still to be written. */
  readonly source?: string | null | undefined
  readonly actor?: string | null | undefined
}

/**
 * Adds an entry to the timeline where its time belongs, in the form of the entries around it. Without any, the
 * section's own table, list or fence takes it, else one as the style has it; a missing section comes with it.
 */
export function insertEntry(view: View, entry: NewEntry): Edit[] {
  const entries = mainEntries(view)
  if (entries.length === 0) return firstEntry(view, written(view, entry, null, nowhere))
  const at = instantFor(view, entry)
  const gap = gapFor(view, entries, at)
  const model = modelFor(entries, gap, entry.source != null)!
  return insertBeside(view, gap, model, written(view, entry, model, gap))
}

/** The line, or the lines, with which the document would state the entry; without line end. */
export function lineFor(view: View, entry: NewEntry): string {
  const entries = mainEntries(view)
  if (entries.length === 0) {
    const own = written(view, entry, null, nowhere)
    if (!hasBlock(view)) return newBlock(view, own)
    const grid = blankGrid(view)
    return grid ? rowLine(grid, cellsLike(view, grid, null, own)) : lineOfStyle(view, own)
  }
  const gap = gapFor(view, entries, instantFor(view, entry))
  const model = modelFor(entries, gap, entry.source != null)!
  const own = written(view, entry, model, gap)
  const grid = gridOf(view, model)
  return grid
    ? rowLine(grid, cellsLike(view, grid, model, own))
    : inLineEnds(view.parsed, lineLike(view, model, own))
}

const nowhere: Gap = { previous: null, next: null }

/** The instant of an entry; of a time in words, read in the document's zone and on its day. */
function instantFor(view: View, { time }: NewEntry): Instant | null {
  if (typeof time === 'number') return time
  const reading = readTime(time)
  const { zone } = orderOf(view)
  const fallback = zone?.value ?? zoneOfStyle(view.profile.data.timeline.zone) ?? { text: 'UTC', offset: 0 }
  return reading && instantOf(reading, { date: view.record.date?.value ?? null, zone: fallback })
}

function written(view: View, entry: NewEntry, model: TimelineEntry | null, gap: Gap): WrittenEntry {
  const at = instantFor(view, entry)
  const grid = model && gridOf(view, model)
  const dated = grid === null || !hasDayColumn(view, grid)
  const time =
    typeof entry.time === 'string'
      ? entry.time
      : clockLike(model, entry.time, dated && needsDay(view, gap, model, entry.time))
  return {
    time,
    event: entry.event.trim(),
    source: entry.source ?? null,
    actor: entry.actor ?? null,
    day: at === null ? null : dayOf(at + offsetOf(model, at) * MINUTE),
  }
}

/** The table or barred lines an entry stands in. */
function gridOf(view: View, entry: TimelineEntry): Grid | null {
  if (entry.form !== 'table' && entry.form !== 'fence') return null
  const grid = gridAt(view.parsed, entry.time.span.start)
  return grid?.rows.some(row => covers(row.span, entry.time.span)) ? grid : null
}

/** Writes the entry before the one that follows it, or, at the end of a group, behind the one it follows. */
function insertBeside(view: View, gap: Gap, model: TimelineEntry, entry: WrittenEntry): Edit[] {
  const { parsed } = view
  const next = gap.next && gap.next.group === model.group ? gap.next : null
  const near = next ?? gap.previous ?? gap.next!
  const grid = gridOf(view, model)
  if (grid) return insertRow(view, near.span, cellsLike(view, grid, model, entry), next ? 'before' : 'after')
  if (isInHtml(parsed, model)) return []
  const line = inLineEnds(parsed, lineLike(view, model, entry))
  if (model.form === 'heading') return insertHeading(view, near, next !== null, line)
  const separator = separatorIn(view, near)
  if (next) {
    const { start } = lineAt(parsed, next.span.start)
    return [insertion(start, line + separator)]
  }
  const end = endOfText(view, near)
  return [insertion(end, separator + line)]
}

function insertHeading(view: View, near: TimelineEntry, ahead: boolean, text: string): Edit[] {
  const section = view.record.sections.find(one => one.span.start === near.span.start)
  const at = ahead ? lineAt(view.parsed, near.span.start).start : (section?.span.end ?? view.parsed.length)
  return [insertion(at, between(view.parsed, at, text))]
}

/** The end of the last line of an entry with text, before a hard break. */
function endOfText(view: View, entry: TimelineEntry): number {
  const { start, end } = trimmed(view.parsed, entry.span)
  const line = lineAt(view.parsed, Math.max(start, end))
  const tail = / {2,}$|\\$/.exec(slice(view.parsed, line))
  return tail ? line.start + tail.index : line.end
}

/** What separates the entries of a group: a line end, behind a hard break, or a blank line. */
function separatorIn(view: View, near: TimelineEntry): string {
  const { parsed, record } = view
  const group = record.timeline.filter(entry => entry.group === near.group)
  const at = Math.max(0, group.indexOf(near) - 1)
  const [first, second] = [group[at], group[at + 1]]
  if (!first || !second) return near.form === 'paragraph' ? parsed.lineEnd.repeat(2) : parsed.lineEnd
  const between = slice(parsed, {
    start: endOfText(view, first),
    end: lineAt(parsed, second.span.start).start,
  })
  const hard = /^(?: {2,}|\\)/.exec(between)?.[0] ?? ''
  const ends = between.match(/\r\n|\n|\r/g)?.length ?? 1
  return hard + parsed.lineEnd.repeat(ends > 1 && between.trim().length <= 1 ? 2 : 1)
}
