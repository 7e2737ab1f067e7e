import type { Field, IncidentRecord } from '../facts/record.ts'
import { isPlaceholder } from '../facts/values.ts'
import type { Profile } from '../profile/compile.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { isNone, isRequired, isUnknown, normalise } from '../profile/lookup.ts'
import { nearest } from '../profile/near.ts'
import { compact } from '../profile/normalise.ts'
import type { FieldData } from '../profile/profile.ts'
import type { OwnKey } from '../profile/styleNames.ts'
import type { Parsed } from '../syntax/parsed.ts'

/** A field the style asks for in this document, and where the document has it. */
export interface AskedField {
  readonly data: FieldData
  /** `null` when the key stands nowhere. */
  readonly field: Field | null
  /** Whether it says something. */
  readonly filled: boolean
}

/** Whether front matter could be read only in part, so that findings about its fields may be wrong. */
export function isBroken({ header }: Parsed): boolean {
  return header !== null && header.problems.length > 0
}

/** The fields the style asks for in a document of this tier and status, in the template's order. */
export function askedFields(record: IncidentRecord, profile: Profile): AskedField[] {
  const tier = record.tier?.value ?? null
  const status = record.status?.value ?? null
  const present = new Map<string, Field[]>()
  for (const field of record.fields) {
    if (field.key === null || !standsRight(field, record, profile)) continue
    const held = present.get(field.key)
    if (held) held.push(field)
    else present.set(field.key, [field])
  }
  return profile.data.metadata.fields.flatMap(data => {
    if (!isRequired(profile, data, tier, status)) return []
    const fields = present.get(data.key) ?? []
    const full = fields.find(field => isFilled(field, data, profile))
    const field = full ?? fields[0] ?? null
    const mayBeEmpty = field !== null && tier !== null && data.emptyFor.includes(tier)
    return [{ data, field, filled: full !== undefined || mayBeEmpty }]
  })
}

/**
 * Whether a field stands where the style looks for it. A style with front matter looks nowhere else; one with fields at the
 * top does not look in sections that have fields of their own: "Duration" under Impact is another field.
 */
function standsRight({ key, form, span }: Field, { sections }: IncidentRecord, { data }: Profile): boolean {
  const { fields, form: own } = data.metadata
  if (own === 'yaml') return isHeaderForm(form)
  if (fields.some(one => one.key === key && one.section !== undefined)) return true
  const around = sections.findLast(section => section.span.start <= span.start)?.id ?? null
  return around === null || !fields.some(one => one.section === around)
}

/**
 * Whether the field states something. "None" is an answer where a text or a list is asked for, but not for a date, a
 * name, an id or one of several words, and so is "unknown" where any words will do; what is left of the template is
 * none.
 */
export function isFilled(field: Field, data: FieldData, profile: Profile): boolean {
  const { value } = field.value
  if (data.type === 'boolean') return !isBlank(value, profile)
  const isOpen = isWords(data) && data.means !== 'person'
  const isFree = isOpen && data.means !== 'title' && data.pattern === undefined && data.values === undefined
  if (isFree && value.length <= 40 && isUnknown(profile, value)) return true
  if (field.items.length > 0) return !field.items.every(item => isBlank(item.value, profile))
  return isOpen && value !== '' && isNone(profile, value)
}

function isWords({ type }: FieldData): boolean {
  return type === 'text' || type === 'list'
}

/** Whether a value is absent, left over from the template, or declared open. */
export function isBlank(value: string, profile: Profile): boolean {
  if (isPlaceholder(value) || (value.length <= 40 && isUnknown(profile, value))) return true
  const { leftovers } = profile.lookup
  return leftovers !== null && value.length <= 60 && leftovers.test(value)
}

/** What a key the style does not know most likely stands for. */
export interface MeantKey {
  readonly key: string
  /** A slip of the pen; otherwise another name for the same thing. */
  readonly misspelt: boolean
}

/**
 * The keys of the style that the labels without one mean: the nearest, else the one of the same meaning. None where
 * there is none, and where the document has that key as well.
 */
export function meantKeys(record: IncidentRecord, profile: Profile): Map<Field, MeantKey> {
  const meant = new Map<Field, MeantKey>()
  const unknown = record.fields.filter(field => field.key === null)
  if (unknown.length === 0) return meant
  const right = record.fields.filter(one => standsRight(one, record, profile))
  const taken = new Set(right.map(one => one.key))
  const free = profile.lookup.keys.filter(({ data }) => !taken.has(data.key))
  for (const field of unknown) {
    const key = meantKey(field, taken, free, profile)
    if (key !== null) meant.set(field, key)
  }
  return meant
}

function meantKey(
  field: Field,
  taken: ReadonlySet<string | null>,
  free: readonly OwnKey[],
  profile: Profile,
): MeantKey | null {
  const near = nearKey(field.label.value, free)
  if (near !== null) return { key: near, misspelt: true }
  if (field.means === null || field.means === 'flag') return null
  const role = field.means === 'person' ? `role:${field.role}` : field.means
  const other = profile.lookup.meanings.get(role)
  return other !== undefined && !taken.has(other.key) ? { key: other.key, misspelt: false } : null
}

function nearKey(label: string, free: readonly OwnKey[]): string | null {
  const letters = compact(label)
  const same = free.find(one => one.letters === letters)
  if (same !== undefined) return same.data.key
  const hit = nearest(
    normalise(label),
    free.map(one => one.word),
  )
  return hit === null ? null : free.find(one => one.word === hit)!.data.key
}
