import type { Section } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { type Fix, type Found, fixesOf, type TextRule } from '../rules/rule.ts'
import { shift } from '../span.ts'
import { type Notebook, notebook } from '../syntax/notes.ts'
import type { Chunk } from '../syntax/parsed.ts'
import {
  holdsAny,
  type Passage,
  type PlacedPassage,
  type ProseContext,
  passageOf,
  prosePassages,
} from '../view/passages.ts'
import type { View } from '../view.ts'
import type { CheckOptions, Finding, JudgedRule } from './check.ts'

/** Findings kept from the version before, for as long as what they depend on stays the same. */
export interface FindingCache {
  /** Findings of the rules that look at the record, by the view that was read in full. */
  readonly facts: WeakMap<View, FactFindings>
  common: Common | null
  /** Findings of the text rules. */
  readonly byChunk: Notebook<{ readonly kinds: string; readonly found: readonly ChunkFinding[] }>
}

/** What the findings of every passage depend on besides its words: when that changes, all of them are dropped. */
interface Common {
  readonly running: readonly JudgedRule[]
  readonly context: ProseContext
  /** Those of the running rules that read text. */
  readonly texts: readonly JudgedRule[]
}

/** Which rules are to run, and how those that depend on today are reported. */
export type Asked = Required<Pick<CheckOptions, 'rules' | 'clock'>>

/** What was asked of one view, which rules ran, and what each of them found. */
export interface FactFindings extends Asked {
  readonly running: readonly JudgedRule[]
  /** Only the rules that look at the record and found something. */
  readonly byRule: ReadonlyMap<JudgedRule, readonly Finding[]>
}

/** A cache for one document, empty. */
export function findingCache(): FindingCache {
  return { facts: new WeakMap(), common: null, byChunk: notebook() }
}

/** A finding of a text rule; its spans count from the start of the chunk. */
interface ChunkFinding {
  readonly rule: string
  readonly found: Found
}

/** What one text rule finds in the document. */
interface TextFindings {
  readonly judged: JudgedRule
  readonly found: Found[]
}

/** What the text rules among `running` find in the document, rule by rule, with spans in the file. */
export function passageFindings(
  view: View,
  running: readonly JudgedRule[],
  cache: FindingCache = findingCache(),
): Iterable<TextFindings> {
  const { proseContext: context } = view
  const { texts } = commonIn(cache, running, context)
  const all = new Map(texts.map((judged): [string, TextFindings] => [judged.rule.id, { judged, found: [] }]))
  const { sections } = view.record
  const kinds = kindsAround(sections)
  const { chunks } = view.parsed
  let next = 0
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i]!
    const first = next
    while (sections[next]?.chunk === chunk) next++
    const own = next === first + 1 ? String(kinds[first]) : kinds.slice(first, next).join()
    let kept = cache.byChunk.get(chunk)
    if (kept?.kinds !== own) {
      const opened = sections.slice(first, next).map((section, k) => ({ section, kind: kinds[first + k]! }))
      kept = { kinds: own, found: inChunk(chunk, opened, texts, context) }
      cache.byChunk.set(chunk, kept)
    }
    if (kept.found.length === 0) continue
    const base = view.parsed.starts[i]!
    for (const { rule, found } of kept.found) all.get(rule)!.found.push(moved(found, base))
  }
  return all.values()
}

function commonIn(cache: FindingCache, running: readonly JudgedRule[], context: ProseContext): Common {
  const { common } = cache
  if (common?.running === running && common.context === context) return common
  const texts = running.filter(({ rule: { reads } }) => reads === 'prose' || reads === 'raw')
  cache.common = { running, context, texts }
  if (common !== null && inWords(common) !== inWords(cache.common)) cache.byChunk.clear()
  return cache.common
}

/** Rules, options, style and people as one text, for comparison. */
function inWords({ texts, context }: Common): string {
  const rules = texts.map(one => `${one.rule.id} ${JSON.stringify(one.options)}`)
  return [context.profile.data.id, ...context.roster, ...rules].join('\n')
}

interface KindedSection {
  readonly section: Section
  readonly kind: SectionKind | null
}

/** The role of each section, or of the nearest one around it that has one. */
function kindsAround(sections: readonly Section[]): (SectionKind | null)[] {
  const kinds: (SectionKind | null)[] = []
  for (const { kind, parent } of sections) kinds.push(kind ?? (parent === null ? null : kinds[parent]!))
  return kinds
}

/** A timeline states facts about people, not prose: rules that read prose skip it. */
function inChunk(
  chunk: Chunk,
  sections: readonly KindedSection[],
  judged: readonly JudgedRule[],
  context: ProseContext,
): ChunkFinding[] {
  const telling = sections.filter(one => one.kind !== 'timeline')
  const likely = likelyIn(chunk, telling.length > 0 ? judged : judged.filter(readsRaw), context)
  if (likely.length === 0) return []
  const raw: PlacedPassage = { passage: rawPassage(chunk, sections, context.profile), start: 0 }
  const prose = proseIn(telling, likely, context)
  return likely.flatMap(({ judged: one, at }) => {
    const rule = one.rule as TextRule
    const passages = rule.reads === 'raw' ? [raw] : prose.filter(placed => isAt(placed, at))
    return passages.flatMap(({ passage, start }) =>
      Array.from(rule.check(passage, context, one.options), found => ({
        rule: rule.id,
        found: moved(found, start),
      })),
    )
  })
}

function readsRaw({ rule }: JudgedRule): boolean {
  return rule.reads === 'raw'
}

/** A rule that may find something in a chunk, and at which offsets; `null`: anywhere. */
interface LikelyRule {
  readonly judged: JudgedRule
  readonly at: readonly number[] | null
}

function likelyIn(chunk: Chunk, judged: readonly JudgedRule[], context: ProseContext): LikelyRule[] {
  const offsets = new Map<TextRule['candidates'], readonly number[]>()
  return judged.flatMap((one): LikelyRule[] => {
    const { hint, candidates } = one.rule as TextRule
    if (hint?.test(chunk.text) === false) return []
    if (candidates === undefined) return [{ judged: one, at: null }]
    const at = offsets.get(candidates) ?? candidates(chunk, context)
    offsets.set(candidates, at)
    return at.length === 0 ? [] : [{ judged: one, at }]
  })
}

/** The passages that at least one rule asks for. */
function proseIn(
  sections: readonly KindedSection[],
  likely: readonly LikelyRule[],
  context: ProseContext,
): PlacedPassage[] {
  const asked = likely.filter(({ judged }) => judged.rule.reads === 'prose')
  if (asked.length === 0) return []
  const at = asked.some(one => one.at === null) ? null : asked.flatMap(one => one.at ?? []).sort(byPlace)
  return sections.flatMap(({ section, kind }) => [...prosePassages(section, kind, context.profile, at)])
}

/** `holdsAny` wants offsets in order; each rule's own are. */
function byPlace(one: number, other: number): number {
  return one - other
}

function isAt({ passage, start }: PlacedPassage, at: readonly number[] | null): boolean {
  return holdsAny({ start, end: start + passage.text.length }, at)
}

function rawPassage(chunk: Chunk, sections: readonly KindedSection[], profile: Profile): Passage {
  const kind = sections[0]?.kind ?? null
  return passageOf({ text: chunk.text, place: 'chunk', kind, column: null, profile })
}

function moved(found: Found, by: number): Found {
  if (by === 0) return found
  return {
    span: shift(found.span, by),
    message: found.message,
    ...(found.related && {
      related: found.related.map(one =>
        one.path === undefined ? { ...one, span: shift(one.span, by) } : one,
      ),
    }),
    ...(found.level && { level: found.level }),
    ...(found.tags && { tags: found.tags }),
    ...(found.cite && { cite: found.cite }),
    fixes: view => fixesOf(found, view).map(fix => movedFix(fix, by)),
  }
}

function movedFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map(edit => ({ ...edit, span: shift(edit.span, by) })) }
}
