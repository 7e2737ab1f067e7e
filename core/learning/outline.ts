import type { Field, Section } from '../facts/record.ts'
import { readTime } from '../facts/times.ts'
import { isPlaceholder } from '../facts/values.ts'
import { blanksAlone } from '../policy/placeholders.ts'
import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { normalise } from '../profile/normalise.ts'
import { choicesIn } from './choices.ts'
import { holdsActions, kindByContent } from './kinds.ts'
import type { Paper } from './paper.ts'

/** What the headings of a template are. */
export interface Outline {
  /** The heading that stands for the document's title. */
  readonly title: Section | null
  /** In order, each title once. */
  readonly sections: readonly Outlined[]
  /** Headings that state a field: `## Incident lead:`. */
  readonly fields: readonly Section[]
}

/** A section of the style, as its template has it. */
export interface Outlined {
  readonly id: string
  readonly kind: SectionKind | null
  readonly title: string
  readonly level: number
  /** Id of the section it lies in. */
  readonly within: string | null
  /** What the template calls optional. */
  readonly optional: boolean
  readonly section: Section
}

/** The sections that a template asks for, each once, without its title, its metadata and what is blank. */
export function outlineOf({ record }: Paper, generic: Profile): Outline {
  const { sections } = record
  const blank = (title: string) => isBlankTitle(title, generic)
  const start = titleAt(sections, title => blank(title) || bracketed.test(title))
  const fields = sections.filter(
    (section, i) => i > start && statesField(section, record.fields, sections[i + 1]),
  )
  const outlined = new Map<Section, Outlined>()
  const ids = new Set<string>()
  const words = new Set<string>()
  for (const [i, section] of sections.entries()) {
    const { value: title } = section.title
    const word = normalise(title)
    if (i <= start || fields.includes(section) || blank(title) || word === '' || words.has(word)) continue
    const around = ancestors(sections, section)
    if (around.some(one => one.kind === 'timeline') && readTime(title) !== null) continue
    words.add(word)
    const within = around.find(one => outlined.has(one))
    const id = freeId(section, word, ids)
    ids.add(id)
    const own = { id, kind: section.kind, title: withoutRemark(title), optional: isOptional(section) }
    const level = section.pseudo ? (within?.level ?? 1) + 1 : section.level
    outlined.set(section, { ...own, level, within: within ? outlined.get(within)!.id : null, section })
  }
  return { title: sections[start] ?? null, sections: withKinds([...outlined.values()], generic), fields }
}

/** The sections with the roles that only what stands in them tells: the first timeline and the first action items. */
function withKinds(sections: readonly Outlined[], generic: Profile): Outlined[] {
  const kinds = new Set(sections.map(({ kind }) => kind))
  const mending = kinds.has('actions')
    ? undefined
    : sections.find(({ kind, section }) => kind === 'resolution' && holdsActions(section, generic))
  return sections.map(one => {
    // "Remediation" is what was done, or what is to be done.
    if (one === mending) {
      kinds.add('actions')
      return { ...one, kind: 'actions' }
    }
    const kind = one.kind === null ? kindByContent(one.section, generic) : null
    if (kind === null || kinds.has(kind)) return one
    kinds.add(kind)
    return { ...one, kind }
  })
}

/**
 * Of the headings of level 1 that open the document the one with a blank, else the first: what stands above it speaks
 * about the template. -1 where the document opens with a section.
 */
function titleAt(sections: readonly Section[], blank: (title: string) => boolean): number {
  const end = sections.findIndex(
    ({ level, pseudo, kind, title }) => level !== 1 || pseudo || (kind !== null && !blank(title.value)),
  )
  const opening = sections.slice(0, end < 0 ? sections.length : end)
  const at = opening.findIndex(({ title }) => blank(title.value))
  return at >= 0 ? at : opening.length > 0 ? 0 : -1
}

/** Words in brackets at the end of a title, whatever the language they are in. */
const bracketed = /\[[^[\]]{1,80}\]\s*$/

/** Whether a title has something to be filled in, or is nothing but that. */
function isBlankTitle(title: string, profile: Profile): boolean {
  return (
    isPlaceholder(title) ||
    /\{\{|^[\W_]*(?:20)?[YMDHX]{2,4}[-/:.][MDX]{2}/i.test(title) ||
    blanksAlone(title, profile).length > 0
  )
}

/** Whether a heading asks for a value: `## Incident lead:`, `## Date: YYYY-MM-DD`, `## Severity` with a blank line below. */
function statesField(section: Section, fields: readonly Field[], next: Section | undefined): boolean {
  if (section.kind !== null || section.pseudo) return false
  const title = section.title.value.trimEnd()
  const read = fields.find(({ form, span }) => form === 'heading' && span.start === section.span.start)
  if (read !== undefined) {
    const isWithin = read.value.span.end <= section.body.start
    const { value } = read.value
    return isWithin || (!/[\r\n]/.test(value) && (isPlaceholder(value) || choicesIn(value).length > 0))
  }
  const isBare = section.blocks.length === 0 && (next === undefined || next.level <= section.level)
  return isBare && /[:：]$/.test(title)
}

/** The sections around one, the nearest first. */
function ancestors(sections: readonly Section[], section: Section): Section[] {
  const around: Section[] = []
  for (let at = section.parent; at !== null; at = sections[at]!.parent) around.push(sections[at]!)
  return around
}

/** By its role where it is the first of that, else by its words. */
function freeId({ kind }: Section, word: string, taken: ReadonlySet<string>): string {
  const own = word.replaceAll(' ', '-')
  const id = kind === null || taken.has(kind) ? own : kind
  if (!taken.has(id)) return id
  for (let count = 2; ; count++) if (!taken.has(`${id}-${count}`)) return `${id}-${count}`
}

/** Titles of what is left to say, if anything is. */
const rest = /^\W*(?:anything else|other notes?|further notes?|misc(?:ellaneous)?|sonstiges|weiteres)\W*$/i

const remark =
  /\s*[([](?:optional|if (?:any|applicable|needed|relevant|known)|falls zutreffend|wenn (?:vorhanden|zutreffend))[^()[\]]*[)\]]\s*$/i

function withoutRemark(title: string): string {
  return title.replace(remark, '').replace(/[\s:：]+$/, '')
}

/** Whether the title, or what stands first below it, says that the section may be left out. */
function isOptional({ title, chunk, base, body }: Section): boolean {
  if (remark.test(title.value) || rest.test(title.value)) return true
  const opening = chunk.text.slice(body.start - base, body.start - base + 120).trimStart()
  return /^[\s<!*_>([-]*(?:optional\b|(?:delete|remove|skip|omit) (?:this|if)\b|(?:nur )?falls zutreffend)/i.test(
    opening,
  )
}
