import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  addDays,
  type FieldData,
  type Instant,
  localDay,
  milestonesOf,
  momentText,
  plain,
  type Span,
  say,
  shorthands,
  slice,
} from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { item, type Spot } from './spot.ts'

const MINUTE = 60_000

/** Days by their short forms: `+5bd`, `eoq`, `next tue`, and any other count, such as `+7bd`, once it is typed. */
export function days({ sight, offset }: Spot, span: Span): CompletionItem[] {
  const { now, settings, parsed } = sight.view
  const typed = slice(parsed, { start: span.start, end: Math.max(span.start, offset) }).trim()
  const today = localDay(now, settings.calendar.zone)
  return shorthands(today, settings.calendar, typed).map(({ label, day, detail }, rank) =>
    item(sight, { label, text: day, span, kind: CompletionItemKind.Value, detail, rank, filter: label }),
  )
}

/** The days on which what has happened did happen, as a rule. */
export function recentDays(sight: Sight, span: Span): CompletionItem[] {
  const today = localDay(sight.view.now, sight.view.settings.calendar.zone)
  return ['today', 'yesterday'].map((label, rank) => {
    const text = addDays(today, -rank)
    return item(sight, {
      label,
      text,
      span,
      kind: CompletionItemKind.Value,
      detail: text,
      rank,
      filter: label,
    })
  })
}

/** Whether a count of days is being typed: what it means changes with every digit. */
export function isCounting({ before }: Spot): boolean {
  return /\+\d*[a-z]{0,2}$/i.test(before)
}

/** Moments the timeline tells, those that stand for the field first; and now. */
export function moments(sight: Sight, data: FieldData, span: Span): CompletionItem[] {
  const { record, profile, now } = sight.view
  const milestones = milestonesOf(record, profile)
  const told = record.timeline.flatMap(({ instant, text }, i) => {
    const isMeant = [...milestones[i]!].some(one => one === data.means)
    return instant === null ? [] : [{ instant, text: plain(text.value), isMeant }]
  })
  const present = { instant: Math.floor(now / MINUTE) * MINUTE, text: say`now` }
  const ordered = [...told.filter(one => one.isMeant), present, ...told.filter(one => !one.isMeant)]
  const seen = new Set<Instant>()
  return ordered
    .filter(({ instant }) => !seen.has(instant) && seen.add(instant))
    .map(({ instant, text }, rank) => {
      const label = momentText(data, instant)
      return item(sight, { label, text: label, span, kind: CompletionItemKind.Value, detail: text, rank })
    })
}
