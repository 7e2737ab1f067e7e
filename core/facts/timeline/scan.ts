import type { Profile } from '../../profile/compile.ts'
import type { Fact } from '../../span.ts'
import type { Block, Paragraph } from '../../syntax/block.ts'
import type { Parsed } from '../../syntax/parsed.ts'
import type { Section } from '../record.ts'
import { findDate, type Zone } from '../times.ts'
import { type Excerpt, extentOf } from '../wording.ts'
import { findZone } from '../zones.ts'
import { type Draft, draftOf, isDayOnly, openingOf, type Place, type Stated } from './draft.ts'
import { fenceEntries } from './fence.ts'
import { listEntries } from './list.ts'
import { type Note, noteOf, paragraphEntries } from './paragraph.ts'
import { tableEntries } from './table.ts'

/** Everything a document says about when things happened, before days are counted. */
export interface Scan {
  readonly drafts: Draft[]
  readonly zone: Fact<Zone> | null
  readonly newestFirst: boolean
}

/** In timelines all that opens with a time is an entry; elsewhere only what plainly is a list of moments. */
type Mode = 'timeline' | 'elsewhere' | 'none'

interface Reader {
  readonly profile: Profile
  readonly sections: readonly Section[]
  readonly modes: Mode[]
  readonly days: (Stated | null)[]
  readonly zones: (Zone | null)[]
  readonly drafts: Draft[]
  zone: Fact<Zone> | null
  newestFirst: boolean
  groups: number
}

export function scanTimeline(parsed: Parsed, sections: readonly Section[], profile: Profile): Scan {
  const reader: Reader = {
    profile,
    sections,
    modes: [],
    days: [],
    zones: [],
    drafts: [],
    zone: null,
    newestFirst: false,
    groups: 0,
  }
  readPreamble(reader, parsed)
  for (let i = 0; i < sections.length; i++) readSection(reader, i)
  for (let i = 0; i < sections.length; i++) readFences(reader, i)
  const drafts = withoutTitles(reader)
  return { drafts, zone: reader.zone, newestFirst: reader.newestFirst }
}

/** What stands above the first section. */
function readPreamble(reader: Reader, parsed: Parsed): void {
  const end = reader.sections[0]?.span.start ?? parsed.length
  for (let i = 0; i < parsed.chunks.length && parsed.starts[i]! < end; i++) {
    const chunk = parsed.chunks[i]!
    const base = parsed.starts[i]!
    const blocks = chunk.blocks.filter(block => block.kind !== 'heading' && base + block.span.end <= end)
    if (blocks.length > 0) readElsewhere(reader, { text: chunk.text, base }, blocks, null)
  }
}

function readSection(reader: Reader, index: number): void {
  const section = reader.sections[index]!
  const { parent, blocks } = section
  const mode = modeOf(section, parent === null ? 'elsewhere' : reader.modes[parent]!)
  reader.modes.push(mode)
  reader.days.push(parent === null ? null : reader.days[parent]!)
  reader.zones.push(parent === null ? null : reader.zones[parent]!)
  if (mode === 'none') return
  const excerpt = { text: section.chunk.text, base: section.base }
  const isEntry = readTitle(reader, index, excerpt)
  if (mode === 'timeline' && !isEntry) readBody(reader, index, excerpt)
  else readElsewhere(reader, excerpt, blocks, reader.days[index]!, reader.zones[index]!)
}

/** Phases of a timeline belong to it ("### Detection"); what else has a role of its own does not. */
function modeOf({ kind }: Section, around: Mode): Mode {
  if (kind === 'timeline') return 'timeline'
  if (kind === null) return around
  if (kind === 'actions' || kind === 'publication' || kind === 'sign-off') return 'none'
  const isPhase = kind === 'detection' || kind === 'response' || kind === 'resolution'
  return around === 'timeline' && isPhase ? 'timeline' : 'elsewhere'
}

function placeOf(
  reader: Reader,
  excerpt: Excerpt,
  day: Stated | null,
  zone: Zone | null,
  strict: boolean,
): Place {
  return { ...excerpt, profile: reader.profile, group: reader.groups, day, zone, strict }
}

/** Reads a heading: as an entry where it opens with a time, as the day of what stands below where it names one. */
function readTitle(reader: Reader, index: number, excerpt: Excerpt): boolean {
  const section = reader.sections[index]!
  const { title, base, level } = section
  const isTimeline = reader.modes[index] === 'timeline'
  const start = title.span.start - base
  const end = title.span.end - base
  const opening = level === 1 ? null : openingOf(excerpt.text, start, end, false)
  if (opening === null || (!isTimeline && opening.reading.seconds === null)) {
    if (isTimeline) readHead(reader, index)
    return false
  }
  const isDay = isDayOnly(opening.reading)
  const place = placeOf(reader, excerpt, reader.days[index]!, reader.zones[index]!, false)
  const event = opening.rest.start < opening.rest.end ? opening.rest : firstWords(section, opening.rest.start)
  const heading = { start: section.span.start - base, end: section.body.start - base }
  reader.drafts.push({
    ...draftOf(place, opening, 'heading', heading, event),
    group: HEADINGS,
    tentative: isDay,
  })
  if (opening.reading.date !== null || opening.reading.partialDate !== null)
    reader.days[index] = opening.reading
  return !isDay
}

/** Headings that are entries follow one another through the whole document. */
const HEADINGS = -1

/** The zone, day and order that a timeline's own heading states. */
function readHead(reader: Reader, index: number): void {
  const { title } = reader.sections[index]!
  const zone = findZone(title.value)
  if (zone !== null) stateZone(reader, index, zone, title.span.start)
  const found = /\d/.test(title.value) ? findDate(title.value) : null
  if (found !== null) reader.days[index] = { date: found.date, partialDate: null }
  if (declaresNewestFirst(reader.profile, title.value)) reader.newestFirst = true
}

function firstWords(section: Section, at: number) {
  const first = section.blocks[0]
  if (first?.kind === 'paragraph') return extentOf(first)
  const item = first?.kind === 'list' ? first.items[0]?.blocks[0] : undefined
  return item?.kind === 'paragraph' ? extentOf(item) : { start: at, end: at }
}

function readBody(reader: Reader, index: number, excerpt: Excerpt): void {
  const { blocks } = reader.sections[index]!
  const notes = readNotes(reader, index, excerpt)
  let day = reader.days[index]!
  const open: { list?: number | undefined; paragraph?: number | undefined } = {}
  for (const block of blocks) {
    if (block.kind === 'table') {
      addEntries(reader, place => tableEntries(block, place), excerpt, day, index)
    } else if (block.kind === 'list') {
      open.list = addEntries(reader, place => listEntries(block, place), excerpt, day, index, open.list)
    } else if (block.kind === 'paragraph') {
      const note = notes.get(block)
      if (note === undefined) {
        open.paragraph = addEntries(
          reader,
          place => paragraphEntries(block, place),
          excerpt,
          day,
          index,
          open.paragraph,
        )
      } else if (note !== null) {
        if (note.day !== null) day = note.day
        if (isLabel(note.text)) open.list = open.paragraph = undefined
      }
    }
  }
}

/** Adds the entries that `read` finds as one group, a new one unless they go on with `group`, and returns its number. */
function addEntries(
  reader: Reader,
  read: (place: Place) => readonly Draft[],
  excerpt: Excerpt,
  day: Stated | null,
  index: number,
  group?: number,
): number {
  const place = {
    ...placeOf(reader, excerpt, day, reader.zones[index]!, false),
    group: group ?? reader.groups,
  }
  const drafts = read(place)
  reader.drafts.push(...drafts)
  if (group === undefined && drafts.length > 0) reader.groups++
  return place.group
}

/** The notes that paragraphs between entries make: `undefined` for a paragraph that is an entry itself. */
function readNotes(reader: Reader, index: number, excerpt: Excerpt): Map<Paragraph, Note | null> {
  const notes = new Map<Paragraph, Note | null>()
  for (const block of reader.sections[index]!.blocks) {
    if (block.kind !== 'paragraph') continue
    const place = placeOf(reader, excerpt, null, null, false)
    if (paragraphEntries(block, place).length > 0) continue
    const note = noteOf(block, excerpt.text)
    notes.set(block, note)
    if (note?.zone) stateZone(reader, index, note.zone, excerpt.base + block.span.start)
    if (note !== null && declaresNewestFirst(reader.profile, note.text)) reader.newestFirst = true
  }
  return notes
}

/** The first zone stated holds for the section. */
function stateZone(reader: Reader, index: number, zone: Zone, near: number): void {
  const { chunk, base, parent } = reader.sections[index]!
  const inherited = parent === null ? null : reader.zones[parent]!
  if (reader.zones[index] === inherited) reader.zones[index] = zone
  if (reader.zone !== null) return
  const at = chunk.text.indexOf(zone.text, near - base)
  if (at >= 0) reader.zone = { value: zone, span: { start: base + at, end: base + at + zone.text.length } }
}

function isLabel(text: string): boolean {
  return text.endsWith(':') || text.endsWith('**') || text.endsWith('__')
}

function declaresNewestFirst(profile: Profile, text: string): boolean {
  const words = text.toLowerCase()
  return profile.packs.some(pack => pack.newestFirst.some(phrase => words.includes(phrase.toLowerCase())))
}

/** Fewer paragraphs that open with a clock are prose. */
const FEWEST_PARAGRAPHS = 3

/** Tables, lists and runs of paragraphs that plainly are moments, wherever they stand. */
function readElsewhere(
  reader: Reader,
  excerpt: Excerpt,
  blocks: readonly Block[],
  day: Stated | null,
  zone: Zone | null = null,
): void {
  const paragraphs: Draft[] = []
  for (const block of blocks) {
    const place = placeOf(reader, excerpt, day, zone, true)
    const drafts =
      block.kind === 'table'
        ? tableEntries(block, place)
        : block.kind === 'list'
          ? listEntries(block, place)
          : []
    if (drafts.length > 0) reader.groups++
    reader.drafts.push(...drafts)
    if (block.kind === 'paragraph') paragraphs.push(...paragraphEntries(block, { ...place, group: -2 }))
  }
  if (paragraphs.length < FEWEST_PARAGRAPHS) return
  const group = reader.groups++
  for (const draft of paragraphs) reader.drafts.push({ ...draft, group })
}

/** A fence is the timeline only where the timeline holds nothing else: else it is a log that proves an entry. */
function readFences(reader: Reader, index: number): void {
  const { kind, span } = reader.sections[index]!
  if (
    kind !== 'timeline' ||
    reader.drafts.some(({ span: { start } }) => start >= span.start && start < span.end)
  )
    return
  for (let i = index; i < reader.sections.length && reader.sections[i]!.span.start < span.end; i++) {
    if (reader.modes[i] !== 'timeline') continue
    const { chunk, base, blocks } = reader.sections[i]!
    for (const block of blocks) {
      if (block.kind !== 'code') continue
      addEntries(reader, place => fenceEntries(block, place), { text: chunk.text, base }, reader.days[i]!, i)
    }
  }
}

/** The drafts in order, without headings that only date the entries below them. */
function withoutTitles(reader: Reader): Draft[] {
  const { drafts, sections } = reader
  if (drafts.some((draft, i) => i > 0 && draft.span.start < drafts[i - 1]!.span.start)) {
    drafts.sort((a, b) => a.span.start - b.span.start)
  }
  return drafts.filter((draft, i) => {
    const next = drafts[i + 1]
    if (!draft.tentative || next === undefined) return true
    const section = sections.find(({ span }) => span.start === draft.span.start)
    return section === undefined || next.span.start >= section.span.end
  })
}
