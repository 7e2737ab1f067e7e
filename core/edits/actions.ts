import type { Edit } from '../edit.ts'
import type { ActionItem } from '../facts/record.ts'
import type { Day } from '../facts/times.ts'
import { slice } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { gridOfItem, setActionCell } from './actionCell.ts'
import { isInHtml } from './grid.ts'
import { lineAt, onOneLine } from './lines.ts'
import { setCell } from './table.ts'
import { insertion, together } from './together.ts'

export { type ActionRole, hasPlaceFor, setActionCell } from './actionCell.ts'
export { nextActionId, renumberActions } from './actionIds.ts'
export { blankAction } from './blankActions.ts'
export { actionLineFor, addAction, type NewAction } from './newAction.ts'

/** A remark longer than this is not read as the state of an item. */
const LONGEST_REMARK = 78

/** Whether `deferAction` can write into the item: in HTML it cannot. */
export function canDefer({ parsed }: View, item: ActionItem): boolean {
  return !isInHtml(parsed, item)
}

/**
 * Defers an item: sets the new due day and, if the item has a place for a state, `deferred to …`; adds the reason and the
 * former due day behind its text.
 */
export function deferAction(view: View, item: ActionItem, day: Day, reason: string): Edit[] {
  if (!canDefer(view, item)) return []
  const former = item.due?.value ?? item.dueText?.value ?? null
  const state =
    view.profile.data.actions.statuses.find(status => status.means === 'deferred')?.id ?? 'deferred'
  // A bracket would end the remark, and words before a colon would be read as a label.
  const why = onOneLine(reason)
    .replace(/[()[\]]/g, '')
    .replace(/[:：]\s+/g, ', ')
  const remark = `${state}${former ? ` from ${former}` : ''} – ${why}`
  const isWorded = item.status !== null && !slice(view.parsed, item.status.span).startsWith('[')
  const stated = isWorded || item.cells.status !== undefined || remark.length > LONGEST_REMARK
  return together([
    ...withRemark(view, item, `(${remark})`),
    ...setActionCell(view, item, 'due', day),
    ...(stated ? setActionCell(view, item, 'status', `${state} to ${day}`) : []),
  ])
}

/** Writes a remark behind the words of an item, before who and when. */
function withRemark(view: View, item: ActionItem, remark: string): Edit[] {
  if (gridOfItem(view, item)) {
    const words = item.cells.action ?? item.text.span
    return setCell(view, words, `${slice(view.parsed, words)} ${remark}`)
  }
  const { end } = item.text.span
  const rest = slice(view.parsed, { start: end, end: lineAt(view.parsed, end).end })
  // Marks right before a word open something.
  return [insertion(end + /^(?:[*_~`]+(?![\p{L}\p{N}*_~`]))?/u.exec(rest)![0].length, ` ${remark}`)]
}
