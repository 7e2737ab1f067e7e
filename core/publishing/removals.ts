import { gridAt } from '../edits/grid.ts'
import { inLineEnds } from '../edits/lines.ts'
import { removeField } from '../edits/metadata.ts'
import { ticketsIn } from '../facts/links.ts'
import type { Field, Section } from '../facts/record.ts'
import type { TableKind } from '../profile/compile.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { columnOf } from '../profile/lookup.ts'
import { namesIndividual } from '../safety/individuals.ts'
import { internalSections } from '../safety/leaks.ts'
import { covers, type Span } from '../span.ts'
import { plain } from '../syntax/plain.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import type { Change } from './change.ts'
import { htmlTableAt } from './htmlColumns.ts'

/** Sections for insiders: those the style keeps inside and those that say so. A section on top is the document itself. */
export function insideSections(view: View): Section[] {
  const kept = new Set(view.profile.data.sections.filter(one => one.internal).map(one => one.id))
  const telling = new Set(internalSections(view))
  return view.record.sections.filter(one => telling.has(one) || (one.id !== null && kept.has(one.id)))
}

/** The changes that take out whole sections, metadata and columns. */
export function* removals(view: View): Generator<Change> {
  const sections = insideSections(view).filter(section => !isWhole(view, section))
  const spans = sections.map(({ span }) => span)
  for (const { title, span } of sections)
    yield { kind: 'section', what: plain(title.value), ...withoutTail(view, span, spans) }
  for (const field of view.record.fields) {
    if (!staysInside(view, field)) continue
    for (const edit of removeField(view, field)) yield { kind: 'metadata', what: field.label.value, ...edit }
  }
  yield* emptyHeader(view)
  for (const kind of ['timeline', 'actions'] as const) yield* columnsOf(view, kind)
}

/** What goes at the end of the document, one section or several, goes with the line drawn above it. */
function withoutTail({ parsed }: View, span: Span, all: readonly Span[]): { span: Span; text: string } {
  const { start, end } = span
  let last = end
  for (const one of all) if (one.start === last) last = one.end
  const isLast = slice(parsed, { start: last, end: parsed.length }).trim() === ''
  if (!isLast || all.some(one => one.end === start)) return { span, text: '' }
  const before = slice(parsed, { start: Math.max(0, start - 400), end: start })
  const tail = /(?:\r?\n[ \t]*(?:-{3,}|\*{3,}|_{3,})?[ \t]*)*$/.exec(before)![0].length
  const until = last === end ? parsed.length : end
  return { span: { start: start - tail, end: until }, text: inLineEnds(parsed, '\n') }
}

/** Whether nothing would be left: the title of the document says that it is internal. */
function isWhole({ record }: View, section: Section): boolean {
  return section.level === 1 && section === record.sections[0] && section.parent === null
}

/** The product's own keys say nothing to others; keys of front matter that the style does not know could say anything. */
function staysInside(view: View, { key, means, form, items, span, value }: Field): boolean {
  const { publication } = view.profile.data
  if (means === null && isTicket(value.value)) return true
  if (key === null) return isHeaderForm(form)
  if (key === 'profile' || key === 'postmortem-ignore') return true
  if (publication.keys.includes(key)) return true
  if (means === 'person') {
    if (publication.names || items.length === 0) return false
    const people = view.record.people.filter(one => covers(span, one.span))
    return people.length > 0 && people.every(one => namesIndividual(one, view.profile.lookup.words))
  }
  return means !== null && publication.means.includes(means)
}

/** Whether nothing else stands there: with the ticket gone, its label would stand alone. */
function isTicket(text: string): boolean {
  const [ticket] = ticketsIn(text, 0)
  return ticket !== undefined && ticket.value === text.trim()
}

/** Front matter of which nothing is left. */
function* emptyHeader({ parsed }: View): Generator<Change> {
  const { header } = parsed
  if (header === null || !header.closed || header.entries.length > 0) return
  const rest = slice(parsed, { start: header.span.end, end: parsed.length })
  const gap = /^\s*/.exec(rest)![0].length
  const span = { start: header.span.start, end: header.span.end + gap }
  yield { kind: 'metadata', what: 'empty front matter', span, text: '' }
}

/** Columns of tables; one that stands alone stays. */
function* columnsOf(view: View, kind: TableKind): Generator<Change> {
  const { parsed, record } = view
  const items = kind === 'timeline' ? record.timeline : record.actions
  const seen = new Set<object>()
  for (const { form, span } of items) {
    const grid = form === 'table' ? gridAt(parsed, span.start) : null
    if (form === 'table' && grid === null) yield* htmlColumnsOf(view, kind, span.start, seen)
    if (grid === null || grid.fenced || seen.has(grid)) continue
    seen.add(grid)
    const [head] = grid.rows
    const titles = head!.cells.map(cell => slice(parsed, cell).trim())
    for (const [column, title] of titles.entries()) {
      if (titles.length < 2 || !staysIn(view, kind, title)) continue
      const lines = grid.delimiter ? [...grid.rows, grid.delimiter] : grid.rows
      for (const [i, { cells }] of lines.entries()) {
        const cell = cells[column]
        if (cell === undefined) continue
        // The pipe in front goes along: behind the last column of a row there need not be one.
        const span = { start: cell.start - 1, end: cell.end }
        yield {
          kind: 'column',
          what: titles[column]!,
          span,
          text: '',
          ...(i > 0 && { along: true as const }),
        }
      }
    }
  }
}

/** Whether a column is for insiders. */
function staysIn({ profile }: View, kind: TableKind, title: string): boolean {
  const roles = [columnOf(profile, kind, plain(title))]
  // People add one to timelines, too.
  if (roles[0] === null && columnOf(profile, 'actions', plain(title)) === 'ticket') roles.push('ticket')
  return roles.some(role => role !== null && profile.data.publication.columns.includes(role))
}

/** The same of a table written in HTML: its cells go with their tags. */
function* htmlColumnsOf(view: View, kind: TableKind, offset: number, seen: Set<object>): Generator<Change> {
  const table = htmlTableAt(view.parsed, offset)
  if (table === null || seen.has(table)) return
  seen.add(table)
  for (const { title, cells } of table.columns) {
    if (table.columns.length < 2 || !staysIn(view, kind, title)) continue
    for (const [i, span] of cells.entries())
      yield { kind: 'column', what: title, span, text: '', ...(i > 0 && { along: true as const }) }
  }
}
