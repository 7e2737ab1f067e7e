import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  dataOf,
  type Field,
  type FieldData,
  localDay,
  type Span,
  scalar,
  shorthands,
  slice,
  valuesOf,
} from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { newestFirst } from '../../newest.ts'
import { item, type Source, type Spot } from './spot.ts'

/** Values for the field the cursor stands in, whatever the form of the metadata. */
export const fieldValues: Source = spot => {
  const { record } = spot.sight.view
  const field =
    record.fields.find(
      one =>
        one.label.span.end < spot.offset &&
        spot.line.start <= one.span.start &&
        one.span.start <= spot.line.end,
    ) ?? listAround(spot)
  const data = field?.key ? dataOf(spot.sight.view, field.key) : null
  if (!field || !data) return null
  const typed = field.items.find(one => one.span.start <= spot.offset && spot.offset <= one.span.end)
  const span = typed?.span ?? openSpan(spot)
  return valuesFor(spot.sight, data, span).map(one => written(one, spot, field, span))
}

/** An item as the language of the front matter writes its value: a bare `@` opens nothing that YAML can read. */
function written(own: CompletionItem, { sight }: Spot, field: Field, span: Span): CompletionItem {
  const { textEdit, filterText, label } = own
  const isBare = field.form === 'yaml' || field.form === 'toml'
  if (!isBare || !textEdit || isQuoted(sight, span)) return own
  const newText = scalar(field, textEdit.newText, '', true)
  return { ...own, textEdit: { ...textEdit, newText }, filterText: filterText ?? label }
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

/** The word being typed: back to a space, a bracket, a comma or the colon. */
function openSpan(spot: Spot): Span {
  const length = /[^\s:[\],|"']*$/.exec(spot.before)?.[0].length ?? 0
  return { start: spot.offset - length, end: spot.offset }
}

function valuesFor(sight: Sight, data: FieldData, span: Span): CompletionItem[] {
  const choices = valuesOf(sight.view.profile, data)
  if (choices.length > 0) {
    return choices.map((choice, rank) =>
      item(sight, {
        label: choice.id,
        text: choice.id,
        span,
        kind: CompletionItemKind.EnumMember,
        detail: choice.label,
        about: [choice.about, choice.cite && `*${choice.cite}*`].filter(Boolean).join('\n\n') || undefined,
        rank,
      }),
    )
  }
  if (data.type === 'boolean') {
    return ['false', 'true'].map((text, rank) =>
      item(sight, { label: text, text, span, kind: CompletionItemKind.Value, about: data.about, rank }),
    )
  }
  if (data.type === 'handle' || data.means === 'person') return handles(sight, span)
  if (data.means === 'related') return incidents(sight, span)
  if (data.type === 'date' || data.type === 'date-or-instant') return days(sight, span)
  return fromCards(sight, data, span)
}

/** People: the roster first, then whoever the workspace's documents name. */
export function handles(sight: Sight, span: Span): CompletionItem[] {
  const { settings, workspace, record } = sight.view
  const known = new Map<string, string>()
  for (const { name, handle } of [...settings.roster, ...record.people]) if (handle) known.set(handle, name)
  for (const card of workspace.cards.values()) {
    for (const { name, handle } of card.people) if (handle && !known.has(handle)) known.set(handle, name)
    for (const owner of card.open.flatMap(one => one.owners))
      if (owner.startsWith('@') && !known.has(owner)) known.set(owner, '')
  }
  return [...known].map(([handle, name], rank) =>
    item(sight, {
      label: handle,
      text: handle,
      span,
      kind: CompletionItemKind.Event,
      detail: name === handle ? undefined : name,
      rank,
    }),
  )
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
      rank,
    }),
  )
}

/** Days by what people type for them: `+5bd`, `eoq`, `next tue`. */
export function days(sight: Sight, span: Span): CompletionItem[] {
  const { now, settings } = sight.view
  return shorthands(localDay(now, settings.calendar.zone), settings.calendar).map(
    ({ label, day, detail }, rank) =>
      item(sight, { label, text: day, span, kind: CompletionItemKind.Value, detail, rank, filter: label }),
  )
}

/** What other documents wrote in the same field: services, environments, root causes. */
function fromCards(sight: Sight, data: FieldData, span: Span): CompletionItem[] {
  const used = new Map<string, number>()
  for (const card of sight.view.workspace.cards.values()) {
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
