import { keeper } from '../../lazily.ts'
import type { Profile } from '../../profile/compile.ts'
import { type Fact, lastFrom, type Span, shift } from '../../span.ts'
import type { Paragraph } from '../../syntax/block.ts'
import { withHtmlTables } from '../../syntax/htmlTables.ts'
import type { Parsed } from '../../syntax/parsed.ts'
import { type ChunkMemory, isKnownEmpty, noteEmpty, questions } from '../chunkMemory.ts'
import { extentOf } from '../excerpt.ts'
import { legible } from '../legible.ts'
import type { Section } from '../record.ts'
import { findZone, type Zone } from '../times.ts'
import { type Draft, draftOf, type EntryPlace, isDayOnly, type Opening, openingOf } from './draft.ts'
import { fenceEntries, indentedEntries } from './fence.ts'
import { listEntries } from './list.ts'
import { type Note, noteOf, paragraphEntries } from './paragraph.ts'
import { declaresNewestFirst, outside, readHead, type Setting, settingWithin } from './setting.ts'
import { tableEntries } from './table.ts'
import { isStage, UPDATES, updateEntries, withUpdateOrder } from './updates.ts'

/** The entries of a document before their days are counted. */
export interface Scan {
  readonly drafts: readonly Draft[]
  /** The first zone that a timeline states: in its heading, a column title or a sentence between entries. */
  readonly zone: Fact<Zone> | null
}

interface Reader {
  readonly profile: Profile
  readonly sections: readonly Section[]
  readonly memory: ChunkMemory | undefined
  readonly settings: Setting[]
  readonly drafts: Draft[]
  zone: Fact<Zone> | null
  groups: number
}

/** Finds the entries of a document. */
export function scanTimeline(
  parsed: Parsed,
  written: readonly Section[],
  profile: Profile,
  memory?: ChunkMemory,
): Scan {
  return scans(written, profile, () => scan(parsed, written, profile, memory))
}

/** The day of the incident is known only after the first reading, and rules ask for zone and order. */
const scans = keeper<Scan>()

function scan(
  parsed: Parsed,
  written: readonly Section[],
  profile: Profile,
  memory: ChunkMemory | undefined,
): Scan {
  const sections = legible(written)
  const reader: Reader = { profile, sections, memory, settings: [], drafts: [], zone: null, groups: 0 }
  readPreamble(reader, parsed)
  for (const section of sections) readSection(reader, section)
  readAllFences(reader)
  return { drafts: withoutTitles(reader), zone: reader.zone }
}

/** Reads what stands above the first section. */
function readPreamble(reader: Reader, parsed: Parsed): void {
  const end = reader.sections[0]?.span.start ?? parsed.length
  for (let i = 0; i < parsed.chunks.length && parsed.starts[i]! < end; i++) {
    const { text, blocks } = parsed.chunks[i]!
    const base = parsed.starts[i]!
    const above = withHtmlTables(blocks, text).filter(
      block => block.kind !== 'heading' && base + block.span.end <= end,
    )
    if (above.length > 0) readElsewhere(reader, { chunk: parsed.chunks[i]!, base, blocks: above }, outside)
  }
}

function readSection(reader: Reader, section: Section): void {
  const { parent } = section
  const setting = settingWithin(parent === null ? outside : reader.settings[parent]!, section)
  reader.settings.push(setting)
  if (setting.mode === 'none') return
  const isEntry = readTitle(reader, section, setting)
  if (readUpdates(reader, section, setting)) return
  if (setting.mode === 'timeline' && !isEntry) readBody(reader, section, setting)
  else {
    const question = setting.newestFirst ? questions.momentsNewestFirst : questions.moments
    if (isKnownEmpty(reader.memory, section, question)) return
    const before = reader.drafts.length
    readElsewhere(reader, section, setting)
    if (reader.drafts.length === before) noteEmpty(reader.memory, section, question)
  }
}

/** Reads the section as updates of a status page; false if it holds none. All updates share one group. */
function readUpdates(reader: Reader, section: Section, setting: Setting): boolean {
  const { title, blocks, base } = section
  const span = shift(title.span, -base)
  const place = placeOf(reader, section, setting, UPDATES)
  const drafts = updateEntries(isStage(title.value, reader.profile) ? span : null, blocks, place)
  for (const one of drafts) reader.drafts.push(one)
  return drafts.length > 0
}

/** A section, or what stands above the first one. */
type Part = Pick<Section, 'chunk' | 'base' | 'blocks'>

function placeOf({ profile }: Reader, { chunk, base }: Part, setting: Setting, group: number): EntryPlace {
  const { day, zone, newestFirst, mode } = setting
  return { text: chunk.text, base, profile, group, day, zone, newestFirst, strict: mode !== 'timeline' }
}

/** The group of all headings that are entries, throughout the document. */
const HEADINGS = -1

/** Reads a heading: as an entry if it opens with a time, and as the day of the entries below. True if it is more than a day. */
function readTitle(reader: Reader, section: Section, setting: Setting): boolean {
  const { title, base, level } = section
  const isTimeline = setting.mode === 'timeline'
  const span = shift(title.span, -base)
  const opening = level > 1 ? titleTime(reader, section, isTimeline, span) : null
  if (opening === null || (!isTimeline && opening.reading.seconds === null)) {
    if (isTimeline) {
      readHead(setting, title.value, reader.profile)
      noteZone(reader, section, setting.zone, span.start)
    }
    return false
  }
  const { reading, rest } = opening
  const event = rest.start < rest.end ? rest : firstWords(section, rest.start)
  const heading = { start: section.span.start - base, end: section.body.start - base }
  const place = placeOf(reader, section, setting, HEADINGS)
  const isDay = isDayOnly(reading)
  reader.drafts.push({
    ...draftOf(place, { ...opening, rest: event }, 'heading', heading),
    until: isDay ? section.span.end : null,
  })
  if (reading.date !== null || reading.partialDate !== null) setting.day = { ...reading, words: title.value }
  if (isDay) setting.zone = findZone(title.value) ?? setting.zone
  if (isDay && isTimeline) noteZone(reader, section, setting.zone, span.start)
  return !isDay
}

/** The time that a title opens with. Outside timelines it needs a digit. */
function titleTime(reader: Reader, section: Section, isTimeline: boolean, span: Span): Opening | null {
  if (isKnownEmpty(reader.memory, section, questions.titleTime)) return null
  if (!isTimeline && !/\d/.test(section.title.value)) return null
  const opening = openingOf(section.chunk.text, span.start, span.end, false)
  if (opening === null) noteEmpty(reader.memory, section, questions.titleTime)
  return opening
}

function firstWords(section: Section, at: number) {
  const { text } = section.chunk
  const first = section.blocks.find(one => one.kind !== 'html' || !text.startsWith('<!--', one.span.start))
  if (first?.kind === 'paragraph') return extentOf(first)
  const item = first?.kind === 'list' ? first.items[0]?.blocks[0] : undefined
  return item?.kind === 'paragraph' ? extentOf(item) : { start: at, end: at }
}

/** Keeps the first zone that a timeline states, where it occurs at or after `near` (an offset into the chunk). */
function noteZone(reader: Reader, section: Section, zone: Zone | null, near: number): void {
  if (reader.zone !== null || zone === null) return
  const at = section.chunk.text.indexOf(zone.text, near)
  if (at < 0) return
  const start = section.base + at
  reader.zone = { value: zone, span: { start, end: start + zone.text.length } }
}

/** Reads the body of a timeline. Lists of one section share a group, and so do its paragraphs; a label starts new groups. */
function readBody(reader: Reader, section: Section, setting: Setting): void {
  const notes = readNotes(reader, section, setting)
  const groups: { list: number | null; paragraph: number | null } = { list: null, paragraph: null }
  for (const block of section.blocks) {
    if (block.kind === 'table') {
      const drafts = tableEntries(block, placeOf(reader, section, setting, reader.groups))
      addEntries(reader, drafts)
      noteZone(reader, section, drafts[0]?.zone ?? null, block.span.start)
    } else if (block.kind === 'list') {
      const place = placeOf(reader, section, setting, groups.list ?? reader.groups)
      if (addEntries(reader, listEntries(block, place))) groups.list = place.group
    } else if (block.kind === 'code' && !block.fenced) {
      const place = placeOf(reader, section, setting, groups.paragraph ?? reader.groups)
      if (addEntries(reader, indentedEntries(block, place))) groups.paragraph = place.group
    } else if (block.kind === 'paragraph') {
      const note = notes.get(block)
      const place = placeOf(reader, section, setting, groups.paragraph ?? reader.groups)
      if (note === undefined && addEntries(reader, paragraphEntries(block, place)))
        groups.paragraph = place.group
      if (note?.day) setting.day = note.day
      if (note && isLabel(note.text)) groups.list = groups.paragraph = null
    }
  }
}

/** Adds entries, and moves on to the next group if they used the current one; false if there are none. */
function addEntries(reader: Reader, drafts: readonly Draft[]): boolean {
  for (const one of drafts) reader.drafts.push(one)
  if (drafts[0]?.group === reader.groups) reader.groups++
  return drafts.length > 0
}

/** The notes in paragraphs that are not entries. Sets zone and order of `setting`. */
function readNotes(reader: Reader, section: Section, setting: Setting): ReadonlyMap<Paragraph, Note | null> {
  const notes = new Map<Paragraph, Note | null>()
  const place = placeOf(reader, section, setting, reader.groups)
  let { zone } = setting
  for (const block of section.blocks) {
    if (block.kind !== 'paragraph' || paragraphEntries(block, place).length > 0) continue
    const note = noteOf(block, section.chunk.text)
    notes.set(block, note)
    if (note === null) continue
    setting.newestFirst ||= declaresNewestFirst(reader.profile, note.text)
    if (note.zone === null || zone !== setting.zone) continue
    zone = note.zone
    noteZone(reader, section, zone, block.span.start)
  }
  setting.zone = zone
  return notes
}

function isLabel(text: string): boolean {
  return text.endsWith(':') || text.endsWith('**') || text.endsWith('__')
}

/** Fewer paragraphs that open with a clock time are prose. */
const FEWEST_PARAGRAPHS = 3

/** Reads tables, lists and runs of paragraphs outside timelines that plainly are timelines. */
function readElsewhere(reader: Reader, part: Part, setting: Setting): void {
  const paragraphs: Draft[] = []
  const strict: Setting = { ...setting, mode: 'elsewhere' }
  let place = placeOf(reader, part, strict, reader.groups)
  for (const block of part.blocks) {
    if (block.kind !== 'table' && block.kind !== 'list' && block.kind !== 'paragraph') continue
    if (place.group !== reader.groups) place = placeOf(reader, part, strict, reader.groups)
    if (block.kind === 'paragraph') for (const one of paragraphEntries(block, place)) paragraphs.push(one)
    else addEntries(reader, block.kind === 'table' ? tableEntries(block, place) : listEntries(block, place))
  }
  if (paragraphs.length < FEWEST_PARAGRAPHS) return
  const group = reader.groups++
  for (const draft of paragraphs) reader.drafts.push({ ...draft, group })
}

/** Reads fences and quotes, but only in timelines without other entries: beside entries they are evidence for one. */
function readAllFences(reader: Reader): void {
  const entries = reader.drafts.toSorted((a, b) => a.span.start - b.span.start)
  let end = 0
  for (const [i, { kind, span }] of reader.sections.entries()) {
    if (kind !== 'timeline' || span.start < end) continue
    const last = entries[lastFrom(entries, span.end - 1)]
    if (last !== undefined && last.span.start >= span.start) continue
    readFences(reader, i)
    end = span.end
  }
}

function readFences(reader: Reader, index: number): void {
  const { sections, settings } = reader
  const { span } = sections[index]!
  for (let i = index; i < sections.length && sections[i]!.span.start < span.end; i++) {
    if (settings[i]!.mode !== 'timeline') continue
    const section = sections[i]!
    for (const block of section.blocks) {
      const place = placeOf(reader, section, settings[i]!, reader.groups)
      if (block.kind === 'code') addEntries(reader, fenceEntries(block, place))
      if (block.kind === 'quote') readBody(reader, { ...section, blocks: block.blocks }, settings[i]!)
    }
  }
}

/** The drafts in document order, without headings that only date the entries below them. */
function withoutTitles({ drafts }: Reader): readonly Draft[] {
  const isSorted = drafts.every((draft, i) => i === 0 || draft.span.start >= drafts[i - 1]!.span.start)
  const sorted = withUpdateOrder(isSorted ? drafts : drafts.toSorted((a, b) => a.span.start - b.span.start))
  return sorted.filter((draft, i) => {
    const next = sorted[i + 1]
    return draft.until === null || next === undefined || next.span.start >= draft.until
  })
}
