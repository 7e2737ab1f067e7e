import type { Profile } from '../profile/compile.ts'
import type { Fact } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { ChunkMemory } from './chunkMemory.ts'
import { dayOrderOf, draftsInOrder } from './dayOrder.ts'
import type { Section, TimelineEntry } from './record.ts'
import { DAY } from './time/days.ts'
import { settle, zoneOfStyle } from './timeline/instants.ts'
import { scanTimeline } from './timeline/scan.ts'
import type { Day, Zone } from './times.ts'

/** What is known of a document when its timeline and action items are read. */
export interface ReadingContext {
  /** The day the incident began. */
  readonly date: Day | null
  readonly memory?: ChunkMemory | undefined
}

/**
 * Every entry of every timeline in the document, in order: rows, items, headings, paragraphs and lines that open with a time, in
 * timeline sections and wherever else a table or list plainly is one. `date` dates entries above the first stated day.
 */
export function readTimeline(
  parsed: Parsed,
  sections: readonly Section[],
  profile: Profile,
  { date, memory }: ReadingContext,
): TimelineEntry[] {
  const { drafts, zone } = scanTimeline(parsed, sections, profile, memory)
  const style = zoneOfStyle(profile.data.timeline.zone)
  const order = dayOrderOf(parsed, sections, profile)
  return settle(draftsInOrder(drafts, order), { date, zone: zone?.value ?? null, style })
}

/** How a document says that its timeline is to be read. */
export interface TimelineOrder {
  /** Whether a timeline says in words that its newest entry comes first. */
  readonly newestFirst: boolean
  /** The groups of entries (`TimelineEntry.group`) for which that holds. */
  readonly newestFirstGroups: ReadonlySet<number>
  /** The first zone that a heading, column title or sentence of a timeline states, and its place. */
  readonly zone: Fact<Zone> | null
}

/** The order and zone that timelines state in headings, column titles and sentences between entries. */
export function readOrder(parsed: Parsed, sections: readonly Section[], profile: Profile): TimelineOrder {
  const { drafts, zone } = scanTimeline(parsed, sections, profile)
  const reversed = new Set(drafts.filter(draft => draft.newestFirst).map(draft => draft.group))
  return { newestFirst: reversed.size > 0, newestFirstGroups: reversed, zone }
}

/**
 * Whether `a` certainly happened before `b`, of the same group. If one of them has only a day, whole days are compared. Entries
 * of unknown time precede nothing.
 */
export function precedes(a: TimelineEntry, b: TimelineEntry): boolean {
  const byInstant = a.instant !== null && b.instant !== null
  const first = byInstant ? a.instant : a.wall
  const second = byInstant ? b.instant : b.wall
  if (first === null || second === null) return false
  const isByDay = a.reading?.precision === 'day' || b.reading?.precision === 'day'
  return isByDay ? Math.floor(first / DAY) < Math.floor(second / DAY) : first < second
}
