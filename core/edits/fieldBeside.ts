import type { Edit } from '../edit.ts'
import type { Field } from '../facts/record.ts'
import { fieldLine, isHeaderForm } from '../profile/fieldLine.ts'
import { covers, holds, type Span, shift } from '../span.ts'
import type { Block, Item } from '../syntax/block.ts'
import { chunkAt, slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { endOfField, type Neighbour } from './fieldPlace.ts'
import { headerLine, typedValue } from './fieldText.ts'
import { type FieldValue, prose } from './fieldValue.ts'
import { gridAt, rowAt } from './grid.ts'
import { before, lineAt } from './lines.ts'
import { between } from './sections.ts'
import { insertColumn, insertRow } from './table.ts'
import { insertion } from './together.ts'

/** Adds a field next to another one, in the same form. */
export function writeBeside(view: View, neighbour: Neighbour, key: string, value: FieldValue): Edit[] {
  const { field, after } = neighbour
  if (field.form === 'table') return writeCells(view, neighbour, key, prose(value))
  if (field.form === 'heading') return writeHeading(view, field, key, prose(value))
  const text = lineLike(view, field, key, value)
  const { lineEnd } = view.parsed
  if (isHeaderForm(field.form)) {
    return after
      ? [insertion(endOfField(view, field), lineEnd + text)]
      : [insertion(lineAt(view.parsed, field.span.start).start, text + lineEnd)]
  }
  const gap = gapBeside(view, field)
  if (after) return [insertion(endOfEntry(view, field), gap + text)]
  return [insertion(lineAt(view.parsed, field.span.start).start, text + gap)]
}

/** The line of a new field in the form of the model; in a table, a row. */
export function lineLike(view: View, model: Field, key: string, value: FieldValue): string {
  const { parsed, record } = view
  if (model.form === 'table') return fieldLine('table', key, prose(value))
  if (isHeaderForm(model.form)) {
    const indent = before(parsed, model.span.start).replace(/\S/g, ' ')
    return indent + headerLine(model.form, key, typedValue(view, key, value))
  }
  const lineOf = (field: Field) => lineAt(parsed, field.span.start).start
  const first = record.fields.find(field => lineOf(field) === lineOf(model))!
  const prefix = before(parsed, first.label.span.start).replace(/[^\s>*_+\d.)・･•-]\ufe0f?\s*/gu, '')
  const marks = /[*_]*$/.exec(prefix)![0]
  const alike = record.fields.filter(field => field.form === model.form)
  const separator = [model, ...alike].flatMap(field => separatorOf(view, field) ?? [])[0] ?? `:${marks} `
  const closing = separator.includes(marks) ? '' : marks
  return `${prefix}${key}${separator}${prose(value)}${closing}`
}

/** What stands between a field's label and its value; `null` where the value is not on the line of the label. */
function separatorOf(view: View, { label, value }: Field): string | null {
  if (value.value === '' || value.span.start - label.span.end > 12) return null
  const behind = slice(view.parsed, { start: label.span.end, end: value.span.start })
  return /[\r\n]/.test(behind) ? null : behind.replace(/(\s)[*_`"']+$/, '$1')
}

/** The line end between two fields, with the hard break or blank line that separates their like. */
function gapBeside(view: View, field: Field): string {
  const { parsed, record } = view
  for (const other of record.fields) {
    if (other === field || other.form !== field.form) continue
    const [first, second] = other.span.start < field.span.start ? [other, field] : [field, other]
    const gap = slice(parsed, {
      start: endOfEntry(view, first),
      end: lineAt(parsed, second.span.start).start,
    })
    if (gap.trim() !== '') continue
    const tail = slice(parsed, { start: first.span.end, end: lineAt(parsed, first.span.end).end })
    const hard = / {2,}$|\\$/.exec(tail)?.[0] ?? ''
    return hard + (gap.split(parsed.lineEnd).length > 2 ? parsed.lineEnd : '') + parsed.lineEnd
  }
  return parsed.lineEnd
}

/** The end of the last line of a field, with what is nested below its list item; hard breaks stay in front. */
function endOfEntry(view: View, field: Field): number {
  const { parsed } = view
  const end = endOfField(view, field)
  const item = field.form.endsWith('bullet') ? itemAt(view, field.span.start) : null
  if (item) {
    const text = slice(parsed, item).trimEnd()
    return Math.max(end, lineAt(parsed, item.start + text.length).end)
  }
  const line = slice(parsed, { start: field.span.end, end })
  return end - (/ {2,}$|\\$/.exec(line)?.[0].length ?? 0)
}

/** The innermost list item that starts at an offset of the file, as a span of the file. */
function itemAt(view: View, offset: number): Span | null {
  const chunk = chunkAt(view.parsed, offset)
  const base = view.parsed.starts[chunk]!
  const item = findItem(view.parsed.chunks[chunk]!.blocks, offset - base)
  return item && shift(item.span, base)
}

function findItem(blocks: readonly Block[], at: number): Item | null {
  for (const block of blocks) {
    if (at < block.span.start || at >= block.span.end) continue
    if (block.kind === 'quote') return findItem(block.blocks, at)
    if (block.kind !== 'list') continue
    const item = block.items.find(one => at >= one.span.start && at < one.span.end)
    return item ? (findItem(item.blocks, at) ?? item) : null
  }
  return null
}

/** A new row `| key | value |`; where labels stand in the head and values below, a new column. */
function writeCells(view: View, { field, after }: Neighbour, key: string, value: string): Edit[] {
  const { label } = field
  const grid = gridAt(view.parsed, label.span.start)
  const row = grid && rowAt(grid, label.span.start)
  if (!grid || !row) return []
  if (holds(row.span, field.span.start)) {
    return insertRow(view, row.span, [key, value], after ? 'after' : 'before')
  }
  const column = row.cells.findIndex(cell => covers(cell, label.span))
  return insertColumn(view, row.span, after ? column : column - 1, { title: key, cell: () => value })
}

/** A heading of its own before the next one, so that no text changes its section. */
function writeHeading(view: View, field: Field, key: string, value: string): Edit[] {
  const { sections } = view.record
  const model = sections.find(one => one.span.start === field.span.start)
  const next = sections.find(one => one.span.start > field.span.start && !one.pseudo)
  const head = '#'.repeat(model?.level ?? 2)
  const below = field.value.span.start >= (model?.body.start ?? Number.POSITIVE_INFINITY)
  const at = next ? lineAt(view.parsed, next.span.start).start : view.parsed.length
  const text = below ? `${head} ${key}\n\n${value}` : `${head} ${key}: ${value}`
  return [insertion(at, between(view.parsed, at, text))]
}
