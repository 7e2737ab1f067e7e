import type { ActionStatus, Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import { type Fact, shift } from '../span.ts'
import type { Block, List, Paragraph } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { ItemPlace } from './actions/draft.ts'
import { boldItem, deniesItem, fieldsIn, listItems, ownerOfLabel, proseItem, under } from './actions/list.ts'
import { isMeant } from './actions/promised.ts'
import { actionColumns, fenceItems, type Surety, tableItems } from './actions/rows.ts'
import { stateOfTitle } from './actions/states.ts'
import { columnsIn, holdsRows } from './actions/tables.ts'
import { headedItems, namedItems, toldItems } from './actions/told.ts'
import { type ChunkMemory, isKnownEmpty, noteEmpty, questions } from './chunkMemory.ts'
import type { Columns } from './columns.ts'
import { dayOrderOf } from './dayOrder.ts'
import { extentOf } from './excerpt.ts'
import { legible, withSigns } from './legible.ts'
import type { ActionItem, Section } from './record.ts'
import type { ReadingContext } from './timeline.ts'

/**
 * Every action item of the document, in order: rows, tasks, list items, fenced lines and paragraphs in action sections and their
 * subsections. Elsewhere only tables with columns for action, owner and tracking, paragraphs that call themselves action items,
 * announced lists, and, without any action section, tasks with owner, date or ticket.
 */
export function readActions(
  parsed: Parsed,
  written: readonly Section[],
  profile: Profile,
  { date, memory }: ReadingContext = { date: null },
): ActionItem[] {
  const sections = withSigns(legible(written))
  const shared = { parsed, profile, order: dayOrderOf(parsed, written, profile), since: date }
  const reader: Reader = { profile, sections, memory, shared, groups: [], tabled: [], items: [] }
  for (let i = 0; i < sections.length; i++) readSection(reader, i)
  return reader.items
}

/** What an action section says about the items in it. */
interface Group {
  readonly label: string | null
  readonly state: Fact<ActionStatus> | null
}

interface Reader {
  readonly profile: Profile
  readonly sections: readonly Section[]
  readonly memory: ChunkMemory | undefined
  /** What holds for the items of all sections. */
  readonly shared: Pick<ItemPlace, 'parsed' | 'profile' | 'order' | 'since'>
  readonly groups: (Group | null)[]
  /** For each section: whether its items, or those around it, are in tables or fences. Lists then only explain them. */
  readonly tabled: boolean[]
  readonly items: ActionItem[]
}

function readSection(reader: Reader, index: number): void {
  const section = reader.sections[index]!
  const { parent, kind } = section
  const group = groupOf(reader, section)
  reader.groups.push(group)
  reader.tabled.push(parent !== null && group !== null && reader.tabled[parent]!)
  const place = {
    ...reader.shared,
    text: section.chunk.text,
    base: section.base,
    group: group?.label ?? null,
    state: group?.state ?? null,
  }
  if (group !== null) readActionSection(reader, index, place)
  else if (kind !== 'timeline' && kind !== 'sign-off') readElsewhere(reader, section, place)
}

/** Roles that a subsection of the action items may have: "### Detection" under "## Action items". */
const partKinds: ReadonlySet<SectionKind | null> = new Set([
  null,
  'actions',
  'detection',
  'response',
  'resolution',
  'prevention',
])

function groupOf(reader: Reader, section: Section): Group | null {
  const { id, kind, parent, title } = section
  const around = parent === null ? null : reader.groups[parent]!
  const isGroup =
    around === null
      ? kind === 'actions' || standsInForActions(reader, section)
      : partKinds.has(kind) && !isPartElsewhere(reader, id)
  if (!isGroup) return null
  const state = stateOfTitle(reader.profile, title) ?? around?.state ?? null
  return { label: around !== null || isHorizon(reader.profile, title.value) ? title.value : null, state }
}

/** Whether a prevention section holds the action items: no section is called so, and the style does not tell the two apart. */
function standsInForActions({ sections, profile }: Reader, { kind, span }: Section): boolean {
  const isInside = (other: Section) => other.span.start >= span.start && other.span.start < span.end
  return (
    kind === 'prevention' &&
    !hasBoth(profile) &&
    sections.some(one => isInside(one) && one.blocks.some(block => block.kind === 'list')) &&
    !sections.some(section => section.kind === 'actions')
  )
}

/** Whether the style has both a section for prevention and one for action items. */
function hasBoth({ data }: Profile): boolean {
  const has = (kind: SectionKind) => data.sections.some(one => one.kind === kind && one.within === undefined)
  return !data.generic && has('prevention') && has('actions')
}

/** Whether the style puts this section elsewhere, so that it is here only because of a wrong heading level. */
function isPartElsewhere({ profile }: Reader, id: string | null): boolean {
  const { sections } = profile.data
  const own = sections.find(one => one.id === id)
  const outer = own?.within
  if (own?.kind === 'prevention' && outer === undefined) return hasBoth(profile)
  return outer !== undefined && sections.find(one => one.id === outer)?.kind !== 'actions'
}

/** Whether the style groups its items under this title, as in "Short term". */
function isHorizon(profile: Profile, title: string): boolean {
  const word = normalise(title)
  return profile.data.actions.groups.some(group =>
    [group.title, ...group.aliases].some(name => normalise(name) === word),
  )
}

function readActionSection(reader: Reader, index: number, place: ItemPlace): void {
  const section = reader.sections[index]!
  const around = reader.tabled[index]!
  const isBeside = () => around || reader.items.some(item => item.owners.length > 0 || item.due !== null)
  const columns = columnsIn(section.blocks, place, isBeside)
  const before = reader.items.length
  const heading = columns.size === 0 ? headingItem(section, place, index, reader) : undefined
  if (heading !== undefined) {
    if (heading !== null) reader.items.push(heading)
    return
  }
  reader.tabled[index] = around || columns.size > 0
  readBlocks(reader, index, place, columns)
  if (reader.items.length === before && !reader.tabled[index] && isLeaf(reader, index)) {
    readParagraphs(reader, section, place)
  }
}

function readBlocks(
  reader: Reader,
  index: number,
  outer: ItemPlace,
  tables: ReadonlyMap<Block, Columns | null>,
): void {
  const { blocks } = reader.sections[index]!
  const explains = listsBetween(blocks, outer.text)
  let place = outer
  let done = 0
  for (const [i, block] of blocks.entries()) {
    if (i < done) continue
    const columns = tables.get(block)
    const bold = block.kind === 'paragraph' ? boldItem(blocks, i, place) : null
    if (bold !== null) {
      reader.items.push(bold.item)
      done = i + 1 + bold.below.length
    } else if (block.kind === 'table' && columns)
      for (const one of tableItems(block, columns, place)) reader.items.push(one)
    else if (columns === null && holdsRows(block, place))
      for (const one of fenceItems(block, place)) reader.items.push(one)
    else if (block.kind === 'list') {
      const items = explains.has(block) ? [] : listItems(block, place)
      for (const one of reader.tabled[index] ? items.filter(item => item.form === 'checklist') : items)
        reader.items.push(one)
    } else if (block.kind === 'paragraph') {
      const named = namedItems(block, place, false)
      for (const one of named) reader.items.push(one)
      if (named.length === 0) place = labelOver(block, place, outer)
    }
  }
}

/** Bullets between numbered items that go on counting (1., bullets, 2.). They explain the items, though not nested in them. */
function listsBetween(blocks: readonly Block[], text: string): ReadonlySet<Block> {
  const lists = blocks.filter(block => block.kind === 'list')
  const number = (list: List) =>
    Number.parseInt(text.slice(list.items[0]!.marker.start, list.items[0]!.marker.end), 10)
  const countsOn = lists.some(list => list.ordered && number(list) > 1)
  return new Set(countsOn ? lists.filter((list, i) => i > 0 && !list.ordered && !hasTask(list)) : [])
}

/** The tasks of a list, if at least one has an owner, date or ticket; else the boxes may be those of a choice. */
function ownedItems(list: List, place: ItemPlace): ActionItem[] {
  const items = listItems(list, place)
  return items.some(item => item.owners.length + item.tickets.length > 0 || item.due !== null) ? items : []
}

/** Whether every item has a check box. */
function isTaskList(block: Block): block is List {
  return block.kind === 'list' && block.items.every(item => item.checkbox !== null)
}

function hasTask(list: List): boolean {
  return list.items.some(item => item.checkbox !== null)
}

/** The place below a label: a short paragraph that is bold, ends with a colon, or names an owner. Else `place` unchanged. */
function labelOver(paragraph: Paragraph, place: ItemPlace, outer: ItemPlace): ItemPlace {
  const { start, end } = extentOf(paragraph)
  const words = place.text.slice(start, Math.min(end, start + 121))
  if (words.length > 120 || paragraph.lines.length > 1) return place
  if (ownerOfLabel(place, start, end) !== null) return under(outer, start, end)
  if (!/(?:\*\*|__|[:：])$/.test(words)) return place
  const isLabel = /^(?:\*\*|__)/.test(words) || words.split(' ').length <= 3
  return isLabel ? under(outer, start, end) : place
}

/**
 * A subsection that is one item: its heading is the action, labelled lines below it are the rest ("**Owner:** @mo"). `null` if
 * the heading is a placeholder, `undefined` if the subsection is something else.
 */
function headingItem(section: Section, place: ItemPlace, index: number, reader: Reader) {
  if (section.parent === null || reader.groups[section.parent] === null || !isLeaf(reader, index)) return
  const fields = fieldsIn(place, section.blocks)
  const has = (role: string) => fields.some(field => field.role === role)
  if (!has('owner') && !(has('due') && has('status'))) return
  const first = section.blocks.find(block => block.kind === 'list')
  if (first !== undefined && fieldsIn(place, [first]).length * 2 < first.items.length) return
  const title = shift(section.title.span, -section.base)
  const span = shift(section.span, -section.base)
  const group = reader.groups[section.parent]!.label
  return proseItem({ ...place, group }, { words: title, span, below: section.blocks })
}

function isLeaf(reader: Reader, index: number): boolean {
  const next = reader.sections[index + 1]
  return next === undefined || next.parent !== index
}

/** In a subsection each paragraph is an item; in the section itself, whose prose is about the items, only marked ones. */
function readParagraphs(reader: Reader, section: Section, place: ItemPlace): void {
  const isPart = section.parent !== null && reader.groups[section.parent] !== null
  for (const block of section.blocks) {
    if (block.kind !== 'paragraph') continue
    const span = extentOf(block)
    const { start, end } = span
    if (/[:：](?:\*\*|__)?$/.test(place.text.slice(Math.max(start, end - 3), end))) continue
    const told = isPart ? [] : toldItems(block, place)
    for (const one of told) reader.items.push(one)
    if (told.length > 0) continue
    const item = proseItem(place, { words: span, span })
    const isItem = isPart && !deniesItem(place, start, end)
    if (item !== null && (isItem || isMarked(item, place.text, start))) reader.items.push(item)
  }
}

/** Whether it has an owner, a due date or a status, or begins in bold. */
function isMarked(item: ActionItem, text: string, start: number): boolean {
  if (item.owners.length > 0 || item.due !== null || item.status !== null) return true
  return /^(?:\*\*|__)[^*_\s]/.test(text.slice(start, start + 3))
}

function readElsewhere(reader: Reader, section: Section, place: ItemPlace): void {
  const surety: Surety = section.kind === 'prevention' ? 'prevention' : 'elsewhere'
  const question = surety === 'prevention' ? questions.preventions : questions.actions
  const tasks = partKinds.has(section.kind) ? section.blocks.filter(isTaskList) : []
  if (tasks.length === 0 && isKnownEmpty(reader.memory, section, question)) return
  const isOnly = tasks.length > 0 && !reader.sections.some(({ kind }) => kind === 'actions')
  const before = reader.items.length
  const itemsOf = (block: Block): readonly ActionItem[] => {
    if (block.kind === 'paragraph') return namedItems(block, place, true)
    if (block.kind === 'table') {
      const columns = actionColumns(block, place, surety)
      return columns === null ? [] : tableItems(block, columns, place)
    }
    if (block.kind !== 'list') return []
    if (isMeant(reader, section, block, place)) return listItems(block, place)
    if (isOnly && isTaskList(block)) return ownedItems(block, place)
    return section.kind === 'lessons' ? headedItems(block, place) : []
  }
  for (const block of section.blocks) for (const item of itemsOf(block)) reader.items.push(item)
  if (reader.items.length === before && tasks.length === 0) noteEmpty(reader.memory, section, question)
}
