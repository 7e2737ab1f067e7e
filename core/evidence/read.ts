import type { NewEntry } from '../edits/timeline.ts'
import { FALL } from '../facts/time/days.ts'
import {
  addDays,
  type Day,
  dayOf,
  dayOfReading,
  type Instant,
  instantOf,
  offsetAt,
  type TimeReading,
  type Zone,
} from '../facts/times.ts'
import { fromCluster } from './cluster.ts'
import { fromGit } from './git.ts'
import { fromJson } from './json.ts'
import { fromLines } from './lines.ts'
import type { EvidenceKind, Sighting } from './sighting.ts'

/** What a raw text tells, as entries in the order in which they came to pass. */
export interface Evidence {
  readonly kind: EvidenceKind
  readonly entries: readonly (NewEntry & { readonly time: Instant })[]
  /** Lines no time was found for, or whose day or zone is not known. */
  readonly unread: readonly string[]
}

/** What is known about times that do not say it all themselves. */
export interface Occasion {
  /** The day of the incident, `null` where it is not known. */
  readonly date: Day | null
  /** The zone of times that state none. */
  readonly zone: Zone
  readonly now: Instant
}

/** A longer text is no evidence that anybody wants in a timeline. UTF-16 units. */
const LONGEST = 2_000_000

/** Reads raw text; `null` where nothing in it has a time. Total: whatever the text, it never throws. */
export function readEvidence(text: string, occasion: Occasion): Evidence | null {
  const own = text.slice(0, LONGEST)
  const lines = own.split(/\r\n|\r|\n/)
  const testimony = fromJson(own) ?? fromGit(lines) ?? fromCluster(lines, occasion.now) ?? fromLines(lines)
  if (testimony === null) return null
  const unread = [...testimony.unread]
  const entries: Evidence['entries'][number][] = []
  let last: Instant | null = null
  for (const sighting of testimony.sightings) {
    const time = timeOf(sighting, occasion, last)
    if (time === null) unread.push(sighting.text)
    else {
      last = time
      const { text, actor, source } = sighting
      entries.push({ time, event: oneLine(text), actor, source })
    }
  }
  if (entries.length === 0) return null
  return { kind: testimony.kind, entries: entries.sort((a, b) => a.time - b.time), unread }
}

/** A time without a day is on that of the line above it, or the next once the clock has fallen far; else on the incident's. */
function timeOf(
  { time, day, ago }: Sighting,
  { date, zone, now }: Occasion,
  last: Instant | null,
): Instant | null {
  if (typeof time === 'number') return time
  const year = Number(dayOf(date === null ? now : Date.parse(date)).slice(0, 4))
  const counted = ago === undefined ? null : addDays(dayOf(now + offsetOf(zone, dayOf(now))), -ago)
  const named = day === undefined ? counted : dayOfReading(day, { date, zone, year })
  const own = instantOf(time, { date: named ?? dayBefore(last, time, zone) ?? date, zone, year })
  if (own === null || isDated(time) || named !== null || last === null || last - own <= FALL) return own
  return instantOf(time, { date: addDays(dayOf(own), 1), zone })
}

function dayBefore(last: Instant | null, time: TimeReading, zone: Zone): Day | null {
  if (last === null || isDated(time)) return null
  const own = time.zone ?? zone
  return dayOf(last + offsetOf(own, dayOf(last)))
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function offsetOf({ text, offset }: Zone, day: Day): number {
  return (offset ?? offsetAt(text, day) ?? 0) * 60_000
}

function isDated({ date, partialDate }: TimeReading): boolean {
  return date !== null || partialDate !== null
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
