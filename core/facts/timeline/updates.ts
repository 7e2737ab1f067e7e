import type { Profile } from '../../profile/compile.ts'
import { normalise } from '../../profile/normalise.ts'
import type { Span } from '../../span.ts'
import type { Block } from '../../syntax/block.ts'
import { bare } from '../excerpt.ts'
import type { TimeReading } from '../times.ts'
import { type Draft, draftOf, type EntryPlace, type Opening, openingOf } from './draft.ts'

/** An update of a status page: where its stage starts, and the lines after it. Offsets into the chunk. */
interface Post {
  readonly start: number
  readonly lines: Span[]
}

/**
 * The entries made from updates of a status page. An update is a stage, as a heading ("## Resolved") or in bold, its text, and a
 * line with nothing but the time. Without a stage in the heading at least two updates must follow one another.
 */
export function updateEntries(title: Span | null, blocks: readonly Block[], place: EntryPlace): Draft[] {
  const { stages } = place.profile.lookup.words
  const posts = postsIn(title, blocks, place.text, stages)
  const drafts = posts.flatMap(post => entryOf(post, place))
  return title !== null || drafts.length > 1 ? drafts : []
}

/** The group of all updates of a status page: they follow one another through the whole document. */
export const UPDATES = -2

/** The drafts, with updates of a status page marked as newest first if the last of them is the earliest. */
export function withUpdateOrder(drafts: readonly Draft[]): readonly Draft[] {
  const own = drafts.filter(draft => draft.group === UPDATES)
  const [first, last] = [own[0]?.reading, own.at(-1)?.reading]
  if (!first || !last || whenOf(last) >= whenOf(first)) return drafts
  return drafts.map(draft => (draft.group === UPDATES ? { ...draft, newestFirst: true } : draft))
}

/** Day and clock as one number for comparison. A day without its year counts by its place in the year. */
function whenOf({ date, partialDate, seconds }: TimeReading): number {
  const [year, month, day] = date?.split('-').map(Number) ?? [
    0,
    partialDate?.month ?? 0,
    partialDate?.day ?? 0,
  ]
  return ((year! * 12 + month!) * 31 + day!) * 86_400 + (seconds ?? 0)
}

/** Whether a title is a stage of an incident on a status page: "Monitoring", "Resolved". */
export function isStage(title: string, { lookup }: Profile): boolean {
  return title.length <= LONGEST_STAGE && lookup.words.stages.has(normalise(title))
}

/** Whether the blocks are the text of an update, whose stage would be their heading. */
export function holdsUpdate(text: string, blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap(block => (block.kind === 'paragraph' ? block.lines : []))
  return lines.length > 1 && momentOf(text, lines) !== null
}

function postsIn(
  title: Span | null,
  blocks: readonly Block[],
  text: string,
  stages: ReadonlySet<string>,
): Post[] {
  const posts: Post[] = title === null ? [] : [{ start: title.start, lines: [] }]
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue
    for (const line of block.lines) {
      const behind = stageEnd(text, line, stages)
      if (behind !== null) posts.push({ start: line.start, lines: [] })
      if (behind === null || behind < line.end)
        posts.at(-1)?.lines.push({ start: behind ?? line.start, end: line.end })
    }
  }
  return posts
}

/** Offset after a bold stage at the start of a line: `**Resolved** - All is well.`; `null` if there is none. */
export function stageEnd(text: string, { start, end }: Span, stages: ReadonlySet<string>): number | null {
  if (text.charCodeAt(start) !== 0x2a || text.charCodeAt(start + 1) !== 0x2a) return null
  const close = text.indexOf('**', start + 2)
  if (close < 0 || close >= end || close - start > LONGEST_STAGE) return null
  if (!stages.has(normalise(text.slice(start + 2, close)))) return null
  let at = close + 2
  while (at < end && ' \t:：-–—|'.includes(text.charAt(at))) at++
  return at
}

/** No stage is longer. UTF-16 units. */
export const LONGEST_STAGE = 24

function entryOf({ start, lines }: Post, place: EntryPlace): Draft[] {
  const found = momentOf(place.text, lines)
  if (found === null) return []
  const at = lines.indexOf(found.line)
  const said = at > 0 ? lines.slice(0, at) : lines.slice(1)
  const [first, last] = [said[0], said.at(-1)]
  if (first === undefined || last === undefined) return []
  const end = Math.max(last.end, found.line.end)
  const opening = { ...found.opening, rest: { start: first.start, end: last.end } }
  return [draftOf(place, opening, 'paragraph', { start, end })]
}

/** The last line that holds nothing but a time. What was affected may follow it. */
function momentOf(text: string, lines: readonly Span[]): { line: Span; opening: Opening } | null {
  for (const line of lines.toReversed()) {
    const opening = momentAlone(text, line)
    if (opening !== null) return { line, opening }
  }
  return null
}

/**
 * The time in a line that holds a clock time and nothing else, except a sentence or word before it: "Posted 6 days ago. Sep 19,
 * 15:02 UTC", "Posted Sep 19, 2026 - 15:02 UTC".
 */
function momentAlone(text: string, line: Span): Opening | null {
  if (line.end - line.start > LONGEST_LINE) return null
  const { start, end } = bare(text, line.start, line.end)
  const words = text.slice(start, end)
  const stop = words.indexOf('. ')
  const behind = stop < 0 ? (firstWord.exec(words)?.[0].length ?? 0) : stop + 2
  for (const from of behind === 0 ? [start] : [start, start + behind]) {
    const opening = openingOf(text, from, end, false)
    const isAlone = opening !== null && opening.reading.seconds !== null
    if (isAlone && !/[\p{L}\p{N}]/u.test(text.slice(opening.time.end, end))) return opening
  }
  return null
}

const LONGEST_LINE = 90
const firstWord = /^\p{L}{4,12}(?: (?:on|at|am|le|el|em))?:? (?=[\p{L}\d])/u
