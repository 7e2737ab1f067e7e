import { meaningOf } from '../facts/actions/progress.ts'
import type { ActionItem } from '../facts/record.ts'
import { dayOf, findDate } from '../facts/times.ts'
import { type Message, say } from '../message.ts'
import { quoted } from '../policy/actions.ts'
import { actionStatusOf } from '../profile/lookup.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { DocumentRule } from './rule.ts'

export const closedWithOpenActions: DocumentRule = {
  id: 'closed-with-open-actions',
  group: 'lifecycle',
  summary: 'The document is closed, but an action item is neither done nor deferred to a new date',
  level: 'error',
  fix: 'none',
  since: '0.1.0',
  source:
    'Lifecycle of the tiered style: closed once every item is done, or formally deferred again with a new date',
  *check(view) {
    const { record, profile } = view
    const finished = profile.data.lifecycle?.finished
    if (finished === undefined || record.status?.value !== finished) return
    for (const item of record.actions) {
      const state = stateOf(view, item)
      if (state === null) continue
      yield {
        span: item.status?.span ?? item.text.span,
        message: say`The document is ${finished}, but ${state}. Expected done, or deferred to a new date.`,
        related: [{ message: say`${finished} here`, span: record.status.span }],
      }
    }
  },
}

/** Says why the item counts as open, as a part of a sentence; `null` if it does not. */
function stateOf(view: View, item: ActionItem): Message | null {
  if (item.done) return null
  const name = item.id === null ? quoted(item) : item.id.value
  const { status } = item
  if (status === null) return say`${name} has no status`
  const written = slice(view.parsed, item.cells.status ?? status.span)
  const means = actionStatusOf(view.profile, written)?.means ?? meaningOf(item, view.profile)
  if (means === 'done' || means === 'cancelled') return null
  // An unknown status is reported by `action-value`.
  if (means === null && view.profile.data.actions.statuses.length > 0) return null
  if (means !== 'deferred') return say`${name} is ${status.value}`
  return isReDeferred(view, item, `${written} ${remark.exec(item.text.value)?.[0] ?? ''}`)
    ? null
    : say`${name} is deferred without a new date`
}

/** The reason may follow the action: "(deferred from 2026-08-28 – the vendor ships in October)". */
const remark = /\b(?:re-?)?(?:deferred|postponed)\b.*$/i

/** Whether a new date is given (`deferred to YYYY-MM-DD`), or a reason beside a due date after the incident. */
function isReDeferred({ policy }: View, { due }: ActionItem, written: string): boolean {
  const date = findDate(written)
  if (date !== null && date.problem === null && !/\bfrom\b/i.test(written.slice(0, date.span.start)))
    return true
  const start = policy.lifecycle.clockStart
  const isLater = due !== null && (start === null || due.value > dayOf(start))
  return isLater && /\p{L}+\P{L}+\p{L}{2}/u.test(written)
}
