import { holds, policyRow, type Reader } from './topic.ts'

/** The title of a section the style knows: what belongs there. */
export const sectionTitle: Reader = (sight, offset) => {
  const { record, profile } = sight.view
  const section = record.sections.find(one => holds(one.title.span, offset))
  const data = profile.data.sections.find(one => one.id === section?.id)
  if (!section || !data?.about) return null
  const length = data.sentences ? `${data.sentences[0]} to ${data.sentences[1]} sentences.` : undefined
  return { span: section.title.span, markdown: policyRow(sight, data.title, [data.about, length], data.cite) }
}
