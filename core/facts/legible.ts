import { withHtmlProse } from '../syntax/htmlProse.ts'
import { withHtmlTables } from '../syntax/htmlTables.ts'
import { holdsSigns, withSignLists } from '../syntax/signLists.ts'
import type { Section } from './record.ts'

/** The sections as readers of fields see them: tables written in HTML are tables. Who edits sees what is written. */
export function tabled(sections: readonly Section[]): readonly Section[] {
  return sections.some(holdsHtml)
    ? sections.map(one =>
        holdsHtml(one) ? { ...one, blocks: withHtmlTables(one.blocks, one.chunk.text) } : one,
      )
    : sections
}

/** The same as readers of entries, items and sentences see them: lists and paragraphs in HTML are such, too. */
export function legible(sections: readonly Section[]): readonly Section[] {
  const read = tabled(sections)
  return read === sections
    ? sections
    : read.map(one => (holdsHtml(one) ? { ...one, blocks: withHtmlProse(one.blocks, one.chunk.text) } : one))
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
