import { compareSections } from '../policy/sections.ts'
import type { Edit } from '../rules/rule.ts'
import type { View } from '../view.ts'
import { setField } from './metadata.ts'
import { insertSections } from './sections.ts'
import { together } from './together.ts'

/**
 * Makes the document one of another tier: sets the field that says so and inserts the sections that tier asks for and
 * the document lacks. What is there stays, sections of the former tier included. None for a tier the style lacks.
 */
export function promoteTier(view: View, tierId: string): Edit[] {
  const { profile, record } = view
  const tier = profile.data.tiers.find(one => one.id === tierId)
  if (!tier) return []
  const field = profile.data.metadata.fields.find(one => one.means === 'tier')
  const { missing, missingAddenda } = compareSections(record, profile, tier)
  const ids = [...missing, ...missingAddenda].map(section => section.id)
  return together([
    ...(field && record.tier?.value !== tierId ? setField(view, field.key, tierId) : []),
    ...insertSections(view, ids, tierId),
  ])
}
