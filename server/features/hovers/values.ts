import { choiceOf, dataOf, holds, valuesOf } from '../../../core/index.ts'
import { policyRow } from '../stories/policyRow.ts'
import { storyOfChoice, storyOfField, storyOfValue } from '../stories/values.ts'
import type { Reader } from './topic.ts'

/** A value of the metadata: the severity, tier, status, trigger or class it names, as the policy has it. */
export const fieldValue: Reader = (sight, offset) => {
  const { record, profile } = sight.view
  const field = record.fields.find(one => holds(one.span, offset))
  if (!field) return null
  const data = dataOf(sight.view, field.key ?? '')
  if (!data) return null
  if (holds(field.label.span, offset)) {
    return { span: field.label.span, markdown: storyOfField(sight, data) }
  }
  const item = field.items.find(one => holds(one.span, offset))
  if (!item) return null
  const choice = choiceOf(valuesOf(profile, data), item.value)
  if (choice) return { span: item.span, markdown: storyOfValue(sight, data, choice.id) }
  if (data.type !== 'boolean') return null
  return {
    span: item.span,
    markdown: policyRow(sight, `${data.key}: ${item.value}`, [data.about], data.cite),
  }
}

/** Type, priority or status of an action item. */
export const actionValue: Reader = (sight, offset) => {
  const item = sight.view.record.actions.find(one => holds(one.span, offset))
  if (!item) return null
  const { actions } = sight.view.profile.data
  const lists = [
    [item.type, actions.types],
    [item.priority, actions.priorities],
    [item.status, actions.statuses],
  ] as const
  for (const [fact, choices] of lists) {
    if (!fact || !holds(fact.span, offset)) continue
    const choice = choiceOf(choices, fact.value)
    if (choice) return { span: fact.span, markdown: storyOfChoice(sight, choice) }
  }
  return null
}
