import { lazily } from '../lazily.ts'
import { english, type Message } from '../message.ts'
import { byText } from '../order.ts'
import type { Level } from '../profile/kinds.ts'
import type { Quote } from '../profile/settings.ts'
import { rules as everyRule } from '../rules/index.ts'
import {
  type Fix,
  type Found,
  fixesOf,
  type Options,
  type Related,
  type Rule,
  type Tag,
} from '../rules/rule.ts'
import type { Span } from '../span.ts'
import type { Move } from '../view/move.ts'
import type { View } from '../view.ts'
import { withoutKnown } from './baseline.ts'
import { type Asked, type FactFindings, type FindingCache, passageFindings } from './passageFindings.ts'
import { applySuppressions } from './suppressions.ts'

/** What `check` reports: one fault with its level, its place and the ways to mend it. */
export interface Finding {
  readonly rule: string
  readonly level: Level
  /** UTF-16 offsets in the file. */
  readonly span: Span
  readonly message: Message
  readonly fixes: readonly Fix[]
  readonly related: readonly Related[]
  /** `unnecessary`: can go; `deprecated`: has a better form. */
  readonly tags: readonly Tag[]
  /** The policy sentence or section behind it, `null` where the rule stands for itself. */
  readonly policy: string | null
  /** The sentence of the team's own policy document that `policy` holds, where one was found. */
  readonly quote: Quote | null
}

export interface CheckOptions {
  /** The rules to run; every rule by default. */
  readonly rules?: readonly Rule[]
  /** Clock rules: `note` reports them as information at most, `judge` at their own level, `skip` not at all. */
  readonly clock?: 'note' | 'judge' | 'skip'
  /** Findings of unchanged passages, kept from the version before. */
  readonly cache?: FindingCache
}

/**
 * All findings of one document, without those that are suppressed or in the baseline, ordered by position, then rule.
 * Findings of one rule never overlap: the first one wins.
 */
export function check(view: View, options: CheckOptions = {}): Finding[] {
  const before = findingsBefore(view, options)
  const running = before?.running ?? judgeAll(view, options)
  const findings =
    before === null ? factFindings(view, running, options) : factFindingsAfterUpdate(view, before, options)
  return completed({ view, running, findings }, options)
}

/**
 * As `check`, of many documents, one list each. Each rule runs over all of them before the next one does, so that its code is
 * in the processor's caches: document by document a check of the command line takes a tenth more time.
 */
export function checkAll(views: readonly View[], options: Omit<CheckOptions, 'cache'> = {}): Finding[][] {
  const { rules, clock } = askedIn(options)
  const drafts = views.map(view => ({ view, running: [] as JudgedRule[], findings: [] as Finding[] }))
  for (const rule of rules) {
    for (const { view, running, findings } of drafts) {
      const judged = judge(rule, view, clock)
      if (judged === null) continue
      running.push(judged)
      for (const finding of factFindingsOf(judged, view)) findings.push(finding)
    }
  }
  return drafts.map(draft => completed(draft, options))
}

/** A document, the rules that run for it, and what those found that look at the record. */
interface Draft {
  readonly view: View
  readonly running: readonly JudgedRule[]
  readonly findings: Finding[]
}

/** Adds what the rules find that look at text and at suppressions, and takes out what is suppressed or in the baseline. */
function completed({ view, running, findings }: Draft, { cache }: CheckOptions): Finding[] {
  for (const { judged, found } of passageFindings(view, running, cache))
    collect(findings, judged, found, view)
  const ran = (rule: string) => running.some(judged => judged.rule.id === rule)
  const { kept, uses } = applySuppressions(view, findings, everyRule, ran)
  for (const judged of running) {
    if (judged.rule.reads === 'suppressions') collect(kept, judged, judged.rule.check(uses, view), view)
  }
  const ordered = kept.sort((a, b) => a.span.start - b.span.start || byText(a.rule, b.rule))
  return view.settings.baseline === null ? ordered : withoutKnown(ordered, view, view.settings.baseline)
}

/** The findings of the view's origin, if `check` ran on it with the same options; `null` if not, or if the view is the origin. */
function findingsBefore({ move, origin }: View, options: CheckOptions): FactFindings | null {
  const before = move && options.cache?.facts.get(origin)
  const { rules, clock } = askedIn(options)
  return before?.rules === rules && before.clock === clock ? before : null
}

/** The rules that run for a document, each with its level and options. */
function judgeAll(view: View, options: CheckOptions): JudgedRule[] {
  const { rules, clock } = askedIn(options)
  return rules.flatMap(rule => judge(rule, view, clock) ?? [])
}

function askedIn({ rules = everyRule, clock = 'note' }: CheckOptions): Asked {
  return { rules, clock }
}

/** What the rules find that look at the record. */
function factFindings(view: View, running: readonly JudgedRule[], options: CheckOptions): Finding[] {
  const byRule = new Map<JudgedRule, readonly Finding[]>()
  const all: Finding[] = []
  for (const judged of running) {
    const own = factFindingsOf(judged, view)
    if (own.length > 0) byRule.set(judged, own)
    for (const one of own) all.push(one)
  }
  if (view.move === undefined) options.cache?.facts.set(view, { ...askedIn(options), running, byRule })
  return all
}

function factFindingsOf(judged: JudgedRule, view: View): Finding[] {
  const found: Finding[] = []
  if (judged.rule.reads === undefined) collect(found, judged, judged.rule.check(view, judged.options), view)
  return found
}

/** The same for a view that was updated from its origin: most findings have only moved. */
function factFindingsAfterUpdate(
  view: View,
  { running, byRule }: FactFindings,
  { cache: _, ...options }: CheckOptions,
): Finding[] {
  const all: Finding[] = []
  let fresh: readonly Finding[] | undefined
  const anew = () => {
    fresh ??= check(view, options)
    return fresh
  }
  const { move, origin } = view
  for (const judged of running) {
    const known = byRule.get(judged)
    const differs = mayDiffer(judged, view, origin)
    if (!differs && known === undefined) continue
    const kept = differs ? null : movedAll(known!, move!, anew)
    for (const one of kept ?? factFindingsOf(judged, view)) all.push(one)
  }
  return all
}

/** Whether a rule may find something else in the reworded sections than it did in the origin. */
function mayDiffer({ rule, options }: JudgedRule, { record, reworded }: View, origin: View): boolean {
  if (rule.reads !== undefined) return false
  const { words } = rule
  if (words === undefined || words === true) return words === true
  return (
    reworded === undefined ||
    reworded.some(
      index =>
        words(origin.record.sections[index]!, origin, options) ||
        words(record.sections[index]!, origin, options),
    )
  )
}

/** The findings at their present places; `null` if one lies in words that changed. Their fixes are found anew, when asked for. */
function movedAll(
  findings: readonly Finding[],
  move: Move,
  anew: () => readonly Finding[],
): Finding[] | null {
  const result: Finding[] = []
  for (const finding of findings) {
    const span = move(finding.span)
    const related: Related[] = []
    for (const one of finding.related) {
      const place = one.path === undefined ? move(one.span) : one.span
      if (place !== null) related.push({ ...one, span: place })
    }
    if (span === null || related.length < finding.related.length) return null
    const { rule, message } = finding
    const words = english(message)
    const same = (one: Finding) =>
      one.rule === rule && one.span.start === span.start && english(one.message) === words
    result.push(elsewhere(finding, span, related, () => anew().find(same)?.fixes ?? []))
  }
  return result
}

/** The same finding in another place. */
export function elsewhere(
  { rule, level, message, tags, policy, quote }: Finding,
  span: Span,
  related: readonly Related[],
  mend: () => readonly Fix[],
): Finding {
  return findingFrom({ rule, level, span, message, related, tags, policy, quote, mend })
}

/** Fixes are computed when first asked for: most findings are only counted or shown. */
const findingFrom = lazily<
  Omit<Finding, 'fixes'> & { readonly mend: () => readonly Fix[] },
  Pick<Finding, 'fixes'>
>({ fixes: ({ mend }) => mend() })

/** A rule that runs for a document, with its level and options there. */
export interface JudgedRule {
  readonly rule: Rule
  readonly level: Level
  /** Whether the team chose the level: it then wins over what a finding says of itself. */
  readonly chosen: boolean
  readonly options: Options
}

/** How a rule runs for a document: `null` when it is off, not of this style, or younger than the document. */
function judge(rule: Rule, view: View, clock: 'note' | 'judge' | 'skip'): JudgedRule | null {
  const { settings, profile, record } = view
  const own = profile.data.rules[rule.id]
  const ofProfile = typeof own === 'string' ? { level: own } : own
  const chosen = settings.levels[rule.id]
  const level = chosen ?? ofProfile?.level ?? standard(rule, profile.data.generic)
  if (level === 'off' || (rule.clock && clock === 'skip')) return null
  const since = settings.since[rule.id] ?? ofProfile?.since
  if (since !== undefined && record.date !== null && record.date.value < since) return null
  return {
    rule,
    level: rule.clock && clock === 'note' && level !== 'hint' ? 'information' : level,
    chosen: chosen !== undefined || (rule.clock === true && clock === 'note'),
    options: optionsOf(rule, ofProfile?.options, settings.options[rule.id]),
  }
}

function standard(rule: Rule, generic: boolean): Level | 'off' {
  if (rule.off) return 'off'
  return generic ? (rule.generic ?? 'off') : rule.level
}

/** The rule's own options, then the style's, then the team's. Most rules have none. */
function optionsOf(rule: Rule, ofProfile: Options | undefined, chosen: Options | undefined): Options {
  if (rule.options === undefined && ofProfile === undefined && chosen === undefined) return noOptions
  const options: Record<string, unknown> = {}
  for (const name in rule.options) options[name] = rule.options[name]!.default
  return Object.assign(options, ofProfile, chosen)
}

const noOptions: Options = {}

function collect(findings: Finding[], judged: JudgedRule, found: Iterable<Found>, view: View): void {
  const all: Found[] = []
  // Several times as fast as `[...found]` or `Array.from`, which look for a length first.
  for (const one of found) all.push(one)
  if (all.length === 0) return
  if (all.length > 1) all.sort((a, b) => a.span.start - b.span.start)
  const { rule, level, chosen } = judged
  const cited = view.profile.data.generic ? null : citation(rule, view)
  const own = view.settings.policy
  let end = -1
  for (const one of all) {
    // An empty span marks a place where something is missing; several things can be missing there.
    if (one.span.start < end) continue
    end = one.span.end
    const cite = one.cite ?? cited
    const quote = own === null ? null : own.quote(cite, rule.id.replaceAll('-', ' '))
    findings.push(
      findingFrom({
        rule: rule.id,
        level: chosen ? level : (one.level ?? level),
        span: one.span,
        message: one.message,
        related: one.related ?? [],
        tags: one.tags ?? [],
        policy: quote === null ? cite : inWords(quote),
        quote,
        mend: () => fixesOf(one, view),
      }),
    )
  }
}

/** `“Every SEV-1 is reviewed within a week.” (docs/policy.md:12)` */
function inWords({ sentence, path, line }: Quote): string {
  const said = sentence.length > LONGEST_QUOTE ? `${sentence.slice(0, LONGEST_QUOTE)}…` : sentence
  return `“${said}” (${path}:${line})`
}

/** A longer sentence of the policy is cut: its file and line lead to the rest. UTF-16 units. */
const LONGEST_QUOTE = 240

function citation(rule: Rule, view: View): string | null {
  const { cites } = view.profile.data
  return cites[rule.id] ?? cites[rule.group] ?? null
}
