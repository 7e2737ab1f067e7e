import type { SuppressionUse } from '../checking/suppressions.ts'
import { removeSuppression } from '../edits/suppression.ts'
import { nearest } from '../profile/near.ts'
import type { View } from '../view.ts'
import { type Fix, lazyFix, type SuppressionRule } from './rule.ts'

export const suppressionUnknown: SuppressionRule = {
  id: 'suppression-unknown',
  group: 'housekeeping',
  summary: 'A suppression that names no rule, or gives no reason',
  level: 'warning',
  generic: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'A suppression without a rule or a reason has no effect; its author believes it has',
  reads: 'suppressions',
  *check(uses, view) {
    for (const use of uses) {
      if (use.rule === '') {
        yield {
          span: use.span,
          message: 'This names no rule: nothing is suppressed. Expected “rule: reason”.',
          fixes: [lazyFix('Remove the suppression', true, () => removeSuppression(view, use))],
        }
      } else if (!use.known) {
        const near = nearest(use.rule, use.rules)
        const hint = near === null ? 'Expected the id of a rule.' : `Did you mean ${near}?`
        yield {
          span: use.span,
          message: `There is no rule ${use.rule}. ${hint}`,
          fixes: fixes(view, use, near),
        }
      } else if (use.reason === null) {
        yield {
          span: use.span,
          message: `The reason is missing: without one nothing is suppressed. Expected “${use.rule}: reason”.`,
          fixes: [lazyFix('Remove the suppression', false, () => removeSuppression(view, use))],
        }
      }
    }
  },
}

function fixes(view: View, use: SuppressionUse, near: string | null): Fix[] {
  if (near !== null)
    return [{ title: `Change to ${near}`, safe: true, edits: [{ span: use.span, text: near }] }]
  return [lazyFix('Remove the suppression', true, () => removeSuppression(view, use))]
}
