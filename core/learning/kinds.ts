import { columnsOf, wordsOf } from '../facts/columns.ts'
import type { Section } from '../facts/record.ts'
import { isTemplateTime } from '../facts/timeline/template.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import type { Block, Table } from '../syntax/block.ts'

/** The role of a section whose title nobody knows, by what its template leaves to be filled in; `null` where it tells none. */
export function kindByContent({ chunk, blocks }: Section, profile: Profile): SectionKind | null {
  for (const block of blocks) {
    if (isOfTimes(block, chunk.text)) return 'timeline'
    if (isOfTasks(block, chunk.text, profile)) return 'actions'
  }
  return null
}

/** Whether a table in the section says who does what, or by when. */
export function holdsActions({ chunk, blocks }: Section, profile: Profile): boolean {
  return blocks.some(block => block.kind === 'table' && hasOwner(block, chunk.text, profile))
}

/** Whether the first row, item or line opens with a blank time. */
function isOfTimes(block: Block, text: string): boolean {
  const first =
    block.kind === 'table'
      ? block.rows[0]?.cells.find(({ start, end }) => start < end)
      : block.kind === 'list'
        ? firstLine(block.items[0]?.blocks[0])
        : block.kind === 'code'
          ? block.lines[0]
          : undefined
  return (
    first !== undefined &&
    /\d|[HhMm]{2}:[Mm]{2}/.test(text.slice(first.start, first.end)) &&
    isTemplateTime(text.slice(first.start, first.end))
  )
}

function firstLine(block: Block | undefined) {
  return block?.kind === 'paragraph' ? block.lines[0] : undefined
}

/** Whether it is a list of tasks, or a table with a column for who does it or by when. */
function isOfTasks(block: Block, text: string, profile: Profile): boolean {
  if (block.kind === 'list') return block.items.some(({ checkbox }) => checkbox !== null)
  return block.kind === 'table' && hasOwner(block, text, profile)
}

function hasOwner(table: Table, text: string, profile: Profile): boolean {
  const roles = columnsOf(profile, 'actions', wordsOf(text, table.head))
  return roles.includes('action') && (roles.includes('owner') || roles.includes('due'))
}
