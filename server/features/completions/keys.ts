import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  type Field,
  type FieldData,
  isRequired,
  ownValue,
  say,
  scalar,
  slice,
  takesList,
  type View,
  valuesOf,
} from '../../../core/index.ts'
import { choices, item, literal, type Source, type Spot, wordBefore } from './spot.ts'

type Form = Field['form']

/** Keys the front matter does not have yet, required ones first, in the order of the template. */
export const missingKeys: Source = spot => {
  const { view } = spot.sight
  const form = formAt(spot)
  if (form === null || !/^[\w-]*$/.test(spot.before) || /^[\w-]*\s*:/.test(spot.before + spot.after))
    return null
  const present = new Set(view.record.fields.map(field => field.key))
  const status = view.record.status?.value ?? null
  const missing = view.profile.data.metadata.fields.filter(one => !present.has(one.key))
  const span = wordBefore(spot, /[\w-]*$/)
  const sign = form === 'toml' ? ' = ' : ': '
  return missing.map((data, i): CompletionItem => {
    const required = isRequired(view.profile, data, view.policy.tier.id, status)
    return item(spot.sight, {
      label: data.key,
      text: `${data.key}${sign}`,
      snippet: `${literal(data.key)}${sign}${stopFor(view, form, data)}`,
      span,
      kind: CompletionItemKind.Property,
      detail: required ? say`required` : undefined,
      about: { of: 'field', key: data.key },
      rank: (required ? 0 : 500) + i,
    })
  })
}

/**
 * The form of the front matter that the cursor is in, or that its line opens or goes on with: with no key in it, it is
 * none yet, and without a closing line it ends above a key that has no colon yet.
 */
function formAt({ sight, offset, before }: Spot): 'toml' | 'yaml' | null {
  const { parsed } = sight.view
  const { header } = parsed
  if (header) {
    const { start, end } = header.content
    const isWithin = start <= offset && (header.closed ? offset : offset - before.length) <= end
    return isWithin ? (header.language === 'toml' ? 'toml' : 'yaml') : null
  }
  const found = offset < LONGEST_OPENING ? opening.exec(slice(parsed, { start: 0, end: offset })) : null
  return found && (found[1] === '+' ? 'toml' : 'yaml')
}

const opening = /^(?:---|(\+)\+\+)[ \t]*(?:\r\n|\r|\n)[\w-]*$/
/** UTF-16 units: the marks, spaces behind them and a key, with room to spare. */
const LONGEST_OPENING = 200

function stopFor(view: View, form: Form, data: FieldData): string {
  const values = valuesOf(view.profile, data)
  const bare = (text: string) => scalar({ form }, text, '')
  if (takesList(data)) return '[$1]'
  if (values.length > 0) return choices(values.map(one => bare(one.id)))
  return data.type === 'boolean'
    ? choices(['false', 'true'])
    : `\${1:${literal(bare(ownValue(view, data) ?? data.example ?? ''))}}`
}
