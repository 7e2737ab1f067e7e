import type { Field } from '../facts/record.ts'
import { fieldLine, isHeaderForm } from '../profile/fieldLine.ts'
import { isRequired } from '../profile/lookup.ts'
import type { FieldData } from '../profile/profile.ts'
import { type Span, touches } from '../span.ts'
import type { View } from '../view.ts'
import { lineLike } from './fieldBeside.ts'
import { formOf, sectionFor } from './fieldPlace.ts'
import { afterLine, isBlank, lineAt, lineBefore } from './lines.ts'

/** A field that a document lacks, and the line that would state it, as those beside it are written. */
export interface MissingField {
  readonly data: FieldData
  readonly required: boolean
  line(value: string): string
}

/**
 * The fields that a line among fields outside of front matter may go on with: those of the same place that stand nowhere
 * yet, the required ones first. In a section for fields that has none they are written as the style has them.
 */
export function missingFieldsAt(view: View, line: Span): MissingField[] {
  const { profile, record } = view
  const place = styleSectionAt(view, line.start)
  const model = neighbourAt(view, line)
  const isBegun = record.fields.some(({ span }) => styleSectionAt(view, span.start) === place)
  if (model ? sectionFor(view, model.key!) !== place : place === null || isBegun) return []
  const present = new Set(record.fields.map(({ key }) => key))
  const tier = view.policy.tier.id
  const status = record.status?.value ?? null
  const missing = profile.data.metadata.fields.flatMap((data): MissingField[] => {
    const { key } = data
    const form = formOf(view, key)
    if (present.has(key) || form === 'yaml' || sectionFor(view, key) !== place) return []
    return [
      {
        data,
        required: isRequired(profile, data, tier, status),
        line: value => (model ? lineLike(view, model, key, value) : fieldLine(form, key, value)),
      },
    ]
  })
  return [...missing.filter(one => one.required), ...missing.filter(one => !one.required)]
}

/** The section of the style a place lies in; `null` above all of them. */
function styleSectionAt({ record }: View, at: number): string | null {
  const around = record.sections.findLast(
    ({ id, span }) => id !== null && span.start <= at && at < Math.max(span.end, span.start + 1),
  )
  return around?.id ?? null
}

/** The field on the line above or below, over a blank line too. */
function neighbourAt(view: View, line: Span): Field | null {
  const { parsed, record } = view
  const above = lineBefore(parsed, line.start)
  const next = afterLine(parsed, line.end)
  const below = next > line.end ? lineAt(parsed, next) : null
  const further = above && isBlank(parsed, above) ? lineBefore(parsed, above.start) : null
  for (const one of [above, below, further]) {
    const field = one && record.fields.findLast(({ key, span }) => key !== null && touches(span, one))
    if (field && !isHeaderForm(field.form) && field.form !== 'heading') return field
  }
  return null
}
