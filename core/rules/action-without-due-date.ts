import { hasPlaceFor, setActionCell } from '../edits/actions.ts'
import { dueOf, meaningOf } from '../facts/actions/progress.ts'
import type { ActionItem } from '../facts/record.ts'
import { findDate, readTime } from '../facts/times.ts'
import { saysNothing } from '../facts/values.ts'
import { say } from '../message.ts'
import { placeOfPart, quoted, usualDue } from '../policy/actions.ts'
import { periodEnd } from '../policy/shorthand.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Fix, lazyFix } from './rule.ts'

export const actionWithoutDueDate: DocumentRule = {
  id: 'action-without-due-date',
  group: 'actions',
  summary: 'An action item without a due date',
  level: 'error',
  generic: 'hint',
  fix: 'offer',
  since: '0.1.0',
  source: 'Action items in the tiered, platform and learning styles; common pitfalls in the process style',
  *check(view) {
    for (const item of view.record.actions) {
      if (isDated(view, item)) continue
      const written = item.dueText
      const words = written === null || saysNothing(view.profile, written.value) ? null : written.value
      const name = quoted(item)
      yield {
        span: written?.span ?? placeOfPart(item, 'due'),
        message:
          words === null
            ? say`${name} has no due date. Expected YYYY-MM-DD.`
            : say`${name} is due “${words}”, which is not a full date. Expected YYYY-MM-DD.`,
        fixes: () => fixes(view, item),
      }
    }
  },
}

/**
 * Whether the item needs no finding: it has a due date, is cancelled, or names an impossible date
 * (`impossible-date` reports it). In the `generic` style, words such as "next sprint" count as a date, and
 * finished items need none.
 */
function isDated(view: View, item: ActionItem): boolean {
  const { profile } = view
  if (dueOf(view, item) !== null) return true
  const state = meaningOf(item, profile)
  if (state === 'cancelled') return true
  if (profile.data.generic && (state === 'done' || item.dueText !== null)) return true
  return item.dueText !== null && isImpossible(item.dueText.value)
}

function isImpossible(text: string): boolean {
  return (readTime(text)?.problem ?? findDate(text)?.problem ?? null) !== null
}

function fixes(view: View, item: ActionItem): Fix[] {
  const day = periodEnd(item.dueText?.value ?? '') ?? usualDue(view, item.group)
  if (item.done || !hasPlaceFor(view, item, 'due')) return []
  return [lazyFix(say`Set the due date to ${day}`, false, () => setActionCell(view, item, 'due', day))]
}
