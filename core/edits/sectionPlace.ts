import type { Section } from '../facts/record.ts'
import { tierOf } from '../profile/lookup.ts'
import type { SectionData, TierData } from '../profile/profile.ts'
import type { View } from '../view.ts'
import { before, lineAt } from './lines.ts'

/** The tier whose order of sections counts: the one given, else the document's own. */
export function tierFor(view: View, tier?: string): TierData {
  return tierOf(view.profile, tier ?? view.record.tier?.value ?? null)
}

/** The style's section of this id; `null` when it has none. */
export function sectionData(view: View, id: string): SectionData | null {
  return view.profile.data.sections.find(one => one.id === id) ?? null
}

/**
 * Where a section stands in the template's order. One that the tier does not list stands behind the last one that
 * it does list and the style names before it; an addendum stands before the action items.
 */
export function rankOf(view: View, tier: TierData, id: string): number {
  const listed = tier.sections.indexOf(id)
  if (listed >= 0) return listed
  const { sections } = view.profile.data
  if (sectionData(view, id)?.flag !== undefined) {
    const actions = tier.sections.findIndex(one => sectionData(view, one)?.kind === 'actions')
    if (actions >= 0) return actions - 0.5
  }
  const at = sections.findIndex(one => one.id === id)
  const ranks = sections.slice(0, Math.max(0, at)).map(one => tier.sections.indexOf(one.id))
  return Math.max(-1, ...ranks) + 0.5
}

/** The sections of the document that lie side by side with one of this id: in the same section of the style. */
function siblings(view: View, id: string): Section[] {
  const outer = sectionData(view, id)?.within
  return view.record.sections.filter(
    section => section.id !== null && sectionData(view, section.id)?.within === outer && section.id !== id,
  )
}

/**
 * The first part of a section that stands in the document although the section itself does not: not below one that the
 * template has behind it, and no item of a list. `null` where there is none.
 */
export function firstPart(view: View, tier: TierData, id: string): Section | null {
  const { sections } = view.record
  const isFree = ({ parent }: Section) =>
    parent === null || tier.sections.indexOf(sections[parent]!.id ?? '') < tier.sections.indexOf(id)
  const isPart = (one: Section) => one.id !== null && sectionData(view, one.id)?.within === id
  return sections.find(one => isPart(one) && isFree(one) && !isItem(view, one)) ?? null
}

/**
 * The offset where a section of this id belongs: the start of its own parts, where they are there, else the end of the
 * nearest one that comes before it in the template, else the start of the nearest that comes after it; within its outer
 * section, if it has one.
 */
export function spotOf(view: View, tier: TierData, id: string): number {
  const part = firstPart(view, tier, id)
  if (part !== null) return startOf(view, part)
  const outer = sectionData(view, id)?.within
  const holder = outer === undefined ? null : (view.record.sections.find(one => one.id === outer) ?? null)
  if (outer !== undefined && holder === null && outer !== id) return spotOf(view, tier, outer)
  return spotAmong(view, tier, id) ?? holder?.span.end ?? view.parsed.length
}

/** Where a part belongs whose section is not there, while others of its parts are. */
export function spotAmongParts(view: View, tier: TierData, id: string): number {
  return spotAmong(view, tier, id) ?? view.parsed.length
}

/** Where a section belongs by those it lies side by side with; `null` without any. */
function spotAmong(view: View, tier: TierData, id: string): number | null {
  const rank = rankOf(view, tier, id)
  const others = siblings(view, id).map(section => ({ section, rank: rankOf(view, tier, section.id!) }))
  const ahead = aheadOf(view, id, rank, others)
  if (ahead) return startOf(view, ahead)
  const past = others.filter(one => one.rank > rank && !isFlagged(view, one.section))
  const start = past.reduce(
    (first, { section }) => Math.min(first, section.span.start),
    Number.POSITIVE_INFINITY,
  )
  // An addendum that stands behind what comes later shows no place.
  const earlier = others
    .filter(one => one.rank <= rank && !(isFlagged(view, one.section) && one.section.span.start > start))
    .sort((a, b) => b.rank - a.rank)[0]
  if (earlier) return endOf(view, earlier.section)
  const later = others.sort((a, b) => a.rank - b.rank)[0]
  return later ? startOf(view, later.section) : null
}

interface Ranked {
  readonly section: Section
  readonly rank: number
}

/** What an addendum stands right before: the next addendum, or the action items. */
function aheadOf(view: View, id: string, rank: number, others: readonly Ranked[]): Section | null {
  if (sectionData(view, id)?.flag === undefined) return null
  const later = others.filter(one => one.rank > rank).sort((a, b) => a.rank - b.rank)
  return (
    (
      later.find(one => isFlagged(view, one.section)) ??
      later.find(({ section }) => section.kind === 'actions')
    )?.section ?? null
  )
}

/** Whether the section is one that a flag asks for, which may stand in many places. */
function isFlagged(view: View, { id }: Section): boolean {
  return sectionData(view, id!)?.flag !== undefined
}

function startOf(view: View, section: Section): number {
  return isItem(view, section) ? chunkEnd(section) : lineAt(view.parsed, section.span.start).start
}

/** Where a section ends, should one of its siblings, or a part of one, stand in it by a wrong heading level: before that. */
export function endOf(view: View, section: Section): number {
  if (isItem(view, section)) return chunkEnd(section)
  const { id, span } = section
  const outer = sectionData(view, id!)?.within
  const isOther = (other: string | null): boolean => {
    if (other === null || other === id) return false
    const data = sectionData(view, other)
    return data?.within === outer || (data?.within !== undefined && isOther(data.within))
  }
  const next = view.record.sections.find(one => one.span.start > span.start && isOther(one.id))
  return next && next.span.start < span.end ? lineAt(view.parsed, next.span.start).start : span.end
}

/** Where the line, or the two lines, that head a section end. */
export function endOfHead({ parsed }: View, { title, body }: Section): number {
  return lineAt(parsed, Math.max(title.span.end, body.start - 1)).end
}

/** Whether the section is an item of a list: nothing can stand between its items but items. */
export function isItem(view: View, section: Section): boolean {
  if (!section.pseudo) return false
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(`${before(view.parsed, section.title.span.start)} `)
}

function chunkEnd(section: Section): number {
  return section.base + section.chunk.text.length
}
