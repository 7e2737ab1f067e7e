import type { Profile } from '../profile/compile.ts'
import { type SectionMatch, sectionOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Chunk } from '../syntax/parsed.ts'

/** A section whose end is not known yet. Offsets into its chunk, so that it can be kept while the chunk moves. */
export interface Opened {
  readonly match: SectionMatch
  readonly title: Span
  readonly text: string
  readonly level: number
  readonly pseudo: boolean
  /** Whether it can hold real headings: of pseudo-headings only those at the level their style gives them. */
  readonly holdsReal: boolean
  readonly start: number
  readonly bodyStart: number
  readonly chunk: Chunk
  readonly blocks: Block[]
  /** Whether it asks "why" repeatedly; computed on first use, since a kept section is asked again at each key. */
  asksWhy?: boolean
}

/** Where sections are opened. */
export interface HeadingPlace {
  readonly chunk: Chunk
  readonly level: number
  readonly profile: Profile
  /** Offsets of unmarked lines that are headings; `null` if not looked for. */
  readonly plain: ReadonlySet<number> | null
}

/** The section that a line opens, or the label of an item or paragraph. */
export function ofLine(match: SectionMatch, title: Span, line: Span, place: HeadingPlace): Opened {
  const { chunk, level } = place
  return {
    match,
    title,
    text: chunk.text.slice(title.start, title.end),
    level,
    pseudo: true,
    holdsReal: false,
    start: line.start,
    bodyStart: line.end,
    chunk,
    blocks: [],
  }
}

/** The blocks below the title. */
export function blocksBelow({ blocks, bodyStart }: Opened): Block[] {
  return blocks.filter(block => block.span.start >= bodyStart)
}

/** The section that the words name exactly; else `null`. */
export function known(profile: Profile, title: string): SectionMatch | null {
  const match = sectionOf(profile, title)
  return (match.id !== null || match.kind !== null) && match.near === null ? match : null
}
