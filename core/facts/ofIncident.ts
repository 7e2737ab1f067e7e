import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import { kindAround } from './outline.ts'
import type { Field, Section } from './record.ts'

/** Where a length is that of the incident, as a rule. */
const places: ReadonlySet<Section['kind']> = new Set(['summary', 'impact', 'metrics', 'timeline'] as const)
const lengths: ReadonlySet<Meaning> = new Set([
  'duration',
  'detection-time',
  'response-time',
  'resolution-time',
] as const)

/**
 * Whether a duration stands where a document states how long the incident lasted: among its metadata, in
 * summary, impact or timeline, where the style asks for it, beside other facts of the incident, or under a label of several
 * words ("total duration"). Elsewhere it may be that of a query, a deployment, or a meeting.
 */
export function isOfIncident(
  field: Field,
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): boolean {
  if (field.label.value.trim().includes(' ')) return true
  const { start } = field.span
  const own = sections.findLast(({ span }) => span.start <= start && start < span.end) ?? null
  // A heading that is a field itself ("### Duration") stands in the section around it.
  const section = field.form === 'heading' && own?.parent != null ? sections[own.parent]! : own
  if (section === null || (section === sections[0] && section.level === 1)) return true
  const { id, span } = section
  const { metadata } = profile.data
  if (id !== null && (id === metadata.section || metadata.fields.some(one => one.section === id))) return true
  const kind = kindAround(sections, section)
  if (kind !== null) return places.has(kind)
  const isBeside = (one: Field) => span.start <= one.span.start && one.span.end <= span.end
  return fields.some(one => one.means !== null && !lengths.has(one.means) && isBeside(one))
}
