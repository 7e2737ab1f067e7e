import type { Baseline } from '../checking/baseline.ts'
import type { Day } from '../facts/times.ts'
import type { Calendar } from '../policy/calendar.ts'
import type { Level } from './kinds.ts'

/** What the configuration says for one file, after inheritance and overrides. */
export interface Settings {
  /** Levels the team chose, by rule id. */
  readonly levels: Readonly<Record<string, Level | 'off'>>
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Rules that judge only documents of this day and later, by rule id. */
  readonly since: Readonly<Record<string, Day>>
  readonly calendar: Calendar
  readonly roster: readonly Colleague[]
  /** The team's own policy document, whose sentences findings and hovers quote; path within the workspace. */
  readonly policy: PolicyDocument | null
  /** Accepted findings, which are not reported; `null` for none. */
  readonly baseline: Baseline | null
}

export interface Colleague {
  readonly name: string
  readonly handle: string | null
  /** How a copy for outside readers names them. */
  readonly role?: string
}

export interface PolicyDocument {
  readonly path: string
  readonly text: string
  /**
   * What the document says where a citation points ("Document, section"), nearest to what is looked for; `null` where
   * it says nothing of the kind.
   */
  quote(cite: string | null, about: string): Quote | null
}

/** A sentence of a policy document. */
export interface Quote {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly sentence: string
}

/** Monday to Friday, no holidays, UTC. */
export const plainCalendar: Calendar = { holidays: new Set(), zone: 'UTC', weekend: [0, 6] }

/** What holds without a configuration. */
export const plainSettings: Settings = {
  levels: {},
  options: {},
  since: {},
  calendar: plainCalendar,
  roster: [],
  policy: null,
  baseline: null,
}
