import type { TimelineEntry } from '../facts/record.ts'
import { readOrder } from '../facts/timeline.ts'
import { type Day, dayOf, dayStart, findDate, readTime } from '../facts/times.ts'
import { keptOn } from '../lazily.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'

/** The first entry of those below a day, and that of those above it which are told as of a later one. */
export interface DayFall {
  readonly entry: TimelineEntry
  readonly before: TimelineEntry
}

/**
 * Where the days that stand above entries (headings, labels, lines with a date) turn back within one timeline, or go on
 * where it says that its newest comes first. A day that was told of before begins another strand of the same story.
 */
export function dayFalls(view: View, entries: readonly TimelineEntry[]): DayFall[] {
  const firsts = entries.filter((entry, i) => entry.wall !== null && entries[i - 1]?.group !== entry.group)
  const turns = firsts.flatMap((entry, i) => {
    const before = firsts[i - 1]
    return before !== undefined && dayAt(entry) !== dayAt(before) ? [{ entry, before }] : []
  })
  if (turns.length === 0) return []
  const sign = orderOf(view).newestFirst ? -1 : 1
  const firstOn = new Map<Day, TimelineEntry>()
  for (const entry of firsts) if (!firstOn.has(dayAt(entry))) firstOn.set(dayAt(entry), entry)
  const above = new Map(entries.map((entry, i) => [entry, entries[i - 1]]))
  return turns.filter(({ entry, before }) => {
    if (sign * (dayStart(dayAt(entry)) - dayStart(dayAt(before))) >= 0) return false
    const told = firstOn.get(dayAt(entry)) !== entry
    return !told && isOneTimeline(view, before, entry) && isDayStated(view, entry, above.get(entry))
  })
}

/** The order and zone that the timelines state: each of them asks for it, and it takes reading all of them. */
export const orderOf = keptOn(({ parsed, record, profile }: View) =>
  readOrder(parsed, record.sections, profile),
)

/** The day of an entry of known time. */
export function dayAt({ wall }: TimelineEntry): Day {
  return dayOf(wall!)
}

function isOneTimeline({ record }: View, a: TimelineEntry, b: TimelineEntry): boolean {
  return record.sections.some(
    ({ kind, span }) => kind === 'timeline' && span.start <= a.span.start && b.span.start < span.end,
  )
}

/** Whether the day of an entry stands between it and the entry above it, to be read in one way only. */
function isDayStated({ parsed }: View, entry: TimelineEntry, above: TimelineEntry | undefined): boolean {
  const between = slice(parsed, { start: above?.span.end ?? 0, end: entry.span.start })
  const [year, month, day] = dayAt(entry).split('-').map(Number)
  return between.split(/\r?\n/).some(line => {
    const words = line.replace(/^[\s#*_>|-]+/, '')
    if (findDate(words)?.ambiguous === true) return false
    const reading = readTime(words)
    const own = reading?.date?.split('-').map(Number) ?? null
    if (own != null) return own[0] === year && own[1] === month && own[2] === day
    const partial = reading?.partialDate
    return partial?.month === month && partial?.day === day
  })
}
