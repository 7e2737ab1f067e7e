import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  bothOf,
  dataOf,
  type Field,
  type FieldData,
  holds,
  isHeaderForm,
  type Message,
  ownValue,
  type Span,
  say,
  scalar,
  slice,
  takesList,
  touches,
  valuesOf,
} from '../../../core/index.ts'
import type { Sight } from '../../documents/sight.ts'
import { newestFirst } from '../../workspace/newest.ts'
import { people } from './people.ts'
import { blankAt, item, type Source, type Spot } from './spot.ts'
import { days, moments, recentDays } from './times.ts'

/** Values for the field the cursor stands in, whatever the form of the metadata. */
export const fieldValues: Source = spot => {
  const place = fieldAt(spot)
  if (!place) return null
  const { field, data } = place
  const typed = field.items.find(one => holds(one.span, spot.offset))
  const span = typed ? withinQuotes(spot, typed.span) : (blankAt(spot) ?? openSpan(spot))
  const listed = new Set(
    takesList(data) ? field.items.filter(one => one !== typed).map(one => one.value) : [],
  )
  if (isComment(spot, field) || isBesideList(spot, field) || !holds(span, spot.offset)) return null
  const own = { field, span, isOpen: takesList(data) && !isWithinList(spot, field) }
  return valuesFor(spot, data, span)
    .filter(one => !listed.has(one.label))
    .map(one => apart(written(one, spot, own), spot, span))
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
  return field && data && !isBehindCell(spot, field) ? { field, data } : null
}

/** Whether the cell of a field in a table ends before the cursor. */
function isBehindCell({ before }: Spot, { form }: Field): boolean {
  return form === 'table' && before.replace(/^\s*\||\\\|/g, '').split('|').length > 2
}

/** Whether a field names people. */
export function isOfPeople({ type, means }: FieldData): boolean {
  return type === 'handle' || means === 'person'
}

/** Where a value goes: its field, what it replaces, and whether it is the first of a list without brackets yet. */
interface Slot {
  readonly field: Field
  readonly span: Span
  readonly isOpen: boolean
}

/** An item as the language of the front matter writes its value: a bare `@` opens nothing that YAML can read. */
function written(own: CompletionItem, { sight }: Spot, { field, span, isOpen }: Slot): CompletionItem {
  const { textEdit, filterText, label } = own
  if (!isHeaderForm(field.form) || !textEdit || isQuoted(sight, span)) return own
  const value = scalar(field, textEdit.newText, '', true)
  const newText = isOpen ? `[${value}]` : value
  return { ...own, textEdit: { ...textEdit, newText }, filterText: filterText ?? label }
}

/** Whether the cursor stands before or behind the brackets of a list. */
function isBesideList(spot: Spot, field: Field): boolean {
  return isHeaderForm(field.form) && (/^\s*\[/.test(spot.after) || /\]\s*$/.test(spot.before))
}

/** Whether the cursor stands within brackets, or at an item that has its own line. */
function isWithinList({ sight, offset, before }: Spot, { span }: Field): boolean {
  const ahead = slice(sight.view.parsed, { start: Math.min(span.start, offset), end: offset })
  return /\[[^\]]*$/.test(ahead) || /^\s*-\s/.test(before)
}

/** Right behind the colon of a label, an item also inserts a blank. */
function apart(own: CompletionItem, { sight }: Spot, { start }: Span): CompletionItem {
  const { textEdit } = own
  const ahead = slice(sight.view.parsed, { start: Math.max(0, start - 4), end: start })
  if (!textEdit || !/(?::[*_]*|=)$/.test(ahead)) return own
  return { ...own, textEdit: { ...textEdit, newText: ` ${textEdit.newText}` } }
}

/** Whether the cursor is in a comment of the front matter. */
function isComment({ before }: Spot, field: Field): boolean {
  return isHeaderForm(field.form) && /\s#[^'"]*$/.test(before)
}

/** The words of a value without the quotes around them, which stay. */
function withinQuotes({ sight }: Spot, span: Span): Span {
  const isWithin = /^(["']).*\1$/s.test(slice(sight.view.parsed, span))
  return isWithin ? { start: span.start + 1, end: span.end - 1 } : span
}

function isQuoted(sight: Sight, { start }: Span): boolean {
  return start > 0 && /["']/.test(slice(sight.view.parsed, { start: start - 1, end: start }))
}

/** The list field that the line goes on with: with an item of its own, or within brackets opened above. */
function listAround(spot: Spot): Field | undefined {
  const { record, parsed } = spot.sight.view
  if (!parsed.header || spot.offset > parsed.header.span.end) return undefined
  const above = record.fields.findLast(one => isHeaderForm(one.form) && one.span.start < spot.line.start)
  if (!above) return undefined
  if (/^\s*-\s/.test(spot.before)) return above.form === 'yaml' ? above : undefined
  const opened = slice(parsed, { start: above.label.span.end, end: spot.offset })
  return spot.offset < above.span.end && /^\s*[:=]\s*\[[^\]]*$/.test(opened) ? above : undefined
}

/** The word being typed: back to a space, a bracket, a comma, or the colon or equals sign of a label and marks behind it. */
function openSpan(spot: Spot): Span {
  const [word] = /[^\s:[\],|"']*$/.exec(spot.before)!
  return { start: spot.offset - word.replace(/^(?:[*_]+|[\w-]*=)/, '').length, end: spot.offset }
}

function valuesFor(spot: Spot, data: FieldData, span: Span): CompletionItem[] {
  const { sight } = spot
  const chosen = choicesFor(spot, data, span)
  if (chosen.length > 0) return chosen
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
  if (data.type === 'date' || data.type === 'date-or-instant')
    return [...toldDay(sight, data, span), ...(data.means ? recentDays(sight, span) : days(spot, span))]
  return fromCards(sight, data, span)
}

/** The values the style lists, by their ids, or by their names once several words are typed. */
function choicesFor({ sight, offset }: Spot, data: FieldData, span: Span): CompletionItem[] {
  const { profile, parsed } = sight.view
  const typed = slice(parsed, { start: span.start, end: Math.max(span.start, offset) })
  const isWorded = /\S\s/.test(typed)
  const fired = data.values === 'triggers' ? firedBy(sight) : new Map<string, Message>()
  return valuesOf(profile, data).map(({ id, label }, rank) =>
    item(sight, {
      label: id,
      text: id,
      span,
      kind: CompletionItemKind.EnumMember,
      detail: fired.get(id) ?? label,
      about: { of: 'value', key: data.key, id },
      rank: fired.has(id) ? rank : 500 + rank,
      ...(isWorded && label !== undefined && { filter: label }),
    }),
  )
}

/** A value that follows from the document and its neighbours, such as the next free id. */
function told(sight: Sight, text: string, span: Span): CompletionItem {
  return item(sight, { label: text, text, span, kind: CompletionItemKind.Value, rank: 0 })
}

/** The day of the incident, where the document tells it elsewhere. */
function toldDay(sight: Sight, { means }: FieldData, span: Span): CompletionItem[] {
  const { date } = sight.view.record
  return means === 'date' && date && !touches(date.span, span) ? [told(sight, date.value, span)] : []
}

/** Why the facts of the document fire a trigger, by its id; these are offered first. */
function firedBy({ view }: Sight): Map<string, Message> {
  const fired = view.policy.triggers.filter(one => one.facts.length > 0)
  return new Map(fired.map(one => [one.trigger.id, bothOf(one.facts)]))
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
        detail: count === 1 ? say`once before` : say`${count} times before`,
        rank,
      }),
    )
}
