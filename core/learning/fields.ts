import type { Field, MetadataForm, Section } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import type { Meaning } from '../profile/kinds.ts'
import { nameOf } from '../profile/lookup.ts'
import { normalise } from '../profile/normalise.ts'
import type { Span } from '../span.ts'
import type { Outline } from './outline.ts'
import { type Paper, type Share, SOME } from './paper.ts'
import { promptsIn } from './prompts.ts'

/** A key of the style, as its template or its documents have it. */
export interface FieldFound {
  readonly key: string
  readonly means: Meaning | null
  readonly role: string | null
  readonly form: MetadataForm
  /** Id of the section it stands in, `null` at the top. */
  readonly section: string | null
  /** What the template has in its place; empty for keys that only documents have. */
  readonly left: string
  /** Where the template has it; `null` for keys that only documents have. */
  readonly field: Field | null
  /** In how many documents it stands, for keys that only documents have. */
  readonly seen: Share | null
}

/** The keys of a template: where it keeps its metadata, and those it asks for in its sections. */
export function templateFields(paper: Paper, outline: Outline, generic: Profile): FieldFound[] {
  const { record } = paper
  const asked = new Set(outline.fields.map(({ span }) => span.start))
  const read = record.fields.filter(({ form, span }) => form !== 'heading' || asked.has(span.start))
  for (const { section, kind } of outline.sections) {
    if (kind === null || askedIn.has(kind)) read.push(...promptsIn(section, generic))
  }
  if (outline.title !== null) read.push(...promptsIn(outline.title, generic, true))
  for (const heading of outline.fields) {
    if (!read.some(({ span }) => span.start === heading.span.start))
      read.push(fieldOfHeading(heading, generic))
  }
  const keys = new Set<string>()
  const found: FieldFound[] = []
  for (const field of read.sort((a, b) => a.span.start - b.span.start)) {
    const key = field.label.value.trim()
    const word = normalise(key)
    if (word === '' || keys.has(word) || (field.form === 'yaml' && ofSites.has(key))) continue
    keys.add(word)
    found.push(foundAs(field, key, sectionAt(outline, field.span), found))
  }
  return found
}

/** Sections that have facts of their own to be filled in. */
const askedIn: ReadonlySet<string> = new Set([
  'summary',
  'impact',
  'metrics',
  'detection',
  'background',
  'response',
  'resolution',
])

/** Keys of front matter that are there for a site generator and say nothing of the incident. */
const ofSites: ReadonlySet<string> = new Set(
  'layout permalink nav_order nav_exclude parent sidebar_position sidebar_label hide_title toc weight draft slug'.split(
    ' ',
  ),
)

function foundAs(
  field: Field,
  key: string,
  section: string | null,
  before: readonly FieldFound[],
): FieldFound {
  const { means, role, form } = field
  const left = field.value.value
  const isTaken = before.some(one => one.means === means && one.role === role)
  const own = isTaken || asksForWords(field) ? { means: null, role: null } : { means, role }
  return { key, ...own, form, section, left, field, seen: null }
}

/** Whether a label such as “Detection” asks to be told how, not when: its blank says nothing of times. */
function asksForWords({ means, label, value }: Field): boolean {
  if (means !== 'detected' && means !== 'mitigated' && means !== 'resolved') return false
  return /^[<[{]/.test(value.value) && !ofTimes.test(`${label.value} ${value.value}`)
}

const ofTimes = /\b(?:time|date|when|at|on|utc|hh|yyyy|zeit|uhr\w*|datum|am|um|heure|hora)\b|YYYY|HH:|hh:/i

function fieldOfHeading({ title, span, body }: Section, profile: Profile): Field {
  const key = title.value.replace(/[\s:：]+$/, '')
  const label = { value: key, span: { start: title.span.start, end: title.span.start + key.length } }
  const { means, role } = nameOf(profile, key)
  const value = { value: '', span: { start: title.span.end, end: title.span.end } }
  return {
    key: null,
    means,
    role,
    label,
    value,
    items: [],
    form: 'heading',
    span: { ...span, end: body.start },
  }
}

/** The id of the innermost section around a place. */
function sectionAt({ sections }: Outline, { start }: Span): string | null {
  const around = sections.filter(({ section }) => section.body.start <= start && start < section.span.end)
  return around.at(-1)?.id ?? null
}

/** Keys at the top of half of the documents and more that the template has not. */
export function furtherFields(papers: readonly Paper[], known: readonly FieldFound[]): FieldFound[] {
  const words = new Set([...known.map(({ key }) => normalise(key)), ...ours])
  const counted = new Map<string, { readonly field: Field; count: number }>()
  for (const { record } of papers) {
    const end = record.sections.find((section, i) => i > 0 || section.kind !== null)?.span.start ?? Infinity
    const seen = new Set<string>()
    for (const field of record.fields) {
      const word = normalise(field.label.value)
      if (field.span.start >= end || field.form === 'heading' || words.has(word) || seen.has(word)) continue
      if (known.some(one => one.means !== null && one.means === field.means && one.role === field.role))
        continue
      seen.add(word)
      const one = counted.get(word)
      if (one) one.count++
      else counted.set(word, { field, count: 1 })
    }
  }
  return [...counted.values()]
    .filter(({ count }) => count >= SOME - 1 && count * 2 >= papers.length)
    .map(({ field, count }) => ({
      key: field.label.value.trim(),
      means: field.means,
      role: field.role,
      form: field.form,
      section: null,
      left: '',
      field: null,
      seen: { count, of: papers.length },
    }))
}

/** Keys the product itself gives a meaning in every style. */
const ours = ['publication', 'profile', 'postmortem ignore']

/** The form most keys have. A style of front matter looks nowhere else, so all keys must stand there for that. */
export function commonForm(found: readonly FieldFound[]): Exclude<MetadataForm, 'toml' | 'heading'> {
  const forms = found.flatMap(({ form }) =>
    form === 'heading' ? [] : form === 'toml' ? ['yaml' as const] : [form],
  )
  const count = (form: MetadataForm) => forms.filter(one => one === form).length
  const isFront = count('yaml') * 5 >= forms.length * 4
  const [most] = [...new Set(forms)]
    .filter(form => form !== 'yaml' || isFront)
    .sort((a, b) => count(b) - count(a))
  return most ?? 'bullet'
}

/** A key of the template whose blank says nothing of its meaning, with the one that nearly all documents give it. */
export function toldByUse(one: FieldFound, papers: readonly Paper[], all: readonly FieldFound[]): FieldFound {
  if (one.field?.means !== null || one.means !== null) return one
  const word = normalise(one.key)
  const uses = papers.flatMap(({ record }) =>
    record.fields.filter(({ label }) => normalise(label.value) === word).slice(0, 1),
  )
  const first = uses.find(({ means }) => means !== null)
  const isSame = (use: { means: Meaning | null; role: string | null }) =>
    use.means === first?.means && use.role === first?.role
  if (first === undefined || uses.filter(isSame).length < Math.max(SOME, 0.8 * uses.length)) return one
  return all.some(isSame) ? one : { ...one, means: first.means, role: first.role }
}
