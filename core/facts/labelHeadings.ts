import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { fieldOf, type SectionMatch, sectionOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import { type Block, type Item, type List, type Paragraph, paragraphOf } from '../syntax/block.ts'
import { labelAt } from './labels.ts'
import { type HeadingPlace, known, type Opened, ofLine } from './opened.ts'

/**
 * Opens a section at each item whose label names one, if the list is the report itself: at least two labels name sections and an
 * item holds more blocks, or an earlier list was (`isReport`). Other items belong to the section before. False if it is an
 * ordinary list.
 */
export function openItems(opened: Opened[], list: List, place: HeadingPlace, isReport: boolean): boolean {
  const { text } = place.chunk
  if (!isReport && (list.items.length < 2 || !list.items.some(item => item.blocks.length > 1))) return false
  const heads = list.items.map(item => itemTitle(text, item, place.profile))
  if (heads.filter(head => head !== null).length < (isReport ? 1 : 2)) return false
  for (const [i, item] of list.items.entries()) {
    const head = heads[i]!
    const last = opened[opened.length - 1]
    if (head !== null) openLabel(opened, item, head, place)
    else if (last?.chunk === place.chunk) last.blocks.push({ ...list, span: item.span, items: [item] })
  }
  return true
}

/** The section name that opens an item or paragraph. */
interface SectionLabel {
  readonly match: SectionMatch
  readonly title: Span
  /** The rest of the first line, after the label. */
  readonly value: Span
}

function itemTitle(text: string, { blocks: [first] }: Item, profile: Profile): SectionLabel | null {
  if (first?.kind !== 'paragraph') return null
  const line = first.lines[0]!
  const found = labelAt(text, line.start, line.end)
  if (found === null || !found.bold || (!found.closed && found.value.start < found.value.end)) return null
  const match = known(profile, text.slice(found.label.start, found.label.end))
  return match === null ? null : { match, title: found.label, value: found.value }
}

/** Opens the section that a label at the start of the blocks names. They are its content, without the label. */
export function openLabel(
  opened: Opened[],
  { span, blocks: [first, ...rest] }: Pick<Item, 'span' | 'blocks'>,
  { match, title, value }: SectionLabel,
  place: HeadingPlace,
): void {
  const [line, ...below] = (first as Paragraph).lines
  const lines = value.start < value.end ? [{ start: value.start, end: line!.end }, ...below] : below
  const head = { start: span.start, end: value.start }
  const blocks = lines.length === 0 ? rest : [paragraphOf(lines), ...rest]
  opened.push({ ...ofLine(match, title, head, place), blocks })
}

/** The section name that opens a paragraph: `**Detection:** The pager went off …`, `Detection: The pager …`. */
export interface TellingLabel extends SectionLabel {
  /** Whether the label is not bold. */
  readonly isPlain: boolean
}

/**
 * The paragraphs whose labels serve as headings, if the report is written so: labels of at least three kinds of sections,
 * counting lines in bold that are headings, each with a sentence after it. A single one, or one with a short value, is a field.
 */
export function tellingLabels(
  text: string,
  blocks: readonly Block[],
  profile: Profile,
): ReadonlyMap<Block, TellingLabel> {
  const found = new Map<Block, TellingLabel>()
  const kinds = new Set<SectionKind>()
  let isTitled: boolean | null = null
  for (const block of blocks) {
    const label = block.kind === 'paragraph' ? tellingLabel(text, block, profile) : null
    if (label === null) continue
    if (label.isPlain) isTitled ??= holdsTitles(text, blocks)
    if (label.isPlain && isTitled === true) continue
    found.set(block, label)
    kinds.add(label.match.kind!)
  }
  if (found.size > 0 && kinds.size < FEWEST) addBoldKinds(kinds, text, blocks, profile)
  return kinds.size < FEWEST ? none : found
}

/** Whether lines in bold or capitals are headings: then a plain label belongs to the section around it. */
function holdsTitles(text: string, blocks: readonly Block[]): boolean {
  return blocks.some(block => {
    const line = block.kind === 'paragraph' ? block.lines[0] : undefined
    return line !== undefined && title.test(text.slice(line.start, line.end))
  })
}

const title = /^(?:(\*\*|__)[^*_\n]{2,60}\1:?|[\p{Lu}\d][\p{Lu}\d &/'’-]{3,60}:?)$/u

/** Adds the kinds of sections that lines in bold name. */
function addBoldKinds(
  kinds: Set<SectionKind>,
  text: string,
  blocks: readonly Block[],
  profile: Profile,
): void {
  for (const block of blocks) {
    const line = block.kind === 'paragraph' && block.lines.length === 1 ? block.lines[0]! : null
    const words =
      line === null || !isBold(text, line) ? null : boldLine.exec(text.slice(line.start, line.end))
    const kind = words === null ? null : (known(profile, words[2]!)?.kind ?? null)
    if (kind !== null) kinds.add(kind)
  }
}

const boldLine = /^(\*\*|__)([^*_\n]{2,60}?):?\1:?$/

const FEWEST = 3
const none: ReadonlyMap<Block, TellingLabel> = new Map()

function tellingLabel(text: string, { lines }: Paragraph, profile: Profile): TellingLabel | null {
  const [first] = lines
  if (first === undefined) return null
  const isPlain = !isBold(text, first)
  const found = labelAt(text, first.start, first.end)
  if (found === null || (isPlain && found.bold)) return null
  if (lines.slice(1).some(line => (isPlain ? isLabelled(text, line) : isBold(text, line)))) return null
  // "**Root cause.** The page keeps …"
  const isSentence = text.charCodeAt(found.label.end - 1) === 0x2e
  if (!found.closed && !isSentence) return null
  const title = isSentence ? { ...found.label, end: found.label.end - 1 } : found.label
  const end = lines[lines.length - 1]!.end
  if (end - found.value.start < SHORTEST) return null
  const words = text.slice(title.start, title.end)
  if (isPlain && !profile.data.generic && fieldOf(profile, words) !== null) return null
  const match = sectionOf(profile, words)
  const isTold = match.near === null && match.kind !== null && told.has(match.kind)
  return isTold ? { match, title, value: { start: found.value.start, end: first.end }, isPlain } : null
}

function isLabelled(text: string, { start, end }: Span): boolean {
  return labelAt(text, start, end)?.closed === true
}

function isBold(text: string, { start }: Span): boolean {
  return text.startsWith('**', start) || text.startsWith('__', start)
}

/** No sentence is shorter. UTF-16 units. */
const SHORTEST = 24

const told: ReadonlySet<SectionKind> = new Set([
  'summary',
  'impact',
  'root-cause',
  'contributing-factors',
  'detection',
  'resolution',
  'response',
  'lessons',
])
