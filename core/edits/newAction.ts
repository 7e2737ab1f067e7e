import type { Edit } from '../edit.ts'
import type { ActionItem, Section } from '../facts/record.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import { covers, type Span } from '../span.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { gridOfItem, rolesOf } from './actionCell.ts'
import { nextActionId } from './actionIds.ts'
import { type ActionRole, mannerOf, partsText } from './actionLine.ts'
import { blankItems, blankRows, isLeft } from './blankActions.ts'
import { blankTable } from './blankTable.ts'
import { cellText, type Grid, gridAt, isInHtml } from './grid.ts'
import { inLineEnds, lineAt, onOneLine, trimmed } from './lines.ts'
import { appendToSection, newSection } from './sections.ts'
import { insertRow, rowLine } from './table.ts'
import { insertion } from './together.ts'

/** A new action item: its words and what is known of it. `group` names the heading it belongs under. */
export type NewAction = Readonly<Partial<Record<ActionRole | 'why', string>>> & {
  readonly action: string
  readonly group?: string
}

/**
 * Adds an action item behind the last one, as that one is written, with the next id, or in the place of a row that is as the
 * template left it; in a section without any as the style writes items, in its own table if it has one; a missing section
 * comes with it.
 */
export function addAction(view: View, values: NewAction): Edit[] {
  const { actions } = view.record
  const named = actions.filter(
    item => item.group !== null && normalise(item.group) === normalise(values.group ?? ''),
  )
  const part = partNamed(view, values.group)
  const model = values.group === undefined ? actions.at(-1) : named.at(-1)
  if (model) return behind(view, model, complete(view, values))
  if (part) return intoSection(view, part, complete(view, values), actions.at(-1) ?? null)
  const last = actions.at(-1)
  if (last) return behind(view, last, complete(view, values))
  const section = view.record.sections.find(one => one.kind === 'actions')
  if (section) return intoSection(view, section, complete(view, values), null)
  const data = view.profile.data.sections.find(one => one.kind === 'actions')
  if (!data) return []
  return newSection(view, data, newBlock(view, complete(view, values)))
}

/** The lines with which the document would state a new item, without the line ends around them. */
export function actionLineFor(view: View, values: NewAction): string {
  const texts = addAction(view, values).map(edit => edit.text)
  return texts.join('').replace(/^[\r\n]+|[\r\n]+$/g, '')
}

/** The values with the next id and the state that new items have, in the word that another row has for it. */
function complete(view: View, values: NewAction): NewAction {
  const { profile, record, parsed } = view
  const open = profile.data.actions.statuses.find(status => status.means === 'open')
  const like = record.actions.findLast(
    ({ cells, status }) => status?.value === open?.id && status?.span.start === cells.status?.start,
  )?.status
  // "TODO (inherited, not begun)" says more of that row than its state.
  const status = like ? slice(parsed, like.span).replace(/\s*[(（].*$/s, '') : open?.id
  const id = values.id ?? nextActionId(view)
  return { ...(status ? { status } : {}), ...(id === null ? {} : { id }), ...values }
}

function partNamed(view: View, group: string | undefined): Section | null {
  if (group === undefined) return null
  return view.record.sections.find(section => normalise(section.title.value) === normalise(group)) ?? null
}

function behind(view: View, model: ActionItem, values: NewAction): Edit[] {
  const grid = gridOfItem(view, model)
  if (grid) return intoGrid(view, grid, model, values)
  if (isInHtml(view.parsed, model)) return []
  const { parsed } = view
  const section = view.record.sections.findLast(one => covers(one.span, model.span))
  const isWorded = values.action !== ''
  const [blank] = isWorded && section && model.form !== 'paragraph' ? blankItems(view, section) : []
  if (blank) return inPlaceOf(view, blank, values, wordsLike(view, model, values))
  const end = lineAt(parsed, trimmed(parsed, model.span).end).end
  const separator = model.form === 'paragraph' ? parsed.lineEnd.repeat(2) : gapIn(view, model)
  return [insertion(end, separator + lineLike(view, model, values))]
}

/** In the place of the table's first row that is as the template left it, with its id; else behind the model, or at the end. */
function intoGrid(view: View, grid: Grid, model: ActionItem | null, values: NewAction): Edit[] {
  const roles = rolesOf(view, grid, model)
  // A row without words is being typed: it fills no other.
  const [blank] = values.action === '' ? [] : blankRows(view, grid, roles)
  if (!blank) return insertRow(view, (model ?? grid).span, cellsFor(roles, values))
  const id = cellText(blank, roles.indexOf('id'))
  const text = rowLine(grid, cellsFor(roles, id === '' ? values : { ...values, id }))
  return inPlaceOf(view, trimmed(view.parsed, blank.span), values, text.trimEnd())
}

/** A row or item that tells nothing yet stays as the template has it where the new one does not either; one without words is filled. */
function inPlaceOf(view: View, blank: Span, values: NewAction, text: string): Edit[] {
  const own = slice(view.parsed, blank)
  if (own.trim() === '') return [{ span: blank, text: ` ${text}` }]
  return [{ span: blank, text: isLeft(view, values.action) ? own : text }]
}

function cellsFor(roles: readonly (ColumnRole | null)[], values: NewAction): string[] {
  const { group: _, ...texts } = values
  return roles.map(role =>
    role === null ? '' : ((texts as Partial<Record<ColumnRole, string>>)[role] ?? ''),
  )
}

/** The line end between items of a list, two where a blank line separates them. */
function gapIn(view: View, model: ActionItem): string {
  const { parsed, record } = view
  const previous = record.actions[record.actions.indexOf(model) - 1]
  const gap = previous
    ? slice(parsed, { start: trimmed(parsed, previous.span).end, end: model.span.start })
    : ''
  const isLoose = gap.trim() === '' && (gap.match(/\r\n|\n|\r/g)?.length ?? 0) > 1
  return parsed.lineEnd.repeat(isLoose ? 2 : 1)
}

/** A list item as the model is written: its marker, an open box, its id, and the parts behind the words. */
function lineLike(view: View, model: ActionItem, values: NewAction): string {
  const line = slice(view.parsed, lineAt(view.parsed, model.span.start))
  const marker =
    /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+|[・･•●○■□◆◇▪‣◦]\s*)(?:\[[ xX]\]\s+)?/.exec(line)?.[0] ?? ''
  const head = marker
    .replace(/\[[xX]\]/, '[ ]')
    .replace(/(\d{1,9})(?=[.)]\s)/, number => String(Number(number) + 1))
  return head + wordsLike(view, model, values)
}

/** The words of an item, its id first where the model has one. */
function wordsLike(view: View, model: ActionItem, values: NewAction): string {
  const words = wordsFor(view, values)
  return model.id !== null && values.id ? `${values.id}: ${words}` : words
}

function wordsFor(view: View, values: NewAction): string {
  const roles = (['owner', 'due', 'priority', 'type', 'ticket'] as const).filter(role => values[role])
  const parts = roles.map(role => [role, onOneLine(values[role]!)] as const)
  const manner = mannerOf(view, view.record.actions.filter(item => !gridOfItem(view, item)).toReversed())
  return onOneLine(values.action) + partsText(manner, parts)
}

/** Into the section's own table, if it has one; else a list or table as the style has it, at its end. */
function intoSection(view: View, section: Section, values: NewAction, model: ActionItem | null): Edit[] {
  const parts = view.record.sections.filter(one => covers(section.span, one.span))
  for (const part of parts) {
    for (const block of part.blocks) {
      const grid = gridAt(view.parsed, part.base + block.span.start)
      if (!grid) continue
      const roles = rolesOf(view, grid, null)
      if (roles.includes('action')) return intoGrid(view, grid, null, values)
    }
  }
  const [blank] = values.action === '' ? [] : blankItems(view, section)
  if (blank) return inPlaceOf(view, blank, values, wordsFor(view, values))
  return appendToSection(view, section, model ? blockLike(view, model, values) : newBlock(view, values))
}

/** A list or table of its own, as the one that the model stands in. */
function blockLike(view: View, model: ActionItem, values: NewAction): string {
  const grid = gridOfItem(view, model)
  if (grid) return tableWith(view, grid, rolesOf(view, grid, model), values)
  if (isInHtml(view.parsed, model)) return newBlock(view, values)
  return lineLike(view, model, values)
    .trimStart()
    .replace(/^\d{1,9}(?=[.)]\s)/, '1')
}

function newBlock(view: View, values: NewAction): string {
  const { form } = view.profile.data.actions
  if (form === 'bullet') return `- ${wordsFor(view, values)}`
  if (form === 'checklist') return `- [ ] ${wordsFor(view, values)}`
  const grid = blankTable(view, 'actions')
  return tableWith(view, grid, rolesOf(view, grid, null), values)
}

/** A table with the head of `grid` and one row. */
function tableWith(view: View, grid: Grid, roles: readonly (ColumnRole | null)[], values: NewAction): string {
  const lines = [grid.rows[0]!.text, grid.delimiter?.text ?? '', rowLine(grid, cellsFor(roles, values))]
  const text = lines.filter(line => line !== '').join('\n')
  return inLineEnds(view.parsed, grid.fenced ? `\`\`\`\n${text}\n\`\`\`` : text)
}
