import { mainEntries } from '../edits/entries.ts'
import { sortTimeline } from '../edits/sortTimeline.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { DAY } from '../facts/time/days.ts'
import { say } from '../message.ts'
import { agreesInOrder } from '../policy/arithmetic.ts'
import { bounding, isEarlier, isLikelyMistimed } from '../policy/succession.ts'
import { dayAt, dayFalls, orderOf } from '../policy/toldDays.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found } from './rule.ts'

export const timelineOrder: DocumentRule = {
  id: 'timeline-order',
  group: 'timeline',
  summary: 'A timeline entry earlier than the one before it',
  level: 'warning',
  generic: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'A timeline runs in the order of events, unless it says that the newest entry comes first',
  *check(view) {
    const { timeline } = view.record
    yield* betweenDays(view, timeline.filter(isKnown))
    if (!disorderly(timeline, isEarlier)) return
    const reversed = orderOf(view).newestFirstGroups
    const rows = [...rowsOf(mainEntries(view).filter(isKnown))].flatMap(entries => {
      const isReversed = reversed.has(entries[0]!.group)
      const odd = oddOnes(view, entries, isReversed)
      return odd.length > 0 ? [{ entries, odd, isReversed }] : []
    })
    for (const row of rows) yield* inRow(view, row, rows.length <= MOST_SORTED)
  },
}

/** Entries that follow each other, some of them out of order. */
interface Row {
  readonly entries: readonly TimelineEntry[]
  readonly odd: readonly OddOne[]
  readonly isReversed: boolean
}

/** An entry out of order, and the one before it that it is held against. */
interface OddOne {
  readonly entry: TimelineEntry
  readonly before: TimelineEntry
}

/** More timelines out of order than this are sorted by hand: for each, all times of the document are compared again. */
const MOST_SORTED = 20

type Judgement = (entry: TimelineEntry, before: TimelineEntry) => boolean

/** Whether any entry is out of order within its group. */
function disorderly(timeline: readonly TimelineEntry[], judge: Judgement): boolean {
  const last = new Map<number, readonly TimelineEntry[]>()
  for (const entry of timeline) {
    if (!isKnown(entry)) continue
    const before = last.get(entry.group) ?? []
    if (before.some(one => judge(entry, one))) return true
    last.set(entry.group, bounding([...before, entry]))
  }
  return false
}

/**
 * Returns the entries of each group; entries nested in another one are details of it and form a group of their
 * own.
 */
function rowsOf(entries: readonly TimelineEntry[]): Iterable<TimelineEntry[]> {
  const rows = new Map<TimelineEntry | number, TimelineEntry[]>()
  const around: TimelineEntry[] = []
  for (const entry of entries) {
    while (around.length > 0 && around.at(-1)!.span.end <= entry.span.start) around.pop()
    const key = around.at(-1) ?? entry.group
    const row = rows.get(key)
    if (row) row.push(entry)
    else rows.set(key, [entry])
    around.push(entry)
  }
  return rows.values()
}

/** Whether the entry has a valid time; other rules report the rest. */
function isKnown({ reading }: TimelineEntry): boolean {
  return reading !== null && !reading.unknown && reading.problem === null
}

function* betweenDays(view: View, entries: readonly TimelineEntry[]): Generator<Found> {
  for (const { entry, before } of dayFalls(view, entries)) {
    const [day, other] = [dayAt(entry), dayAt(before)]
    yield {
      span: entry.time.span,
      message:
        day < other
          ? say`${day} stands below a later day (${other}).`
          : say`${day} stands below an earlier day (${other}).`,
      related: [{ message: say`${other}, ${before.time.value} stands here`, span: before.time.span }],
    }
  }
}

function oddOnes(view: View, entries: readonly TimelineEntry[], reversed: boolean): OddOne[] {
  const judge: Judgement = reversed
    ? (entry, before) => isEarlier(before, entry) && !mayBeNextDay(view, before)
    : (entry, before) => isEarlier(entry, before) && !mayBeNextDay(view, entry)
  let last: readonly TimelineEntry[] = []
  return entries.flatMap(entry => {
    const before = last.find(one => judge(entry, one))
    last = bounding([...last, entry])
    return before ? [{ entry, before }] : []
  })
}

function* inRow(view: View, row: Row, isOneOfFew: boolean): Generator<Found> {
  const { entries, odd, isReversed } = row
  let sorting: readonly Fix[] | undefined
  const isTurned = odd.length > 1 && odd.length === entries.length - 1
  for (const { entry, before } of isTurned ? odd.slice(0, 1) : odd) {
    const [own, other] = [entry.time.value, before.time.value]
    const fault = isReversed
      ? say`${own} is later than the entry before it (${other}).`
      : say`${own} is earlier than the entry before it (${other}).`
    yield {
      span: entry.time.span,
      message: isTurned
        ? say`${fault} The entries run the other way throughout, and nothing says so.`
        : fault,
      fixes: () => {
        sorting ??= sorted(view, row, isOneOfFew)
        return sorting
      },
      related: [{ message: say`${before.time.value} stands here`, span: before.time.span }],
    }
  }
}

function sorted(view: View, { entries, odd }: Row, isOneOfFew: boolean): Fix[] {
  const { group } = entries[0]!
  const edits = sortTimeline(view, group)
  const safe =
    isOneOfFew &&
    !odd.some(one => isLikelyMistimed(view.record, [one.entry, one.before])) &&
    agreesInOrder(view.record, view.profile, group)
  return edits.length > 0 ? [{ title: say`Sort the timeline`, safe, edits }] : []
}

/** Whether the incident is so long that the entry, which has no date, may be of the next day. */
function mayBeNextDay({ record }: View, { instant, reading }: TimelineEntry): boolean {
  const end = record.moments.resolved?.value.instant ?? record.moments.mitigated?.value.instant ?? null
  if (end === null || instant === null || reading!.date !== null || reading!.partialDate !== null)
    return false
  return instant + DAY <= end
}
