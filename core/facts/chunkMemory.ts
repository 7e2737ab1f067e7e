import type { Link } from '../syntax/inline.ts'
import type { Notebook } from '../syntax/notes.ts'
import type { Chunk } from '../syntax/parsed.ts'
import type { Opened } from './opened.ts'
import type { Section } from './record.ts'

/**
 * What was found in each chunk of a document, or that nothing was. This keeps edits of a large document cheap: as long as a
 * chunk stays the same object, it need not be read again. Valid for all versions of one document in one style; whoever keeps
 * the versions keeps this.
 */
export type ChunkMemory = Notebook<Remembered>

/** What earlier versions of the document taught about a chunk. */
export interface Remembered {
  /** The bits of all `questions` to which the answer was "none". */
  nothing: number
  /** The section that its heading opens, if there is no other in the chunk. */
  opened: Opened | null
  /** Its links to other documents or into this one, with spans into the chunk; `null` if not looked for yet. */
  links: readonly Link[] | null
  /** What it states, given the sections around it; `null` if not read yet. */
  facts: PartFacts | null
  /** The chunk of an earlier version that states the same facts in other words, and the sections of the record that it opens. */
  rewords: { readonly chunk: Chunk; readonly sections: readonly number[] } | null
}

/** What a chunk that starts at `from` states besides its sections: facts by their names in the record. */
export interface PartFacts {
  readonly from: number
  readonly facts: Readonly<Record<string, unknown>>
}

/** What was looked for. Where the surroundings change what counts, there is a question for each case. */
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
  marker: 8192,
  /** As `open`, right below the title: elsewhere a heading may itself be a field. */
  belowTitle: 16384,
} as const

export type Question = (typeof questions)[keyof typeof questions]

/** A section, or a chunk for what does not depend on sections. Pseudo-headings share chunks and are always read. */
type Place = Pick<Section, 'chunk'> & Partial<Pick<Section, 'pseudo'>>

/** Whether nothing was found for `question` there before. */
export function isKnownEmpty(memory: ChunkMemory | undefined, place: Place, question: Question): boolean {
  return !place.pseudo && ((memory?.get(place.chunk)?.nothing ?? 0) & question) !== 0
}

/** Remembers that nothing was found for `question` there. */
export function noteEmpty(memory: ChunkMemory | undefined, place: Place, question: Question): void {
  if (memory !== undefined && !place.pseudo) memoryOf(memory, place.chunk).nothing |= question
}

/** What is known about the chunk; the caller may add to it. */
export function memoryOf(memory: ChunkMemory, chunk: Chunk): Remembered {
  const known = memory.get(chunk)
  if (known !== undefined) return known
  const empty: Remembered = { nothing: 0, opened: null, links: null, facts: null, rewords: null }
  memory.set(chunk, empty)
  return empty
}
