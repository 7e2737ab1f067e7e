/** Rows that our client shows in its previews and views. Part of `protocol.ts`. */

/** An entry of the timeline. */
export interface TimelineRow {
  /** As written. */
  readonly time: string
  /** ISO 8601, UTC; `null` where it is not known. */
  readonly instant: string | null
  /** How long after the start of the incident it was; `null` where its time is not known. */
  readonly elapsed: Elapsed | null
  readonly text: string
  readonly milestones: readonly string[]
  readonly line: number
}

/** A length of time, and as it is shown: `T+1h 12m`. */
export interface Elapsed {
  readonly minutes: number
  readonly label: string
}

/** An action item. */
export interface ActionRow {
  readonly uri: string
  readonly line: number
  readonly id: string | null
  readonly text: string
  readonly owners: readonly string[]
  /** A day; `null` where none is stated. */
  readonly due: string | null
  readonly overdue: boolean
  readonly remaining: string | null
  readonly status: string | null
  readonly priority: string | null
  readonly tickets: readonly string[]
  /** Of the document it stands in. */
  readonly title: string
}
