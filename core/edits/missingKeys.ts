import type { Edit } from '../edit.ts'
import { absentFields } from '../policy/unstatedFields.ts'
import { takesList } from '../profile/lookup.ts'
import { blankFor } from '../profile/template.ts'
import type { View } from '../view.ts'
import { impliedValue } from './impliedValue.ts'
import { placeOfField, setFields } from './metadata.ts'

/** The keys that the style asks for and that stand nowhere, and where each is missing. */
export function missingKeys(view: View): { readonly key: string; readonly at: number }[] {
  return absentFields(view).map(({ data: { key } }) => ({ key, at: placeOfField(view, key, null) }))
}

/** Inserts them all, each with what the document implies or a blank to be filled in. */
export function insertMissingKeys(view: View): Edit[] {
  const values = absentFields(view).map(
    ({ data }) => [data.key, impliedValue(view, data) ?? (takesList(data) ? [] : blankFor(data))] as const,
  )
  return setFields(view, Object.fromEntries(values))
}
