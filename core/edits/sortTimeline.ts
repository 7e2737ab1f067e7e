import type { Edit } from '../edit.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { DAY, FALL, SECOND } from '../facts/time/days.ts'
import { dayOf, readTime } from '../facts/times.ts'
import { keptOn } from '../lazily.ts'
import { lastFrom, type Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { isNewestFirst } from './entries.ts'
import { isInHtml } from './grid.ts'
import { trimmed } from './lines.ts'
import { orderBy, permute } from './permute.ts'

/** An entry with what belongs to it: rows, items and paragraphs up to the next one. */
export interface Unit {
  readonly entry: TimelineEntry
  readonly span: Span
}

/**
 * Puts the entries of a group in the order of their times, or, where the document says that the newest comes first, in
 * the reverse. Entries of unknown time stay behind the one above them; none moves past a date that stands between
 * them. An entry that takes its day from the one above it is given the day where that changes.
 */
export function sortTimeline(view: View, group: number): Edit[] {
  const entries = groupsOf(view).get(group) ?? []
  if (entries.some(entry => isInHtml(view.parsed, entry))) return []
  const outer = outermost(entries)
  const edits = runsOf(view, outer).flatMap(run => sortRun(view, run))
  if (edits.length > 0 || outer.length === entries.length) return edits
  const nested = outer.map((one, i) => between(entries, one, outer[i + 1]))
  return nested.flatMap(inner => runsOf(view, inner).flatMap(run => sortRun(view, run)))
}

/** The entries of each group. */
const groupsOf = keptOn(({ record }: View) => {
  const groups = new Map<number, TimelineEntry[]>()
  for (const entry of record.timeline) {
    const group = groups.get(entry.group)
    if (group) group.push(entry)
    else groups.set(entry.group, [entry])
  }
  return groups
})

/** The entries, in order, that stand within no other. */
function outermost(entries: readonly TimelineEntry[]): TimelineEntry[] {
  let end = -1
  return entries.filter(({ span }) => {
    const isInner = span.end <= end
    end = Math.max(end, span.end)
    return !isInner
  })
}

/** The entries within one, up to the next. */
function between(entries: readonly TimelineEntry[], one: TimelineEntry, next: TimelineEntry | undefined) {
  const from = lastFrom(entries, one.span.start) + 1
  const to = next === undefined ? entries.length : lastFrom(entries, next.span.start - 1) + 1
  return entries.slice(from, to)
}

/** Runs of entries that nothing but their own details separates. */
export function runsOf(view: View, entries: readonly TimelineEntry[]): Unit[][] {
  const runs: Unit[][] = []
  let run: Unit[] = []
  for (const [i, entry] of entries.entries()) {
    const next = entries[i + 1]
    const gap = next ? slice(view.parsed, { start: entry.span.end, end: next.span.start }) : ''
    const ends = !next || separates(entry, gap)
    const end = ends ? ownEnd(view, entry) : next.span.start
    run.push({ entry, span: withoutMarker(view, trimmed(view.parsed, { start: entry.span.start, end })) })
    if (!ends) continue
    runs.push(run)
    run = []
  }
  return runs
}

/** The end of the last entry of a run: of a heading, that of the text below it. */
function ownEnd(view: View, entry: TimelineEntry): number {
  if (entry.form !== 'heading') return entry.span.end
  return (
    view.record.sections.find(section => section.span.start === entry.span.start)?.span.end ?? entry.span.end
  )
}

/** A list keeps its markers, so that numbers stay in order: what moves is what stands behind them. */
function withoutMarker(view: View, span: Span): Span {
  const marker = /^\d{1,9}[.)][ \t]+/.exec(slice(view.parsed, span))
  return marker ? { start: span.start + marker[0].length, end: span.end } : span
}

/** Whether what stands between two entries parts them: a heading, a day, or what is no detail of a list or table. */
function separates(entry: TimelineEntry, gap: string): boolean {
  return gap.split(/\r\n|\n|\r/).some((line, i) => {
    const text = line.replace(/^[\s>|]+/, '')
    if (i === 0 || text === '') return false
    const inList = entry.form === 'bullet' || entry.form === 'numbered'
    if (inList && !/^(?:\s|[-*+]\s|\d{1,9}[.)]\s)/.test(line.replace(/^>\s?/, ''))) return true
    const words = text.replace(/^(?:[-*+]|#{1,6})\s+/, '')
    const reading = readTime(words)
    const isDay =
      reading !== null && reading.seconds === null && (reading.date ?? reading.partialDate) !== null
    return isDay || (/^#{1,6}\s/.test(text) && entry.form !== 'heading')
  })
}

function sortRun(view: View, run: readonly Unit[]): Edit[] {
  const down = isNewestFirst(view)
  const upward = down ? run.toReversed() : run
  const order = orderBy(ranksOf(upward.map(unit => unit.entry)))
  const places = down ? order.toReversed().map(i => run.length - 1 - i) : order
  const moved = permute(
    view.parsed,
    run.map(unit => unit.span),
    places,
  )
  if (moved.length === 0) return []
  const dated = daysToState(
    view,
    order.map(i => upward[i]!.entry),
    upward[0]!.entry,
  )
  const placeOf = new Map(run.map((unit, i) => [unit.span, i]))
  return moved.map(edit => {
    const place = placeOf.get(edit.span)!
    const { entry, span } = run[places[place]!]!
    const day = dated.get(entry)
    const at = entry.time.span.start - span.start
    return day ? { span: edit.span, text: `${edit.text.slice(0, at)}${day} ${edit.text.slice(at)}` } : edit
  })
}

/** Where each entry belongs: its clock; of a day without a clock the latest time up to then on that day. */
function ranksOf(entries: readonly TimelineEntry[]): number[] {
  const exact = entries.every(entry => entry.wall === null || entry.instant !== null || isWholeDay(entry))
  const undated = entries.every(entry => entry.wall === null)
  const times = undated
    ? clocksOf(entries)
    : entries.map(entry => (exact ? (entry.instant ?? entry.wall) : entry.wall))
  let last = Number.NEGATIVE_INFINITY
  return entries.map((entry, i) => {
    const own = times[i] ?? null
    if (own === null) return last
    last = isWholeDay(entry) && !undated ? Math.min(Math.max(last, own), own + DAY - 1) : own
    return last
  })
}

/** Of entries without any day: seconds, a day more each time the clock has passed midnight, or minutes from the start. */
function clocksOf(entries: readonly TimelineEntry[]): (number | null)[] {
  let days = 0
  let clock: number | null = null
  return entries.map(({ reading }) => {
    if (reading === null || reading.problem !== null) return null
    if (reading.seconds === null) return reading.relative
    if (clock !== null && clock - reading.seconds > FALL / SECOND) days++
    clock = reading.seconds
    return days * (DAY / SECOND) + clock
  })
}

function isWholeDay(entry: TimelineEntry): boolean {
  return entry.reading?.precision === 'day'
}

/** The days to write into entries that, in the new order, would be counted to another one. Oldest first. */
function daysToState(
  view: View,
  entries: readonly TimelineEntry[],
  formerFirst: TimelineEntry,
): Map<TimelineEntry, string> {
  const days = new Map<TimelineEntry, string>()
  const stated = (entry: TimelineEntry) =>
    (entry.reading?.date ?? entry.reading?.partialDate ?? null) !== null
  if (!entries.some(stated)) return days
  const firstDay = formerFirst.wall === null || stated(formerFirst) ? null : dayOf(formerFirst.wall)
  let day = firstDay ?? view.record.date?.value ?? null
  let clock: number | null = null
  for (const entry of entries) {
    if (entry.wall === null) continue
    const own = dayOf(entry.wall)
    const seconds = (entry.wall % DAY) / SECOND
    const counted =
      day !== null && clock !== null && clock - seconds > FALL / SECOND ? dayOf(Date.parse(day) + DAY) : day
    if (!stated(entry) && counted !== own) days.set(entry, own)
    day = own
    clock = isWholeDay(entry) ? null : seconds
  }
  return days
}
