import { padded, widthOf } from '../../core/index.ts'
import { wrapped } from './lines.ts'
import { printable, type Terminal } from './terminal.ts'

/** Rows under titles, as text for people, as CSV (RFC 4180) or as a Markdown table. */
export function tableText(
  format: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  terminal: Pick<Terminal, 'paint' | 'columns'>,
): string {
  if (format === 'csv') return [titles, ...rows].map(csvRow).join('')
  if (format === 'markdown') return markdownTable(titles, rows)
  return plainTable(titles, rows, terminal)
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A spreadsheet takes a cell for a formula by its first character; a quote before it keeps it text. */
function csvCell(text: string): string {
  const safe = /^(?:[=+\t\r]|[-@].*[(|!])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inMarkdown).join(' | ')} |\n`
  return [titles, titles.map(() => '---'), ...rows].map(line).join('')
}

/** Text that means itself in Markdown and in a table cell; nobody is mentioned by it. */
export function inMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>()#|~]/g, '\\$&')
    .replaceAll('@', '&#64;')
}

/** Columns without content are left out; long texts are cut. What a terminal has no room for stands row by row. */
function plainTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { paint, columns }: Pick<Terminal, 'paint' | 'columns'>,
): string {
  if (rows.length === 0) return 'none\n'
  const shown = rows.map(row => row.map(cell => cut(printable(cell))))
  const filled = titles.map((_, column) => shown.some(row => row[column] !== ''))
  const widths = titles.map((title, column) =>
    Math.max(widthOf(title), ...shown.map(row => widthOf(row[column] ?? ''))),
  )
  const width = widths.reduce((sum, one, column) => sum + (filled[column] ? one + 2 : 0), -2)
  if (columns !== null && width > columns) return rowByRow(titles, rows, { paint, columns })
  const line = (cells: readonly string[]) =>
    cells
      .flatMap((cell, column) => (filled[column] ? [padded(cell, widths[column]!)] : []))
      .join('  ')
      .trimEnd()
  return [paint.bold(line(titles)), ...shown.map(line)].map(text => `${text}\n`).join('')
}

/** Each row as lines of its own, a cell a line below the next, an empty line between rows. */
function rowByRow(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { paint, columns }: { readonly paint: Terminal['paint']; readonly columns: number },
): string {
  const width = Math.max(...titles.map(widthOf)) + 2
  const cell = (title: string, text: string) => {
    const lines = text === '' ? [] : wrapped(printable(text), Math.max(columns - width, 20))
    return lines.map((line, i) => `${paint.bold(padded(i === 0 ? title : '', width))}${line}\n`)
  }
  return rows.map(row => row.flatMap((text, column) => cell(titles[column]!, text)).join('')).join('\n')
}

/** Columns. */
const LONGEST = 72

function cut(text: string): string {
  return widthOf(text) <= LONGEST ? text : `${firstColumns(text, LONGEST - 1)}…`
}

/** As much of the start of a text as fits into so many columns. */
export function firstColumns(text: string, width: number): string {
  let shown = ''
  let used = 0
  for (const character of text) {
    used += widthOf(character)
    if (used > width) break
    shown += character
  }
  return shown
}
