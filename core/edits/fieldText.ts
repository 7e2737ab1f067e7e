import type { HeaderForm } from '../profile/fieldLine.ts'
import { takesList } from '../profile/lookup.ts'
import { headerKey } from '../profile/scalars.ts'
import type { View } from '../view.ts'
import { dataOf } from './fieldPlace.ts'
import { type FieldValue, flowList, scalar } from './fieldValue.ts'

/** A value in the type of its field: a single text becomes a list of one in a field for lists. */
export function typedValue(view: View, key: string, value: FieldValue): FieldValue {
  const data = dataOf(view, key)
  return typeof value === 'string' && value !== '' && data && takesList(data) ? [value] : value
}

/** The line of a key in front matter, without a line end. */
export function headerLine(form: HeaderForm, key: string, value: FieldValue): string {
  const text = typeof value === 'string' ? scalar({ form }, value, '') : flowList({ form }, value)
  const name = headerKey(form, key)
  return form === 'toml' ? `${name} = ${text}` : `${name}:${text === '' ? '' : ` ${text}`}`
}
