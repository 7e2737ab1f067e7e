import { type ActionStatus, type Profile, statusFor } from '../../profile/compile.ts'
import type { ColumnRole } from '../../profile/kinds.ts'
import { actionStatusOf } from '../../profile/lookup.ts'
import { type Fact, type Span, shift } from '../../span.ts'
import type { Parsed } from '../../syntax/parsed.ts'
import { dateAlone, dayFrom, type FoundDate } from '../dates.ts'
import type { DayOrder } from '../dayOrder.ts'
import { type Excerpt, factAt, isUnfilled } from '../excerpt.ts'
import { ticketsIn } from '../links.ts'
import type { ActionItem } from '../record.ts'
import { type Day, findDate } from '../times.ts'
import { saysNothing } from '../values.ts'
import { ownersIn } from './owners.ts'
import { ticketBehind } from './references.ts'

/** The text in which items are read, and what holds for all items in it. */
export interface ItemPlace extends Excerpt {
  readonly profile: Profile
  /** Whether the document writes day or month first. */
  readonly order: DayOrder
  /** The document, which may say what is behind the label of a link. */
  readonly parsed: Parsed
  /** The day of the incident, from which dates without a year are counted. */
  readonly since?: Day | null
  /** On which side of their text other items of the list name their owners. */
  readonly named?: 'before' | 'behind' | null
  /** The owners of items below that name nobody: "**Owner: SRE**" above a list. */
  readonly owners?: readonly Fact<string>[]
  /** The heading or label above the items. */
  readonly group: string | null
  /** The state that this heading or label gives them: "Immediate actions (completed)". */
  readonly state: Fact<ActionStatus> | null
}

/** Where each part of an item is. Offsets into the text of the excerpt. */
export type Cells = Readonly<Partial<Record<ColumnRole, Span>>>

/** The parts of an item before their values are read. */
export interface Parts {
  readonly cells: Cells & { readonly action: Span }
  readonly form: ActionItem['form']
  readonly span: Span
  /** What states the item's status outside a status cell: a check box, an emoji, "(done)". */
  readonly mark: Fact<ActionStatus> | null
  /** Where tickets may be mentioned, besides the ticket cell. */
  readonly mentions: readonly Span[]
}

/** The item; `null` if its text is empty or a placeholder. */
export function itemOf(place: ItemPlace, parts: Parts): ActionItem | null {
  const { cells, form, span, mark, mentions } = parts
  const text = factAt(place, cells.action.start, cells.action.end)
  const named = cells.owner ? ownersIn(place, cells.owner) : []
  const due = cells.due ? dueIn(place, withoutStruck(place, cells.due)) : nothingDue
  const isBlank = text.value === '' ? named.length === 0 && due.due === null : isUnfilled(text.value)
  if (isBlank) return null
  const { status, done } = stateOf(place, cells.status && withoutStruck(place, cells.status), mark)
  return {
    id: factOf(place, cells.id),
    text,
    owners: named.length > 0 ? named : (place.owners ?? []),
    ...due,
    status,
    done,
    type: factOf(place, cells.type),
    priority: factOf(place, cells.priority),
    tickets: ticketsOf(place, cells.ticket, mentions),
    cells: inFile(cells, place.base),
    form,
    group: place.group,
    span: shift(span, place.base),
  }
}

/** The cell without a former value before the current one: `~~open~~ done`, `2026-04-10 → 2026-05-08`. */
function withoutStruck({ text }: Excerpt, { start, end }: Span): Span {
  const struck = crossedOut.exec(text.slice(start, end))
  return struck === null ? { start, end } : { start: start + struck[0].length, end }
}

const crossedOut = /^(?:~~[^~]{1,60}~~\s*(?:→|->)?\s*(?=\S)|\d[^→]{1,30}→\s*(?=\d))/

/** The cells with offsets into the file. */
function inFile(cells: Cells, base: number): Record<string, Span> {
  const moved: Record<string, Span> = {}
  for (const role in cells) moved[role] = shift(cells[role as ColumnRole]!, base)
  return moved
}

/** The text of a cell; `null` if it says nothing. */
function factOf(place: ItemPlace, cell: Span | undefined): Fact<string> | null {
  if (cell === undefined || cell.start === cell.end) return null
  const fact = factAt(place, cell.start, cell.end)
  return saysNothing(place.profile, fact.value) ? null : fact
}

const nothingDue = { due: null, dueText: null }

/** The first date in the cell. If there is none, or no such day, the text of the cell instead. */
function dueIn(place: ItemPlace, cell: Span): Pick<ActionItem, 'due' | 'dueText'> {
  const words = place.text.slice(cell.start, cell.end)
  const found =
    words === ''
      ? null
      : (findDate(words) ??
        shortDate(words) ??
        (place.since ? (dayFrom(words, place.since) ?? slashedDay(words, place.since)) : null))
  if (found === null || found.problem !== null) return { due: null, dueText: factOf(place, cell) }
  const { start, end } = found.span
  const value = found.ambiguous ? place.order.day(found.date, words.slice(start, end)) : found.date
  return { due: { value, span: shift(found.span, place.base + cell.start) }, dueText: null }
}

/** `30.09.23`: a year of two digits, only as the whole cell (elsewhere it may be a chapter number). */
function shortDate(words: string): FoundDate | null {
  const found = /^\s*(\d{1,2}\.\s?\d{1,2}\.\s?)(\d\d)\s*$/.exec(words)
  const full = found === null ? null : findDate(`${found[1]!.replace(/\s/g, '')}20${found[2]!}`)
  if (full === null || full.problem !== null) return null
  const start = words.length - words.trimStart().length
  return { ...full, span: { start, end: words.trimEnd().length } }
}

/** `12/18`: a day without a year, if only one of the numbers can be the month; `4/10まで`, where the month is first. */
function slashedDay(words: string, since: Day): FoundDate | null {
  const [, figures, until] = /^\s*(?:(?:due|by)\s)?(\d{1,2}\/\d{1,2})\s*(まで|迄|까지)?\s*$/.exec(words) ?? []
  if (figures === undefined) return null
  const year = Number(since.slice(0, 4))
  const start = words.indexOf(figures)
  const dates = [year, year + 1].map(one => findDate(`${figures}/${one}`))
  const found = dates.find(
    date =>
      date !== null &&
      date.problem === null &&
      (until !== undefined || !date.ambiguous) &&
      date.date >= since,
  )
  return found ? { ...found, span: { start, end: start + figures.length } } : null
}

/**
 * The state of an item: from its status cell, else from a mark on it, else from the heading above. As the style names it; text of
 * the cell that names no state is kept in lower case.
 */
function stateOf(
  place: ItemPlace,
  cell: Span | undefined,
  mark: Fact<ActionStatus> | null,
): Pick<ActionItem, 'status' | 'done'> {
  const fact = factOf(place, cell)
  const named =
    fact === null ? null : (actionStatusOf(place.profile, fact.value) ?? doneOn(place, fact.value))
  const state = fact !== null && named !== null ? { value: named, span: fact.span } : mark
  if (state === null && fact !== null) {
    return { status: { value: fact.value.toLowerCase(), span: fact.span }, done: false }
  }
  const known = state ?? place.state
  if (known === null) return { status: null, done: false }
  return { status: { value: known.value.id, span: known.span }, done: known.value.means === 'done' }
}

/** Done, if the status cell is only a date: the column is called "Closed on". */
function doneOn({ profile }: ItemPlace, words: string): ActionStatus | null {
  return dateAlone(words)?.problem === null ? statusFor(profile.data, 'done') : null
}

/** Tickets from the ticket cell; if it has none, those mentioned anywhere in the item. */
function ticketsOf(place: ItemPlace, cell: Span | undefined, mentions: readonly Span[]): Fact<string>[] {
  const { text, base } = place
  if (cell !== undefined && cell.start < cell.end) {
    const found = ticketsIn(text.slice(cell.start, cell.end), base + cell.start)
    if (found.length > 0) return found
    const key = ownKey.exec(text.slice(cell.start, cell.end))
    if (key !== null) return [factAt(place, cell.start + key.index, cell.start + key.index + key[0].length)]
  }
  const found: Fact<string>[] = []
  for (const { start, end } of mentions)
    for (const one of ticketsIn(text.slice(start, end), base + start)) found.push(one)
  if (found.length > 0) return found
  for (const { start, end } of cell === undefined ? mentions : [cell, ...mentions]) {
    for (const one of referredIn(text.slice(start, end), place)) found.push(one)
  }
  return found
}

/** The tickets behind reference links, `[words][label]`. */
function referredIn(text: string, { parsed }: ItemPlace): Fact<string>[] {
  if (!text.includes('][')) return []
  return [...text.matchAll(/\]\[([^\][\n]{1,200})\]/g)].flatMap(
    match => ticketBehind(parsed, match[1]!) ?? [],
  )
}

/** In a ticket column a bare number or an unusual key is a ticket: `4711`, `ops_42`, `Bug 5554825`, `PRB0040123`. */
const ownKey = /(?<![\w/.-])(?:[A-Za-z]{1,20}[_/-]|[A-Z]{1,8}(?=\d{4}))?\d{2,12}(?![\w/.])/
