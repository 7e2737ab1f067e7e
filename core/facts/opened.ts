import type { Profile } from '../profile/compile.ts'
import { type SectionMatch, sectionOf } from '../profile/lookup.ts'
import { type Span, shift } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Chunk } from '../syntax/parsed.ts'

/** A section whose end is not known yet. Offsets count from the start of the file. */
export interface Opened {
  readonly match: SectionMatch
  readonly title: Span
  readonly text: string
  readonly level: number
  readonly pseudo: boolean
  /** A pseudo-heading holds real ones only where it stands at the level its style gives it. */
  readonly holdsReal: boolean
  readonly start: number
  readonly bodyStart: number
  readonly chunk: Chunk
  readonly base: number
  readonly blocks: Block[]
}

/** Where sections are being opened. */
export interface Place {
  readonly chunk: Chunk
  readonly base: number
  readonly level: number
  readonly profile: Profile
}

/** The same section in a chunk that starts at another offset. */
export function movedTo(opened: Opened, base: number): Opened {
  const by = base - opened.base
  if (by === 0) return opened
  const { title, start, bodyStart } = opened
  return { ...opened, title: shift(title, by), start: start + by, bodyStart: bodyStart + by, base }
}

/** The section that a line, or the label of an item or paragraph, opens. */
export function ofLine(match: SectionMatch, title: Span, text: string, line: Span, place: Place): Opened {
  const { chunk, base, level } = place
  return {
    match,
    title: shift(title, base),
    text,
    level,
    pseudo: true,
    holdsReal: false,
    start: base + line.start,
    bodyStart: base + line.end,
    chunk,
    base,
    blocks: [],
  }
}

/** The section the words exactly name. */
export function known(profile: Profile, title: string): SectionMatch | null {
  const match = sectionOf(profile, title)
  return (match.id !== null || match.kind !== null) && match.near === null ? match : null
}
