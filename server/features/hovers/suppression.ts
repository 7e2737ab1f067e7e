import { holds, pageOf, readSuppressions, rules, say } from '../../../core/index.ts'
import { policyRow } from '../stories/policyRow.ts'
import type { Reader } from './topic.ts'

/** A rule named in a suppression: what it would find, and where one reads why. */
export const suppressedRule: Reader = (sight, offset) => {
  const named = readSuppressions(sight.view).find(({ span }) => holds(span, offset))
  const rule = named && rules.find(({ id }) => id === named.rule)
  if (!named || !rule) return null
  const page = say`[Why, and how to mend it](${pageOf(rule.id)})`
  return { span: named.span, markdown: policyRow(sight, rule.id, [`${rule.summary}.`, page], rule.source) }
}
