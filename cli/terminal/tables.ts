import { padded, widthOf } from '../../core/index.ts'
import { firstColumns } from './columns.ts'
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

/** A spreadsheet would take a cell that begins with `=` or the like for a formula; a quote in front keeps it text. */
function csvCell(text: string): string {
  const safe = /^(?:[=+\t\r]|[-@].*[(|!])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inMarkdown).join(' | ')} |\n`
  return [titles, titles.map(() => '---'), ...rows].map(line).join('')
}

/** Escapes a text for a Markdown table, so that it shows as it is and mentions nobody. */
export function inMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>()#|~]/g, '\\$&')
    .replaceAll('@', '&#64;')
}

/** Leaves out empty columns and cuts long sentences, never paths; if the terminal is still too narrow, prints a row below the other. */
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

/** Each row as several lines, a cell a line, with an empty line between rows. */
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
  return widthOf(text) <= LONGEST || !text.includes(' ') ? text : `${firstColumns(text, LONGEST - 1)}…`
}
