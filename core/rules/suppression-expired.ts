import { removeSuppression } from '../edits/suppression.ts'
import { lazyFix, type SuppressionRule } from './rule.ts'

export const suppressionExpired: SuppressionRule = {
  id: 'suppression-expired',
  group: 'housekeeping',
  summary: 'A suppression that is past its date',
  level: 'warning',
  generic: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'Suppressions are debts: this one was to be paid by its date',
  reads: 'suppressions',
  *check(uses, view) {
    for (const use of uses) {
      if (!use.known || !use.expired) continue
      yield {
        span: use.span,
        message: `${use.rule} was to be suppressed until ${use.until}. Expected the fault mended, or a new date.`,
        fixes: [lazyFix('Remove the suppression', true, () => removeSuppression(view, use))],
      }
    }
  },
}
