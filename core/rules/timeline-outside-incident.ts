import { mainEntries, sectionAt } from '../edits/entries.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { DAY, HOUR } from '../facts/time/days.ts'
import { type Day, dayOf, dayStart, findDate, formatInstant, type Instant } from '../facts/times.ts'
import { say } from '../message.ts'
import { covers, type Span } from '../span.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Found } from './rule.ts'

export const timelineOutsideIncident: DocumentRule = {
  id: 'timeline-outside-incident',
  group: 'timeline',
  summary: 'A timeline entry more than a day before the start or after the end of the incident',
  level: 'hint',
  generic: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'A timeline covers the incident; a date far outside it is usually a typing error',
  *check(view) {
    if (!view.record.timeline.some(({ reading }) => reading !== null)) return
    const first = startOf(view)
    const last = endOf(view, first)
    if (first === null && last === null) return
    const days = new Set<Day>()
    const entries = mainEntries(view).filter(entry => entry.wall !== null && states(view, entry, days))
    const found = entries.flatMap(entry => outside(entry, first, last) ?? [])
    // If most entries are outside, the metadata is probably wrong: one finding is enough.
    yield* found.length * 2 > entries.length ? found.slice(0, 1) : found
  },
}

function outside(
  { instant, wall, reading, time }: TimelineEntry,
  first: Bound | null,
  last: Bound | null,
): Found | null {
  const at = instant ?? wall!
  const slack = DAY + (instant === null ? OPEN : 0)
  const end = reading!.precision === 'day' ? at + DAY : at
  const isEarly = first !== null && end < first.at - (first.isLoose ? WRITING : slack)
  const side = isEarly ? first : last !== null && at > last.at + slack ? last : null
  if (side === null) return null
  const entry = reading!.date === null ? say`${time.value} on ${dayOf(wall!)}` : time.value
  return {
    span: time.span,
    message: isEarly
      ? say`${entry} lies more than a day before it began (${side.text}).`
      : say`${entry} lies more than a day after it ended (${side.text}).`,
    related: [{ message: isEarly ? say`the start stands here` : say`the end stands here`, span: side.span }],
  }
}

/** In the `generic` style, a lone date may be the day of writing, seldom more than three weeks after the incident. */
const WRITING = 21 * DAY
/** The largest possible difference between an unknown zone and UTC. */
const OPEN = 14 * HOUR

interface Bound {
  readonly at: Instant
  readonly text: string
  readonly span: Span
  readonly isLoose?: boolean
}

function startOf({ record, profile }: View): Bound | null {
  const { date, duration, moments } = record
  const { started, ...later } = moments
  if (started?.value.instant != null) return boundAt(started.value.instant, started.span)
  // The day of detection or resolution says nothing about the start: a leak may be months old.
  if (date === null || Object.values(later).some(({ span }) => covers(span, date.span))) return null
  // For incidents longer than a day, a lone date may be that of the last day.
  const length = (duration?.value.minutes ?? 0) * 60_000
  const at = dayStart(date.value) - (length > DAY ? length : 0)
  return { at, text: date.value, span: date.span, isLoose: profile.data.generic }
}

/** Returns the end of the incident, or `null` if it is unknown or before the start. */
function endOf(view: View, first: Bound | null): Bound | null {
  const last = statedEnd(view)
  return first !== null && last !== null && last.at < first.at ? null : last
}

function statedEnd({ record, policy }: View): Bound | null {
  const { moments } = record
  const ended = moments.resolved ?? moments.mitigated
  if (ended?.value.instant != null) return boundAt(ended.value.instant, ended.span)
  const day = ended?.value.reading.date ?? null
  if (ended && day !== null) return { at: dayStart(day) + DAY, text: day, span: ended.span }
  const { minutes } = policy.arithmetic
  const { date, duration } = record
  if (minutes === null || duration === null || date === null) return null
  const from = moments.started?.value.instant ?? dayStart(date.value) + DAY
  return boundAt(from + minutes * 60_000, duration.span)
}

function boundAt(at: Instant, span: Span): Bound {
  return { at, text: formatInstant(at, 'minute'), span }
}

/** Whether the day is written, in the entry, in an earlier one or in the heading, rather than inferred. */
function states(view: View, { reading, wall, span }: TimelineEntry, days: Set<Day>): boolean {
  const day = dayOf(wall!)
  if (reading?.date != null || reading?.partialDate != null) days.add(day)
  if (days.has(day)) return true
  const title = sectionAt(view, span.start)?.title.value ?? ''
  return /\d/.test(title) && findDate(title) !== null
}
