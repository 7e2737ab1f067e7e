import type { Link } from '../syntax/inline.ts'
import type { Notebook } from '../syntax/notes.ts'
import type { Chunk } from '../syntax/parsed.ts'
import type { Opened } from './opened.ts'
import type { Section } from './record.ts'

/**
 * Where readers looked and found nothing, by chunk: what keeps an edit of a large document cheap. Most chunks are
 * prose and hold no facts; as long as such a chunk stays the same object, looking again is in vain. Whoever keeps
 * versions of one document, read in one style, keeps one of these beside them.
 */
export type Barren = Notebook<Kept>

/** What is known of a chunk from an earlier version of the document. */
export interface Kept {
  /** A bit for each question whose answer was that there is nothing. */
  nothing: number
  /** The section its heading opens, where the chunk holds no other. */
  opened: Opened | null
  /** The links in it that lead to documents beside it or into itself, with spans from its start; `null` as long as nobody looked for them. */
  links: readonly Link[] | null
  /** What it states, read with what it lies in; `null` as long as nobody looked. */
  facts: PartFacts | null
  /** The chunk of an earlier version that says the same in other words, and which sections of the record it opens. */
  rewords: { readonly chunk: Chunk; readonly sections: readonly number[] } | null
}

/** What a chunk states besides its sections: facts by their name in the record; a chunk starts at `from`. */
export interface PartFacts {
  readonly from: number
  readonly facts: Readonly<Record<string, unknown>>
}

/** What was looked for, and where the section stands as far as that changes what counts. */
export const questions = {
  open: 1,
  facts: 2,
  clock: 4,
  cause: 8,
  closed: 16,
  moments: 32,
  momentsNewestFirst: 64,
  actions: 128,
  preventions: 256,
  titleTime: 512,
  blanks: 1024,
  blanksInFences: 2048,
  suppressions: 4096,
  humanError: 8192,
  marker: 16384,
  /** As `open`, right below the title: elsewhere a heading may be a field itself. */
  belowTitle: 32768,
} as const

export type Question = (typeof questions)[keyof typeof questions]

/** Whether a look at the section found nothing before. Lines that stand as headings share a chunk: they are always read. */
export function isBarren(
  barren: Barren | undefined,
  { chunk, pseudo }: Section,
  question: Question,
): boolean {
  return !pseudo && isBarrenChunk(barren, chunk, question)
}

/** As `isBarren`, for what has nothing to do with sections. */
export function isBarrenChunk(barren: Barren | undefined, chunk: Chunk, question: Question): boolean {
  return ((barren?.get(chunk)?.nothing ?? 0) & question) !== 0
}

/** Remembers that a look at the section found nothing. */
export function noteBarren(barren: Barren | undefined, { chunk, pseudo }: Section, question: Question): void {
  if (!pseudo) noteBarrenChunk(barren, chunk, question)
}

/** As `noteBarren`, for what has nothing to do with sections. */
export function noteBarrenChunk(barren: Barren | undefined, chunk: Chunk, question: Question): void {
  if (barren !== undefined) keptOf(barren, chunk).nothing |= question
}

/** What is known of the chunk, to be added to. */
export function keptOf(barren: Barren, chunk: Chunk): Kept {
  const known = barren.get(chunk)
  if (known !== undefined) return known
  const kept: Kept = { nothing: 0, opened: null, links: null, facts: null, rewords: null }
  barren.set(chunk, kept)
  return kept
}
