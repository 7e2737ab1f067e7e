import { canDefer, deferAction } from '../edits/actions.ts'
import { dueOf } from '../facts/actions/progress.ts'
import { localDay } from '../facts/zones.ts'
import { say } from '../message.ts'
import { isOverdueItem, quoted, usualDue } from '../policy/actions.ts'
import { remainingDays } from '../policy/calendar.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const actionOverdue: DocumentRule = {
  id: 'action-overdue',
  group: 'actions',
  summary: 'An action item is open past its due date',
  level: 'error',
  fix: 'offer',
  clock: true,
  since: '0.1.0',
  source: 'Scheduled audit 2 of the tiered style; the reviews of open items in the other styles',
  *check(view) {
    const { record, settings, now } = view
    if (record.actions.length === 0) return
    const today = localDay(now, settings.calendar.zone)
    for (const item of record.actions) {
      const due = isOverdueItem(view, item) ? dueOf(view, item) : null
      if (due === null) continue
      const { text } = remainingDays(today, due.value, settings.calendar)
      yield {
        span: due.span,
        message: say`${quoted(item)} was due on ${due.value} and is not done: ${text}.`,
        fixes: () => {
          if (!canDefer(view, item)) return []
          const day = usualDue(view, item.group)
          const work = () => deferAction(view, item, day, 'not finished in time')
          return [lazyFix(say`Defer to ${day}`, false, work)]
        },
      }
    }
  },
}
