import { keeper } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { type ChunkMemory, isKnownEmpty, noteEmpty, questions } from './chunkMemory.ts'
import { areaOf, type Surroundings } from './fields/area.ts'
import { readHeader } from './fields/header.ts'
import { readHeading } from './fields/heading.ts'
import { readItems, readLines } from './fields/lines.ts'
import { readTable } from './fields/table.ts'
import { labelAt } from './labels.ts'
import { legible, readAsFields } from './legible.ts'
import type { Field, Section } from './record.ts'

/**
 * Every metadata field of the document, in order: front matter, bullets, bold and plain lines, tables, headings. Labels that
 * neither the style nor a language knows count only in the places for metadata: front matter, top of the document, a metadata
 * section, statistics.
 */
export function readFields(
  parsed: Parsed,
  written: readonly Section[],
  profile: Profile,
  memory?: ChunkMemory,
): readonly Field[] {
  return metadata(written, profile, () => fieldsIn(parsed, written, profile, memory))
}

const metadata = keeper<readonly Field[]>()

function fieldsIn(
  parsed: Parsed,
  written: readonly Section[],
  profile: Profile,
  memory: ChunkMemory | undefined,
): Field[] {
  const sections = legible(written, readAsFields)
  const fields = readHeader(parsed, profile)
  for (const field of readPreamble(parsed, sections, profile)) fields.push(field)
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i]!
    const isTitle = i === 0 && section.level === 1
    const area = areaOf(profile, sections, section, isTitle)
    const question = isTitle ? questions.belowTitle : questions[area]
    if (isKnownEmpty(memory, section, question)) continue
    const around = { text: section.chunk.text, base: section.base, profile, area, section: section.id }
    const before = fields.length
    if (area === 'closed' && !hasFields(profile, section.id)) continue
    if (!isTitle && area !== 'closed') {
      const inHeading = readHeading(section, around)
      for (const one of inHeading) fields.push(one)
      // Below a heading with its own value (`## Severity: P1`) there may be more fields.
      if (inHeading.some(field => field.value.span.end > section.body.start)) continue
    }
    readBlocks(fields, section.blocks, around)
    if (fields.length === before) noteEmpty(memory, section, question)
  }
  return [...fields, ...readFoot(sections, profile)]
}

/**
 * The state and the people below a bar at the end, in a section where such lines would be about other things. Days there are mostly
 * those on which somebody wrote. No foot are items in lines of their own, with a bar between them.
 */
function readFoot(sections: readonly Section[], profile: Profile): Field[] {
  const section = sections.at(-1)
  const bar = section?.blocks.findLastIndex(({ kind }) => kind === 'rule') ?? -1
  if (section === undefined || bar < 1) return []
  const area = areaOf(profile, sections, section, sections.length === 1 && section.level === 1)
  const isItem = ({ kind, span }: Block) =>
    kind === 'paragraph' && labelAt(section.chunk.text, span.start, span.end) !== null
  if (area === 'open' || area === 'facts' || section.blocks.slice(0, bar).some(isItem)) return []
  const fields: Field[] = []
  const { text } = section.chunk
  const around: Surroundings = { text, base: section.base, profile, area: 'facts', section: section.id }
  readBlocks(fields, section.blocks.slice(bar + 1), around)
  return fields.filter(({ means }) => means === 'status' || means === 'severity' || means === 'person')
}

/** Whether the style puts fields in this section. */
function hasFields(profile: Profile, id: string | null): boolean {
  return id !== null && profile.data.metadata.fields.some(field => field.section === id)
}

/** The fields before the first section. */
function readPreamble(parsed: Parsed, sections: readonly Section[], profile: Profile): Field[] {
  const fields: Field[] = []
  for (let i = 0; i < parsed.chunks.length; i++) {
    const { text, heading, blocks } = parsed.chunks[i]!
    if (heading !== null) break
    const base = parsed.starts[i]!
    const end = (sections[0]?.span.start ?? parsed.length) - base
    const around: Surroundings = { text, base, profile, area: 'open', section: null }
    readBlocks(fields, before(readAsFields(blocks, text), end), around)
  }
  return fields
}

/** The blocks that start before `end`; a paragraph across it is cut. */
function before(blocks: readonly Block[], end: number): Block[] {
  return blocks.flatMap(block => {
    if (block.span.start >= end) return []
    if (block.kind !== 'paragraph' || block.span.end <= end) return [block]
    return [{ ...block, lines: block.lines.filter(line => line.start < end) }]
  })
}

function readBlocks(fields: Field[], blocks: readonly Block[], around: Surroundings): void {
  const isClosed = around.area === 'closed'
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    if (block.kind === 'table') {
      if (!isClosed) for (const one of readTable(block, around)) fields.push(one)
    } else if (block.kind === 'paragraph')
      for (const one of readLines(block, blocks[i + 1], around)) fields.push(one)
    else if (block.kind === 'list') for (const one of readItems(block, around)) fields.push(one)
    else if (block.kind === 'quote' && around.area === 'open') readBlocks(fields, block.blocks, around)
  }
}
