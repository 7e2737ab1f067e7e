import {
  bothOf,
  type Choice,
  type FieldData,
  listOf,
  type Message,
  say,
  valuesOf,
} from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { policyRow } from './policyRow.ts'

/** What a key of the metadata holds. */
export function storyOfField(sight: Sight, data: FieldData): Message {
  return policyRow(sight, data.key, [data.about, expects(sight, data)], data.cite)
}

function expects({ view }: Sight, data: FieldData): Message | undefined {
  const values = valuesOf(view.profile, data)
  const names = listOf(values.map(one => `\`${one.id}\``))
  return values.length === 0 ? undefined : say`One of ${names}.`
}

/** The row of the list a value stands in: triggers tell their tier, tiers their sections, statuses their limit. */
export function storyOfValue(sight: Sight, field: FieldData, id: string): Message {
  const { values: list } = field
  const { data } = sight.view.profile
  const trigger = list === 'triggers' ? data.triggers.find(one => one.id === id) : undefined
  if (trigger) {
    const asks = trigger.tier
      ? say`${asked[trigger.asks]}, tier **${trigger.tier}**.`
      : say`${asked[trigger.asks]}.`
    const fired = sight.view.policy.triggers.find(one => one.trigger.id === id)
    const why = fired && fired.facts.length > 0 ? say`Fires here because ${bothOf(fired.facts)}.` : undefined
    return policyRow(sight, trigger.label ?? id, [asks, trigger.about, why], trigger.cite)
  }
  const tier = list === 'tiers' ? data.tiers.find(one => one.id === id) : undefined
  if (tier) {
    const titles = tier.sections.flatMap(one => {
      const section = data.sections.find(({ id }) => id === one)
      // What only a flag asks for, and what may be left out, is not what the tier asks of every document.
      return section?.flag || section?.optional ? [] : (section?.title ?? one)
    })
    const sections = titles.length > 0 ? say`Sections: ${listOf(titles)}.` : undefined
    return policyRow(sight, tier.label ?? id, [tier.about, sections], tier.cite)
  }
  const other = valuesOf(sight.view.profile, field).find(one => one.id === id)
  return policyRow(sight, other?.label ?? id, [other?.about], other?.cite)
}

const asked = {
  required: say`Asks for a postmortem`,
  recommended: say`A postmortem at the lead’s discretion`,
  optional: say`A postmortem is optional`,
  'not-required': say`Needs no postmortem`,
} as const

/** One of the values that the style lists for a cell. */
export function storyOfChoice(sight: Sight, { id, label, about, cite }: Choice): Message {
  return policyRow(sight, label ?? id, [about], cite)
}
