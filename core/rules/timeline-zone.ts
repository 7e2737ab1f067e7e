import type { Edit } from '../edit.ts'
import { mainEntries, sectionAt, timelineSection } from '../edits/entries.ts'
import { toUtc } from '../edits/utc.ts'
import { sayZone } from '../edits/zoneName.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { dayOf, seasonMismatch, type Zone } from '../facts/times.ts'
import { say } from '../message.ts'
import { declaresZone, isZoned, shareClock, type ZonedEntry } from '../policy/clocks.ts'
import { orderOf } from '../policy/toldDays.ts'
import type { Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const timelineZone: DocumentRule = {
  id: 'timeline-zone',
  group: 'timeline',
  summary: 'Times without a zone, on different clocks, or with a zone that is wrong for the date',
  level: 'information',
  fix: 'offer',
  since: '0.1.0',
  source: 'UTC timelines in the templates of most styles; in all of them, a zone stated once is enough',
  *check(view) {
    const entries = mainEntries(view).filter(
      ({ reading }) => reading?.seconds != null && reading.problem === null,
    )
    if (entries.length === 0) return
    const wrong = [...wrongForDate(view, entries)]
    yield* wrong
    if (entries.every(({ zone }) => zone === null)) {
      // Without its heading, a timeline is part of another section, which says nothing of its zone.
      const isHeaded = view.policy.sections.missing.every(one => one.kind !== 'timeline')
      if (view.profile.data.timeline.asksZone && isHeaded && !declaresZone(view.record, view.parsed))
        yield unstated(view, entries[0]!)
    } else if (wrong.length === 0) yield* mixed(view, entries.filter(isZoned))
  },
}

function unstated(view: View, entry: TimelineEntry): Found {
  const section = timelineSection(view) ?? sectionAt(view, entry.time.span.start)
  const at = section?.title.span.end ?? entry.time.span.start
  const zone = view.profile.data.timeline.zone ?? 'UTC'
  return {
    span: { start: at, end: at },
    message: say`The times of the timeline name no zone. Expected ${zone}, in a heading, a column or beside each time.`,
    fixes: () => {
      const edits = section?.kind === 'timeline' ? sayZone(view, section, entry, zone) : []
      return edits.length > 0 ? [{ title: say`Say that the times are ${zone}`, safe: false, edits }] : []
    },
  }
}

/** Yields the first entry of each zone that differs from the first entry’s. */
function* mixed(view: View, entries: readonly ZonedEntry[]): Generator<Found> {
  const [first] = entries
  const known: ZonedEntry[] = []
  for (const entry of entries) {
    if (known.some(other => shareClock(other, entry))) continue
    known.push(entry)
    if (entry === first) continue
    const isFirst = known.length === 2
    yield {
      span: entry.time.span,
      message: say`${entry.time.value} is on ${entry.zone.text}, other entries are on ${first!.zone.text}. Expected one zone.`,
      fixes: () => {
        const edits = isFirst ? toUtc(view) : []
        return edits.length > 0 ? [{ title: say`Write all times in UTC`, safe: false, edits }] : []
      },
      related: [{ message: say`${first!.zone.text} holds from here`, span: first!.time.span }],
    }
  }
}

/** Yields zone abbreviations of the wrong season (winter time in summer), in an entry or stated for all of them. */
function* wrongForDate(view: View, entries: readonly TimelineEntry[]): Generator<Found> {
  let isStated = false
  const zones = new Set(entries.flatMap(({ zone }) => zone?.text ?? []))
  // All entries are fixed at once: correcting only one would put it out of order.
  const edits = new Map<string, Edit[]>()
  for (const { reading, zone, wall, time } of entries) {
    if (zone === null || wall === null) continue
    const right = seasonMismatch(zone.text, dayOf(wall))
    if (right === null || (reading!.zone === null && isStated)) continue
    isStated ||= reading!.zone === null
    const span = reading!.zone === null ? orderOf(view).zone?.span : zoneSpan(view, time.span, zone)
    // If other zones occur too, only the author knows which one was meant.
    const isAmongOthers = [...zones].some(one => ![zone.text, right].includes(one))
    const all = edits.get(zone.text + right) ?? []
    edits.set(zone.text + right, all)
    if (span) all.push({ span, text: right })
    yield {
      span: span ?? time.span,
      message: say`${zone.text} is not in force on ${dayOf(wall)}. Expected ${right}, or UTC.`,
      fixes: span && !isAmongOthers ? [{ title: say`Write ${right}`, safe: false, edits: all }] : [],
    }
  }
}

function zoneSpan({ parsed }: View, time: Span, zone: Zone): Span | null {
  const at = slice(parsed, time).lastIndexOf(zone.text)
  return at < 0 ? null : { start: time.start + at, end: time.start + at + zone.text.length }
}
