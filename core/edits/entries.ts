import { sectionAround, upTo } from '../facts/outline.ts'
import type { Section, TimelineEntry } from '../facts/record.ts'
import { DAY, FALL, MINUTE } from '../facts/time/days.ts'
import { isPhase } from '../facts/timeline/setting.ts'
import { dayOf, dayStart, type Instant } from '../facts/times.ts'
import { orderOf } from '../policy/toldDays.ts'
import type { View } from '../view.ts'
import { isModel, offsetOf } from './entryClock.ts'

/** The innermost section that holds an offset; `null` above the first. */
export function sectionAt(view: View, offset: number): Section | null {
  return sectionAround(view.record.sections, offset)
}

/** The entries of the document's own timeline: those in sections of that kind, else all. */
export function mainEntries(view: View): readonly TimelineEntry[] {
  const { sections, timeline } = view.record
  if (!sections.some(section => section.kind === 'timeline')) return timeline
  let next = 0
  const own = timeline.filter(({ span: { start } }) => {
    while (next < sections.length && sections[next]!.span.start <= start) next++
    return isOfTimeline(sections, upTo(sections, sections[next - 1], start))
  })
  return own.length > 0 ? own : timeline
}

/** Whether a section is a timeline or a part of one, its phases included. */
function isOfTimeline(sections: readonly Section[], section: Section | null): boolean {
  let own = section
  while (own !== null && own.kind !== 'timeline') {
    if (own.kind !== null && !isPhase(own.kind)) return false
    own = own.parent === null ? null : sections[own.parent]!
  }
  return own !== null
}

/** The section that is the timeline; `null` where the document has none. */
export function timelineSection(view: View): Section | null {
  return view.record.sections.find(section => section.kind === 'timeline') ?? null
}

/** Whether the document says that the newest entry comes first. */
export function isNewestFirst(view: View): boolean {
  return orderOf(view).newestFirst
}

/** Where an instant belongs among entries: behind `previous`, before `next`, in the order of the document. */
export interface Gap {
  readonly previous: TimelineEntry | null
  readonly next: TimelineEntry | null
}

/** The gap an instant falls into. Entries of unknown time stay with the entry above them. */
export function gapFor(view: View, entries: readonly TimelineEntry[], at: Instant | null): Gap {
  const down = isNewestFirst(view)
  const isLater = (entry: TimelineEntry) => at !== null && instantOfEntry(entry, at) > at
  const known = entries.filter(entry => instantOfEntry(entry, at ?? 0) > Number.NEGATIVE_INFINITY)
  if (at === null || known.length === 0) {
    return down
      ? { previous: null, next: entries[0] ?? null }
      : { previous: entries.at(-1) ?? null, next: null }
  }
  const index = down
    ? entries.findIndex(entry => known.includes(entry) && !isLater(entry))
    : entries.indexOf(known.findLast(entry => !isLater(entry))!) + 1
  if (index < 0) return { previous: entries.at(-1)!, next: null }
  const next = down ? index : afterUnknown(entries, known, index)
  return { previous: entries[next - 1] ?? null, next: entries[next] ?? null }
}

/** Past the entries of unknown time that follow a known one. */
function afterUnknown(
  entries: readonly TimelineEntry[],
  known: readonly TimelineEntry[],
  index: number,
): number {
  let at = index
  while (at > 0 && at < entries.length && !known.includes(entries[at]!)) at++
  return at
}

/**
 * The instant of an entry: by its wall clock where its zone is open, on the day of `at` where the document states no
 * day; minus infinity where its time is open.
 */
function instantOfEntry(entry: TimelineEntry, at: Instant): number {
  if (entry.instant !== null) return entry.instant
  const seconds = entry.reading?.problem === null ? entry.reading.seconds : null
  const offset = offsetOf(entry, at) * MINUTE
  const wall = entry.wall ?? (seconds === null ? null : dayStart(dayOf(at + offset)) + seconds * 1000)
  return wall === null ? Number.NEGATIVE_INFINITY : wall - offset
}

/** The entry whose way of writing a new one next to the gap follows: of the same group, the nearest that can serve. */
export function modelFor(
  entries: readonly TimelineEntry[],
  gap: Gap,
  sourced: boolean,
): TimelineEntry | null {
  const near = gap.previous ?? gap.next
  if (!near) return null
  const at = entries.indexOf(near)
  const byDistance = entries
    .map((entry, i) => ({ entry, distance: Math.abs(i - at) }))
    .filter(({ entry }) => entry.group === near.group && entry.form === near.form)
    .sort((a, b) => a.distance - b.distance)
    .map(one => one.entry)
  const able = byDistance.filter(isModel)
  return able.find(entry => (entry.source !== null) === sourced) ?? able[0] ?? near
}

/** Whether a new entry must state its day: it is not the one a reader counts from the entry before. */
export function needsDay(view: View, gap: Gap, model: TimelineEntry | null, at: Instant): boolean {
  const local = at + offsetOf(model, at) * MINUTE
  const before = isNewestFirst(view) ? gap.next : gap.previous
  const after = isNewestFirst(view) ? gap.previous : gap.next
  const known = before?.wall ?? null
  // A document that states no day is not given one by a single entry.
  if ((before ?? after)?.wall === null && view.record.date === null) return false
  if (known !== null) {
    const fallen = (known % DAY) - (local % DAY) > FALL
    return dayOf(known + (fallen ? DAY : 0)) !== dayOf(local)
  }
  if (after?.wall != null && after.reading?.date == null) return dayOf(after.wall) !== dayOf(local)
  return view.record.date?.value !== dayOf(local)
}
