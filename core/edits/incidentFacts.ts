import type { MomentName } from '../facts/record.ts'
import type { Day, Instant } from '../facts/times.ts'
import { choiceOf } from '../profile/choices.ts'
import type { Profile } from '../profile/compile.ts'
import type { FieldValue } from './fieldValue.ts'
import type { NewAction } from './newAction.ts'
import type { NewEntry } from './timeline.ts'

/** What is known of an incident before anything is written about it. */
export interface IncidentFacts {
  readonly title: string
  /** The day it began; that of the earliest moment if not given, else today. */
  readonly date?: Day | undefined
  readonly severity?: string | undefined
  readonly status?: string
  /** A person's choice; a tier that the facts ask for wins if it is higher. */
  readonly tier?: string | undefined
  readonly id?: string
  readonly moments?: Readonly<Partial<Record<MomentName, Instant>>>
  /** How long it lasted, where no moments say so. */
  readonly minutes?: number
  /** By role: author, reviewer, commander, …. */
  readonly people?: Readonly<Record<string, string>> | undefined
  /** Names of the services that were affected. */
  readonly services?: readonly string[] | undefined
  /** Keys of the flags that hold. */
  readonly flags?: readonly string[] | undefined
  /** Ids of triggers that a person knows to have fired. */
  readonly triggers?: readonly string[] | undefined
  /** Any other field, by its key in the style. */
  readonly fields?: Readonly<Record<string, FieldValue>>
  readonly timeline?: readonly NewEntry[] | undefined
  readonly actions?: readonly NewAction[]
}

/** A severity as another tool tells it: the style's own, or any where the style has no list of them; else `null`. */
export function severityIn({ data: { severities } }: Profile, told: string | undefined): string | null {
  if (told === undefined) return null
  return severities.length === 0 ? told : (choiceOf(severities, told)?.id ?? null)
}
