import type { Chunk } from '../syntax/parsed.ts'
import type { Section } from './record.ts'

/**
 * Where readers looked and found nothing, by chunk: what keeps an edit of a large document cheap. Most chunks are
 * prose and hold no facts; as long as such a chunk stays the same object, looking again is in vain. Whoever keeps
 * versions of one document, read in one style, keeps one of these beside them. A bit for each question.
 */
export type Barren = WeakMap<Chunk, number>

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
} as const

export type Question = (typeof questions)[keyof typeof questions]

/** Whether a look at the section found nothing before. Lines that stand as headings share a chunk: they are always read. */
export function isBarren(
  barren: Barren | undefined,
  { chunk, pseudo }: Section,
  question: Question,
): boolean {
  return barren !== undefined && !pseudo && ((barren.get(chunk) ?? 0) & question) !== 0
}

/** Remembers that a look at the section found nothing. */
export function noteBarren(barren: Barren | undefined, { chunk, pseudo }: Section, question: Question): void {
  if (barren !== undefined && !pseudo) barren.set(chunk, (barren.get(chunk) ?? 0) | question)
}
