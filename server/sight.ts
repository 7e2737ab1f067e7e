import {
  type CheckOptions,
  type ChunkMemory,
  check,
  type FindingCache,
  lazily,
  nextStep,
  offsetAt,
  type Profile,
  type Rule,
  type TrackerData,
  type View,
} from '../core/index.ts'
import type { Client } from './client.ts'
import { toOffset, toRange, toSpan } from './convert.ts'
import type { Sight } from './feature.ts'
import type { Preferences } from './preferences.ts'
import { uriIn } from './uri.ts'

/** What a sight is made of. */
export interface Standpoint {
  readonly uri: string
  readonly version: number
  readonly view: View
  readonly client: Client
  readonly preferences: Preferences
  readonly reason: string
  /** URI of the folder that paths of the workspace start from. */
  readonly home: string
  readonly cache?: FindingCache
  readonly memory?: ChunkMemory
  readonly tracker: TrackerData | null
  readonly mentioned: () => readonly string[]
  readonly styleOf: (path: string) => Profile | null
  readonly naming: (id: string) => readonly string[]
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
    options: { ...(cache && { cache }), ...(rules && { rules }) },
    isList: rules !== undefined,
    offsetAt: position =>
      encoding === 'utf-16' ? offsetAt(parsed, position) : toOffset(parsed, position, encoding),
    spanOf: range => toSpan(parsed, range, encoding),
    rangeOf: span => toRange(parsed, span, encoding),
    uriOf: path => uriIn(home, path),
  })
}

type Later = Pick<Sight, 'findings' | 'step'>

interface Given extends Omit<Sight, keyof Later> {
  readonly options: CheckOptions
  readonly memory?: ChunkMemory
}

const sightFrom = lazily<Given, Later>({
  findings: ({ view, options }) => check(view, options),
  step: ({ view, findings, options, memory }) => nextStep(view, findings, options, memory),
})
