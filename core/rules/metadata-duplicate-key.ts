import { isQuoted } from '../edits/lines.ts'
import { removeField } from '../edits/metadata.ts'
import type { Field, MetadataForm } from '../facts/record.ts'
import { type Message, say } from '../message.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import type { Meaning } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import type { FieldData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import type { DocumentRule, Fix, Found } from './rule.ts'

export const metadataDuplicateKey: DocumentRule = {
  id: 'metadata-duplicate-key',
  group: 'metadata',
  summary: 'A metadata key that appears twice',
  level: 'error',
  generic: 'warning',
  fix: 'offer',
  since: '0.1.0',
  source:
    'CI gate 1 of the tiered style (schema); YAML 1.2.2, section 3.2.1.1, for front matter in any style',
  *check(view) {
    const seen = new Map<string, Field>()
    for (const field of view.record.fields) {
      const name = nameOf(field, view)
      if (name === null) continue
      const first = seen.get(name)
      if (first === undefined) seen.set(name, field)
      else if (!isQuoted(view.parsed, field.label.span.start)) yield found(view, field, first)
    }
    for (const { message, span } of view.parsed.header?.repeated ?? []) yield { message, span }
  },
}

/**
 * Returns a string that is equal for two fields with the same key, or `null` if the field may repeat. In front
 * matter, the key as written; elsewhere, the style’s key within one section and one form. The `generic` style does
 * not know which labels are synonyms, so it compares labels, and lets people and lists repeat. Unknown labels may
 * always repeat.
 */
function nameOf(field: Field, view: View): string | null {
  const { key, form, label, span } = field
  if (isHeaderForm(form)) return `${form} ${label.value}`
  const { generic } = view.profile.data
  const data = key === null ? undefined : view.profile.lookup.fields.get(key)
  if (data === undefined || data.type === 'enums' || (generic && mayRepeat(data, form))) return null
  const place = view.record.sections.findLastIndex(section => section.span.start <= span.start)
  return `${form.replace(/^bold-/, '')} ${place} ${generic ? normalise(label.value) : key}`
}

function mayRepeat({ means, type }: FieldData, form: MetadataForm): boolean {
  if (means === 'person' || type === 'list') return true
  return form !== 'table' && (means === undefined || !single.has(means))
}

/** Fields that a postmortem has only once in any style. */
const single: ReadonlySet<Meaning> = new Set(['id', 'title', 'date', 'severity', 'status'] as const)

function found(view: View, field: Field, first: Field): Found {
  const same = field.value.value === first.value.value
  const { value } = field.label
  const remove = (which: Field, title: Message): Fix => ({
    title,
    safe: false,
    edits: removeField(view, which),
  })
  const fixes = same
    ? [remove(field, say`Remove the second “${value}”`)]
    : [
        remove(first, say`Keep “${value}: ${field.value.value}”`),
        remove(field, say`Keep “${value}: ${first.value.value}”`),
      ]
  return {
    span: field.label.span,
    message: same
      ? say`“${value}” is already set above. Expected each key once.`
      : say`“${value}” is already set above. It says “${first.value.value}” there. Expected each key once.`,
    fixes: fixes.filter(fix => fix.edits.length > 0),
    related: [{ message: say`stands here first`, span: first.label.span }],
  }
}
