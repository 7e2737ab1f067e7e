import type { Profile } from '../profile/compile.ts'
import { type SectionMatch, sectionOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Chunk } from '../syntax/parsed.ts'

/** A section whose end is not known yet. Offsets count from the start of its chunk, wherever that stands. */
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
  readonly blocks: Block[]
  /** Whether it asks why again and again, once somebody wanted to know: a kept section is asked at each key. */
  asksWhy?: boolean
}

/** Where sections are being opened. */
export interface Place {
  readonly chunk: Chunk
  readonly level: number
  readonly profile: Profile
  /** Where lines begin that are headings though nothing marks them; `null` where nobody looked. */
  readonly plain: ReadonlySet<number> | null
}

/** The section that a line, or the label of an item or paragraph, opens. */
export function ofLine(match: SectionMatch, title: Span, text: string, line: Span, place: Place): Opened {
  const { chunk, level } = place
  return {
    match,
    title,
    text,
    level,
    pseudo: true,
    holdsReal: false,
    start: line.start,
    bodyStart: line.end,
    chunk,
    blocks: [],
  }
}

/** The section the words exactly name. */
export function known(profile: Profile, title: string): SectionMatch | null {
  const match = sectionOf(profile, title)
  return (match.id !== null || match.kind !== null) && match.near === null ? match : null
}
