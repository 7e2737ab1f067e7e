import { openEnd } from '../edits/lines.ts'
import { insertSections, placeOfSection } from '../edits/sections.ts'
import { say } from '../message.ts'
import { actionsSection } from '../policy/actions.ts'
import type { SectionData } from '../profile/profile.ts'
import type { Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Fix, lazyFix, type Related } from './rule.ts'

export const sectionMissing: DocumentRule = {
  id: 'section-missing',
  group: 'sections',
  summary: 'A section required for this tier is missing',
  level: 'error',
  fix: 'safe',
  since: '0.1.0',
  source: 'The sections of each style’s template; CI gate 2 of the tiered style',
  // Headings in a block that nothing closes are words.
  words: (_, { parsed }) => openEnd(parsed) !== null,
  *check(view) {
    const missing = missingIn(view)
    if (missing.length === 0 || !statesTier(view)) return
    const { tier } = view.policy
    const whose =
      view.profile.data.tiers.length > 1
        ? say`Postmortems of tier ${tier.id} have one.`
        : say`This style has one.`
    const open = openEnd(view.parsed)
    const related = open === null ? [] : takenIn(view, open)
    for (const section of missing) {
      const at = placeOfSection(view, section.id)
      yield {
        span: { start: at, end: at },
        message: say`The section “${section.title}” is missing. ${whose}`,
        fixes: open === null ? fixes(view, section, missing) : [],
        related,
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

/** The first line of a block that nothing closes, if there are headings in it: the section may well be one of them. */
function takenIn({ parsed }: View, open: Span): Related[] {
  const text = slice(parsed, open)
  if (!/^ {0,3}#{1,6} /m.test(text)) return []
  const [line] = /^.*/.exec(text)!
  const span = { start: open.start, end: open.start + line.length }
  return [{ message: say`Nothing closes this block; the headings behind it are part of it`, span }]
}

/** Without a known tier it is unclear which sections are due; other rules report that. */
function statesTier({ profile, record }: View): boolean {
  const { tiers } = profile.data
  return tiers.length === 1 || tiers.some(tier => tier.id === record.tier?.value)
}

function fixes(view: View, section: SectionData, missing: readonly SectionData[]): Fix[] {
  const own = lazyFix(say`Insert “${section.title}”`, !asksOnceThere(view, section), () =>
    insertSections(view, [section.id]),
  )
  const ids = [...missing, ...view.policy.sections.missingAddenda].map(one => one.id)
  if (ids.length === 1) return [own]
  return [
    own,
    lazyFix(say`Insert all ${ids.length} missing sections`, false, () => insertSections(view, ids)),
  ]
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
