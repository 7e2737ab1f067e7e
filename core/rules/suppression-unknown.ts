import type { SuppressionUse } from '../checking/suppressions.ts'
import { removeSuppression } from '../edits/suppression.ts'
import { say } from '../message.ts'
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
          message: say`This names no rule: nothing is suppressed. Expected “rule: reason”.`,
          fixes: [lazyFix(say`Remove the suppression`, true, () => removeSuppression(view, use))],
        }
      } else if (!use.known) {
        const near = nearest(use.rule, use.rules)
        yield {
          span: use.span,
          message:
            near === null
              ? say`There is no rule ${use.rule}. Expected the id of a rule.`
              : say`There is no rule ${use.rule}. Did you mean ${near}?`,
          fixes: fixes(view, use, near),
        }
      } else if (use.reason === null) {
        yield {
          span: use.span,
          message: say`The reason is missing: without one nothing is suppressed. Expected “${use.rule}: reason”.`,
          fixes: [lazyFix(say`Remove the suppression`, false, () => removeSuppression(view, use))],
        }
      }
    }
  },
}

function fixes(view: View, use: SuppressionUse, near: string | null): Fix[] {
  if (near !== null)
    return [{ title: say`Change to ${near}`, safe: true, edits: [{ span: use.span, text: near }] }]
  return [lazyFix(say`Remove the suppression`, true, () => removeSuppression(view, use))]
}
