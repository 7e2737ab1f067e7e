import { withHtmlTables } from '../syntax/htmlTables.ts'
import type { Section } from './record.ts'

/** The sections as readers of facts see them: tables written in HTML are tables. Who edits sees what is written. */
export function legible(sections: readonly Section[]): readonly Section[] {
  return sections.some(holdsHtml)
    ? sections.map(one =>
        holdsHtml(one) ? { ...one, blocks: withHtmlTables(one.blocks, one.chunk.text) } : one,
      )
    : sections
}

function holdsHtml({ blocks }: Section): boolean {
  for (const { kind } of blocks) if (kind === 'html') return true
  return false
}
