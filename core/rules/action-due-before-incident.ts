import { say } from '../message.ts'
import { quoted } from '../policy/actions.ts'
import { firstDay, isBefore } from '../policy/dueDates.ts'
import type { DocumentRule } from './rule.ts'

export const actionDueBeforeIncident: DocumentRule = {
  id: 'action-due-before-incident',
  group: 'actions',
  summary: 'An action item that was due before the incident',
  level: 'warning',
  generic: 'warning',
  fix: 'none',
  since: '0.1.0',
  source: 'An action item follows from the incident; an earlier date is usually a typing error',
  *check(view) {
    let start: ReturnType<typeof firstDay> | undefined
    for (const item of view.record.actions) {
      if (item.due === null) continue
      start ??= firstDay(view)
      if (start === null) return
      if (!isBefore(view, item.due, start.value)) continue
      yield {
        span: item.due.span,
        message: say`${quoted(item)} is due on ${item.due.value}, before the incident began (${start.value}).`,
        related: [{ message: say`the incident began here`, span: start.span }],
      }
    }
  },
}
