import type { TimelineEntry } from '../record.ts'
import { FALL, MINUTE, SECOND } from '../time/days.ts'
import {
  addDays,
  type Day,
  type DayWord,
  dayStart,
  type Instant,
  nearestDay,
  type TimeReading,
  weekday,
  type Zone,
} from '../times.ts'
import { findZone, offsetAt } from '../zones.ts'
import { type Draft, isDayOnly, type Stated } from './draft.ts'

/** What holds for entries that do not say it themselves. */
interface Defaults {
  /** The day the incident began. */
  readonly date: Day | null
  /** The first zone that a timeline of the document states, for entries without one. */
  readonly zone: Zone | null
  /** The zone that the style declares, for documents that state none. */
  readonly style: Zone | null
}

/** The entries, each with its day and, if day and zone are known, its instant. */
export function settle(drafts: readonly Draft[], defaults: Defaults): TimelineEntry[] {
  const days = new Map<Draft, Day | null>()
  const { date } = defaults
  let first = date
  for (const group of groupsOf(drafts)) {
    first = countDays(group[0]!.newestFirst ? group.toReversed() : group, { date, first }, days)
  }
  let last: Midnight | null = null
  return drafts.map(draft => {
    const day = days.get(draft) ?? null
    if (day === null || last?.day !== day) last = day === null ? null : { day, start: dayStart(day) }
    return entryOf(draft, last, defaults)
  })
}

/** A day, and its midnight as if the clock were UTC. */
interface Midnight {
  readonly day: Day
  readonly start: Instant
}

function groupsOf(drafts: readonly Draft[]): Draft[][] {
  const groups = new Map<number, Draft[]>()
  for (const draft of drafts) {
    const group = groups.get(draft.group)
    if (group) group.push(draft)
    else groups.set(draft.group, [draft])
  }
  return [...groups.values()]
}

/** Where days are counted from: the day the incident began, and the date of "Day 1". */
interface Origin {
  readonly date: Day | null
  readonly first: Day | null
}

/**
 * Sets the day of each entry: its own, the one stated above it, or that of the entry before, plus one past midnight. Returns the
 * date of "Day 1" for later groups, which "Day 2 (March 5)" may have told.
 */
function countDays(group: readonly Draft[], origin: Origin, days: Map<Draft, Day | null>): Day | null {
  const { date } = origin
  let day = date
  let stated: Stated | null = null
  let clock: number | null = null
  let before: DayWord | null | undefined
  let { first } = origin
  for (const [i, draft] of group.entries()) {
    if (draft.day !== stated) {
      stated = draft.day
      day = stated === null ? date : dayFrom(stated, day ?? date, first)
      if (stated?.nth && day !== null) first = addDays(day, 1 - stated.nth)
      clock = null
    }
    const { reading } = draft
    const own = reading === null ? null : dayFrom(reading, day ?? date)
    const seconds = reading?.seconds ?? null
    const word = reading?.dayWord ?? null
    if (own === null && word === null && day !== null && isBelated(group, i, clock, days)) {
      days.set(draft, addDays(day, -1))
      continue
    }
    if (own !== null) day = own
    else if (day !== null && word !== null) day = dayOn(day, word, before, first)
    else if (day !== null && seconds !== null && clock !== null && clock - seconds > FALL / SECOND)
      day = addDays(day, 1)
    if (seconds !== null) clock = seconds
    else if (own !== null) clock = null
    before = word
    days.set(draft, day)
  }
  countBack(group, days)
  return first
}

/** Rows swapped around midnight: the clock jumps by at least this between them, in seconds. */
const LEAP = 20 * 3600

/**
 * Whether an entry of the evening before stands among those after midnight: the clock jumps up to it and down again, and the
 * entries before it have already passed midnight.
 */
function isBelated(
  group: readonly Draft[],
  i: number,
  clock: number | null,
  days: ReadonlyMap<Draft, Day | null>,
): boolean {
  const [draft, behind] = [group[i]!, group[i + 1]]
  const seconds = draft.reading?.seconds ?? null
  if (clock === null || seconds === null || seconds - clock < LEAP || behind?.day !== draft.day) return false
  const next = behind.reading
  if (next?.seconds == null || next.date !== null || next.dayWord !== null) return false
  const first = days.get(group.find(one => one.day === draft.day)!) ?? null
  const last = days.get(group[i - 1]!) ?? null
  return seconds - next.seconds >= LEAP && first !== null && last !== null && first < last
}

/**
 * The day of a weekday, "next day" or "Day 2", from `day` (of the entry before) or `first` (Day 1). The first weekday may lie up
 * to three days before `day`.
 */
function dayOn(day: Day, word: DayWord, before: DayWord | null | undefined, first: Day | null): Day {
  if (typeof word === 'string' && word !== 'next') return addDays(first ?? day, Number(word.slice(4)) - 1)
  if (word === 'next') return before === 'next' ? day : addDays(day, 1)
  const ahead = (word - weekday(day) + 7) % 7
  return addDays(day, before === undefined && ahead > 3 ? ahead - 7 : ahead)
}

/** Dates the entries before the first one with a day: the same day, or the day before where the clock passes midnight. */
function countBack(group: readonly Draft[], days: Map<Draft, Day | null>): void {
  const known = group.findIndex(draft => days.get(draft) !== null)
  if (known <= 0) return
  let day = days.get(group[known]!)!
  let clock = group[known]!.reading?.seconds ?? null
  for (let i = known - 1; i >= 0; i--) {
    const seconds = group[i]!.reading?.seconds ?? null
    if (seconds !== null && clock !== null && seconds - clock > FALL / SECOND) day = addDays(day, -1)
    if (seconds !== null) clock = seconds
    days.set(group[i]!, day)
  }
}

/** The full day. One without a year is taken in the year nearest to `near`; a number counts from `first`, which is Day 1. */
function dayFrom(stated: Stated, near: Day | null, first: Day | null = null): Day | null {
  if (stated.nth && stated.date === null && stated.partialDate === null)
    return first === null ? null : addDays(first, stated.nth - 1)
  if (stated.date !== null || stated.partialDate === null) return stated.date
  return near === null ? null : nearestDay(stated.partialDate, near)
}

function entryOf(draft: Draft, midnight: Midnight | null, { zone: stated, style }: Defaults): TimelineEntry {
  const { time, reading, text, source, actor, context, form, span, group } = draft
  const zone = reading?.zone ?? draft.zone ?? stated
  const wall = midnight === null ? null : wallOf(reading, midnight)
  const instant = wall === null ? null : instantAt(reading!, wall, midnight!, zone ?? style)
  return { time, reading, instant, wall, zone, text, source, actor, context, form, span, group }
}

function wallOf(reading: TimeReading | null, { start }: Midnight): number | null {
  if (reading === null || reading.problem !== null) return null
  if (reading.seconds !== null) return start + Math.round(reading.seconds * SECOND)
  return isDayOnly(reading) ? start : null
}

/** An entry with only a day has no instant. */
function instantAt(
  { seconds }: TimeReading,
  wall: number,
  { day }: Midnight,
  zone: Zone | null,
): Instant | null {
  if (seconds === null || zone === null) return null
  const offset = zone.offset ?? offsetAt(zone.text, day, seconds)
  return offset === null ? null : wall - offset * MINUTE
}

/** The zone that the style declares for times without one. */
export function zoneOfStyle(zone: string | undefined): Zone | null {
  return zone === undefined ? null : (findZone(zone) ?? { text: zone, offset: null })
}
