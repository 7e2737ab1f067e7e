import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import type { Further } from './further.ts'
import { because, type Entries } from './node.ts'
import type { Outline } from './outline.ts'
import { inDocuments, isUsual, lineOf, nameOf, type Paper, reasons, type Share, shareOf } from './paper.ts'

/** A section of the style in its place. */
export interface StyleSection {
  readonly id: string
  readonly kind: SectionKind | null
  readonly title: string
  readonly level: number
  readonly within: string | null
  /** Whether the template asks for it; `false` for those it calls optional, for groups of items, and those it has not. */
  readonly asked: boolean
  /** Whether it has a place in the order of the sections. */
  readonly ordered: boolean
  /** Where it comes from. */
  readonly place: string
}

/** The sections of the template. */
export function ownSections({ sections }: Outline, template: Paper): StyleSection[] {
  const actions = sections.find(({ kind }) => kind === 'actions')?.id
  return sections.map(({ section, optional, within, ...own }) => {
    const isGroup = within !== null && within === actions
    const remark = optional ? 'optional by its words' : isGroup ? 'a group of items' : null
    const place = reasons(lineOf(template, section.span.start), remark)!
    return { ...own, within, asked: !optional && !isGroup, ordered: true, place }
  })
}

/** The sections with those that only documents have, each behind the one it usually follows. */
export function withFurther(
  own: readonly StyleSection[],
  further: readonly Further[],
  template: Paper,
): StyleSection[] {
  const all = [...own]
  for (const { kind, title, level, after, seen, settled } of further) {
    const before = all.find(({ id }) => id === after)
    const at =
      before === undefined ? 0 : all.findLastIndex(one => one === before || liesIn(one, before, all)) + 1
    const word = normalise(title).replaceAll(' ', '-')
    const id = all.some(one => one.id === word) ? `${word}-2` : word
    const remark = settled ? null : 'in different places'
    const place = reasons(`not in ${nameOf(template)}`, inDocuments(seen), remark)!
    all.splice(at, 0, { id, kind, title, level, within: null, asked: false, ordered: settled, place })
  }
  return all
}

function liesIn(one: StyleSection, outer: StyleSection, all: readonly StyleSection[]): boolean {
  const holder = one.within === null ? undefined : all.find(({ id }) => id === one.within)
  return holder !== undefined && (holder === outer || liesIn(holder, outer, all))
}

/** A section of the style, and in how many documents it stands. */
export interface Weighed extends StyleSection {
  readonly share: Share
  /** Whether documents are to have it: the template asks for it, and so do four in five documents. */
  readonly required: boolean
}

/** Each section with the share of documents that have it; one within a section that is not asked for is not either. */
export function weighed(sections: readonly StyleSection[], papers: readonly Paper[]): Weighed[] {
  const all: Weighed[] = []
  for (const section of sections) {
    const share = shareOf(papers, ({ record }) => record.sections.some(({ id }) => id === section.id))
    const holder = all.find(({ id }) => id === section.within)
    const isKept = papers.length === 0 || isUsual(share)
    all.push({ ...section, share, required: section.asked && isKept && holder?.required !== false })
  }
  return all
}

/** A section as the style's file has it. */
export function sectionNode({
  id,
  kind,
  title,
  level,
  within,
  place,
  required,
  share,
  asked,
}: Weighed): Entries {
  const seen = inDocuments(share)
  return {
    id: because(id, asked && required ? reasons(place, seen) : place),
    kind: kind ?? undefined,
    title,
    level: level === 2 ? undefined : level,
    within: within ?? undefined,
    optional: required ? undefined : because(true, asked ? seen : null),
  }
}
