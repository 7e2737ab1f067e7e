import { keptOn } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import { covers } from '../span.ts'
import { kindAround, sectionAround } from './outline.ts'
import type { Field, Section } from './record.ts'

/** Sections in which a duration usually is that of the incident. */
const places: ReadonlySet<Section['kind']> = new Set(['summary', 'impact', 'metrics', 'timeline'] as const)
const lengths: ReadonlySet<Meaning> = new Set([
  'duration',
  'detection-time',
  'response-time',
  'resolution-time',
] as const)

/**
 * Whether a duration is that of the incident: in the metadata, in summary, impact or timeline, in a section where the style has
 * fields, beside other facts of the incident, or with a label of several words ("total duration"). Elsewhere it may be that of a
 * query, a deployment or a meeting.
 */
export function isOfIncident(
  field: Field,
  fields: readonly Field[],
  sections: readonly Section[],
  profile: Profile,
): boolean {
  if (field.label.value.trim().includes(' ')) return true
  const { start } = field.span
  const own = sectionAround(sections, start)
  // A heading that is itself a field ("### Duration") belongs to the section around it.
  const section = field.form === 'heading' && own?.parent != null ? sections[own.parent]! : own
  if (section === null || (section === sections[0] && section.level === 1)) return true
  const { id, span } = section
  const { metadata } = profile.data
  if (id !== null && (id === metadata.section || metadata.fields.some(one => one.section === id))) return true
  const kind = kindAround(sections, section)
  if (kind !== null) return places.has(kind)
  return otherFacts(fields).some(one => covers(span, one.span))
}

const otherFacts = keptOn((fields: readonly Field[]) =>
  fields.filter(({ means }) => means !== null && !lengths.has(means)),
)
