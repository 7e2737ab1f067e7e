import { mainEntries, sectionAt } from '../edits/entries.ts'
import type { TimelineEntry } from '../facts/record.ts'
import { type Day, dayOf, dayStart, findDate, formatInstant, type Instant } from '../facts/times.ts'
import type { Span } from '../span.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const timelineOutsideIncident: DocumentRule = {
  id: 'timeline-outside-incident',
  group: 'timeline',
  summary: 'A timeline entry more than a day before the start or after the end of the incident',
  level: 'hint',
  generic: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'A timeline covers the incident; a date far outside it is usually a slip of the pen',
  *check(view) {
    if (!view.record.timeline.some(({ reading }) => reading !== null)) return
    const first = startOf(view)
    const last = endOf(view)
    if (first === null && last === null) return
    const days = new Set<Day>()
    for (const entry of mainEntries(view)) {
      if (entry.wall === null || !states(view, entry, days)) continue
      const at = entry.instant ?? entry.wall
      const slack = entry.instant === null ? OPEN : 0
      const end = entry.reading!.precision === 'day' ? at + DAY : at
      const side =
        first !== null && end < first.at - DAY - slack
          ? first
          : last !== null && at > last.at + DAY + slack
            ? last
            : null
      if (side === null) continue
      const relation = side === first ? `before it began (${side.text})` : `after it ended (${side.text})`
      yield {
        span: entry.time.span,
        message: `${entry.time.value} on ${dayOf(entry.wall)} lies more than a day ${relation}.`,
        related: [
          { message: side === first ? 'the start stands here' : 'the end stands here', span: side.span },
        ],
      }
    }
  },
}

const DAY = 86_400_000
/** An unknown zone may put a clock this far off. */
const OPEN = 14 * 3_600_000

interface Bound {
  readonly at: Instant
  readonly text: string
  readonly span: Span
}

function startOf({ record }: View): Bound | null {
  const { date, moments } = record
  const { started } = moments
  if (started?.value.instant != null) return boundAt(started.value.instant, started.span)
  return date === null ? null : { at: dayStart(date.value), text: date.value, span: date.span }
}

/** The end of the day where no time of day is known; without any end, nothing lies behind it. */
function endOf({ record, policy }: View): Bound | null {
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

/** Whether the day of an entry is written down, not only counted: by itself, an entry above, or a heading. */
function states(view: View, { reading, wall, span }: TimelineEntry, days: Set<Day>): boolean {
  const day = dayOf(wall!)
  if (reading?.date != null || reading?.partialDate != null) days.add(day)
  if (days.has(day)) return true
  const title = sectionAt(view, span.start)?.title.value ?? ''
  return /\d/.test(title) && findDate(title) !== null
}
