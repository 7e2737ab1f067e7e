import { impliedValue } from '../edits/impliedValue.ts'
import { placeOfField, setField } from '../edits/metadata.ts'
import { type Message, say } from '../message.ts'
import type { AskedField } from '../policy/fields.ts'
import { unstatedFields } from '../policy/unstatedFields.ts'
import type { FieldData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import { type DocumentRule, type Found, lazyFix } from './rule.ts'

export const metadataRequired: DocumentRule = {
  id: 'metadata-required',
  group: 'metadata',
  summary: 'A required key is missing or empty, for this tier and status',
  level: 'error',
  fix: 'offer',
  since: '0.1.0',
  source: 'The metadata that each style asks for; CI gate 1 of the tiered style (schema)',
  // The record does not say whether the metadata rows form a table.
  words: ({ id }, { profile: { data } }) => data.metadata.form === 'table' && id === data.metadata.section,
  *check(view) {
    for (const asked of unstatedFields(view)) yield found(view, asked)
  },
}

function found(view: View, { data, field }: AskedField): Found {
  const at = placeOfField(view, data.key, field)
  const value = field?.value
  // If the key stands elsewhere, a fix must not write a second one.
  const isElsewhere = field === null && view.record.fields.some(one => one.key === data.key)
  const better = isElsewhere ? null : impliedValue(view, data)
  const fixes =
    better === null
      ? []
      : [
          lazyFix(setting(data.key, typeof better === 'string' ? better : better.join(', ')), false, () =>
            setField(view, data.key, better),
          ),
        ]
  return {
    span: value?.span ?? { start: at, end: at },
    message: say`${stateOf(data.key, value?.value)} ${reason(view, data)}`,
    fixes,
    ...(data.cite === undefined ? {} : { cite: data.cite }),
  }
}

/** `value` is empty where the list is. */
function setting(key: string, value: string): Message {
  return value === '' ? say`Set “${key}” to an empty list` : say`Set “${key}” to ${value}`
}

/** Says in which way the key states nothing; `value` is `undefined` where it is absent. */
function stateOf(key: string, value: string | undefined): Message {
  if (value === undefined) return say`“${key}” is missing.`
  return /^(?:\[\s*\])?$/.test(value) ? say`“${key}” is empty.` : say`“${key}” is left at “${value}”.`
}

function reason({ profile }: View, { required }: FieldData): Message {
  const { tiers, from } = typeof required === 'object' ? required : {}
  const named = tiers?.map(id => profile.data.tiers.find(tier => tier.id === id)?.label ?? id).join(', ')
  if (named === undefined)
    return from === undefined
      ? say`Every postmortem states it.`
      : say`Every postmortem states it from status ${from} on.`
  return from === undefined
    ? say`Postmortems of these tiers state it: ${named}.`
    : say`Postmortems of these tiers state it: ${named} from status ${from} on.`
}
