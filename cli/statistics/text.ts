import { wrapped } from '../terminal/lines.ts'
import { tableText } from '../terminal/tables.ts'
import { blocksOf } from './blocks.ts'
import type { Form } from './form.ts'

/** For people: tables with what they mean below them. */
export const text: Form = (metrics, occasion) => {
  const { paint, columns } = occasion
  const width = Math.min(columns ?? 100, 120)
  return blocksOf(metrics, occasion)
    .map(({ title, sentences, table, meanings }) => {
      const told = meanings.flatMap(([name, definition]) => [
        ...wrapped(name === null ? definition : `${name}: ${definition}`, width - 2).map(
          line => `  ${paint.dim(line)}\n`,
        ),
      ])
      const lines = sentences.map(line => `${line}\n`)
      const rows = table === null ? '' : tableText('text', table.titles, table.rows, occasion)
      return `${paint.bold(title.toUpperCase())}\n${lines.join('')}${rows}${told.join('')}`
    })
    .join('\n')
}
