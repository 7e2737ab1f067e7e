import type { Day, Instant } from '../facts/times.ts'
import { byText } from '../order.ts'
import type { Profile } from '../profile/compile.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { type Closure, closureOf, type FollowThrough, followThroughOf } from './followThrough.ts'
import type { Interval, Measure } from './measure.ts'
import { type Quarter, quarterOf } from './quarters.ts'
import { type Repeats, repeatsOf } from './repeats.ts'
import { type Judgement, judgementsOf } from './targets.ts'

/** What is counted, and as of when. */
export interface Frame {
  readonly now: Instant
  /** First and last day of the incidents that count; `null` for no bound. */
  readonly since: Day | null
  readonly until: Day | null
  /** The styles of the documents by id. */
  readonly styles: ReadonlyMap<string, Profile>
}

/** How postmortems are doing, from what the documents say and nothing else. `definitions` has the meaning of each. */
export interface Metrics {
  /** Documents of the period. */
  readonly documents: number
  /** Documents left out because a period was asked for and they state no date. */
  readonly undated: number
  readonly bySeverity: readonly Count[]
  readonly byStatus: readonly Count[]
  /** Documents by style, severity and status at once; only what there is. */
  readonly cells: readonly Cell[]
  readonly times: Readonly<Record<Interval, Distribution>>
  readonly actions: FollowThrough
  readonly repeats: Repeats
  /** By the quarter the incident began in, the oldest first; without the documents that state no date. */
  readonly quarters: readonly QuarterMetrics[]
  readonly targets: readonly Judgement[]
}

export interface Count {
  /** `null` for the documents that do not state it. */
  readonly name: string | null
  readonly count: number
}

export interface Cell {
  readonly style: string
  readonly severity: string | null
  readonly status: string | null
  readonly count: number
}

export interface QuarterMetrics {
  readonly quarter: Quarter
  readonly documents: number
  readonly times: Readonly<Record<Interval, Distribution>>
  readonly closure: Closure
  readonly repeats: number
}

/** The metrics of the documents of a period. The same documents and frame give the same numbers everywhere. */
export function metricsOf(measures: readonly Measure[], frame: Frame): Metrics {
  const { since, until, now, styles } = frame
  const bounded = since !== null || until !== null
  const earlier = measures.filter(({ date }) => until === null || (date !== null && date <= until))
  const own = earlier.filter(({ date }) => since === null || (date !== null && date >= since))
  const quarters = quartersOf(own, earlier, styles)
  return {
    documents: own.length,
    undated: bounded ? measures.filter(({ date }) => date === null).length : 0,
    bySeverity: bySeverity(own),
    byStatus: counts(own.map(one => one.status)),
    cells: cellsOf(own),
    times: timesOf(own),
    actions: followThroughOf(own, now),
    repeats: repeatsOf(earlier, own, styles),
    quarters,
    targets: judgementsOf(own, earlier, frame),
  }
}

/** The distributions of every interval. */
function timesOf(measures: readonly Measure[]): Record<Interval, Distribution> {
  const of = (name: Interval) => distributionOf(measures.map(({ minutes }) => minutes[name]))
  return {
    postmortem: of('postmortem'),
    detect: of('detect'),
    mitigate: of('mitigate'),
    resolve: of('resolve'),
  }
}

/** The most frequent first, what is not stated last. */
function counts(names: readonly (string | null)[]): Count[] {
  const table = new Map<string | null, number>()
  for (const name of names) table.set(name, (table.get(name) ?? 0) + 1)
  const rank = ({ name }: Count) => (name === null ? 1 : 0)
  return [...table]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || byText(a.name ?? '', b.name ?? ''))
}

function cellsOf(measures: readonly Measure[]): Cell[] {
  const table = new Map<string, Cell>()
  for (const { style, severity, status } of measures) {
    const key = JSON.stringify([style, severity, status])
    table.set(key, { style, severity, status, count: (table.get(key)?.count ?? 0) + 1 })
  }
  return [...table].sort(([a], [b]) => byText(a, b)).map(([, cell]) => cell)
}

/** The gravest first, by the rank each has in its style. */
function bySeverity(measures: readonly Measure[]): Count[] {
  const ranks = new Map(measures.map(({ severity, rank }) => [severity, rank ?? Number.POSITIVE_INFINITY]))
  const rank = ({ name }: Count) => (name === null ? Number.POSITIVE_INFINITY : ranks.get(name)!)
  const difference = (a: number, b: number) => (a === b ? 0 : a - b)
  return counts(measures.map(one => one.severity)).sort((a, b) => difference(rank(a), rank(b)))
}

function quartersOf(
  own: readonly Measure[],
  all: readonly Measure[],
  styles: ReadonlyMap<string, Profile>,
): QuarterMetrics[] {
  const table = new Map<Quarter, Measure[]>()
  for (const measure of own) {
    if (measure.date === null) continue
    const quarter = quarterOf(measure.date)
    const held = table.get(quarter)
    if (held) held.push(measure)
    else table.set(quarter, [measure])
  }
  return [...table]
    .sort(([a], [b]) => byText(a, b))
    .map(([quarter, measures]) => ({
      quarter,
      documents: measures.length,
      times: timesOf(measures),
      closure: closureOf(measures),
      repeats: repeatsOf(all, measures, styles).repeats,
    }))
}
