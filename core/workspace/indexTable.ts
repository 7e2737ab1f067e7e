import { isNeverNamed } from '../detection/paths.ts'
import { padded, widthOf } from '../edits/width.ts'
import type { Card } from '../facts/card.ts'
import { byText } from '../order.ts'
import { folderOf } from '../path.ts'
import { bareTitle } from '../profile/bareTitle.ts'
import type { Profile } from '../profile/compile.ts'
import { normalise } from '../profile/lookup.ts'
import type { WorkspaceIndex } from './workspace.ts'

/** A column of the index, as the style's policy names it, and what of a document stands in it. */
export type IndexColumn = NonNullable<Profile['data']['index']>['columns'][number]

/** One document of the index. */
export interface IndexRow {
  /** Path within the workspace. */
  readonly path: string
  /** In the order of the columns, as Markdown. */
  readonly cells: readonly string[]
}

/** The columns the style asks for; where it asks for none, those every style can fill. */
export function indexColumns({ data }: Profile): readonly IndexColumn[] {
  return data.index?.columns ?? standard
}

const standard: readonly IndexColumn[] = [
  { title: 'Date', holds: 'date' },
  { title: 'Incident', holds: 'title' },
  { title: 'Severity', holds: 'severity' },
  { title: 'Status', holds: 'status' },
  { title: 'Postmortem', holds: 'link' },
]

/** The documents an index at `path` lists: those in its folder and below, newest first, then by path. */
export function indexRows({ cards }: WorkspaceIndex, path: string, profile: Profile): IndexRow[] {
  const folder = folderOf(path)
  const columns = indexColumns(profile)
  return [...cards.values()]
    .filter(card => card.path !== path && card.path.startsWith(folder) && !isNeverNamed(card.path))
    .sort((a, b) => byText(b.date ?? '', a.date ?? '') || byText(a.path, b.path))
    .map(card => ({
      path: card.path,
      cells: columns.map(column => cellOf(card, column, card.path.slice(folder.length), profile)),
    }))
}

/** The table of these rows, its columns below each other, lines ended by `\n` but the last. */
export function indexTable(rows: readonly IndexRow[], columns: readonly IndexColumn[]): string {
  const titles = columns.map(column => column.title)
  const widths = titles.map((title, i) =>
    Math.max(3, widthOf(title), ...rows.map(row => widthOf(row.cells[i]!))),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => padded(cell, widths[i]!)).join(' | ')} |`
  return [
    line(titles),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(row => line(row.cells)),
  ].join('\n')
}

/** Whether two cells say the same; nothing, a dash and "none" do. */
export function saysSame(a: string, b: string): boolean {
  const said = (cell: string) => {
    const words = normalise(cell)
    return /^(?:none|no|na|n a)$/.test(words) ? '' : words
  }
  return a === b || said(a) === said(b)
}

function cellOf(card: Card, { holds, field }: IndexColumn, file: string, profile: Profile): string {
  switch (holds) {
    case 'date':
      return card.date ?? '–'
    case 'title':
      return inCell(card.title === null ? file : bareTitle(card.title, profile))
    case 'link':
      return `[${inCell(file.replace(/\.[a-z]+$/i, '').replace(/[[\]\\]/g, '\\$&'))}](${hrefOf(file)})`
    case 'flags':
      return inCell(flagOf(card, field))
    default:
      return inCell(card[holds] ?? '–')
  }
}

/** A path as far as a link can name it: half of a pair of units has no code in addresses. */
export function linkable(path: string): string {
  return path.replace(/\p{Cs}/gu, '\ufffd')
}

/** A path as the target of a link: none of its characters ends the link, the path in it, or begins something else. */
function hrefOf(path: string): string {
  return encodeURI(linkable(path)).replace(
    /[()#?:]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function flagOf(card: Card, field: string | undefined): string {
  if (field === undefined) return '–'
  const list = card.lists[field]
  if (list !== undefined) return list.join(', ')
  const flag = card.flags[field]
  return flag === undefined ? '–' : flag ? 'yes' : 'no'
}

function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|')
}
