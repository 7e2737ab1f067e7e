import type { Profile } from '../profile/compile.ts'
import { draftOf } from './draft.ts'
import { commonForm, type FieldFound, furtherFields, templateFields } from './fields.ts'
import { furtherSections } from './further.ts'
import { type Items, learnItems } from './items.ts'
import type { Means } from './learn.ts'
import { learnIds } from './names.ts'
import type { Entries } from './node.ts'
import { type Outline, outlineOf } from './outline.ts'
import { type Paper, paperOf, reread, type Source } from './paper.ts'
import { ownSections, type StyleSection, withFurther } from './sections.ts'
import { learnTimeline } from './timeline.ts'

/** All that was found in a template and documents, ready to be put down as a style. */
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
  readonly home: string | null
  readonly fields: readonly FieldFound[]
  readonly sections: readonly StyleSection[]
  readonly ids: Entries | undefined
  readonly timeline: Entries
  readonly items: Items
}

/**
 * Looks twice: everybody's words tell what the template has; the draft made of that tells what documents have, which
 * need not use everybody's words.
 */
export function findingsFrom(source: Source, examples: readonly Source[], means: Means): Findings {
  const { id, generic, compile } = means
  const template = paperOf(source, generic)
  const outline = outlineOf(template, generic)
  const documents = examples.map(example => paperOf(example, generic))
  const own = templateFields(template, outline, generic)
  const fields = [...own, ...furtherFields(documents, own)]
  const found = {
    ...{ id, template, outline, generic, fields },
    form: commonForm(fields),
    home: homeOf(fields, outline),
    ids: learnIds(fields, documents),
    timeline: learnTimeline(template, outline, documents, generic),
  }
  const actions = learnItems(template, outline, documents, generic).node
  const draft = (sections: readonly StyleSection[]) => draftOf({ ...found, sections, actions }, compile)
  const first = ownSections(outline, template)
  const further = furtherSections(documents.map(paper => reread(paper, draft(first))))
  const sections = withFurther(first, further, template)
  const last = draft(sections)
  const papers = documents.map(paper => reread(paper, last))
  return { ...found, draft: last, sections, papers, items: learnItems(template, outline, papers, generic) }
}

/** The section that holds the metadata, where none stands at the top: the one with most keys, if it is made for them. */
function homeOf(fields: readonly FieldFound[], { sections }: Outline): string | null {
  if (fields.some(({ section, form }) => section === null && form !== 'heading')) return null
  const made = sections.filter(({ kind }) => kind === null || kind === 'metrics')
  const counted = made.map(({ id }) => ({ id, count: fields.filter(({ section }) => section === id).length }))
  const [most] = counted.sort((a, b) => b.count - a.count)
  return most === undefined || most.count < 2 ? null : most.id
}
