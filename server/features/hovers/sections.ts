import { holds, type SectionData } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { policyRow, type Reader } from './topic.ts'

/** The title of a section the style knows: what belongs there. */
export const sectionTitle: Reader = (sight, offset) => {
  const { record, profile } = sight.view
  const section = record.sections.find(one => holds(one.title.span, offset))
  const data = profile.data.sections.find(one => one.id === section?.id)
  if (!section || !data?.about) return null
  return { span: section.title.span, markdown: storyOfSection(sight, data) }
}

/** What belongs into a section, and how much of it. */
export function storyOfSection(sight: Sight, { title, about, sentences, cite }: SectionData): string {
  const length = sentences ? `${sentences[0]} to ${sentences[1]} sentences.` : undefined
  return policyRow(sight, title, [about, length], cite)
}
