import type { InlayHint, InlayHintParams } from 'vscode-languageserver'
import {
  type ActionItem,
  dueOf,
  durationWords,
  isOpenItem,
  listOf,
  localDay,
  type Message,
  minutesFrom,
  momentPoint,
  pointOf,
  remainingDays,
  type Span,
  say,
  shortWeekday,
  sinceStart,
  startOf,
  touches,
  type View,
  verbatim,
  weekdayWord,
} from '../../core/index.ts'
import type { Sight } from '../documents/sight.ts'
import type { Feature } from '../feature.ts'
import { fromStart } from './stories/times.ts'

/** A text shown behind a place in the document. */
interface Hint {
  readonly at: Span
  readonly label: Message
  readonly tooltip: Message
}

/** What a reader would otherwise work out: minutes since the start, the length computed, weekdays and days left. */
export const inlayHint: Feature<InlayHintParams, InlayHint[]> = {
  method: 'textDocument/inlayHint',
  capability: () => ({ inlayHintProvider: true }),
  preference: 'inlayHints',
  answer(sight, { range }) {
    const shown = sight.spanOf(range)
    const { view } = sight
    const hints = [...elapsed(view, shown), ...lengths(view), ...deadlines(view, shown)]
    return hints.filter(hint => touches(hint.at, shown)).map(hint => inlay(sight, hint))
  },
}

function inlay(sight: Sight, { at, label, tooltip }: Hint): InlayHint {
  const { inWords } = sight.client
  return {
    position: sight.rangeOf(at).end,
    label: inWords(label),
    tooltip: inWords(tooltip),
    paddingLeft: true,
  }
}

/** Minutes since the start, at every entry of the timeline and every moment of the metadata but the start itself. */
function* elapsed({ record }: View, shown: Span): Generator<Hint> {
  const start = startOf(record)
  if (start === null) return
  const hint = (at: Span, minutes: number): Hint => ({
    at,
    label: verbatim(sinceStart(minutes)),
    tooltip: fromStart(minutes, start),
  })
  for (const name of ['detected', 'mitigated', 'resolved'] as const) {
    const point = momentPoint(record, name)
    const minutes = point && minutesFrom(start, point)
    if (point && minutes !== null && !point.vague) yield hint(point.span, minutes)
  }
  for (const entry of record.timeline) {
    if (!touches(entry.span, shown) || entry.reading?.relative != null) continue
    const point = pointOf(entry)
    const minutes = point && minutesFrom(start, point)
    // What is said roughly does not count as the start, and is not before it for certain.
    if (point && minutes !== null && !(point.vague && minutes < 0)) yield hint(entry.time.span, minutes)
  }
}

/** The duration that follows from the document's own times, if it states none or another one. */
function* lengths({ record, policy }: View): Generator<Hint> {
  const { computed, mismatches } = policy.arithmetic
  if (computed !== null && computed.minutes > 0) {
    const unsaid = record.fields.filter(field => field.means === 'duration' && field.items.length === 0)
    for (const field of unsaid) yield computedHint(field.span, computed)
  }
  for (const { value, computed: other, own } of mismatches) {
    if (other !== null) yield computedHint(value.span, other)
    else if (own !== null)
      yield { at: value.span, label: say`= ${durationWords(own, 'short')}`, tooltip: byItsClocks }
  }
}

const byItsClocks = say`The length between the clock times stated with it`

function computedHint(at: Span, { minutes, from, to }: Computed): Hint {
  const label = say`= ${durationWords(minutes, 'short')}`
  return { at, label, tooltip: say`${durationWords(minutes)} from ${from.name} to ${to.name}` }
}

type Computed = NonNullable<View['policy']['arithmetic']['computed']>

/** The weekday of each due date, and how far off it is; what is done or cancelled is due no more. */
function* deadlines(view: View, shown: Span): Generator<Hint> {
  const { record, profile, settings, now } = view
  const today = localDay(now, settings.calendar.zone)
  for (const item of record.actions) {
    if (!touches(item.span, shown) || !isOpenItem(item, profile)) continue
    const due = dueOf(view, item)
    if (due === null) continue
    const { text } = remainingDays(today, due.value, settings.calendar)
    yield {
      at: due.span,
      label: say`${shortWeekday(due.value)}, ${text}`,
      tooltip: ownedBy(item, say`${weekdayWord(due.value)}, ${text}`),
    }
  }
}

function ownedBy({ owners }: ActionItem, due: Message): Message {
  return owners.length === 0 ? due : say`${due}; owned by ${listOf(owners.map(owner => owner.value))}`
}
