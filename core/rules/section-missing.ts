import { endsOpen } from '../edits/lines.ts'
import { insertSections, placeOfSection } from '../edits/sections.ts'
import { actionsSection } from '../policy/actions.ts'
import type { SectionData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Fix, lazyFix } from './rule.ts'

export const sectionMissing: DocumentRule = {
  id: 'section-missing',
  group: 'sections',
  summary: 'A section required for this tier is missing',
  level: 'error',
  fix: 'safe',
  since: '0.1.0',
  source: 'The sections of each style’s template; CI gate 2 of the tiered style',
  *check(view) {
    const missing = missingIn(view)
    if (missing.length === 0 || !statesTier(view)) return
    const { tier } = view.policy
    const whose =
      view.profile.data.tiers.length > 1 ? `Postmortems of tier ${tier.id} have` : 'This style has'
    for (const section of missing) {
      const at = placeOfSection(view, section.id)
      yield {
        span: { start: at, end: at },
        message: `The section “${section.title}” is missing. ${whose} one.`,
        fixes: at === view.parsed.length && endsOpen(view.parsed) ? [] : fixes(view, section, missing),
        ...(section.cite === undefined ? {} : { cite: section.cite }),
      }
    }
  },
}

/** Returns the missing sections; where the facts demand a higher tier (`tier-too-low`), only those it has too. */
function missingIn({ policy }: View): readonly SectionData[] {
  const { missing } = policy.sections
  const asked = missing.length === 0 ? null : policy.tierAsked
  if (asked === null || asked.tier.rank <= policy.tier.rank) return missing
  return missing.filter(section => asked.tier.sections.includes(section.id))
}

/** Without a known tier it is unclear which sections are due; other rules report that. */
function statesTier({ profile, record }: View): boolean {
  const { tiers } = profile.data
  return tiers.length === 1 || tiers.some(tier => tier.id === record.tier?.value)
}

function fixes(view: View, section: SectionData, missing: readonly SectionData[]): Fix[] {
  const own = lazyFix(`Insert “${section.title}”`, !asksOnceThere(view, section), () =>
    insertSections(view, [section.id]),
  )
  if (missing.length === 1) return [own]
  const ids = missing.map(one => one.id)
  return [own, lazyFix(`Insert all ${ids.length} missing sections`, false, () => insertSections(view, ids))]
}

/**
 * Whether the inserted section would itself cause an error: no action items yet, or metadata without values. Such
 * a fix is not safe.
 */
function asksOnceThere({ profile, record, policy }: View, { id, kind }: SectionData): boolean {
  if (kind === 'actions')
    return record.actions.length < policy.tier.actions && actionsSection(record) === null
  return id === profile.data.metadata.section && policy.askedFields.some(one => !one.filled)
}
