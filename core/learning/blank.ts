import { applyEdits, type Edit } from '../edit.ts'
import { isPlaceholder } from '../facts/values.ts'
import type { FieldData } from '../profile/profile.ts'
import { variableOf } from '../profile/variable.ts'
import { choicesIn } from './choices.ts'
import type { FieldFound } from './fields.ts'
import type { Outline } from './outline.ts'
import type { Paper } from './paper.ts'
import { isBlankId } from './shapes.ts'

/**
 * The template as the style keeps it: its blank title and values as variables that New Postmortem fills in, all else as it
 * stands. Headings above the title that speak about the template are left out.
 */
export function blankOf(
  template: Paper,
  outline: Outline,
  found: readonly FieldFound[],
  title: string,
): string {
  const { title: heading } = outline
  const opening = template.record.sections[0]
  const edits: Edit[] = found.flatMap(one => valueEdit(one, template.text) ?? [])
  if (heading !== null) {
    edits.push({ span: heading.title.span, text: title })
    if (opening !== undefined && opening.span.start < heading.span.start) {
      edits.push({ span: { start: opening.span.start, end: heading.span.start }, text: '' })
    }
  }
  return `${applyEdits(template.text, edits).replace(/\r\n?/g, '\n').trimEnd()}\n`
}

function valueEdit({ key, means, field, left }: FieldFound, document: string): Edit | null {
  const text = left.trim()
  const isBlank =
    isPlaceholder(text) ||
    choicesIn(text).length > 0 ||
    text === '[]' ||
    means === 'severity' ||
    isBlankId(text)
  // What has no meaning only the author can fill in, whom the template’s own words help.
  const isForAuthor = means === null && isPlaceholder(text) && text !== ''
  if (field === null || isForAuthor || !isBlank || field.items.length > 1) return null
  const name = variableOf({ key } as FieldData)
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return null
  const { span } = field.value
  const value = text.startsWith('[') && field.form === 'yaml' ? `[{${name}}]` : `{${name}}`
  const isClose = !/\s/.test(document.charAt(span.start - 1))
  return { span, text: `${isClose ? ' ' : ''}${value}` }
}
