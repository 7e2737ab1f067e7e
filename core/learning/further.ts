import type { Section } from '../facts/record.ts'
import { readTime } from '../facts/times.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import { commonest, isUsual, type Paper, type Share, SOME } from './paper.ts'

/** A section that the template has not and documents often have. */
export interface Further {
  readonly kind: SectionKind | null
  readonly title: string
  readonly level: number
  /** Id of the section it usually follows; `null` where it comes first. */
  readonly after: string | null
  readonly seen: Share
  /** Whether it stands there in four of five documents: else it has no place of its own. */
  readonly settled: boolean
}

/** Sections of the top level that half of the documents and more have and the template has not. */
export function furtherSections(papers: readonly Paper[]): Further[] {
  const found = new Map<string, { section: Section; after: string | null }[]>()
  for (const { record } of papers) {
    const seen = new Set<string>()
    for (const [i, section] of record.sections.entries()) {
      const word = normalise(section.title.value)
      const isTop =
        section.level > 1 && (section.parent === null || record.sections[section.parent]!.level === 1)
      if (section.id !== null || section.pseudo || !isTop || word === '' || seen.has(word)) continue
      if (readTime(section.title.value) !== null) continue
      seen.add(word)
      const after = record.sections.slice(0, i).findLast(one => one.id !== null && one.level <= section.level)
      found.set(word, [...(found.get(word) ?? []), { section, after: after?.id ?? null }])
    }
  }
  return [...found.values()]
    .filter(all => all.length >= SOME - 1 && all.length * 2 >= papers.length)
    .map(all => {
      const place = commonest(all.map(({ after }) => after))!
      return {
        kind: all[0]!.section.kind,
        title: commonest(all.map(({ section }) => section.title.value))!.value,
        level: commonest(all.map(({ section }) => section.level))!.value,
        after: place.value,
        seen: { count: all.length, of: papers.length },
        settled: isUsual({ count: place.count, of: all.length }),
      }
    })
}
