import { type Choice, type FieldData, valuesOf } from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { policyRow } from './policyRow.ts'

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
    const titles = tier.sections.flatMap(one => {
      const section = data.sections.find(({ id }) => id === one)
      // What only a flag asks for, and what may be left out, is not what the tier asks of every document.
      return section?.flag || section?.optional ? [] : (section?.title ?? one)
    })
    const sections = titles.length > 0 ? `Sections: ${titles.join(', ')}.` : undefined
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

/** One of the values that the style lists for a cell. */
export function storyOfChoice(sight: Sight, { id, label, about, cite }: Choice): string {
  return policyRow(sight, label ?? id, [about], cite)
}
