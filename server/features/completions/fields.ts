import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import { missingFieldsAt, say, valuesOf } from '../../../core/index.ts'
import { choices, item, literal, type Source } from './spot.ts'

/** Stands for the value while the line is built; occurs in no document. */
const VALUE = '\uffff'

/** Fields that a list, a table or lines of facts lack yet, in the form of those beside the cursor. */
export const missingFields: Source = spot => {
  const { sight, line, before, after } = spot
  const { view } = sight
  if (!/^\s*(?:[-*+] |\|)?\s*(?:\*\*|__)?[^|:*_>#`-]*$/.test(before) || !/^[\s|*_]*$/.test(after)) return null
  if (view.parsed.header && spot.offset <= view.parsed.header.span.end) return null
  const [marks] = /^\s*(?:[-*+] |\|)?\s*(?:\*\*|__)?/.exec(before)!
  return missingFieldsAt(view, line).map((missing, rank): CompletionItem => {
    const { data, required } = missing
    const values = valuesOf(view.profile, data).map(one => one.id)
    const stop = values.length > 0 ? choices(values) : '$1'
    return item(sight, {
      label: data.key,
      text: missing.line(''),
      snippet: literal(missing.line(VALUE)).replace(VALUE, () => stop),
      span: line,
      kind: CompletionItemKind.Property,
      detail: required ? say`required` : undefined,
      about: { of: 'field', key: data.key },
      rank,
      filter: marks + data.key,
    })
  })
}
