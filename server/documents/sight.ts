import type { Position, Range } from 'vscode-languageserver'
import {
  type CheckOptions,
  type ChunkMemory,
  check,
  type Finding,
  type FindingCache,
  lazily,
  nextStep,
  type Parsed,
  type Profile,
  type Rule,
  type Span,
  type Step,
  type TrackerData,
  type View,
} from '../../core/index.ts'
import type { Client } from '../editor/client.ts'
import { toOffset, toRange, toSpan } from '../editor/positions.ts'
import type { Preferences } from '../editor/preferences.ts'
import { uriIn } from '../uri.ts'

/** One version of a document as features see it: its view, its findings, and positions in the client's units. */
export interface Sight {
  readonly uri: string
  readonly version: number
  readonly view: View
  /** Whether it is no postmortem itself, but lists those of its folder. */
  readonly isList: boolean
  readonly client: Client
  readonly preferences: Preferences
  /** Findings of this version; computed once. */
  readonly findings: readonly Finding[]
  /** The step to the document's next status, and what blocks it; computed once. */
  readonly step: Step
  offsetAt(position: Position): number
  spanOf(range: Range): Span
  rangeOf(span: Span): Range
  /** The URI of another document, given its path in the workspace of this one. */
  uriOf(path: string): string
  /** Where the team keeps its tickets and commits; `null` where it does not say. */
  readonly tracker: TrackerData | null
  /** The style of another document, given its path in the workspace; `null` if that is not known. */
  styleOf(path: string): Profile | null
  /** The incidents its text names by their ids, in the form of any style. */
  mentioned(): readonly string[]
  /** URIs of the documents known to name an incident, this one not among them. */
  naming(id: string): readonly string[]
}

/** A document besides the one that is asked about. */
export interface OtherDocument {
  readonly uri: string
  /** `null` for one that is not open in the editor. */
  readonly version: number | null
  readonly parsed: Parsed
}

type Known =
  | 'uri'
  | 'version'
  | 'view'
  | 'client'
  | 'preferences'
  | 'tracker'
  | 'styleOf'
  | 'mentioned'
  | 'naming'

/** What a sight is made of. */
export interface Standpoint extends Pick<Sight, Known> {
  /** URI of the folder that paths of the workspace start from. */
  readonly home: string
  readonly cache: FindingCache
  readonly memory: ChunkMemory
  /** The rules that look at it; every one if not given. */
  readonly rules?: readonly Rule[]
}

/** Makes a sight; findings and step are computed when first asked for. */
export function sightOf(standpoint: Standpoint): Sight {
  const { home, cache, rules, ...given } = standpoint
  const { parsed } = given.view
  const { encoding } = given.client
  return sightFrom({
    ...given,
    options: { cache, ...(rules && { rules }) },
    isList: rules !== undefined,
    offsetAt: position => toOffset(parsed, position, encoding),
    spanOf: range => toSpan(parsed, range, encoding),
    rangeOf: span => toRange(parsed, span, encoding),
    uriOf: path => uriIn(home, path),
  })
}

type Later = Pick<Sight, 'findings' | 'step'>

interface Given extends Omit<Sight, keyof Later> {
  readonly options: CheckOptions
  readonly memory: ChunkMemory
}

const sightFrom = lazily<Given, Later>({
  findings: ({ view, options }) => check(view, options),
  step: ({ view, findings, options, memory }) => nextStep(view, findings, options, memory),
})
