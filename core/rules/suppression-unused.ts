import { removeSuppression } from '../edits/suppression.ts'
import { say } from '../message.ts'
import { lazyFix, type SuppressionRule } from './rule.ts'

export const suppressionUnused: SuppressionRule = {
  id: 'suppression-unused',
  group: 'housekeeping',
  summary: 'A suppression that suppresses nothing',
  level: 'warning',
  generic: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'A list of exceptions is only trusted while each of them is needed',
  reads: 'suppressions',
  *check(uses, view) {
    for (const use of uses) {
      // If the rule did not run, it is unknown whether the suppression is needed.
      if (use.used || !use.tried || use.expired || use.reason === null) continue
      yield {
        span: use.span,
        message: use.repeats
          ? say`Another comment suppresses ${use.rule} here already.`
          : say`There is no ${use.rule} here to suppress.`,
        tags: ['unnecessary'],
        fixes: [lazyFix(say`Remove the suppression`, true, () => removeSuppression(view, use))],
      }
    }
  },
}
