import type { Edit } from '../edit.ts'
import type { Field } from '../facts/record.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { headerKey } from '../profile/scalars.ts'
import type { Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { writeBeside } from './fieldBeside.ts'
import { addItem } from './fieldItem.ts'
import { endOfField, fieldNamed, formOf, inOrder, neighbourOf, sectionFor, topOf } from './fieldPlace.ts'
import { typedValue } from './fieldText.ts'
import { type FieldValue, replaceValue } from './fieldValue.ts'
import { writeFirst } from './firstFields.ts'
import { gridAt, rowAt } from './grid.ts'
import { afterLine, isBlank, lineAt, lineBefore } from './lines.ts'
import { endOfHead, spotOf, tierFor } from './sectionPlace.ts'
import { setCell } from './table.ts'
import { together } from './together.ts'

/**
 * Gives the field of a key a value. A field that is there keeps its form, its quotes and the comment behind it; one
 * that is missing is written where the template has it, as the fields beside it are written, or, where the document
 * has none, as the style writes it. None where the front matter cannot be written to.
 */
export function setField(view: View, key: string, value: FieldValue): Edit[] {
  const field = fieldNamed(view, key)
  if (field) return replaceValue(view, field, isHeaderForm(field.form) ? typedValue(view, key, value) : value)
  const neighbour = neighbourOf(view, key)
  return neighbour ? writeBeside(view, neighbour, key, value) : writeFirst(view, [[key, value]])
}

/** Gives several fields their values at once, as one set of edits; those that are missing in the template's order. */
export function setFields(view: View, values: Readonly<Record<string, FieldValue>>): Edit[] {
  const first = new Map<string, [string, FieldValue][]>()
  const edits: Edit[] = []
  for (const key of inOrder(view, Object.keys(values))) {
    const value = values[key]!
    if (fieldNamed(view, key) || neighbourOf(view, key))
      for (const one of setField(view, key, value)) edits.push(one)
    else {
      const place = `${formOf(view, key)} ${sectionFor(view, key)}`
      first.set(place, [...(first.get(place) ?? []), [key, value]])
    }
  }
  return together([...edits, ...[...first.values()].flatMap(entries => writeFirst(view, entries))])
}

/** Adds an entry to a list field, in the way it is written; nothing when it holds it already. */
export function addFieldItem(view: View, key: string, item: string): Edit[] {
  const field = fieldNamed(view, key)
  return field ? addItem(view, field, item) : setField(view, key, [item])
}

/** Gives a field another key. */
export function renameField(view: View, field: Field, key: string): Edit[] {
  if (field.form === 'table') return setCell(view, field.label.span, key)
  const { form } = field
  return [{ span: field.label.span, text: isHeaderForm(form) ? headerKey(form, key) : key }]
}

/** Takes a field out, its line or row with it; of several on one line only itself. */
export function removeField(view: View, field: Field): Edit[] {
  const { parsed } = view
  const from = lineAt(parsed, field.span.start).start
  if (field.form === 'table') {
    const grid = gridAt(parsed, field.label.span.start)
    const row = grid && rowAt(grid, field.label.span.start)
    // A head is needed, and so is a column below others: there the value is what goes.
    if (!row || row === grid.rows[0] || field.value.span.start > row.span.end)
      return replaceValue(view, field, '')
    return [{ span: { start: from, end: afterLine(parsed, field.span.start) }, text: '' }]
  }
  if (sharesLine(view, field)) return [{ span: alone(view, field), text: '' }]
  const end = endOfField(view, field)
  const next = afterLine(parsed, end)
  const previous = lineBefore(parsed, from)
  const apart = field.form === 'heading' || field.form === 'bold' || field.form === 'plain'
  const below = lineAt(parsed, next)
  const gap =
    apart && (!previous || isBlank(parsed, previous)) && next < parsed.length && isBlank(parsed, below)
  const last = next === end && previous !== null
  return [
    { span: { start: last ? previous.end : from, end: gap ? afterLine(parsed, next) : next }, text: '' },
  ]
}

/** Whether other words than the field stand on its line. */
function sharesLine(view: View, field: Field): boolean {
  if (isHeaderForm(field.form) || field.form === 'heading') return false
  const start = lineAt(view.parsed, field.span.start).start
  const ahead = slice(view.parsed, { start, end: field.span.start })
  const behind = slice(view.parsed, { start: field.span.end, end: lineAt(view.parsed, field.span.end).end })
  return /[\p{L}\p{N}]/u.test(ahead.replace(/^\s*\d+[.)]/, '') + behind.split('<!--', 1)[0])
}

/** The field with its marks and the separator behind it. */
function alone(view: View, field: Field): Span {
  const { end: stop } = lineAt(view.parsed, field.span.end)
  const behind = slice(view.parsed, { start: field.span.end, end: stop })
  return { start: field.span.start, end: field.span.end + /^[*_`]*\s*[|·•,;/]?\s*/.exec(behind)![0].length }
}

/**
 * The offset where a missing field belongs: the end of the line of the field before it in the template's order, else
 * the start of the one after it, else the front matter's opening line, the head of its section, or the title.
 */
export function placeOfField(view: View, key: string, present = fieldNamed(view, key)): number {
  const { parsed } = view
  if (present) return present.span.start
  const neighbour = neighbourOf(view, key)
  if (neighbour?.after) return endOfField(view, neighbour.field)
  if (neighbour) return lineAt(parsed, neighbour.field.span.start).start
  if (parsed.header) return lineAt(parsed, parsed.header.span.start).end
  const id = sectionFor(view, key)
  const section = id === null ? null : view.record.sections.find(one => one.id === id)
  if (section) return endOfHead(view, section)
  return id === null ? topOf(view) : spotOf(view, tierFor(view), id)
}
