import type { Field } from '../facts/record.ts'
import { findZone, readTime } from '../facts/times.ts'
import { isFilled } from '../policy/fields.ts'
import type { Profile } from '../profile/compile.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { incidentMoments, type Meaning } from '../profile/kinds.ts'
import { nameOf as nameOfField } from '../profile/lookup.ts'
import { compact } from '../profile/normalise.ts'
import { slice } from '../syntax/text.ts'
import { choicesIn } from './choices.ts'
import { type Enumeration, enumerationOf, type Offer } from './enumerations.ts'
import type { FieldFound } from './fields.ts'
import { because, type Entries, type Node } from './node.ts'
import {
  inDocuments,
  isAlways,
  lineOf,
  nameOf,
  type Paper,
  reasons,
  type Share,
  SOME,
  shareOf,
} from './paper.ts'
import { isYamlList, type TypeFound, typeOf } from './types.ts'

/** What is known when the keys are described. */
export interface Known {
  readonly template: Paper
  /** The documents, read in the draft of the style. */
  readonly papers: readonly Paper[]
  readonly draft: Profile
  /** Everybody's words. */
  readonly generic: Profile
  readonly form: Profile['data']['metadata']['form']
  /** Id of the section that holds the metadata; `null` where it stands at the top. */
  readonly metadataSection: string | null
}

/** The keys as the style's file has them, and the lists of values that stand elsewhere in it. */
export interface Described {
  readonly fields: readonly Node[]
  readonly severities: Enumeration | null
  readonly statuses: Enumeration | null
  readonly classes: Enumeration | null
}

/** The fields of a style, as template and documents show them, and the lists of values that several parts of it use. */
export function describedFields(found: readonly FieldFound[], known: Known): Described {
  let severities: Enumeration | null = null
  let statuses: Enumeration | null = null
  let classes: Enumeration | null = null
  const serviceField = found.find(({ key, means }) => means === null && takesServices(key, known))
  const fields = found.map(one => {
    const values = valuesOf(one, known)
    const choice = isChoice(one)
      ? enumerationOf(offeredBy(one, known, values), values, one.means === 'severity')
      : null
    if (one.means === 'severity') severities = choice
    if (one.means === 'status' && choice?.offered) statuses = choice
    if (one.means === 'classes') classes = choice
    const takes = one === serviceField && choice === null ? { takes: 'services' } : {}
    return { ...describedField(one, known, values, choice), ...takes }
  })
  return { fields, severities, statuses, classes }
}

/** Whether the services that another tool names as affected belong into a key: the first such key of a style. */
function takesServices(key: string, { generic }: Known): boolean {
  return nameOfField(generic, key).data?.takes === 'services'
}

function describedField(
  one: FieldFound,
  known: Known,
  values: readonly string[],
  choice: Enumeration | null,
): Entries {
  const { key, means, role, section, form } = one
  const { type, because: reason } = typeFor(one, known, values, choice)
  const isUsual = form === known.form || form === 'heading' || form === 'toml'
  return {
    key: because(key, reasonsFor(one, known.template)),
    means: meaningFor(one, values, type),
    role: means === 'person' ? (role ?? undefined) : undefined,
    type: type === 'text' ? undefined : because(type, reason),
    values: choice === null ? undefined : listFor(one, choice),
    zone: isMoment(means) ? findZone(key)?.text : undefined,
    form: isUsual ? undefined : form,
    section: isApart(one, known) ? (section ?? undefined) : undefined,
    required: requiredOf(one, known),
  }
}

function reasonsFor({ field, seen, form }: FieldFound, template: Paper): string | null {
  const place = field === null ? `not in ${nameOf(template)}` : lineOf(template, field.span.start)
  return reasons(place, seen && inDocuments(seen), form === 'heading' ? 'a heading of its own' : null)
}

function typeFor(
  one: FieldFound,
  { draft }: Known,
  values: readonly string[],
  choice: Enumeration | null,
): TypeFound {
  if (choice === null) return typeOf(one, values, draft)
  return { type: one.means === 'classes' ? 'enums' : 'enum', because: null }
}

/** What a style can mean by the key; tiers and triggers need a policy, which no document holds. */
function meaningFor(
  one: FieldFound,
  values: readonly string[],
  type: TypeFound['type'],
): Meaning | undefined {
  if (one.means === 'tier' || one.means === 'triggers' || tellsHow(one, values)) return undefined
  return one.means ?? (type === 'boolean' ? 'flag' : undefined)
}

/** Whether a key stands elsewhere than the metadata. */
function isApart({ section }: FieldFound, { metadataSection }: Known): boolean {
  return section !== null && section !== metadataSection
}

function listFor({ means }: FieldFound, choice: Enumeration): Node {
  if (means === 'severity') return 'severities'
  if (means === 'classes') return 'classes'
  if (means === 'status' && choice.offered) return 'statuses'
  return because(
    choice.choices.map(({ id, reason }) => because({ id }, reason)),
    choice.reason,
  )
}

/** Whether the documents tell in words what the label seems to ask a time for (“Detection”). */
function tellsHow({ means }: FieldFound, values: readonly string[]): boolean {
  return isMoment(means) && values.length > 0 && values.every(one => readTime(one) === null)
}

function isMoment(means: Meaning | null): boolean {
  return means !== null && moments.has(means)
}

const moments: ReadonlySet<Meaning> = new Set(incidentMoments)

/** Whether a value may be one of several words: names, times and the like are not. */
function isChoice({ means }: FieldFound): boolean {
  return means === null || choosing.has(means)
}

const choosing: ReadonlySet<Meaning> = new Set(['severity', 'status', 'classes', 'flag'])

/**
 * The values the template offers: in the place of the value, or in a comment behind it. Words in brackets may describe a
 * value as well as list it (`<role or system>`): they count where documents can tell, and for what is always a choice.
 */
function offeredBy({ field, left, means }: FieldFound, { template }: Known, seen: readonly string[]): Offer {
  if (field === null) return { values: [], place: '' }
  const place = lineOf(template, field.span.start)
  const isSure = seen.length > 0 || means === 'severity' || means === 'status'
  const isDescription = /^[<({[]/.test(left.trim()) && !left.includes('|') && !isSure
  const own = isDescription ? [] : choicesIn(left)
  if (own.length > 0 || !isHeaderForm(field.form)) return { values: own, place }
  const words = choicesIn(`(${remarkBehind(field, template)})`)
  const isOffered = isSure || words.some(word => compact(word) === compact(left))
  return { values: isOffered ? words : [], place }
}

/** The comment on the line of a key in front matter. */
function remarkBehind({ span }: Field, { parsed }: Paper): string {
  const line = slice(parsed, { start: span.start, end: span.start + 400 }).split(/[\r\n]/, 1)[0]!
  return /\s#\s*(.+)$/.exec(line)?.[1] ?? ''
}

/** The filled values of a key in all documents, the first of each list. */
function valuesOf({ key }: FieldFound, known: Known): string[] {
  return known.papers.flatMap(paper => {
    const field = filledIn(paper, key, known)
    return field === null ? [] : [(field.items[0]?.value ?? field.value.value).trim()]
  })
}

function filledIn({ record }: Paper, key: string, { draft }: Known): Field | null {
  const data = draft.data.metadata.fields.find(one => one.key === key)
  if (data === undefined) return null
  return record.fields.find(field => field.key === key && isFilled(field, data, draft)) ?? null
}

/**
 * What the template has and documents always fill is asked for; without documents to ask, all that the template does
 * not call optional. Keys among the text of a section take more than a template to be asked for.
 */
function requiredOf(one: FieldFound, known: Known): Node | undefined {
  const { papers, form } = known
  const apart = isApart(one, known)
  if (one.field === null || (form === 'yaml' && !isHeaderForm(one.form))) return undefined
  if (papers.length === 0) {
    // An empty list may be an answer.
    if (apart || mayBeEmpty(one) || isYamlList(one)) return undefined
    return because(true, `as ${nameOf(known.template)} has it and does not call it optional`)
  }
  const share: Share = shareOf(papers, paper => filledIn(paper, one.key, known) !== null)
  const isAsked = isAlways(share) && !mayBeEmpty(one) && (!apart || papers.length >= SOME)
  return because(isAsked, inDocuments(share, 'filled in'))
}

function mayBeEmpty({ key, left, field }: FieldFound): boolean {
  const words = `${key} ${left} ${field?.label.value ?? ''}`
  return /\boptional|\bif (?:any|applicable|known|needed|rolled|relevant)|\bwhen (?:known|done|closed)|falls (?:bekannt|zutreffend|vorhanden)/i.test(
    words,
  )
}
