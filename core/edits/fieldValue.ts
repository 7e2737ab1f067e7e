import type { Edit } from '../edit.ts'
import type { Field } from '../facts/record.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { type Quote, tomlScalar, yamlScalar } from '../profile/scalars.ts'
import type { Span } from '../span.ts'
import type { HeaderEntry } from '../syntax/parsed.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { before, lineAt, onOneLine } from './lines.ts'
import { setCell } from './table.ts'
import { insertion } from './together.ts'

/** A text, or the entries of a list. */
export type FieldValue = string | readonly string[]

/** A value on one line; a list with commas. */
export function prose(value: FieldValue): string {
  return typeof value === 'string' ? onOneLine(value) : value.map(onOneLine).join(', ')
}

/** Replaces the value of a field, keeping its form, its quotes and what follows on the line. */
export function replaceValue(view: View, field: Field, value: FieldValue): Edit[] {
  if (isHeaderForm(field.form)) return replaceEntry(view, field, value)
  if (isListed(view, field)) return replaceListed(view, field, typeof value === 'string' ? [value] : value)
  const text = prose(value)
  if (field.form === 'table') return setCell(view, field.value.span, text)
  return field.value.value === '' ? fill(view, field, text) : [{ span: field.value.span, text }]
}

/** Whether the value is a list of its own lines below the label. */
export function isListed(view: View, field: Field): boolean {
  const first = field.items[0]
  if (!first || first.span.start === field.value.span.start) return false
  return field.form !== 'table' && marker.test(before(view.parsed, first.span.start))
}

const marker = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+["']?$/

function replaceListed(view: View, field: Field, items: readonly string[]): Edit[] {
  const first = field.items[0]!.span
  const last = field.items.at(-1)!.span
  const prefix = before(view.parsed, first.start)
  const text = items.map(onOneLine).join(view.parsed.lineEnd + prefix)
  return [{ span: { start: first.start, end: last.end }, text }]
}

/** Writes the value behind a label that has none. */
function fill(view: View, field: Field, text: string): Edit[] {
  const { end } = field.label.span
  const rest = slice(view.parsed, { start: end, end: lineAt(view.parsed, end).end })
  const at = end + labelEnd.exec(rest)![0].length
  const behind = rest.slice(at - end)
  if (behind === ' ') return [insertion(at + 1, text)]
  return [insertion(at, rest[at - end - 1] === '：' ? text : ` ${text}`)]
}

/** Closing marks, a colon or dash, closing marks. */
const labelEnd = /^[*_]{0,3}(?:[ \t]?[:：–—]|[ \t]-(?=[ \t]|$))?[*_]{0,3}/

/** The entry of the front matter that a field stands for. */
export function entryOf(view: View, field: Field): HeaderEntry | null {
  return view.parsed.header?.entries.find(entry => entry.key.span.start === field.label.span.start) ?? null
}

function replaceEntry(view: View, field: Field, value: FieldValue): Edit[] {
  const entry = entryOf(view, field)
  if (!entry) return []
  const { parsed } = view
  const old = entry.value
  if (typeof value !== 'string' || old.kind === 'list') return replaceList(view, field, entry, value)
  if (old.kind === 'scalar') {
    const { span, quote } = quoted(view, old.span)
    const below = lineAt(parsed, span.start).start !== lineAt(parsed, entry.key.span.start).start
    const isBlock = quote === '' && /^[|>]/.test(slice(parsed, span))
    if (!below && !isBlock) return [{ span, text: scalar(field, value, quote) }]
  }
  return [{ span: behindColon(view, entry), text: scalar(field, value, '').replace(/^(?=.)/, ' ') }]
}

/** A scalar in the field's language. */
export function scalar(field: Pick<Field, 'form'>, text: string, quote: Quote, flow = false): string {
  const line = onOneLine(text)
  return field.form === 'toml' ? tomlScalar(line, quote) : yamlScalar(line, quote, flow)
}

/** The entries in brackets. */
export function flowList(field: Pick<Field, 'form'>, items: readonly string[], quote: Quote = ''): string {
  return `[${items.map(item => scalar(field, item, quote, true)).join(', ')}]`
}

function replaceList(view: View, field: Field, entry: HeaderEntry, value: FieldValue): Edit[] {
  const items = typeof value === 'string' ? (value === '' ? [] : [value]) : value
  const { parsed } = view
  const old = entry.value
  if (old.kind === 'list' && old.items.length > 0) {
    const { quote } = quoted(view, old.items[0]!.span)
    if (old.flow) return [{ span: old.span, text: flowList(field, items, quote) }]
    const prefix = before(parsed, old.items[0]!.span.start - quote.length)
    const lines = items.map(item => parsed.lineEnd + prefix + scalar(field, item, quote))
    return [{ span: behindColon(view, entry), text: items.length === 0 ? ' []' : lines.join('') }]
  }
  if (old.kind === 'list') return [{ span: old.span, text: flowList(field, items) }]
  if (old.kind === 'scalar') return [{ span: quoted(view, old.span).span, text: flowList(field, items) }]
  return [{ span: behindColon(view, entry), text: ` ${flowList(field, items)}` }]
}

/** From behind the colon to the end of the value; of an absent value the space there, up to a comment. */
function behindColon(view: View, entry: HeaderEntry): Span {
  const { parsed } = view
  const key = entry.key.span.end
  const line = slice(parsed, { start: key, end: lineAt(parsed, key).end })
  const colon = key + line.search(/[:=]/) + 1
  const rest = line.slice(colon - key)
  if (entry.value.kind === 'null') {
    const written = /^\s*(?:null|Null|NULL|~)(?=\s|$)/.exec(rest)?.[0].length ?? 0
    return { start: colon, end: colon + (rest.trim() === '' ? rest.length : written) }
  }
  return { start: colon, end: Math.max(colon, entry.span.end, entry.value.span.end) }
}

/** The span with the quotes around it, and which they are. */
export function quoted(view: View, span: Span): { span: Span; quote: Quote } {
  const around = { start: Math.max(0, span.start - 1), end: span.end + 1 }
  const outer = slice(view.parsed, around)
  const inner = slice(view.parsed, span)
  for (const quote of ['"', "'"] as const) {
    if (inner.length > 1 && inner.startsWith(quote) && inner.endsWith(quote)) return { span, quote }
    if (span.start > 0 && outer.length > 1 && outer.startsWith(quote) && outer.endsWith(quote))
      return { span: around, quote }
  }
  return { span, quote: '' }
}
