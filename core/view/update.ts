import { type ChunkMemory, memoryOf, type PartFacts } from '../facts/chunkMemory.ts'
import { holdsText, kindAround, readSections } from '../facts/outline.ts'
import { readRecord } from '../facts/read.ts'
import type { IncidentRecord, Section } from '../facts/record.ts'
import { lazily } from '../lazily.ts'
import { saysZone } from '../policy/clocks.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { type Span, shift } from '../span.ts'
import type { Chunk, Parsed } from '../syntax/parsed.ts'
import type { View } from '../view.ts'
import { type Move, moveBetween, moveWithin } from './move.ts'
import { type Surroundings, viewOfRecord } from './read.ts'

/**
 * The view of a later version in which only prose changed: the record of `origin` with its spans moved, so that the
 * document need not be read in full at every key. `null` if the edit may have changed a fact or the outline: then
 * the caller reads the version in full (`viewOf`). `origin` must itself have been read in full.
 */
export function updateView(
  origin: View,
  parsed: Parsed,
  surroundings: Surroundings,
  memory: ChunkMemory,
): View | null {
  const isElsewhere =
    origin.path !== surroundings.path ||
    origin.profile !== surroundings.profile ||
    origin.settings !== surroundings.settings ||
    origin.workspace !== surroundings.workspace
  if (isElsewhere || parsed.chunks.length !== origin.parsed.chunks.length) return null
  let read: readonly Section[] | undefined
  const sections = () => {
    read ??= readSections(parsed, surroundings.profile, memory)
    return read
  }
  const reworded: number[] = []
  for (let i = 0; i < parsed.chunks.length; i++) {
    if (parsed.chunks[i] === origin.parsed.chunks[i]) continue
    const own = rewordedIn(i, origin, { parsed, sections }, memory)
    if (own === null) return null
    for (const one of own) reworded.push(one)
  }
  const move = moveBetween(origin.parsed, parsed)
  const record = movedRecord(origin.record, move, sections)
  return viewOfRecord(
    parsed,
    record,
    { ...surroundings, now: origin.now },
    { memory, from: origin, move, reworded },
  )
}

/** A text after an edit. */
interface Edited {
  readonly parsed: Parsed
  sections(): readonly Section[]
}

/** The indexes of the sections that a changed chunk opens, if only their words changed; `null` if more did. */
function rewordedIn(
  index: number,
  { parsed: earlier, record, profile }: View,
  { parsed, sections }: Edited,
  memory: ChunkMemory,
): readonly number[] | null {
  const [before, after] = [earlier.chunks[index]!, parsed.chunks[index]!]
  const kept = memoryOf(memory, after)
  if (kept.rewords?.chunk === before) return kept.rewords.sections
  const isAlike =
    after.heading !== null &&
    !isLaterTitle(parsed, index) &&
    isSameOutline(record.sections, before, sections(), after) &&
    isSameFacts(
      factsIn(earlier, index, profile, memory),
      factsIn(parsed, index, profile, memory),
      moveWithin(before, after),
    )
  if (!isAlike) return null
  const own = sections().flatMap((one, i) => (one.chunk === after ? [i] : []))
  kept.rewords = { chunk: before, sections: own }
  return own
}

/** Whether a heading of the first level has others before it: alone it would be the title, which says other things. */
function isLaterTitle({ chunks }: Parsed, index: number): boolean {
  return chunks[index]!.heading?.level === 1 && chunks.some((one, i) => i < index && one.heading !== null)
}

/** The sections in which every word is part of a fact. */
const factual: ReadonlySet<SectionKind | null> = new Set(['timeline', 'actions', 'sign-off'])

/** Whether both chunks open the same sections, none of them of the `factual` kinds, and each is empty or not as before. */
function isSameOutline(
  earlier: readonly Section[],
  before: Chunk,
  later: readonly Section[],
  after: Chunk,
): boolean {
  const own = later.filter(one => one.chunk === after)
  const were = earlier.filter(one => one.chunk === before)
  return (
    own.length === were.length &&
    own.every((one, i) => {
      const was = were[i]!
      return (
        one.kind === was.kind &&
        one.id === was.id &&
        one.title.value === was.title.value &&
        one.level === was.level &&
        one.pseudo === was.pseudo &&
        one.parent === was.parent &&
        (one.blocks.length === 0) === (was.blocks.length === 0) &&
        holdsText(one) === holdsText(was) &&
        !factual.has(kindAround(later, one))
      )
    })
  )
}

/**
 * The facts stated in a chunk, read as if the document were nothing but this chunk and the headings above it, so that
 * no statement elsewhere can hide one. Whether it names a time zone for the whole document counts as a fact.
 */
function factsIn(parsed: Parsed, index: number, profile: Profile, memory: ChunkMemory): PartFacts {
  const kept = memoryOf(memory, parsed.chunks[index]!)
  if (kept.facts === null) {
    const part = partAround(parsed, index)
    const from = part.starts[part.starts.length - 1]!
    const record = readRecord(part, profile)
    const { text, blocks } = parsed.chunks[index]!
    const facts: Record<string, unknown> = { zoned: blocks.some(block => saysZone(text, block)) }
    for (const name in record) {
      const own = name === 'sections' ? null : onlyFrom(record[name as keyof IncidentRecord], from)
      if (own !== null) facts[name] = own
    }
    kept.facts = { from, facts }
  }
  return kept.facts
}

/** The part of a fact that stands at or behind an offset; `null` for none. */
function onlyFrom(fact: unknown, from: number): unknown {
  if (!standsFrom(fact, from)) return null
  return Array.isArray(fact) ? fact.filter(one => standsFrom(one, from)) : fact
}

/** Whether both have the same facts, each at the place its words have moved to. */
function isSameFacts(earlier: PartFacts, later: PartFacts, move: Move): boolean {
  const place = ({ start, end }: Span): Span | null => {
    const found = move({ start: start - earlier.from, end: end - earlier.from })
    return found && shift(found, later.from)
  }
  return isSame(earlier.facts, later.facts, place)
}

function isSame(a: unknown, b: unknown, place: Move): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b
  if (isPlace(a) && isPlace(b)) {
    const span = place(a)
    return span !== null && span.start === b.start && span.end === b.end
  }
  const inner = isReading(a) ? unmoved : place
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every(name => isSame(a[name as keyof typeof a], b[name as keyof typeof b], inner))
  )
}

/** A document made of one chunk and the headings above it. */
function partAround(parsed: Parsed, index: number): Parsed {
  const chunk = parsed.chunks[index]!
  const chunks = [chunk]
  let { level } = chunk.heading!
  for (let i = index - 1; i >= 0 && level > 1; i--) {
    const one = parsed.chunks[i]!
    if (one.heading === null || one.heading.level >= level) continue
    level = one.heading.level
    chunks.unshift({ ...one, blocks: [one.heading], notes: [] })
  }
  const starts: number[] = []
  let length = 0
  for (const { text } of chunks) {
    starts.push(length)
    length += text.length
  }
  return { ...parsed, chunks, starts, firstLines: starts.map(() => 0), length, header: null }
}

/** Whether any span in a fact ends behind an offset. */
function standsFrom(fact: unknown, from: number): boolean {
  if (typeof fact !== 'object' || fact === null || isReading(fact)) return false
  if (isPlace(fact)) return fact.end > from
  return Object.values(fact).some(one => standsFrom(one, from))
}

function isPlace(value: object): value is Span {
  return (
    'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number'
  )
}

/** Whether it is the reading of a time or duration: its spans count from the start of the words read, so they never move. */
function isReading(value: object): boolean {
  return 'precision' in value || 'minutes' in value
}

const unmoved: Move = span => span

/** The record with its spans moved, each part when it is first read; its sections are those of the new version. */
function movedRecord(from: IncidentRecord, move: Move, sections: () => readonly Section[]): IncidentRecord {
  return recordFrom({ from, move, read: sections })
}

interface Source {
  readonly from: IncidentRecord
  readonly move: Move
  readonly read: () => readonly Section[]
}

const recordFrom = lazily<Source, IncidentRecord>({
  fields: ({ from, move }) => relocated(from.fields, move),
  id: ({ from, move }) => relocated(from.id, move),
  title: ({ from, move }) => relocated(from.title, move),
  date: ({ from, move }) => relocated(from.date, move),
  severity: ({ from, move }) => relocated(from.severity, move),
  status: ({ from, move }) => relocated(from.status, move),
  tier: ({ from, move }) => relocated(from.tier, move),
  moments: ({ from, move }) => relocated(from.moments, move),
  reached: ({ from, move }) => relocated(from.reached, move),
  duration: ({ from, move }) => relocated(from.duration, move),
  flags: ({ from, move }) => relocated(from.flags, move),
  triggers: ({ from, move }) => relocated(from.triggers, move),
  classes: ({ from, move }) => relocated(from.classes, move),
  rootCauses: ({ from, move }) => relocated(from.rootCauses, move),
  people: ({ from, move }) => relocated(from.people, move),
  related: ({ from, move }) => relocated(from.related, move),
  timeline: ({ from, move }) => relocated(from.timeline, move),
  actions: ({ from, move }) => relocated(from.actions, move),
  sections: ({ read }) => read(),
})

/** The part with its spans moved: the same object if none of them did. */
function relocated<Part>(part: Part, move: Move): Part {
  return relocate(part, move) as Part
}

function relocate(part: unknown, move: Move): unknown {
  if (typeof part !== 'object' || part === null || isReading(part)) return part
  if (isPlace(part)) return move(part) ?? part
  if (Array.isArray(part)) return relocatedList(part, move)
  let own: Record<string, unknown> | null = null
  for (const name in part) {
    const was = (part as Record<string, unknown>)[name]
    const is = relocate(was, move)
    if (is === was) continue
    own ??= { ...part }
    own[name] = is
  }
  return own ?? part
}

function relocatedList(part: readonly unknown[], move: Move): readonly unknown[] {
  let own: unknown[] | null = null
  for (let i = 0; i < part.length; i++) {
    const is = relocate(part[i], move)
    if (is === part[i]) continue
    own ??= [...part]
    own[i] = is
  }
  return own ?? part
}
