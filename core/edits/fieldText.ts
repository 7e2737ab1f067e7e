import type { View } from '../view.ts'
import { dataOf } from './fieldPlace.ts'
import { type FieldValue, flowList, scalar } from './fieldValue.ts'
import { onOneLine } from './lines.ts'
import { headerKey } from './scalars.ts'

/** A value on one line; a list with commas. */
export function prose(value: FieldValue): string {
  return typeof value === 'string' ? onOneLine(value) : value.map(onOneLine).join(', ')
}

/** A value in the type of its field: a single text becomes a list of one in a field for lists. */
export function typedValue(view: View, key: string, value: FieldValue): FieldValue {
  const type = dataOf(view, key)?.type
  return typeof value === 'string' && value !== '' && (type === 'list' || type === 'enums') ? [value] : value
}

/** The line of a key in front matter, without a line end. */
export function headerLine(form: 'yaml' | 'toml', key: string, value: FieldValue): string {
  const text = typeof value === 'string' ? scalar({ form }, value, '') : flowList({ form }, value)
  const name = headerKey(form, key)
  return form === 'toml' ? `${name} = ${text}` : `${name}:${text === '' ? '' : ` ${text}`}`
}
