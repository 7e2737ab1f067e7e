import { holds, nameAt } from '../../../core/index.ts'
import { storyOfIncident } from '../stories/incident.ts'
import type { Reader } from './topic.ts'

/** The id of another incident, in the metadata or in the text: what the workspace knows of it. */
export const incident: Reader = (sight, offset) => {
  const { record } = sight.view
  const fact = record.related.find(one => holds(one.span, offset))
  const name = fact ? null : nameAt(sight.view, offset)
  const isOther = name?.kind === 'incident' && name.text !== record.id?.value
  const found = fact ?? (isOther ? { value: name.text, span: name.span } : null)
  if (!found) return null
  const markdown = storyOfIncident(sight, found.value)
  return markdown === null ? null : { span: found.span, markdown }
}
