import { keeper } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { lastFrom, type Span, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { withoutComments } from '../syntax/comments.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { type ChunkMemory, memoryOf } from './chunkMemory.ts'
import { openChunk } from './headings.ts'
import type { Opened } from './opened.ts'
import type { IncidentRecord, Section } from './record.ts'
import { withSecondNames } from './secondNames.ts'
import { roleOf, toldIn } from './sectionRole.ts'

/**
 * The sections of the document in order: headings, and lines used as headings (bold or in capitals, with the name of a section),
 * and, if a list below the title is the whole report (`- **Impact**: …` with lists beneath), its items. A pseudo-heading without
 * a role is part of the section around it.
 */
export function readSections(parsed: Parsed, profile: Profile, memory?: ChunkMemory): readonly Section[] {
  // A memory has to learn from each version.
  if (memory !== undefined) return sectionsOf(parsed, profile, memory)
  return outlines(parsed, profile, () => sectionsOf(parsed, profile))
}

/** Detection reads a document in the generic style, in which most stay. */
const outlines = keeper<readonly Section[]>()

function sectionsOf(parsed: Parsed, profile: Profile, memory?: ChunkMemory): Section[] {
  const opened: Opened[] = []
  const bases: number[] = []
  for (let i = 0; i < parsed.chunks.length; i++) {
    const chunk = parsed.chunks[i]!
    const before = opened.length
    const known = before === 0 ? null : (memory?.get(chunk)?.opened ?? null)
    if (known !== null) opened.push(known)
    else {
      openChunk(opened, chunk, profile)
      const isAlone = before > 0 && chunk.heading !== null && opened.length === before + 1
      if (memory !== undefined && isAlone) memoryOf(memory, chunk).opened = opened[before]!
    }
    while (bases.length < opened.length) bases.push(parsed.starts[i]!)
  }
  return close(withSecondNames(opened, profile), bases, parsed.length, profile)
}

/** The sections inside the one at `index`, at any depth. */
export function within(record: IncidentRecord, index: number): readonly Section[] {
  const { end } = record.sections[index]!.span
  let last = index + 1
  while (last < record.sections.length && record.sections[last]!.span.start < end) last++
  return record.sections.slice(index + 1, last)
}

/** The innermost section that holds an offset; `null` above the first and between. */
export function sectionAround(sections: readonly Section[], offset: number): Section | null {
  return upTo(sections, sections[lastFrom(sections, offset)], offset)
}

/** A section, or the innermost around it that goes on to an offset: sections within others stand behind these. */
export function upTo(
  sections: readonly Section[],
  section: Section | undefined,
  offset: number,
): Section | null {
  let own = section ?? null
  while (own !== null && own.span.end <= offset) own = own.parent === null ? null : sections[own.parent]!
  return own
}

/** The section and those around it, innermost first. */
export function around(sections: readonly Section[], section: Section): readonly Section[] {
  const all = [section]
  for (let at = section.parent; at !== null; at = sections[at]!.parent) all.push(sections[at]!)
  return all
}

/** The role of the section, or of the nearest one around it that has one. */
export function kindAround(sections: readonly Section[], section: Section | null): SectionKind | null {
  let at = section
  while (at !== null) {
    if (at.kind !== null) return at.kind
    at = at.parent === null ? null : sections[at.parent]!
  }
  return null
}

/** Whether a block is content, not a comment or rule. */
export function isSaid({ chunk }: Pick<Section, 'chunk'>, block: Block): boolean {
  return block.kind !== 'rule' && !isComment(chunk.text, block)
}

/** Whether the section's own body has visible content. */
export function holdsText(section: Section): boolean {
  return section.blocks.some(block => isSaid(section, block) && says(block, section.chunk.text))
}

/** Whether a reader sees anything of a block. Empty items, tables without filled rows and link definitions are invisible. */
function says(block: Block, text: string): boolean {
  switch (block.kind) {
    case 'table':
      return block.rows.some(row => row.cells.some(isFilled))
    case 'list':
      return block.items.some(item => item.blocks.some(inner => says(inner, text)))
    case 'quote':
      return block.blocks.some(inner => says(inner, text))
    case 'definition':
      return block.footnote
    case 'html':
      return isVisible(text, block.span)
    case 'code':
      return block.lines.some(isFilled)
    case 'paragraph':
      return block.lines.some(line => isVisible(text, line))
    default:
      return true
  }
}

function isFilled({ start, end }: Span): boolean {
  return start < end
}

/** Whether the text is more than spaces, comments and invisible markup such as `&nbsp;`. */
function isVisible(text: string, { start, end }: Span): boolean {
  const first = text.charCodeAt(start)
  const isPlain = first < 0x80 && first > 32 && first !== AMPERSAND && first !== LESS
  return start < end && (isPlain || withoutComments(text.slice(start, end)).replace(unseen, '').trim() !== '')
}

const AMPERSAND = 38
const LESS = 60
const unseen = /&(?:nbsp|#160|zwnj|#8203);|<\/?(?:br|p|div)\s*\/?>|[\u200B-\u200D\u2060\uFEFF]/gi

function isComment(text: string, block: Block): boolean {
  return (
    block.kind === 'html' &&
    text.startsWith('<!--', block.span.start) &&
    text.slice(block.span.start, block.span.end).trimEnd().endsWith('-->')
  )
}

/** The sections, each with its end, parent, role and place in the file. */
function close(
  opened: readonly Opened[],
  bases: readonly number[],
  length: number,
  profile: Profile,
): Section[] {
  const around: number[] = []
  const kinds: (SectionKind | null)[] = []
  const ends = endsOf(opened, bases, length)
  const told = toldIn(opened)
  return opened.map((one, i) => {
    while (around.length > 0 && !holds(opened[around[around.length - 1]!]!, one)) around.pop()
    const parent = around[around.length - 1] ?? null
    const outer = around.findLast(index => kinds[index] !== null)
    const role = outer === undefined ? null : kinds[outer]!
    const { kind, id } = roleOf(one, profile, { isFirst: i === 0, around: role, ...told })
    kinds.push(kind)
    around.push(i)
    const base = bases[i]!
    const next = i + 1 < opened.length ? bases[i + 1]! + opened[i + 1]!.start : length
    return {
      kind,
      id,
      title: { value: one.text, span: shift(one.title, base) },
      level: one.level,
      pseudo: one.pseudo,
      span: { start: base + one.start, end: ends[i]! },
      body: { start: base + one.bodyStart, end: next },
      parent,
      chunk: one.chunk,
      base,
      blocks: one.blocks,
    }
  })
}

function holds(outer: Opened, inner: Opened): boolean {
  return outer.level < inner.level && (outer.holdsReal || inner.pseudo)
}

/** The end of each section: the next of the same or a higher level; without real headings in it, at most the end of its chunk. */
function endsOf(opened: readonly Opened[], bases: readonly number[], length: number): number[] {
  const ends = new Array<number>(opened.length)
  const following: number[] = []
  for (let i = opened.length - 1; i >= 0; i--) {
    while (following.length > 0 && opened[following[following.length - 1]!]!.level > opened[i]!.level)
      following.pop()
    const next = following[following.length - 1]
    const end = next === undefined ? length : bases[next]! + opened[next]!.start
    const { holdsReal, chunk } = opened[i]!
    ends[i] = holdsReal ? end : Math.min(end, bases[i]! + chunk.text.length)
    following.push(i)
  }
  return ends
}
