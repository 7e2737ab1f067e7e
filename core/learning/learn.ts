import type { Profile, ProfileSource } from '../profile/compile.ts'
import { type ProfileData, profileSchema } from '../profile/profile.ts'
import { blankOf } from './blank.ts'
import { strangers, type Trial, tried, unasked } from './customs.ts'
import { type Findings, findingsFrom } from './findings.ts'
import { type Entries, plainData, type Reason, reasonsIn } from './node.ts'
import { nameOf, type Source } from './paper.ts'
import { styleNode } from './style.ts'
import { yamlOf } from './writing.ts'

/** What learning needs to know of the product’s own styles. */
export interface Means {
  /** The id of the new style. */
  readonly id: string
  /** The style for documents of no known one: its words are everybody’s. */
  readonly generic: Profile
  readonly compile: (source: ProfileSource) => Profile
}

/** A style made from a template and documents. */
export interface Learned {
  readonly data: ProfileData
  /** By file name, under `templates/<id>/`; none where a document stood in for the template. */
  readonly templates: Readonly<Record<string, string>>
  /** The style's file, with the reasons as comments. */
  readonly yaml: string
  /** The reasons by the place in the file they stand for. */
  readonly reasons: readonly Reason[]
  /** What the style finds in each of the documents. */
  readonly trials: readonly Trial[]
  /** What makes it doubtful that documents and template belong together, each a sentence. */
  readonly doubts: readonly string[]
}

/**
 * The style that a template and the documents written by it follow; `null` for a template without headings. What the
 * template has and documents keep to is asked for; nothing is asked for that the template has not.
 */
export function learn(template: Source, examples: readonly Source[], means: Means): Learned | null {
  const found = findingsFrom(template, examples, means)
  if (found.sections.length === 0) return null
  const rules = unasked(found.items, found.template, means.generic)
  const first = finished(found, rules, means)
  const others = strangers(first.trials)
  return Object.keys(others).length === 0 ? first : finished(found, { ...rules, ...others }, means)
}

function finished(found: Findings, rules: Entries, { compile }: Means): Learned {
  const node = styleNode(found, rules)
  const data = profileSchema.parse(plainData(node))
  const { id, template: name } = data.tiers[0]!
  const template = found.isDocument ? null : blankOf(found.template, found.outline, found.fields, data.title)
  const profile = compile({ data, templates: template === null ? {} : { [id]: template }, example: '' })
  return {
    data,
    templates: template === null ? {} : { [name]: template },
    yaml: yamlOf(node, apart),
    reasons: reasonsIn(node),
    trials: tried(found.papers, profile),
    doubts: doubtsOf(found, data),
  }
}

/** Documents that have few of the template's sections follow another one: then it is that which should be learned. */
function doubtsOf({ template, papers, sections, isDocument }: Findings, data: ProfileData): string[] {
  if (isDocument) {
    return [`${template.name} is filled in: it counts as a document, and the style makes its own template.`]
  }
  const asked = sections.filter(section => section.asked && section.within === null)
  const kept = data.sections.filter(({ optional, id }) => !optional && asked.some(one => one.id === id))
  if (papers.length === 0 || kept.length * 2 >= asked.length) return []
  const count = `Of the ${asked.length} sections ${nameOf(template)} asks for, most documents have ${kept.length}`
  return [`${count}: they may follow another template. The rest is optional in this style.`]
}

/** The parts of the file that are set apart from what stands before them. */
const apart: ReadonlySet<string> = new Set([
  ...['title', 'evidence', 'severities', 'metadata', 'sections', 'tiers', 'lifecycle', 'timeline', 'actions'],
  ...['placeholders', 'rules'],
])
