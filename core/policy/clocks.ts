import { extentOf } from '../facts/excerpt.ts'
import type { IncidentRecord, TimelineEntry } from '../facts/record.ts'
import { abbreviations, seasonal } from '../facts/time/zoneNames.ts'
import { dayOf, findZone, offsetAt } from '../facts/times.ts'
import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'

/** An entry of the timeline for which a zone is stated. */
export type ZonedEntry = TimelineEntry & { readonly zone: NonNullable<TimelineEntry['zone']> }

/** Whether a zone is stated for the entry. */
export function isZoned(entry: TimelineEntry): entry is ZonedEntry {
  return entry.zone !== null
}

/** Whether two entries use the same clock: the same offset, or one place before and after its change to summer time. */
export function shareClock(a: ZonedEntry, b: ZonedEntry): boolean {
  const [first, second] = [offsetOf(a), offsetOf(b)]
  if (first !== null && first === second) return true
  if (a.zone.text === b.zone.text) return true
  const place = placeOf(a.zone.text)
  return place !== null && place === placeOf(b.zone.text)
}

function offsetOf({ zone, wall }: ZonedEntry): number | null {
  return zone.offset ?? (wall === null ? null : offsetAt(zone.text, dayOf(wall)))
}

function placeOf(zone: string): string | null {
  return seasonal.get(zone)?.place ?? abbreviations.get(zone)?.place ?? null
}

/** Whether the opening or the summary states the zone of all times: "All times are UTC". */
export function declaresZone({ sections }: IncidentRecord, { chunks }: Parsed): boolean {
  const opening = sections.filter(({ level, kind }) => level === 1 || kind === 'summary')
  const places = [...chunks.filter(({ heading }) => heading === null), ...opening.map(({ chunk }) => chunk)]
  return places.some(({ text, blocks }) => blocks.some(block => saysZone(text, block)))
}

/** Whether a block states the zone of all times. */
export function saysZone(text: string, block: Block): boolean {
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(inner => saysZone(text, inner)))
  const at = block.kind === 'paragraph' ? extentOf(block) : block.kind === 'quote' ? block.span : null
  const words = at === null ? '' : text.slice(at.start, at.end)
  return ofTimes.test(words) && findZone(words) !== null
}

/** Speaks of times at large; the label of one time ("Start time (UTC)") does not. */
const ofTimes =
  /\btime ?zone\b|\b(?:times|timestamps) (?:\w+ ){0,3}|\bZeiten\b|\bheures\b|\bhoras\b|\bhorários\b|時刻|时间|時間|시각/i
