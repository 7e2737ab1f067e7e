import { columnsOf, wordsOf } from '../facts/columns.ts'
import type { Section } from '../facts/record.ts'
import { isTemplateTime } from '../facts/timeline/template.ts'
import type { Profile, TableKind } from '../profile/compile.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import type { Block, Table } from '../syntax/block.ts'
import { because, type Node } from './node.ts'
import type { Outlined } from './outline.ts'
import { lineOf, type Paper } from './paper.ts'

/** A block and the section it stands in. */
export interface Placed<B extends Block = Block> {
  readonly block: B
  readonly section: Section
}

/** Where a block stands, for reasons. */
export function placeOf({ block, section }: Placed, paper: Paper): string {
  return lineOf(paper, section.base + block.span.start)
}

/** The blocks of a section and of those within it. */
export function blocksIn({ section }: Outlined, { record }: Paper): Placed[] {
  const { span } = section
  return record.sections
    .filter(one => span.start <= one.span.start && one.span.start < span.end)
    .flatMap(one => one.blocks.map(block => ({ block, section: one })))
}

/** Whether what is placed is a table. */
export function isTable(placed: Placed): placed is Placed<Table> {
  return placed.block.kind === 'table'
}

/** A column of a template's table, and what stands in its first row. */
export interface ColumnFound {
  readonly role: ColumnRole | null
  readonly title: string
  readonly cell: string
}

/** The columns of a table, with what each holds by its title. */
export function columnsIn(
  { block, section }: Placed<Table>,
  kind: TableKind,
  profile: Profile,
): ColumnFound[] {
  const { text } = section.chunk
  const titles = wordsOf(text, block.head)
  const first = block.rows[0] === undefined ? [] : wordsOf(text, block.rows[0])
  const roles = [...columnsOf(profile, kind, titles)]
  if (kind === 'timeline') byContent(roles, first)
  return titles.map((title, i) => ({ role: roles[i] ?? null, title, cell: first[i] ?? '' }))
}

/** A column with a blank time holds times whatever its title, and of two columns the other one tells what happened. */
function byContent(roles: (ColumnRole | null)[], cells: readonly string[]): void {
  const blank = cells.findIndex(cell => isTemplateTime(cell))
  if (!roles.includes('time') && blank >= 0 && roles[blank] === null) roles[blank] = 'time'
  const open = roles.indexOf(null)
  if (!roles.includes('event') && open >= 0) roles[open] = 'event'
}

/** The columns as the style's file has them; what nobody can tell the role of is named beside them. */
export function columnNodes(placed: Placed<Table>, columns: readonly ColumnFound[], paper: Paper): Node {
  const known = columns.flatMap(({ role, title }) => (role === null || title === '' ? [] : [{ role, title }]))
  const strange = columns
    .filter(({ role, title }) => role === null && title !== '')
    .map(({ title }) => `“${title}”`)
  const left = strange.length === 0 ? '' : `; left out, as no role fits: ${strange.join(', ')}`
  return because(known, `${placeOf(placed, paper)}${left}`)
}
