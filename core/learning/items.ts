import type { ActionItem } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import type { ColumnRole } from '../profile/kinds.ts'
import { actionStatusOf, normalise } from '../profile/lookup.ts'
import type { Item } from '../syntax/block.ts'
import { slice } from '../syntax/text.ts'
import { choicesIn } from './choices.ts'
import { type Enumeration, enumerationOf } from './enumerations.ts'
import { because, type Entries, type Node } from './node.ts'
import type { Outline } from './outline.ts'
import { commonest, inDocuments, isAlways, type Paper, reasons, type Share, shareOf } from './paper.ts'
import {
  blocksIn,
  type ColumnFound,
  columnNodes,
  columnsIn,
  isTable,
  type Placed,
  placeOf,
} from './tables.ts'

/** What is known of the action items of a team. */
export interface Items {
  /** As the style's file has it. */
  readonly node: Entries
  /** Whether every document has one; `null` where that cannot be told. */
  readonly always: Share | null
  /** The columns of the template's table; `null` where it has none. */
  readonly columns: readonly ColumnFound[] | null
  /** What the template's section of items says. */
  readonly words: string
  /** Every item of every document. */
  readonly all: readonly ActionItem[]
}

/** How action items are written: as the template has them, else as most documents do. */
export function learnItems(
  template: Paper,
  outline: Outline,
  papers: readonly Paper[],
  generic: Profile,
): Items {
  const own = outline.sections.find(({ kind }) => kind === 'actions')
  const blocks = own === undefined ? [] : blocksIn(own, template)
  const table = blocks.find(isTable)
  const columns = table === undefined ? null : columnsIn(table, 'actions', generic)
  const all = papers.flatMap(({ record }) => record.actions)
  const value = (role: ColumnRole) => choiceFor(role, columns, papers, table && placeOf(table, template))
  const list = blocks.find(({ block }) => block.kind === 'list')
  const most = Math.max(0, ...papers.map(({ record }) => record.actions.length))
  return {
    node: {
      form:
        (table ?? list)
          ? because(formOfBlock((table ?? list)!), placeOf((table ?? list)!, template))
          : formOf(papers),
      columns: table && columns ? columnNodes(table, columns, template) : [],
      groups: groupsIn(outline, own?.id),
      ids: idsOf(columns, all),
      owner: handles(all),
      types: choiceNodes(value('type')),
      priorities: choiceNodes(value('priority')),
      statuses: statusNodes(value('status'), generic),
      most: most > 10 ? because(most, 'as many as the longest list of a document has') : undefined,
    },
    always: papers.length === 0 ? null : shareOf(papers, ({ record }) => record.actions.length > 0),
    columns,
    words: own === undefined ? '' : slice(template.parsed, own.section.span),
    all,
  }
}

function formOfBlock({ block, section }: Placed): Node {
  if (block.kind !== 'list') return 'table'
  // Without words behind it, a box is no box to Markdown.
  const isTask = ({ checkbox, span }: Item) =>
    checkbox !== null || /\[ ?\]\s*$/.test(section.chunk.text.slice(span.start, span.end))
  return block.items.some(isTask) ? 'checklist' : 'bullet'
}

function formOf(papers: readonly Paper[]): Node | undefined {
  const most = commonest(papers.flatMap(({ record }) => record.actions[0]?.form ?? []))
  if (most === null) return undefined
  const form = most.value === 'numbered' || most.value === 'paragraph' ? 'bullet' : most.value
  return because(form, inDocuments({ count: most.count, of: papers.length }))
}

/** The headings among the items of the template. */
function groupsIn({ sections }: Outline, id: string | undefined): Node | undefined {
  const groups = sections.filter(({ within }) => within !== null && within === id)
  return groups.length === 0 ? undefined : groups.map(({ title }) => ({ title }))
}

/** `A{n}` where the template's first id or nearly all those of documents are a word and a number. */
function idsOf(columns: Items['columns'], all: readonly ActionItem[]): Node | undefined {
  const ids = all.flatMap(({ id }) => id?.value ?? [])
  const shown = columns?.find(({ role }) => role === 'id')?.cell ?? ''
  const words = [...ids, shown].flatMap(one => /^([A-Za-z][A-Za-z-]{0,6})\d{1,3}$/.exec(one)?.[1] ?? [])
  const most = commonest(words)
  if (most === null || !isAlways({ count: most.count, of: ids.length + Number(shown !== '') }))
    return undefined
  const says = shown === '' ? null : `as the template’s “${shown}”`
  return because(`${most.value}{n}`, reasons(says, ids.length === 0 ? null : `${ids.length} items have one`))
}

function handles(all: readonly ActionItem[]): Node | undefined {
  const owners = all.flatMap(item => item.owners)
  const share = shareOf(owners, ({ value }) => /^@[\w./-]+$/.test(value))
  if (owners.length < 5 || !isAlways(share)) return undefined
  return because('handle', `${share.count} of ${share.of} owners are one`)
}

/** The values of a column: those the template offers in its cell, else those of the documents' cells. */
function choiceFor(
  role: ColumnRole,
  columns: Items['columns'],
  papers: readonly Paper[],
  place = '',
): Enumeration | null {
  const column = columns?.find(one => one.role === role)
  const seen = papers.flatMap(({ parsed, record }) =>
    record.actions.flatMap(({ cells }) => (cells[role] ? slice(parsed, cells[role]).trim() || [] : [])),
  )
  const offered = column === undefined ? [] : choicesIn(column.cell.replaceAll('\\|', '|'))
  return enumerationOf({ values: offered, place }, seen, role === 'priority')
}

function choiceNodes(found: Enumeration | null): Node | undefined {
  return found?.choices.map(({ id, reason }) =>
    because({ id }, reason?.replace('documents', 'items') ?? null),
  )
}

/** The statuses whose meaning the languages know; those of no known meaning make the list useless. */
function statusNodes(found: Enumeration | null, generic: Profile): Node | undefined {
  if (found === null) return undefined
  const known = found.choices.map(({ id, reason }) => ({
    id,
    reason,
    means: actionStatusOf(generic, id)?.means,
  }))
  if (known.some(({ means, id }) => means === undefined || normalise(id) === '')) return undefined
  return known.map(({ id, means, reason }) =>
    because({ id, means: means! }, reason?.replace('documents', 'items') ?? null),
  )
}
