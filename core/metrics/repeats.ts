import type { Day } from '../facts/times.ts'
import { byText } from '../order.ts'
import type { Profile } from '../profile/compile.ts'
import type { Measure } from './measure.ts'

/** Incidents that came back. */
export interface Repeats {
  /** Documents that name a root cause or a class of incident. */
  readonly named: number
  /** Documents that name neither, so that nobody can tell. */
  readonly unknown: number
  /** Of those that name one, how many name one that an earlier incident had. */
  readonly repeats: number
  /** What more than one incident had, the most frequent first. */
  readonly groups: readonly Group[]
}

export interface Group {
  readonly kind: 'root cause' | 'class'
  readonly name: string
  /** Incidents up to the end of the period, those before it included. */
  readonly count: number
  readonly first: Day
  readonly last: Day
  /** Paths of the documents, the oldest first. */
  readonly documents: readonly string[]
  /** What the style escalates at this count; `null` where it says nothing. */
  readonly escalation: string | null
}

/**
 * The repeats among `within`, as seen against `all`, which holds them and what came before. Only dated documents can be
 * put in order; the others count as unknown.
 */
export function repeatsOf(
  all: readonly Measure[],
  within: readonly Measure[],
  styles: ReadonlyMap<string, Profile>,
): Repeats {
  const own = new Set(within)
  const table = new Map<string, Entry>()
  const repeated = new Set<Measure>()
  for (const measure of all.filter(isTelling).sort(byDate)) {
    for (const [kind, name] of keysOf(measure)) {
      const entry = table.get(`${kind}:${name}`)
      if (entry === undefined) table.set(`${kind}:${name}`, { kind, name, measures: [measure] })
      else {
        entry.measures.push(measure)
        repeated.add(measure)
      }
    }
  }
  const named = within.filter(isTelling)
  return {
    named: named.length,
    unknown: within.length - named.length,
    repeats: named.filter(one => repeated.has(one)).length,
    groups: [...table.values()]
      .filter(({ measures }) => measures.length > 1 && measures.some(one => own.has(one)))
      .map(entry => groupOf(entry, styles))
      .sort((a, b) => b.count - a.count || byText(b.last, a.last) || byText(a.name, b.name)),
  }
}

interface Entry {
  readonly kind: Group['kind']
  readonly name: string
  readonly measures: Measure[]
}

function isTelling(measure: Measure): boolean {
  return measure.date !== null && keysOf(measure).length > 0
}

/** A document that names a cause twice has it once. */
function keysOf({ rootCauses, classes }: Measure): [Group['kind'], string][] {
  return [
    ...[...new Set(rootCauses)].map((name): [Group['kind'], string] => ['root cause', name]),
    ...[...new Set(classes)].map((name): [Group['kind'], string] => ['class', name]),
  ]
}

function byDate(a: Measure, b: Measure): number {
  return byText(a.date ?? '', b.date ?? '') || byText(a.path, b.path)
}

function groupOf({ kind, name, measures }: Entry, styles: ReadonlyMap<string, Profile>): Group {
  const newest = measures.at(-1)!
  const steps = kind === 'class' ? (styles.get(newest.style)?.data.classesEscalate ?? []) : []
  const reached = steps.filter(step => measures.length >= step.times).sort((a, b) => b.times - a.times)
  return {
    kind,
    name,
    count: measures.length,
    first: measures[0]!.date!,
    last: newest.date!,
    documents: measures.map(one => one.path),
    escalation: reached[0]?.to ?? null,
  }
}
