import { normalise } from './normalise.ts'
import type { FieldData } from './profile.ts'

/** A variable in a template, in the letters of any script, with the brackets of a list around it. */
export const variable = /(\[?)\{(\p{L}[\p{L}\p{M}\p{N}_]*)\}(\]?)/gu

/** The name of a field's variable in templates: its key in lower snake case, a parenthesis left out. */
export function variableOf(field: FieldData): string {
  return normalise(field.key).replaceAll(' ', '_')
}
