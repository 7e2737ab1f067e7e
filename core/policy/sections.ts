import type { IncidentRecord, Section } from '../facts/record.ts'
import { isPlaceholder } from '../facts/values.ts'
import type { Profile } from '../profile/compile.ts'
import { nearSection, sectionOf } from '../profile/lookup.ts'
import type { SectionData, TierData } from '../profile/profile.ts'

/** How the sections of a document stand against those its style asks for. */
export interface SectionComparison {
  /**
   * Asked for and nowhere to be seen, in the template's order; addenda not included, nor parts of a section that is
   * missing itself.
   */
  readonly missing: readonly SectionData[]
  /** Parts of a section that is missing itself, nowhere to be seen either. */
  readonly lostParts: readonly SectionData[]
  /** Asked for by a flag that is true, and missing. */
  readonly missingAddenda: readonly Addendum[]
  /** Right title, wrong level. */
  readonly wrongLevel: readonly { readonly section: Section; readonly expected: SectionData }[]
  /** A title that is nearly one that is missing. */
  readonly misspelt: readonly { readonly section: Section; readonly expected: SectionData }[]
  readonly misplaced: readonly Misplaced[]
  readonly duplicates: readonly { readonly section: Section; readonly first: Section }[]
}

/** A section that a flag asks for. */
export type Addendum = SectionData & { readonly flag: string }

/** A section that does not stand where the template has it, and a neighbour that shows where that is. */
export interface Misplaced {
  readonly section: Section
  /** `within`: it is a part of the neighbour and stands in another section. */
  readonly side: 'before' | 'after' | 'within'
  readonly neighbour: Section
}

/**
 * Compares a document with the sections of its tier. One fault, one finding: a section at the wrong level or
 * with a misspelt title is not missing as well.
 */
export function compareSections(record: IncidentRecord, profile: Profile, tier: TierData): SectionComparison {
  const known = new Map(profile.data.sections.map(one => [one.id, one]))
  const asked = tier.sections.flatMap(id => known.get(id) ?? [])
  const present = presentIn(record, known, asked)
  const addenda = profile.data.sections.filter(isAddendum).filter(one => isRaised(one.flag, record))
  const absent = [...asked.filter(one => one.flag === undefined), ...addenda].filter(
    one => !present.has(one.id),
  )
  const misspelt = findMisspelt(record, profile, absent)
  const excused = new Set(misspelt.map(one => one.expected.id))
  const gone = absent.filter(one => !one.optional && !excused.has(one.id))
  const missing = gone.filter(one => one.flag === undefined)
  const lost = new Set(missing.map(one => one.id))
  const isLostPart = ({ within }: SectionData) => within !== undefined && lost.has(within)
  const misplaced = findMisplaced(asked, present)
  const isMoved = (section: Section) => misplaced.some(one => one.section === section)
  return {
    missing: missing.filter(one => !isLostPart(one)),
    lostParts: missing.filter(isLostPart),
    missingAddenda: gone.filter(isAddendum),
    wrongLevel: asked.flatMap(expected => {
      const section = present.get(expected.id)
      const isWrong = section?.id === expected.id && !section.pseudo && section.level !== expected.level
      return isWrong ? [{ section, expected }] : []
    }),
    misspelt,
    misplaced: [
      ...misplaced,
      ...findStrayed(record, asked, present),
      // Where the impact itself is out of place, that is the fault.
      ...findEarlyAddenda(asked, present).filter(one => !isMoved(one.neighbour)),
    ],
    duplicates: findDuplicates(record, profile),
  }
}

function isAddendum(section: SectionData): section is Addendum {
  return section.flag !== undefined
}

function isRaised(flag: string, record: IncidentRecord): boolean {
  return record.flags[flag]?.value === true
}

/**
 * The sections of the document by id; of several the first at the level and in the section the style gives it. One of
 * the same role that the tier does not ask for stands in for one it does ("Lessons learned" in a note).
 */
function presentIn(
  record: IncidentRecord,
  known: ReadonlyMap<string, SectionData>,
  asked: readonly SectionData[],
): Map<string, Section> {
  const present = new Map<string, Section>()
  for (const section of record.sections) {
    if (section.id === null) continue
    const first = present.get(section.id)
    const fits = (one: Section) => closeness(record, one, known.get(one.id!))
    if (first === undefined || fits(section) > fits(first)) present.set(section.id, section)
  }
  const ids = new Set(asked.map(one => one.id))
  const spare = [...present.values()].filter(section => section.kind !== 'addendum' && !ids.has(section.id!))
  for (const one of asked) {
    if (present.has(one.id) || one.kind === undefined) continue
    const at = spare.findIndex(section => section.kind === one.kind)
    if (at >= 0) present.set(one.id, spare.splice(at, 1)[0]!)
  }
  return present
}

/** How well a section stands where the style has it: above all at the right level, then in the right one. */
function closeness(record: IncidentRecord, section: Section, data: SectionData | undefined): number {
  return 2 * Number(section.level === data?.level) + Number(holderOf(record, section) === data?.within)
}

/** The id of the section of the style that holds a section; `undefined` at the top. */
function holderOf(record: IncidentRecord, { parent }: Section): string | undefined {
  return (parent === null ? null : record.sections[parent]!.id) ?? undefined
}

function findMisspelt(
  record: IncidentRecord,
  profile: Profile,
  absent: readonly SectionData[],
): { section: Section; expected: SectionData }[] {
  if (absent.length === 0) return []
  const found: { section: Section; expected: SectionData }[] = []
  for (const section of record.sections) {
    if (section.id !== null) continue
    const near = nearSection(profile, section.title.value)
    const expected = near === null ? undefined : absent.find(one => one.id === near)
    // The title of a document may be near that of a section.
    if (section.level === 1 && expected?.level !== 1) continue
    if (expected && !found.some(one => one.expected === expected)) found.push({ section, expected })
  }
  return found
}

/**
 * The sections of the top level that are out of order, in each section those of its parts that are, and those of a tier
 * that count as addenda among themselves; a flag's addendum stands where it likes.
 */
function findMisplaced(asked: readonly SectionData[], present: ReadonlyMap<string, Section>): Misplaced[] {
  const levels = new Map<string | undefined, Section[]>()
  for (const one of asked) {
    const section = present.get(one.id)
    // At a wrong level it belongs to another section for now: its order shows once the level is right.
    if (section === undefined || isAddendum(one) || (!section.pseudo && section.level !== one.level)) continue
    const place = one.kind === 'addendum' ? one.kind : one.within
    const level = levels.get(place)
    if (level) level.push(section)
    else levels.set(place, [section])
  }
  return [...levels.values()].flatMap(ordered => toMove(ordered))
}

/** The fewest sections to move: those outside the longest run that already stands in the template's order. */
function toMove(ordered: readonly Section[]): Misplaced[] {
  if (ordered.every((one, i) => i === 0 || ordered[i - 1]!.span.start < one.span.start)) return []
  const standing = ordered.map((section, rank) => ({ section, rank }))
  standing.sort((a, b) => a.section.span.start - b.section.span.start)
  const kept = longestRise(standing.map(one => one.rank))
  return standing.flatMap(({ section, rank }, i): Misplaced[] => {
    if (kept.has(i)) return []
    const next = standing.find((one, j) => kept.has(j) && one.rank > rank)?.section
    if (next && next.span.start < section.span.start) return [{ section, side: 'before', neighbour: next }]
    const previous = standing.findLast((one, j) => kept.has(j) && one.rank < rank)?.section
    return previous ? [{ section, side: 'after', neighbour: previous }] : []
  })
}

/**
 * Parts of one section that stand in another, both of the style; a subsection of a common name is free to. A section
 * at the wrong level that takes the parts after it along is not their fault.
 */
function findStrayed(
  record: IncidentRecord,
  asked: readonly SectionData[],
  present: ReadonlyMap<string, Section>,
): Misplaced[] {
  return asked.flatMap((one): Misplaced[] => {
    const section = one.within === undefined || one.optional ? undefined : present.get(one.id)
    const neighbour = section && present.get(one.within!)
    if (!neighbour || section.pseudo || section.level !== one.level) return []
    if (neighbour.level >= section.level) return []
    const holder = section.parent === null ? null : record.sections[section.parent]!
    if (holder === null || holder.id === null || holder.id === one.within) return []
    const isMisled = asked.some(other => other.id === holder.id && other.level !== holder.level)
    return isMisled ? [] : [{ section, side: 'within', neighbour }]
  })
}

/** Addenda may stand anywhere after the impact, not before it. */
function findEarlyAddenda(asked: readonly SectionData[], present: ReadonlyMap<string, Section>): Misplaced[] {
  const impact = asked.find(one => one.kind === 'impact')
  const neighbour = impact && present.get(impact.id)
  if (!neighbour) return []
  return asked.flatMap((one): Misplaced[] => {
    const section = one.kind === 'addendum' ? present.get(one.id) : undefined
    return section && section.span.start < neighbour.span.start ? [{ section, side: 'after', neighbour }] : []
  })
}

/** Indices of a longest strictly rising subsequence. */
function longestRise(ranks: readonly number[]): Set<number> {
  const best = ranks.map(() => ({ length: 1, before: -1 }))
  let last = -1
  for (const [i, rank] of ranks.entries()) {
    for (let j = 0; j < i; j++) {
      if (ranks[j]! < rank && best[j]!.length + 1 > best[i]!.length)
        best[i] = { length: best[j]!.length + 1, before: j }
    }
    if (last < 0 || best[i]!.length > best[last]!.length) last = i
  }
  const kept = new Set<number>()
  for (let i = last; i >= 0; i = best[i]!.before) kept.add(i)
  return kept
}

/**
 * Sections that stand twice side by side: of the same title or, in the style's own words, the same section. One title
 * below two others (`### Impact` of two incidents) is none, nor is a heading that only dates what stands below it.
 */
function findDuplicates(record: IncidentRecord, profile: Profile): { section: Section; first: Section }[] {
  if (!mayRepeat(record.sections)) return []
  const { titles } = profile.lookup
  const seen = new Map<number | null, Map<string, Section>>()
  const found: { section: Section; first: Section }[] = []
  const entries = new Set(
    record.timeline.filter(({ form }) => form === 'heading').map(({ span }) => span.start),
  )
  let titled = 0
  for (const section of record.sections) {
    const { word } = sectionOf(profile, section.title.value)
    const own = profile.data.generic ? undefined : titles.get(word)?.id
    const isLabel = section.pseudo && section.chunk.text[section.title.span.end - section.base] === ':'
    if (!isLabel) titled++
    // `Root cause:` may be a line of the summary and a line further below.
    const key = (own ?? word) + (isLabel ? titled : '')
    // Pseudo-headings are compared with one another, apart from the real ones.
    const place = section.pseudo ? -2 - (section.parent ?? -1) : section.parent
    const beside = seen.get(place)
    const first = beside?.get(key)
    if (first === undefined) {
      // What is still to be filled in has no title yet.
      if (!/\p{L}{2}/u.test(word) || isPlaceholder(section.title.value)) continue
      if (beside) beside.set(key, section)
      else seen.set(place, new Map([[key, section]]))
    } else if (!isToldApart(section, first) && !entries.has(section.span.start))
      found.push({ section, first })
  }
  return found
}

/** A cheap look: nothing stands twice where no id and no title of another section comes again. */
function mayRepeat(sections: readonly Section[]): boolean {
  const names = new Set<string>()
  for (const { id, title } of sections) {
    const name = id ?? title.value.toLowerCase()
    if (names.has(name)) return true
    names.add(name)
  }
  return false
}

/** Whether a parenthesis behind each title tells one from the other: "Root cause (EU)", "Root cause (US)". */
function isToldApart(a: Section, b: Section): boolean {
  const [first, second] = [a, b].map(({ title }) => /[(（[]([^()（）]*)[)）\]]\W*$/u.exec(title.value)?.[1])
  return first !== undefined && second !== undefined && first !== second
}
