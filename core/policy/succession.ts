import type { IncidentRecord, TimelineEntry } from '../facts/record.ts'
import { DAY, FALL, HOUR, MINUTE, SECOND } from '../facts/time/days.ts'
import { precedes } from '../facts/timeline.ts'
import { dayOf, dayStart, gapAt, repeatsAt, seasonMismatch, type TimeReading } from '../facts/times.ts'

/** Whether an entry that stands behind another of its group, both of known time, certainly happened before it. */
export function isEarlier(entry: TimelineEntry, before: TimelineEntry): boolean {
  const [own, other] = [entry.reading!, before.reading!]
  if (entry.wall === null || before.wall === null) return isEarlierUndated(entry, before)
  const isByDay = own.precision === 'day' || other.precision === 'day'
  const onOneClock = isByDay || (entry.instant === null) === (before.instant === null)
  if (!onOneClock || !precedes(entry, before) || areZonesApart(entry, before)) return false
  if (isByDay) return own.until === null
  const fall = (entry.instant === null ? before.wall - entry.wall : before.instant! - entry.instant) / SECOND
  return fall > leeway(own, other) && !fallsWithClocks(entry, before, fall)
}

/**
 * Whether the time of one of two entries out of order is more likely wrong than its place: they lie a day or more apart,
 * or one is before the start or after the end of the incident.
 */
export function isLikelyMistimed(record: IncidentRecord, entries: readonly TimelineEntry[]): boolean {
  const { moments, duration } = record
  const [one, other] = entries.map(({ wall }) => wall)
  if (Math.abs((one ?? Number.NaN) - (other ?? Number.NaN)) >= DAY) return true
  const range = duration?.value.range
  return entries.some(
    ({ instant, reading }) =>
      isBelow(instant, moments.started?.value.instant) ||
      isBelow(moments.resolved?.value.instant, instant) ||
      isBelow(reading!.seconds, range?.from.seconds, 60) ||
      isBelow(range?.to.seconds, reading!.seconds, 60),
  )
}

type Known = number | null | undefined

/** By a step or more, a minute; never where one of both is unknown. */
function isBelow(one: Known, other: Known, step = MINUTE): boolean {
  return (one || Number.NaN) + step <= (other || Number.NaN)
}

/** The last of the entries and, where its time is only roughly known, the last one before it that is not. */
export function bounding(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const exact = entries.findLast(({ reading }) => !reading!.approximate)
  return [...new Set([...entries.slice(-1), ...(exact ? [exact] : [])])]
}

/** The row that steps back, and the one before it, in a timeline that runs on otherwise: nobody knows the time of one of them. */
export function steppingBack(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const known = timeline.filter(({ wall, instant }) => (instant ?? wall) !== null)
  const steps = known.flatMap((entry, i) => {
    const before = known[i - 1]
    return before?.group === entry.group && isEarlier(entry, before) ? [[before, entry]] : []
  })
  return steps.length === 1 && known.length > 2 ? steps[0]! : []
}

/** Whether the timeline's first or last moment is told by a row that is out of order. */
export function isBoundMisplaced(timeline: readonly TimelineEntry[]): boolean {
  const [late, early] = steppingBack(timeline)
  if (late === undefined || early === undefined) return false
  const at = (entry: TimelineEntry) => entry.instant ?? entry.wall
  const others = timeline.filter(one => at(one) !== null)
  const isFirst = others.every(one => one === early || at(one)! > at(early)!)
  return isFirst || others.every(one => one === late || at(one)! < at(late)!)
}

/** Whether the clocks were put back in between, or the time before is one that they jump over. */
function fallsWithClocks(entry: TimelineEntry, before: TimelineEntry, fall: number): boolean {
  if (fall > HOUR / SECOND) return false
  return isShown(entry, repeatsAt) || isShown(before, gapAt)
}

/** Whether one of two zones is not in force on its day (PST in July): nobody knows which one was meant. */
export function areZonesApart(entry: TimelineEntry, other: TimelineEntry): boolean {
  return entry.zone?.text !== other.zone?.text && (isOutOfSeason(entry) || isOutOfSeason(other))
}

/** Whether the zone of the entry is not in force on its day. */
export function isOutOfSeason({ zone, wall }: TimelineEntry): boolean {
  return zone !== null && wall !== null && seasonMismatch(zone.text, dayOf(wall)) !== null
}

/** Whether the clocks of its zone skip the time of an entry, or show it twice. */
export function isShown({ zone, wall, reading }: TimelineEntry, test: typeof gapAt): boolean {
  if (zone === null || zone.offset !== null || wall === null || reading!.seconds === null) return false
  const day = dayOf(wall)
  return test(zone.text, day, (wall - dayStart(day)) / 1000)
}

/** Seconds by which a time may be behind the one above it: what its writing leaves open, or as long as it lasted. */
function leeway(own: TimeReading, other: TimeReading): number {
  const rough = own.approximate || other.approximate ? VAGUE : own.precision === other.precision ? 0 : 59
  const { seconds, until } = own
  if (seconds === null || until?.seconds == null) return rough
  return Math.max(rough, (until.seconds - seconds + DAY / SECOND) % (DAY / SECOND))
}

/** Times without any day: by the clock, unless it has passed midnight, or by the minutes since the start. */
function isEarlierUndated({ reading: own, wall }: TimelineEntry, before: TimelineEntry): boolean {
  const other = before.reading!
  if (own!.dayWord !== other.dayWord) return false
  if (own!.relative !== null && other.relative !== null) return own!.relative < other.relative
  if (wall !== null || before.wall !== null || own!.seconds === null || other.seconds === null) return false
  const fall = other.seconds - own!.seconds
  return fall > leeway(own!, other) && fall <= PAST_MIDNIGHT
}

/** Seconds by which times that are said to be approximate may be out of order. */
const VAGUE = 600
/** Seconds: a clock that falls by more has passed midnight, as the reader of timelines counts. */
const PAST_MIDNIGHT = FALL / SECOND
