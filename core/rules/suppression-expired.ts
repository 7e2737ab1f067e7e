import { removeSuppression } from '../edits/suppression.ts'
import { isRealDay } from '../facts/times.ts'
import { say } from '../message.ts'
import { lazyFix, type SuppressionRule } from './rule.ts'

export const suppressionExpired: SuppressionRule = {
  id: 'suppression-expired',
  group: 'housekeeping',
  summary: 'A suppression that is past its date',
  level: 'warning',
  generic: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'A suppression with a date ends on that date',
  reads: 'suppressions',
  *check(uses, view) {
    for (const use of uses) {
      if (!use.known || !use.expired) continue
      const isDay = use.until !== null && isRealDay(use.until)
      yield {
        span: use.span,
        message: !isDay
          ? say`There is no ${use.until ?? ''}: without a valid date, ${use.rule} is not suppressed.`
          : say`${use.rule} was to be suppressed until ${use.until ?? ''}. Expected a fix, or a new date.`,
        fixes: [lazyFix(say`Remove the suppression`, isDay, () => removeSuppression(view, use))],
      }
    }
  },
}
