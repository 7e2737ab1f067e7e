import type { Block } from '../syntax/block.ts'
import { withHtmlLabels, withHtmlProse } from '../syntax/htmlProse.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import { holdsSigns, withSignLists } from '../syntax/signLists.ts'
import type { Section } from './record.ts'

/** How blocks in HTML are seen by somebody. */
type Sight = (blocks: readonly Block[], text: string) => readonly Block[]

/** As readers of fields see them: tables written in HTML are tables, and so are lines of labels. Who edits sees what is written. */
export const tabled: Sight = (blocks, text) => withHtmlLabels(withHtmlTables(blocks, text), text)
const spelt: Sight = (blocks, text) => withHtmlProse(withHtmlTables(blocks, text), text)

/**
 * The sections as readers of entries, items and sentences see them, to whom lists and paragraphs in HTML are such, or as `sight`
 * says.
 */
export function legible(sections: readonly Section[], sight: Sight = spelt): readonly Section[] {
  return sections.some(holdsHtml)
    ? sections.map(one => (holdsHtml(one) ? { ...one, blocks: sight(one.blocks, one.chunk.text) } : one))
    : sections
}

function holdsHtml({ blocks }: Section): boolean {
  for (const { kind } of blocks) if (kind === 'html') return true
  return false
}

/** The sections with the lines behind signs (`・`) as lists, for who reads items. */
export function withSigns(sections: readonly Section[]): readonly Section[] {
  const isSigned = ({ blocks, chunk }: Section) => holdsSigns(blocks, chunk.text)
  return sections.some(isSigned)
    ? sections.map(one =>
        isSigned(one) ? { ...one, blocks: withSignLists(one.blocks, one.chunk.text) } : one,
      )
    : sections
}
