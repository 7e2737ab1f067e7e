import type { IncidentRecord, Section } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import { nearSection } from '../profile/lookup.ts'
import type { SectionData, TierData } from '../profile/profile.ts'

/** How the sections of a document stand against those its style asks for. */
export interface SectionComparison {
  /** Asked for and nowhere to be seen, in the template's order; addenda not included. */
  readonly missing: readonly SectionData[]
  /** Asked for by a flag that is true, and missing. */
  readonly missingAddenda: readonly { readonly section: SectionData; readonly flag: string }[]
  /** Right title, wrong level. */
  readonly wrongLevel: readonly { readonly section: Section; readonly expected: SectionData }[]
  /** A title that is nearly one that is missing. */
  readonly misspelt: readonly { readonly section: Section; readonly expected: SectionData }[]
  /** Sections that stand before one that the template has earlier. */
  readonly misplaced: readonly { readonly section: Section; readonly after: Section }[]
  readonly duplicates: readonly { readonly section: Section; readonly first: Section }[]
}

/**
 * Compares a document with the sections of its tier. One fault, one finding: a section at the wrong level or
 * with a misspelt title is not missing as well.
 */
export function compareSections(record: IncidentRecord, profile: Profile, tier: TierData): SectionComparison {
  const asked = tier.sections.flatMap(id => profile.data.sections.find(one => one.id === id) ?? [])
  const present = new Map<string, Section>()
  const duplicates: { section: Section; first: Section }[] = []
  for (const section of record.sections) {
    if (section.id === null) continue
    const first = present.get(section.id)
    if (!first) present.set(section.id, section)
    else if (first.parent === section.parent) duplicates.push({ section, first })
  }
  const absent = asked.filter(one => !present.has(one.id) && !one.optional && flagHolds(one, record) !== false)
  const misspelt = findMisspelt(record, profile, absent)
  const excused = new Set(misspelt.map(one => one.expected.id))
  const missing = absent.filter(one => one.flag === undefined && !excused.has(one.id))
  const addenda = profile.data.sections.filter(one => one.flag !== undefined && flagHolds(one, record) === true)
  return {
    missing,
    missingAddenda: addenda
      .filter(one => !present.has(one.id) && !excused.has(one.id))
      .map(section => ({ section, flag: section.flag! })),
    wrongLevel: asked.flatMap(expected => {
      const section = present.get(expected.id)
      return section && !section.pseudo && section.level !== expected.level ? [{ section, expected }] : []
    }),
    misspelt,
    misplaced: findMisplaced(asked, present),
    duplicates,
  }
}

function flagHolds(section: SectionData, record: IncidentRecord): boolean | null {
  return section.flag === undefined ? null : (record.flags[section.flag]?.value ?? false)
}

function findMisspelt(
  record: IncidentRecord,
  profile: Profile,
  absent: readonly SectionData[],
): { section: Section; expected: SectionData }[] {
  if (absent.length === 0) return []
  const strangers = record.sections.filter(section => section.id === null && section.level > 1)
  return absent.flatMap(expected => {
    const section = strangers.find(one => nearSection(profile, one.title.value) === expected.id)
    return section ? [{ section, expected }] : []
  })
}

/** The fewest sections to move: those outside the longest run that already stands in the template's order. */
function findMisplaced(
  asked: readonly SectionData[],
  present: ReadonlyMap<string, Section>,
): { section: Section; after: Section }[] {
  const tops = asked.filter(one => one.within === undefined && one.flag === undefined)
  const standing = tops.flatMap((one, rank) => {
    const section = present.get(one.id)
    return section ? [{ section, rank }] : []
  })
  standing.sort((a, b) => a.section.span.start - b.section.span.start)
  const kept = longestRise(standing.map(one => one.rank))
  return standing.flatMap(({ section, rank }, i) => {
    if (kept.has(i)) return []
    const before = standing.filter(one => one.rank < rank).sort((a, b) => b.rank - a.rank)[0]
    return [{ section, after: before?.section ?? section }]
  })
}

/** Indices of a longest strictly rising subsequence. */
function longestRise(ranks: readonly number[]): Set<number> {
  const best = ranks.map(() => ({ length: 1, before: -1 }))
  let last = -1
  for (const [i, rank] of ranks.entries()) {
    for (let j = 0; j < i; j++) {
      if (ranks[j]! < rank && best[j]!.length + 1 > best[i]!.length) best[i] = { length: best[j]!.length + 1, before: j }
    }
    if (last < 0 || best[i]!.length > best[last]!.length) last = i
  }
  const kept = new Set<number>()
  for (let i = last; i >= 0; i = best[i]!.before) kept.add(i)
  return kept
}
