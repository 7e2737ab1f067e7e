import { lineSpan, pageOf, positionAt, rules, slice } from '../../../core/index.ts'
import { policyRow } from '../stories/policyRow.ts'
import type { Reader } from './topic.ts'

/** A rule named in a suppression: what it would find, and where one reads why. */
export const suppressedRule: Reader = (sight, offset) => {
  const { parsed } = sight.view
  const line = lineSpan(parsed, positionAt(parsed, offset).line)
  const text = slice(parsed, line)
  if (!text.includes('postmortem-ignore')) return null
  const at = offset - line.start
  for (const { 0: word, index } of text.matchAll(/[a-z]+(?:-[a-z]+)+/g)) {
    const rule = rules.find(one => one.id === word)
    if (!rule || at < index || at > index + word.length) continue
    const span = { start: line.start + index, end: line.start + index + word.length }
    const page = `[Why, and how to mend it](${pageOf(rule.id)})`
    return { span, markdown: policyRow(sight, rule.id, [`${rule.summary}.`, page], rule.source) }
  }
  return null
}
