import { isNeverNamed } from '../detection/paths.ts'
import { closedIn } from '../policy/htmlTags.ts'
import { blanksIn, likelyBlanks } from '../policy/placeholders.ts'
import { unitsIn } from '../policy/units.ts'
import type { Profile } from '../profile/compile.ts'
import { draftOf } from './draft.ts'
import { commonForm, type FieldFound, furtherFields, templateFields, toldByUse } from './fields.ts'
import { furtherSections } from './further.ts'
import { type Items, learnItems } from './items.ts'
import type { Means } from './learn.ts'
import { learnIds } from './names.ts'
import type { Entries } from './node.ts'
import { type Outline, outlineOf } from './outline.ts'
import { type Paper, paperOf, reread, type Source } from './paper.ts'
import { ownSections, type StyleSection, withFurther } from './sections.ts'
import { learnTimeline } from './timeline.ts'

/** Everything found in a template and documents, from which the style is written. */
export interface Findings {
  readonly id: string
  readonly template: Paper
  /** Read in the draft. */
  readonly papers: readonly Paper[]
  readonly outline: Outline
  readonly draft: Profile
  readonly generic: Profile
  readonly form: Profile['data']['metadata']['form']
  /** Id of the section that holds the metadata; `null` where it stands at the top. */
  readonly metadataSection: string | null
  readonly fields: readonly FieldFound[]
  readonly sections: readonly StyleSection[]
  readonly ids: Entries | undefined
  readonly timeline: Entries
  readonly items: Items
  /** Whether the template is itself a document. */
  readonly isDocument: boolean
}

/**
 * Looks twice: everybody's words tell what the template has; the draft made of that tells what documents have, which
 * need not use everybody's words.
 */
export function findingsFrom(source: Source, examples: readonly Source[], means: Means): Findings {
  const { id, generic, compile } = means
  const template = paperOf(source, generic)
  const outline = outlineOf(template, generic)
  const isDocument = isFilledIn(template, generic)
  const documents = [...(isDocument ? [source] : []), ...examples].map(example => paperOf(example, generic))
  const all = templateFields(template, outline, generic)
  const told = all.map(field => toldByUse(field, documents, all))
  const own = isDocument ? told.map(field => ({ ...field, left: '' })) : told
  const fields = [...own, ...furtherFields(documents, own)]
  const found = {
    ...{ id, template, outline, generic, fields, isDocument },
    form: commonForm(fields),
    metadataSection: metadataSectionOf(fields, outline),
    ids: learnIds(fields, documents),
    timeline: learnTimeline(template, outline, documents, generic),
  }
  const actions = learnItems(template, outline, documents, generic).node
  const draft = (sections: readonly StyleSection[]) => draftOf({ ...found, sections, actions }, compile)
  const first = ownSections(outline, template)
  const read = documents.map(paper => reread(paper, draft(first)))
  const further = furtherSections(read)
  const sections = isDocument
    ? repeated(withFurther(first, further, template), read)
    : withFurther(first, further, template)
  const last = draft(sections)
  const papers = documents.map(paper => reread(paper, last))
  const items = learnItems(template, outline, papers, generic)
  return { ...found, draft: last, sections, papers, items: isDocument ? { ...items, words: '' } : items }
}

/**
 * Whether the template is a document, taken for want of a template: it tells of minutes and has no blank. What it says then
 * counts as one document more, and only its form as the template's.
 */
function isFilledIn({ path, parsed, record }: Paper, profile: Profile): boolean {
  const told = record.timeline.filter(({ reading }) => reading?.seconds != null)
  if (told.length < 2 || isNeverNamed(path)) return false
  return !parsed.chunks.some(({ text, blocks }) =>
    [...unitsIn(blocks, text, true)].some(({ start, end }) => {
      const words = text.slice(start, end)
      return (
        likelyBlanks(words).length > 0 &&
        blanksIn(words, { profile, closed: closedIn(text), isLabel: () => false }).length > 0
      )
    }),
  )
}

/** The sections that at least half of the documents have: others belong to one incident. */
function repeated(sections: readonly StyleSection[], papers: readonly Paper[]): StyleSection[] {
  const kept = sections.filter(({ id, place }) => {
    const count = papers.filter(({ record }) => record.sections.some(one => one.id === id)).length
    return count * 2 >= papers.length || place.startsWith('not in')
  })
  return kept.filter(({ within }) => within === null || kept.some(({ id }) => id === within))
}

/** The section that holds the metadata, where none stands at the top: the one with most keys, if it is made for them. */
function metadataSectionOf(fields: readonly FieldFound[], { sections }: Outline): string | null {
  if (fields.some(({ section, form }) => section === null && form !== 'heading')) return null
  const made = sections.filter(({ kind }) => kind === null || kind === 'metrics')
  const counted = made.map(({ id }) => ({ id, count: fields.filter(({ section }) => section === id).length }))
  const [most] = counted.sort((a, b) => b.count - a.count)
  return most === undefined || most.count < 2 ? null : most.id
}
