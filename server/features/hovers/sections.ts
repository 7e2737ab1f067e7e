import { holds } from '../../../core/index.ts'
import { storyOfSection } from '../stories/section.ts'
import type { Reader } from './topic.ts'

/** The title of a section the style knows: what belongs there. */
export const sectionTitle: Reader = (sight, offset) => {
  const { record, profile } = sight.view
  const section = record.sections.find(one => holds(one.title.span, offset))
  const data = profile.data.sections.find(one => one.id === section?.id)
  if (!section || !data?.about) return null
  return { span: section.title.span, markdown: storyOfSection(sight, data) }
}
