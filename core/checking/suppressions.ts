import { type Day, isRealDay } from '../facts/times.ts'
import type { Rule } from '../rules/rule.ts'
import { holdersAmong, type Span } from '../span.ts'
import type { View } from '../view.ts'
import type { Finding } from './check.ts'
import { readSuppressions } from './suppressionComments.ts'

/**
 * `<!-- postmortem-ignore rule[, rule]: reason [until YYYY-MM-DD] -->`, or an entry of the front-matter key
 * `postmortem-ignore`. One entry a rule named.
 */
export interface Suppression {
  readonly rule: string
  /** The rule's name in the comment. */
  readonly span: Span
  /** The whole comment or list entry, which a fix removes if it suppresses nothing. */
  readonly whole: Span
  /** Other rules named in the same comment. */
  readonly others: number
  readonly reason: string | null
  readonly until: Day | null
  /** Findings that start in here are suppressed. */
  readonly scope: Span
}

export interface SuppressionUse extends Suppression {
  readonly known: boolean
  /** Ids of the rules there are, for did-you-mean. */
  readonly rules: readonly string[]
  readonly expired: boolean
  /** Whether it kept a finding from being reported. */
  readonly used: boolean
  /** Whether one before it does the same at the same place. */
  readonly repeats: boolean
  /** Whether the rule could have found anything in this run: a clock rule in `check` could not, say. */
  readonly tried: boolean
}

/**
 * Splits off the suppressed findings and says what each suppression did. `every` are all rules there are, `ran` says
 * which of them ran. A suppression without a reason, past its date, or of an unknown rule has no effect.
 */
export function applySuppressions(
  view: View,
  findings: readonly Finding[],
  every: readonly Rule[],
  ran: (rule: string) => boolean,
): { kept: Finding[]; uses: SuppressionUse[] } {
  const suppressions = readSuppressions(view)
  if (suppressions.length === 0) return { kept: [...findings], uses: [] }
  const known = new Map(every.map(rule => [rule.id, rule]))
  const today = new Date(view.now).toISOString().slice(0, 10)
  const used = new Set<Suppression>()
  const active = suppressions.filter(
    one => known.has(one.rule) && one.reason !== null && !expired(one, today),
  )
  const first = new Map<string, Suppression>()
  for (const one of active.toReversed()) first.set(keyOf(one), one)
  const repeated = new Set(active.filter(one => first.get(keyOf(one)) !== one))
  const covering = coverage(active)
  const kept = findings.filter(finding => {
    const by = covering(finding)
    for (const one of by) if (!repeated.has(one)) used.add(one)
    return by.length === 0
  })
  const rules = [...known.keys()]
  const uses = suppressions.map(one => ({
    ...one,
    known: known.has(one.rule),
    rules,
    expired: expired(one, today),
    used: used.has(one),
    repeats: repeated.has(one),
    tried: ran(one.rule) && !known.get(one.rule)?.clock,
  }))
  return { kept, uses }
}

/** A suppression until a day that does not exist has expired. */
function expired({ until }: Suppression, today: Day): boolean {
  return until !== null && (until < today || !isRealDay(until))
}

/** Equal for suppressions of one rule in one place. */
function keyOf({ rule, scope }: Suppression): string {
  return `${rule} ${scope.start} ${scope.end}`
}

/** Finds the suppressions of a finding. */
function coverage(active: readonly Suppression[]): (finding: Finding) => Suppression[] {
  const scopes = new Map<string, { readonly span: Span; readonly own: Suppression }[]>()
  for (const own of active) {
    const one = { span: own.scope, own }
    const all = scopes.get(own.rule)
    if (all) all.push(one)
    else scopes.set(own.rule, [one])
  }
  const byRule = new Map([...scopes].map(([rule, all]) => [rule, holdersAmong(all)]))
  return ({ rule, span }) => (byRule.get(rule)?.(span.start) ?? []).map(({ own }) => own)
}
