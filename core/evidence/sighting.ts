import type { Instant, TimeReading } from '../facts/times.ts'

/** One thing a raw text tells of, as it tells it. */
export interface Sighting {
  /** An instant where the text leaves no doubt; else the time as written. */
  readonly time: Instant | TimeReading
  /** The day a line above names for it. */
  readonly day?: TimeReading
  /** Or how many days before the text was copied it was. */
  readonly ago?: number
  readonly text: string
  readonly actor: string | null
  /** Where it can be looked up. */
  readonly source: string | null
}

/** What a raw text was taken for. */
export type EvidenceKind = 'chat' | 'log' | 'git' | 'cluster' | 'pager' | 'notes'

/** A raw text, read. */
export interface Testimony {
  readonly kind: EvidenceKind
  readonly sightings: readonly Sighting[]
  /** Lines that say nothing with a time, and belong to nothing that does. */
  readonly unread: readonly string[]
}
