import { templateSection } from '../profile/template.ts'
import { parse } from '../syntax/parse.ts'
import type { View } from '../view.ts'
import { type Grid, gridAt } from './grid.ts'
import { tierFor } from './sectionPlace.ts'

/** What a table is headed where neither a template nor the columns of the style say it. */
const usual = { timeline: ['Time (UTC)', 'Event'], actions: ['Action', 'Owner', 'Due'] }

/** Head and delimiter of the style's table of this kind: the template's, else its columns. */
export function blankTable(view: View, kind: keyof typeof usual): Grid {
  const { sections, [kind]: rows } = view.profile.data
  const data = sections.find(one => one.kind === kind)
  const template = data && templateSection(view.profile, tierFor(view).id, data.id)
  const titles = rows.columns.filter(column => !column.optional).map(column => column.title)
  return (template && firstTable(template)) || tableOf(titles.length > 1 ? titles : usual[kind])
}

/** The head and delimiter of the first table in a template's text; `null` where it has none. */
function firstTable(text: string): Grid | null {
  const lines = text.split('\n')
  const at = lines.findIndex(line => /^\|[\s:|-]+\|\s*$/.test(line) && line.includes('-'))
  return at < 1 ? null : gridAt(parse(`${lines[at - 1]}\n${lines[at]}\n`), 0)
}

/** A table of these columns, at least two, without rows. */
function tableOf(titles: readonly string[]): Grid {
  const row = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return gridAt(parse(`${row(titles)}\n${row(titles.map(() => '---'))}\n`), 0)!
}
