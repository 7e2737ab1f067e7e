import { inMarkdown, tableText } from '../terminal/tables.ts'
import { blocksOf, type StatisticsBlock } from './blocks.ts'
import type { Form, Occasion } from './form.ts'

/** A page for a report. */
export const markdown: Form = (metrics, occasion) =>
  blocksOf(metrics, occasion)
    .map((block, i) => [`${i === 0 ? '#' : '##'} ${block.title}\n`, ...partsOf(block, occasion)].join('\n'))
    .join('\n')

function partsOf({ sentences, table, meanings }: StatisticsBlock, occasion: Occasion): string[] {
  const parts = [
    sentences.map(line => `- ${inMarkdown(line)}\n`).join(''),
    table === null ? '' : tableText('markdown', table.titles, table.rows, occasion),
    meanings.map(([name, told]) => `- ${name === null ? '' : `**${name}:** `}${inMarkdown(told)}\n`).join(''),
  ]
  return parts.filter(part => part !== '')
}
