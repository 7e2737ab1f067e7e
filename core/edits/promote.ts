import type { Edit } from '../edit.ts'
import { compareSections } from '../policy/sections.ts'
import { isRequired } from '../profile/lookup.ts'
import { blankFor } from '../profile/template.ts'
import type { View } from '../view.ts'
import { setFields } from './metadata.ts'
import { insertSections } from './sections.ts'
import { together } from './together.ts'

/**
 * Makes the document one of another tier: sets the field that says so and inserts the fields, to be filled in, and the
 * sections that tier asks for and the document lacks. What is there stays, sections of the former tier included. None for
 * a tier the style lacks.
 */
export function promoteTier(view: View, tierId: string): Edit[] {
  const { profile, record } = view
  const tier = profile.data.tiers.find(one => one.id === tierId)
  if (!tier) return []
  const field = profile.data.metadata.fields.find(one => one.means === 'tier')
  const { missing, missingAddenda } = compareSections(record, profile, tier)
  const ids = [...missing, ...missingAddenda].map(section => section.id)
  return together([
    ...(field && record.tier?.value !== tierId ? setFields(view, fieldsFor(view, field.key, tierId)) : []),
    ...insertSections(view, ids, tierId),
  ])
}

/** The tier, and blanks for what it asks for and the document does not state at all. */
function fieldsFor({ profile, record }: View, key: string, tierId: string): Record<string, string> {
  const present = new Set(record.fields.map(field => field.key))
  const missing = profile.data.metadata.fields.filter(
    one => !present.has(one.key) && isRequired(profile, one, tierId, record.status?.value ?? null),
  )
  const before = record.tier?.value ?? null
  const added = missing.filter(one => !isRequired(profile, one, before, record.status?.value ?? null))
  return { [key]: tierId, ...Object.fromEntries(added.map(one => [one.key, blankFor(one)])) }
}
