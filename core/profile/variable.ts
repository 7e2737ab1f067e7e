import { normalise } from './normalise.ts'
import type { FieldData } from './profile.ts'

/** The name of a field's variable in templates: its key in lower snake case, a parenthesis left out. */
export function variableOf(field: FieldData): string {
  return normalise(field.key).replaceAll(' ', '_')
}
