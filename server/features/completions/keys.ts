import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  type Field,
  type FieldData,
  isRequired,
  ownValue,
  scalar,
  type View,
  valuesOf,
} from '../../../core/index.ts'
import { choices, item, literal, type Source, wordBefore } from './spot.ts'

type Form = Field['form']

/** Keys the front matter does not have yet, required ones first, in the order of the template. */
export const missingKeys: Source = spot => {
  const { view } = spot.sight
  const { header } = view.parsed
  if (!header || spot.offset < header.content.start || spot.offset > header.content.end) return null
  if (!/^[\w-]*$/.test(spot.before) || /^[\w-]*\s*:/.test(spot.before + spot.after)) return null
  const present = new Set(view.record.fields.map(field => field.key))
  const status = view.record.status?.value ?? null
  const missing = view.profile.data.metadata.fields.filter(one => !present.has(one.key))
  const span = wordBefore(spot, /[\w-]*$/)
  const form = header.language === 'toml' ? 'toml' : 'yaml'
  const sign = form === 'toml' ? ' = ' : ': '
  return missing.map((data, i): CompletionItem => {
    const required = isRequired(view.profile, data, view.policy.tier.id, status)
    return item(spot.sight, {
      label: data.key,
      text: `${data.key}${sign}`,
      snippet: `${literal(data.key)}${sign}${stopFor(view, form, data)}`,
      span,
      kind: CompletionItemKind.Property,
      detail: required ? 'required' : undefined,
      about: { of: 'field', key: data.key },
      rank: (required ? 0 : 500) + i,
    })
  })
}

function stopFor(view: View, form: Form, data: FieldData): string {
  const values = valuesOf(view.profile, data)
  const bare = (text: string) => scalar({ form }, text, '')
  if (data.type === 'enums' || data.type === 'list') return '[$1]'
  if (values.length > 0) return choices(values.map(one => bare(one.id)))
  return data.type === 'boolean'
    ? choices(['false', 'true'])
    : `\${1:${literal(bare(ownValue(view, data) ?? data.example ?? ''))}}`
}
