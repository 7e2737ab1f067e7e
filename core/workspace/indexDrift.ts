import type { Edit } from '../edit.ts'
import { inLineEnds } from '../edits/lines.ts'
import { listOf, type Message, say } from '../message.ts'
import { folderOf } from '../path.ts'
import type { View } from '../view.ts'
import { type IndexPlace, indexPlace, type ListedRow } from './indexPlace.ts'
import { indexColumns, indexRows, indexTable, linkable, saysSame } from './indexTable.ts'

/** How an index differs from the documents it lists. */
export interface IndexDrift {
  readonly place: IndexPlace
  /** What is wrong, a few words each, in the order of the files; empty if the index is right. */
  readonly faults: readonly Message[]
  /** Whether writing the table anew would lose a row about something else, or a column that the style does not have. */
  readonly loses: boolean
}

/** Compares the index in the document with the documents around it; `null` where there is no index. */
export function indexDrift(view: View): IndexDrift | null {
  const place = indexPlace(view)
  if (place === null) return null
  const expected = indexRows(view.workspace, view.path, view.profile)
  const columns = indexColumns(view.profile)
  const listed = new Map(place.rows.map(row => [row.path, row]))
  const known = new Set(expected.map(row => linkable(row.path)))
  const name = (path: string) => path.slice(folderOf(view.path).length)
  const isOdd = place.marked && !place.fits && expected.length > 0
  const faults: Message[] = isOdd ? [say`it lacks the columns of the style`] : []
  for (const { path, cells } of expected) {
    const row = listed.get(linkable(path))
    if (row === undefined) faults.push(say`${name(path)} is missing`)
    else if (!isOdd) {
      const wrong = columns.filter((column, i) => column.holds !== 'link' && differs(place, i, cells, row))
      if (wrong.length > 0) faults.push(say`${name(path)} differs in ${listOf(wrong.map(one => one.title))}`)
    }
  }
  const strangers = place.rows.filter(row => row.path === null || !known.has(row.path))
  const isOurs = place.marked || place.fits
  for (const { path } of strangers)
    if (path !== null && isOurs) faults.push(say`${name(path)} is no postmortem here`)
  const order = place.rows.flatMap(row => (row.path !== null && known.has(row.path) ? [row.path] : []))
  if (faults.length === 0 && order.some((path, i) => path !== linkable(expected[i]?.path ?? ''))) {
    faults.push(say`the newest is not first, or one stands twice`)
  }
  return { place, faults, loses: !place.marked && (!isOurs || strangers.length > 0) }
}

/** Whether a row of the index has a column of the style and says something else there than the document, whose cells are given. */
function differs({ columns }: IndexPlace, column: number, cells: readonly string[], row: ListedRow): boolean {
  const at = columns[column]!
  return at >= 0 && !saysSame(cells[column]!, row.cells[at] ?? '')
}

/** The edits that rewrite the index from the documents; none if there is no index or nothing would change. */
export function indexEdits(view: View): Edit[] {
  const place = indexPlace(view)
  if (place === null) return []
  const rows = indexRows(view.workspace, view.path, view.profile)
  const table = indexTable(rows, indexColumns(view.profile))
  const text = inLineEnds(view.parsed, place.marked ? `\n\n${table}\n\n` : table)
  return [{ span: place.span, text }]
}
