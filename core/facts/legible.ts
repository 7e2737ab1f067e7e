import type { Block } from '../syntax/block.ts'
import { withHtmlLabels, withHtmlProse } from '../syntax/htmlProse.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import { holdsSigns, withSignLists } from '../syntax/signLists.ts'
import type { Section } from './record.ts'

/** A way to read blocks of HTML. */
type HtmlReading = (blocks: readonly Block[], text: string) => readonly Block[]

/** For readers of fields: tables and labelled lines in HTML become blocks. Only for reading: edits need the text as written. */
export const readAsFields: HtmlReading = (blocks, text) => withHtmlLabels(withHtmlTables(blocks, text), text)
const readAsProse: HtmlReading = (blocks, text) => withHtmlProse(withHtmlTables(blocks, text), text)

/** The sections with HTML read as blocks: by default for readers of entries, items and sentences. */
export function legible(sections: readonly Section[], read: HtmlReading = readAsProse): readonly Section[] {
  return sections.some(holdsHtml)
    ? sections.map(one => (holdsHtml(one) ? { ...one, blocks: read(one.blocks, one.chunk.text) } : one))
    : sections
}

function holdsHtml({ blocks }: Section): boolean {
  for (const { kind } of blocks) if (kind === 'html') return true
  return false
}

/** The sections with lines after bullet signs (`・`) as lists. */
export function withSigns(sections: readonly Section[]): readonly Section[] {
  const isSigned = ({ blocks, chunk }: Section) => holdsSigns(blocks, chunk.text)
  return sections.some(isSigned)
    ? sections.map(one =>
        isSigned(one) ? { ...one, blocks: withSignLists(one.blocks, one.chunk.text) } : one,
      )
    : sections
}
