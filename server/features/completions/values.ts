import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  dataOf,
  type Field,
  type FieldData,
  holds,
  ownValue,
  type Span,
  scalar,
  slice,
  valuesOf,
} from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { newestFirst } from '../../newest.ts'
import { people } from './people.ts'
import { item, type Source, type Spot } from './spot.ts'
import { days, moments } from './times.ts'

/** Values for the field the cursor stands in, whatever the form of the metadata. */
export const fieldValues: Source = spot => {
  const place = fieldAt(spot)
  if (!place) return null
  const { field, data } = place
  const typed = field.items.find(one => holds(one.span, spot.offset))
  const span = typed?.span ?? openSpan(spot)
  const listed = new Set(isList(data) ? field.items.filter(one => one !== typed).map(one => one.value) : [])
  if (isComment(spot, field)) return null
  return valuesFor(spot, data, span)
    .filter(one => !listed.has(one.label))
    .map(one => apart(written(one, spot, field, span), spot, span))
}

/** The field the cursor stands in, and what the style says of it. */
export function fieldAt(spot: Spot): { readonly field: Field; readonly data: FieldData } | null {
  const { record } = spot.sight.view
  const field =
    record.fields.find(
      one =>
        one.label.span.end < spot.offset &&
        spot.line.start <= one.span.start &&
        one.span.start <= spot.line.end,
    ) ?? listAround(spot)
  const data = field?.key ? dataOf(spot.sight.view, field.key) : null
  return field && data ? { field, data } : null
}

/** Whether a field names people. */
export function isOfPeople({ type, means }: FieldData): boolean {
  return type === 'handle' || means === 'person'
}

function isList({ type }: FieldData): boolean {
  return type === 'enums' || type === 'list'
}

/** An item as the language of the front matter writes its value: a bare `@` opens nothing that YAML can read. */
function written(own: CompletionItem, { sight }: Spot, field: Field, span: Span): CompletionItem {
  const { textEdit, filterText, label } = own
  const isBare = field.form === 'yaml' || field.form === 'toml'
  if (!isBare || !textEdit || isQuoted(sight, span)) return own
  const newText = scalar(field, textEdit.newText, '', true)
  return { ...own, textEdit: { ...textEdit, newText }, filterText: filterText ?? label }
}

/** Right behind the colon of a label, an item brings the blank along. */
function apart(own: CompletionItem, { sight }: Spot, { start }: Span): CompletionItem {
  const { textEdit } = own
  const ahead = slice(sight.view.parsed, { start: Math.max(0, start - 4), end: start })
  if (!textEdit || !/:[*_]*$/.test(ahead)) return own
  return { ...own, textEdit: { ...textEdit, newText: ` ${textEdit.newText}` } }
}

/** Whether the cursor is in a comment of the front matter. */
function isComment({ before }: Spot, { form }: Field): boolean {
  return (form === 'yaml' || form === 'toml') && /\s#[^'"]*$/.test(before)
}

function isQuoted(sight: Sight, { start }: Span): boolean {
  return /["']/.test(slice(sight.view.parsed, { start: Math.max(0, start - 1), end: start + 1 }))
}

/** The list field whose block items the line goes on with. */
function listAround(spot: Spot) {
  if (!/^\s*-\s/.test(spot.before)) return undefined
  const { record, parsed } = spot.sight.view
  if (!parsed.header || spot.offset > parsed.header.span.end) return undefined
  return record.fields.findLast(one => one.form === 'yaml' && one.span.start < spot.line.start)
}

/** The word being typed: back to a space, a bracket, a comma, or the colon of a label and the marks that end it. */
function openSpan(spot: Spot): Span {
  const [word] = /[^\s:[\],|"']*$/.exec(spot.before)!
  return { start: spot.offset - word.replace(/^[*_]+/, '').length, end: spot.offset }
}

function valuesFor(spot: Spot, data: FieldData, span: Span): CompletionItem[] {
  const { sight } = spot
  const choices = valuesOf(sight.view.profile, data)
  if (choices.length > 0) {
    const fired = data.values === 'triggers' ? firedBy(sight) : new Map<string, string>()
    return choices.map((choice, rank) =>
      item(sight, {
        label: choice.id,
        text: choice.id,
        span,
        kind: CompletionItemKind.EnumMember,
        detail: fired.get(choice.id) ?? choice.label,
        about: { of: 'value', key: data.key, id: choice.id },
        rank: fired.has(choice.id) ? rank : 500 + rank,
      }),
    )
  }
  if (data.type === 'boolean') {
    const about = { of: 'field', key: data.key } as const
    return ['false', 'true'].map((text, rank) =>
      item(sight, { label: text, text, span, kind: CompletionItemKind.Value, about, rank }),
    )
  }
  if (isOfPeople(data)) return people(spot, span, data.type === 'handle' ? 'handle' : 'any')
  if (data.means === 'related') return incidents(sight, span)
  const own = ownValue(sight.view, data)
  if (own !== null) return [told(sight, own, span)]
  if (data.type === 'instant' || data.type === 'date-time') return moments(sight, data, span)
  if (data.type === 'date' || data.type === 'date-or-instant') return days(spot, span)
  return fromCards(sight, data, span)
}

/** A value that the document and its neighbours give. */
function told(sight: Sight, text: string, span: Span): CompletionItem {
  return item(sight, { label: text, text, span, kind: CompletionItemKind.Value, rank: 0 })
}

/** Why the facts of the document fire a trigger, by its id; these are offered first. */
function firedBy({ view }: Sight): Map<string, string> {
  const fired = view.policy.triggers.filter(one => one.facts.length > 0)
  return new Map(fired.map(one => [one.trigger.id, one.facts.join(' and ')]))
}

function incidents(sight: Sight, span: Span): CompletionItem[] {
  const { cards } = sight.view.workspace
  const others = [...cards.values()].flatMap(card =>
    card.id === null || card.path === sight.view.path ? [] : [{ card, id: card.id }],
  )
  return newestFirst(others).map(({ card, id }, rank) =>
    item(sight, {
      label: id,
      text: id,
      span,
      kind: CompletionItemKind.Reference,
      detail: card.title ?? undefined,
      about: { of: 'incident', id },
      rank,
    }),
  )
}

/** What other documents wrote in the same field: services, environments, root causes. */
function fromCards(sight: Sight, data: FieldData, span: Span): CompletionItem[] {
  const used = new Map<string, number>()
  const { workspace, path } = sight.view
  for (const card of workspace.cards.values()) {
    if (card.path === path) continue
    const values = data.means === 'root-cause' ? card.rootCauses : (card.lists[data.key] ?? [])
    for (const value of values) used.set(value, (used.get(value) ?? 0) + 1)
  }
  return [...used]
    .sort((a, b) => b[1] - a[1])
    .map(([text, count], rank) =>
      item(sight, {
        label: text,
        text,
        span,
        kind: CompletionItemKind.Value,
        detail: count === 1 ? 'once before' : `${count} times before`,
        rank,
      }),
    )
}
