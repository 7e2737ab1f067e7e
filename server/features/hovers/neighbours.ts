import { holds } from '../../../core/index.ts'
import { storyOfIncident } from '../stories/incident.ts'
import type { Reader } from './topic.ts'

/** The id of another incident: what the workspace knows of it. */
export const incident: Reader = (sight, offset) => {
  const { record } = sight.view
  const fact = record.related.find(one => holds(one.span, offset))
  if (!fact) return null
  const markdown = storyOfIncident(sight, fact.value)
  return markdown === null ? null : { span: fact.span, markdown }
}
