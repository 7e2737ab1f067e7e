import { placeOfField, setField } from '../edits/metadata.ts'
import { bothOf, listOf, say } from '../message.ts'
import { isBroken } from '../policy/fields.ts'
import { undeclaredTriggers } from '../policy/triggers.ts'
import { nearest } from '../profile/near.ts'
import type { View } from '../view.ts'
import { type DocumentRule, lazyFix } from './rule.ts'

export const triggerUndeclared: DocumentRule = {
  id: 'trigger-undeclared',
  group: 'triggers',
  summary: 'Facts fire a trigger that the document does not list',
  level: 'warning',
  fix: 'safe',
  since: '0.1.0',
  source: 'Hard triggers of the tiered style',
  *check(view) {
    const { record, profile, policy } = view
    const data = profile.lookup.meanings.get('triggers')
    if (data === undefined || isBroken(view.parsed)) return
    const field = record.fields.find(one => one.key === data.key)
    // A missing or empty required list is left to `metadata-required`.
    if (field === undefined && policy.askedFields.some(one => one.data === data)) return
    const missing = undeclaredTriggers(policy.triggers).filter(one => !isMisspelt(one.trigger.id, view))
    if (missing.length === 0) return
    const at = placeOfField(view, data.key)
    const named = listOf(missing.map(({ trigger, facts }) => say`${trigger.id} (${bothOf(facts)})`))
    const ids = missing.map(({ trigger }) => trigger.id)
    const listed = record.triggers.map(trigger => trigger.value)
    yield {
      span: field?.label.span ?? { start: at, end: at },
      message: say`The facts fire ${named}, which “${data.key}” does not list.`,
      fixes: [lazyFix(say`Add ${ids.join(', ')}`, true, () => setField(view, data.key, [...listed, ...ids]))],
    }
  },
}

/** Whether the list contains the trigger misspelt, which `metadata-value` reports. */
function isMisspelt(id: string, { record, profile }: View): boolean {
  const known = profile.data.triggers.map(trigger => trigger.id)
  return record.triggers.some(({ value }) => !known.includes(value) && nearest(value, known) === id)
}
