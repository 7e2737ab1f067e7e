import { parse } from '../syntax/parse.ts'
import { type Grid, gridAt } from './grid.ts'

/** The head and delimiter of the first table in a template's text; `null` where it has none. */
export function firstTable(text: string): Grid | null {
  const lines = text.split('\n')
  const at = lines.findIndex(line => /^\|[\s:|-]+\|\s*$/.test(line) && line.includes('-'))
  return at < 1 ? null : gridAt(parse(`${lines[at - 1]}\n${lines[at]}\n`), 0)
}

/** A table of these columns, at least two, without rows. */
export function tableOf(titles: readonly string[]): Grid {
  const row = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return gridAt(parse(`${row(titles)}\n${row(titles.map(() => '---'))}\n`), 0)!
}
