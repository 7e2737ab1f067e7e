import { type Choice, choiceOf, dataOf, type FieldData, holds, valuesOf } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { policyRow, type Reader } from './topic.ts'

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

/** What a key of the metadata holds. */
export function storyOfField(sight: Sight, data: FieldData): string {
  return policyRow(sight, data.key, [data.about, expects(sight, data)], data.cite)
}

function expects({ view }: Sight, data: FieldData): string | undefined {
  const values = valuesOf(view.profile, data)
  return values.length === 0 ? undefined : `One of ${values.map(one => `\`${one.id}\``).join(', ')}.`
}

/** The row of the list a value stands in: triggers tell their tier, tiers their sections, statuses their limit. */
export function storyOfValue(sight: Sight, field: FieldData, id: string): string {
  const { values: list } = field
  const { data } = sight.view.profile
  const trigger = list === 'triggers' ? data.triggers.find(one => one.id === id) : undefined
  if (trigger) {
    const asks = trigger.tier
      ? `${asked[trigger.asks]}, tier **${trigger.tier}**.`
      : `${asked[trigger.asks]}.`
    const fired = sight.view.policy.triggers.find(one => one.trigger.id === id)
    const why =
      fired && fired.facts.length > 0 ? `Fires here because ${fired.facts.join(' and ')}.` : undefined
    return policyRow(sight, trigger.label ?? id, [asks, trigger.about, why], trigger.cite)
  }
  const tier = list === 'tiers' ? data.tiers.find(one => one.id === id) : undefined
  if (tier) {
    const titles = tier.sections.map(one => data.sections.find(section => section.id === one)?.title ?? one)
    const sections = `Sections: ${titles.join(', ')}.`
    return policyRow(sight, tier.label ?? id, [tier.about, sections], tier.cite)
  }
  const other = valuesOf(sight.view.profile, field).find(one => one.id === id)
  return policyRow(sight, other?.label ?? id, [other?.about], other?.cite)
}

const asked = {
  required: 'Asks for a postmortem',
  recommended: 'A postmortem at the lead’s discretion',
  optional: 'A postmortem is optional',
  'not-required': 'Needs no postmortem',
} as const

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

/** One of the values that the style lists for a cell. */
export function storyOfChoice(sight: Sight, { id, label, about, cite }: Choice): string {
  return policyRow(sight, label ?? id, [about], cite)
}
