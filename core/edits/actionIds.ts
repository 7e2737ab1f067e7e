import type { Edit } from '../edit.ts'
import type { ActionItem } from '../facts/record.ts'
import type { View } from '../view.ts'
import { actionGrids, setActionCell } from './actionCell.ts'
import { cellText } from './grid.ts'

/** An id in parts: `A` and `3` of `A3`, the number's width kept. */
interface Numbered {
  readonly before: string
  readonly number: number
  readonly width: number
  readonly after: string
}

function numbered(id: string): Numbered | null {
  const found = /^(\D{0,20}(?:\d+\D{1,4})??)(\d{1,9})(\D{0,4})$/.exec(id)
  return found && { before: found[1]!, number: Number(found[2]), width: found[2]!.length, after: found[3]! }
}

/**
 * The id of the next action item: one more than the highest in the document, in the same form, else the first id of the
 * style. `null` if neither document nor style has ids for items.
 */
export function nextActionId(view: View): string | null {
  return freeIds(view, 1)?.[0] ?? null
}

/** The next ids, in order; `null` where items have none. */
function freeIds(view: View, count: number): string[] | null {
  const { actions } = view.record
  const ids = idsIn(view)
  const last = ids.flatMap(id => numbered(id) ?? []).at(-1)
  const pattern = view.profile.data.actions.ids
  if (!last && (!pattern || (actions.length > 0 && actions.every(item => item.cells.id === undefined))))
    return null
  if (!last) return Array.from({ length: count }, (_, i) => pattern!.replace('{n}', String(i + 1)))
  const beginning = last.before.toLowerCase()
  const alike = ids.flatMap(id => numbered(id) ?? []).filter(one => one.before.toLowerCase() === beginning)
  const highest = alike.reduce((most, { number }) => Math.max(most, number), 0)
  return Array.from(
    { length: count },
    (_, i) => last.before + String(highest + i + 1).padStart(last.width, '0') + last.after,
  )
}

/** The ids of all items, and of rows a template left, so that none is given twice. */
function idsIn(view: View): string[] {
  const own = view.record.actions.flatMap(item => item.id?.value ?? [])
  const others = actionGrids(view).flatMap(({ grid, roles }) => {
    const column = roles.indexOf('id')
    return column < 0 ? [] : grid.rows.slice(1).map(row => cellText(row, column))
  })
  return [...own, ...others.filter(id => id !== '' && !own.includes(id))]
}

/** Gives the items new ids, the next free ones in order. References to them in the text stay as they are. */
export function renumberActions(view: View, items: readonly ActionItem[]): Edit[] {
  const ids = freeIds(view, items.length)
  if (!ids) return []
  return items.flatMap((item, i) => setActionCell(view, item, 'id', ids[i]!))
}
