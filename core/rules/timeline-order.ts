import { mainEntries } from '../edits/entries.ts'
import { sortTimeline } from '../edits/timeline.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { precedes, readOrder } from '../facts/timeline.ts'
import type { TimeReading } from '../facts/times.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

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
    if (!disorderly(timeline, isEarlier)) return
    const reversed = readOrder(view.parsed, view.record.sections, view.profile).newestFirstGroups
    for (const [group, entries] of groupsOf(mainEntries(view))) {
      yield* inGroup(view, group, entries, reversed.has(group))
    }
  },
}

type Judgement = (entry: TimelineEntry, before: TimelineEntry) => boolean

/** Whether any entry comes too early after the one of its group before it. */
function disorderly(timeline: readonly TimelineEntry[], judge: Judgement): boolean {
  const last = new Map<number, TimelineEntry>()
  for (const entry of timeline) {
    if (!isKnown(entry)) continue
    const before = last.get(entry.group)
    if (before && judge(entry, before)) return true
    last.set(entry.group, entry)
  }
  return false
}

function groupsOf(entries: readonly TimelineEntry[]): Map<number, TimelineEntry[]> {
  const groups = new Map<number, TimelineEntry[]>()
  for (const entry of entries.filter(isKnown)) {
    const group = groups.get(entry.group)
    if (group) group.push(entry)
    else groups.set(entry.group, [entry])
  }
  return groups
}

/** Whether the entry says when it was; what nobody can read, or is no real time, has other findings. */
function isKnown({ reading }: TimelineEntry): boolean {
  return reading !== null && !reading.unknown && reading.problem === null
}

function* inGroup(
  view: View,
  group: number,
  entries: readonly TimelineEntry[],
  reversed: boolean,
): Generator<Found> {
  const judge: Judgement = reversed ? (entry, before) => isEarlier(before, entry) : isEarlier
  const odd = entries.flatMap((entry, i) => {
    const before = entries[i - 1]
    return before && judge(entry, before) ? [{ entry, before }] : []
  })
  if (odd.length === 0) return
  const edits = sortTimeline(view, group)
  const fixes = edits.length > 0 ? [{ title: 'Sort the timeline', safe: true, edits }] : []
  const isTurned = odd.length > 1 && odd.length === entries.length - 1
  for (const { entry, before } of isTurned ? odd.slice(0, 1) : odd) {
    const relation = reversed ? 'later' : 'earlier'
    const fault = `${entry.time.value} is ${relation} than the entry before it (${before.time.value}).`
    yield {
      span: entry.time.span,
      message: isTurned ? `${fault} The entries run the other way throughout, and nothing says so.` : fault,
      fixes,
      related: [{ message: `${before.time.value} stands here`, span: before.time.span }],
    }
  }
}

/** Whether an entry that stands behind another certainly happened before it. */
function isEarlier(entry: TimelineEntry, before: TimelineEntry): boolean {
  const [own, other] = [entry.reading!, before.reading!]
  if (entry.wall === null || before.wall === null) return isEarlierUndated(entry, before)
  const isByDay = own.precision === 'day' || other.precision === 'day'
  const onOneClock = isByDay || (entry.instant === null) === (before.instant === null)
  if (!onOneClock || !precedes(entry, before)) return false
  if (isByDay) return own.until === null
  const fall = (entry.instant === null ? before.wall - entry.wall : before.instant! - entry.instant) / 1000
  return fall > leeway(own, other)
}

/** Seconds by which a time may be behind the one above it: what its writing leaves open, or as long as it lasted. */
function leeway(own: TimeReading, other: TimeReading): number {
  const rough = own.approximate || other.approximate ? VAGUE : own.precision === other.precision ? 0 : 59
  const { seconds, until } = own
  if (seconds === null || until?.seconds == null) return rough
  return Math.max(rough, (until.seconds - seconds + DAY) % DAY)
}

/** Times without any day: by the clock, unless it has passed midnight, or by the minutes since the start. */
function isEarlierUndated({ reading: own, wall }: TimelineEntry, before: TimelineEntry): boolean {
  const other = before.reading!
  if (own!.relative !== null && other.relative !== null) return own!.relative < other.relative
  if (wall !== null || before.wall !== null || own!.seconds === null || other.seconds === null) return false
  const fall = other.seconds - own!.seconds
  return fall > leeway(own!, other) && fall <= PAST_MIDNIGHT
}

const DAY = 86_400
/** Seconds by which times that are said to be approximate may be out of order. */
const VAGUE = 600
/** Seconds: a clock that falls by more has passed midnight, as the reader of timelines counts. */
const PAST_MIDNIGHT = 8 * 3600
