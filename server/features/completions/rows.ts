import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import { type ActionItem, type ColumnRole, lineFor, nextActionId, type Span } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { item, type Source, type Spot } from './spot.ts'
import { days, handles } from './values.ts'

/** The cell of an action item: its owner, due date, status, type or priority. */
export const actionCells: Source = spot => {
  const { record } = spot.sight.view
  const action = record.actions.find(one => one.span.start <= spot.offset && spot.offset <= one.span.end)
  const role = action && roleAt(action, spot)
  if (!action || !role) return null
  return valuesOfRole(spot.sight, role.role, role.span)
}

/** The column the cursor stands in, by the cells the item has there; the cursor may stand in the cell's blanks. */
function roleAt(action: ActionItem, spot: Spot): { role: ColumnRole; span: Span } | null {
  const column = spot.before.split('|').length
  for (const [role, span] of Object.entries(action.cells)) {
    const until = spot.before.length - (spot.offset - span.start)
    const own = until >= 0 && `${spot.before}${spot.after}`.slice(0, until).split('|').length === column
    if (own) return { role: role as ColumnRole, span }
  }
  return null
}

function valuesOfRole(sight: Sight, role: ColumnRole, span: Span): CompletionItem[] | null {
  const { actions } = sight.view.profile.data
  if (role === 'owner') return handles(sight, span)
  if (role === 'due') return days(sight, span)
  const choices =
    role === 'status'
      ? actions.statuses
      : role === 'type'
        ? actions.types
        : role === 'priority'
          ? actions.priorities
          : null
  return (
    choices?.map((choice, rank) =>
      item(sight, {
        label: choice.id,
        text: choice.id,
        span,
        kind: CompletionItemKind.EnumMember,
        detail: choice.label,
        about: choice.about,
        rank,
      }),
    ) ?? null
  )
}

/** A new line of the timeline, at this minute, and of the action items, with the next id. */
export const newRows: Source = spot => {
  const { view } = spot.sight
  if (!/^\s*[|-]?\s*$/.test(spot.before) || spot.after.trim() !== '') return null
  const section = view.record.sections.findLast(
    one => one.span.start <= spot.offset && spot.offset <= one.span.end,
  )
  if (section?.kind === 'timeline')
    return [newLine(spot, 'New entry, now', lineFor(view, { time: view.now, event: '' }))]
  if (section?.kind !== 'actions') return null
  const table = view.profile.data.actions.columns.filter(one => !one.optional)
  const cells = table.map(one => (one.role === 'id' ? (nextActionId(view) ?? '') : ''))
  return [newLine(spot, 'New action item', `| ${cells.join(' | ')} |`)]
}

function newLine(spot: Spot, label: string, text: string): CompletionItem {
  const span = { start: spot.line.start, end: spot.offset }
  return item(spot.sight, {
    label,
    text,
    span,
    kind: CompletionItemKind.Event,
    detail: text,
    rank: 0,
    filter: spot.before,
  })
}
