import type { Edit } from '../edit.ts'
import type { Field } from '../facts/record.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { entryOf, isListed, quoted, replaceValue, scalar } from './fieldValue.ts'
import { before, lineAt, onOneLine } from './lines.ts'
import { setCell } from './table.ts'
import { insertion } from './together.ts'

/** Adds an entry to the list in a field, with the same separator; no edits if it is there already. */
export function addItem(view: View, field: Field, item: string): Edit[] {
  const last = field.items.at(-1)
  if (field.items.some(one => one.value === item)) return []
  if (!last) return replaceValue(view, field, [item])
  if (isHeaderForm(field.form)) return addToEntry(view, field, item)
  if (isListed(view, field)) {
    const prefix = before(view.parsed, field.items[0]!.span.start)
    const end = lineAt(view.parsed, last.span.end).end
    return [insertion(end, view.parsed.lineEnd + prefix + onOneLine(item))]
  }
  const { value } = field
  const added = separator(view, field) + inMarks(view, field, onOneLine(item))
  return field.form === 'table'
    ? setCell(view, value.span, value.value + added)
    : [insertion(value.span.end, added)]
}

function addToEntry(view: View, field: Field, item: string): Edit[] {
  const { parsed } = view
  const value = entryOf(view, field)?.value
  if (value?.kind !== 'list') return replaceValue(view, field, [...field.items.map(one => one.value), item])
  const last = quoted(view, field.items.at(-1)!.span)
  const written = scalar(field, item, last.quote, value.flow)
  if (value.flow) return [insertion(last.span.end, `, ${written}`)]
  return [
    insertion(lineAt(parsed, last.span.end).end, parsed.lineEnd + before(parsed, last.span.start) + written),
  ]
}

/** What stands between the entries of a list in prose, without code marks; a comma where there is only one. */
function separator(view: View, field: Field): string {
  const [first, second] = field.items
  if (!first || !second) return /[、，]/.test(field.value.value) ? '、' : ', '
  const text = slice(view.parsed, { start: first.span.end, end: second.span.start })
  return text.replaceAll('`', '')
}

/** The entry between code marks, where each of the others stands between them. */
function inMarks(view: View, field: Field, item: string): string {
  const marked = field.items.every(({ span }) => {
    const around = slice(view.parsed, { start: span.start - 1, end: span.end + 1 })
    return around.startsWith('`') && around.endsWith('`')
  })
  return marked && field.value.value.includes('`') ? `\`${item}\`` : item
}
