import { leading } from './choices.ts'
import type { Profile } from './compile.ts'
import { kindOfPhrase } from './kindOfPhrase.ts'
import { type ColumnRole, incidentMoments, type Meaning, type SectionKind } from './kinds.ts'
import { normalise, spoken, withoutSpaces } from './normalise.ts'
import type { Choice, FieldData, StatusData, TierData } from './profile.ts'
import { eitherOf, headOf, nearName, sectionNamed } from './sectionTitles.ts'
import { known } from './shortened.ts'
import { type ActionStatus, statusFor } from './styleNames.ts'
import type { TableKind } from './vocabulary.ts'

export { choiceOf } from './choices.ts'
export { normalise } from './normalise.ts'

/**
 * The field a label names, by the style's names, then by those of the languages for a meaning the style has a field for: case,
 * punctuation and a parenthesis at the end do not count, unless its keys are exact. `null` when it does not know it.
 */
export function fieldOf(profile: Profile, label: string): FieldData | null {
  const { fields, meanings, words } = profile.lookup
  const found = fields.get(label)
  if (found || profile.data.metadata.exact) return found ?? null
  const word = normalise(label)
  const own = fields.get(spelt(label) ?? word) ?? fields.get(word) ?? fields.get(withoutSpaces(word))
  if (own) return own
  const role = words.roles.get(word)
  const means = known(words.fields, word, words.documents)
  return (role && meanings.get(`role:${role}`)) || (means && meanings.get(means)) || null
}

/** A label with what stands in a parenthesis, which may tell it from its neighbour: "On-call (secondary)". */
function spelt(label: string): string | null {
  return /[(（]/.test(label) ? normalise(label.replace(/[()（）]/g, ' ')) : null
}

/** What a label names: the style's field if it has one, and what the value says of the incident. */
export interface Named {
  readonly data: FieldData | null
  readonly means: Meaning | null
  readonly role: string | null
}

/** What a label names in this style, else in the languages. Remembered. */
export function nameOf(profile: Profile, label: string): Named {
  return remembered(profile.lookup.labelled, label, profile, labelOf)
}

/** What `find` finds for a text, remembered in `known`. */
function remembered<Found extends object>(
  known: Map<string, Found>,
  text: string,
  profile: Profile,
  find: (profile: Profile, text: string) => Found,
): Found {
  const before = known.get(text)
  if (before) return before
  const own = detached(text)
  const found = find(profile, own)
  if (known.size >= MOST_NAMED) known.clear()
  known.set(own, found)
  return found
}

/** How many titles and labels are remembered for all documents of a style; a workspace repeats a few hundred. */
const MOST_NAMED = 4096

/** A copy with memory of its own: a piece cut from a document would keep all of it. */
function detached(text: string): string {
  return ` ${text}`.slice(1)
}

/** The moment that a label names once the words around its verb are gone: `start` of "Incident start date/time". */
function momentOf({ lookup: { words } }: Profile, word: string): Meaning | null {
  const means = known(words.fields, word.replace(framing, '').trim(), words.documents)
  return incidentMoments.find(one => one === means) ?? null
}

const framing =
  /(?:^| )(?:(?:date )?(?:and )?time(?: of)?|date(?: of)?|customer|user|service|incident|outage|issue|problem|failure|downtime|degradation|first(?! impact)|fully|at|on)(?= |$)/g

/** What a label names, or one of two that a bilingual document puts side by side: "Severity / 重大度". */
function labelOf(profile: Profile, label: string): Named {
  const data = fieldOf(profile, label)
  if (data !== null) return { data, means: data.means ?? null, role: data.role ?? null }
  const { documents, fields, roles } = profile.lookup.words
  const word = normalise(label)
  if (roles.has(word)) return { data: null, means: 'person', role: roles.get(word)! }
  const means = known(fields, word, documents) ?? momentOf(profile, word)
  const parts = means === null && label.includes(' / ') ? label.split(' / ') : []
  const named = parts.map(part => labelOf(profile, part))
  return named.find(one => one.means !== null) ?? { data: null, means, role: null }
}

/** The section a title names. */
export interface SectionMatch {
  /** Of the style's section, `null` when it has none of this name or kind. */
  readonly id: string | null
  readonly kind: SectionKind | null
  /** Id of the style's section of which the title is a near miss; `id` is null then. */
  readonly near: string | null
  /** The kind that words within the title give it where it names no section: "Timeline of the cutover". */
  readonly within: SectionKind | null
  /** The title, normalised. */
  readonly word: string
}

/**
 * The section a title names: as written, by alias, by the titles of the languages, without a zone at the end
 * ("Timeline, all times UTC"), by what stands before a colon or dash, or, last, as a near miss of the style's own.
 */
export function sectionOf(profile: Profile, title: string): SectionMatch {
  return remembered(profile.lookup.named, title, profile, matchOf)
}

function matchOf(profile: Profile, title: string): SectionMatch {
  const word = normalise(title)
  const found =
    profile.lookup.sections.get(title) ??
    sectionNamed(profile, word) ??
    sectionNamed(profile, headOf(title)) ??
    eitherOf(profile, title)
  if (found) return { id: found.id, kind: found.kind, near: null, within: null, word }
  const near = nearName(profile, word)
  const within = near === null ? kindOfPhrase(word, profile.lookup.words.phrases) : null
  return { id: null, kind: near?.kind ?? null, near: near?.id ?? null, within, word }
}

/** Id of the style's section whose title is one slip away (two from ten letters on), `null` when none is. */
export function nearSection(profile: Profile, title: string): string | null {
  return sectionOf(profile, title).near
}

/** What a column of a timeline or action table holds, by its title; `null` if the title does not say. */
export function columnOf(profile: Profile, table: TableKind, title: string): ColumnRole | null {
  const { columns, words } = profile.lookup
  const found = columns[table].get(title)
  if (found) return found
  const word = normalise(title)
  return columns[table].get(word) ?? words.columns[table].get(word) ?? null
}

/**
 * The state a status cell states: the style's words, then those of the languages, without case, spaces and
 * dashes; a leading word counts ("deferred to 2026-09-01", "Done in !45"), so do check marks. `null` when none fits.
 */
export function actionStatusOf(profile: Profile, text: string): ActionStatus | null {
  const whole = statusNamed(profile, spoken(text))
  if (whole) return whole
  for (const head of leading(text)) {
    const found = statusNamed(profile, head)
    if (found) return found
  }
  const sign = signs.exec(text)
  return sign ? statusFor(profile.data, sign[1] ? 'done' : 'in-progress') : null
}

/** The leading words of a status cell that name a state in the style's own language, but not one of its list; else `null`. */
export function unlistedState({ lookup }: Profile, text: string): string | null {
  for (const head of [spoken(text), ...leading(text)]) {
    if (lookup.statuses.has(head)) return null
    if (lookup.words.statuses.has(head)) return lookup.words.ownStates.has(head) ? head : null
  }
  return null
}

/** The state that a word names exactly, in the form of `spoken`. */
export function statusNamed({ lookup, data }: Profile, word: string): ActionStatus | null {
  const own = lookup.statuses.get(word)
  if (own) return own
  const other = lookup.words.statuses.get(word)
  return other ? statusFor(data, other) : null
}

const signs = /^\s*(?:(✅|☑|✔|🎉|\[[xX]\])|🚧|⏳|🔄|🏗)/u

/** The tier of this id; where it is absent or unknown, the one that asks for least. */
export function tierOf(profile: Profile, id: string | null): TierData {
  const { tiers } = profile.data
  return (
    tiers.find(tier => tier.id === id) ??
    tiers.reduce((least, tier) => (tier.rank < least.rank ? tier : least))
  )
}

/** The stages of the document's life in order; none where the style has no lifecycle. */
export function statusesOf(profile: Profile): readonly StatusData[] {
  return profile.data.lifecycle?.statuses ?? []
}

/** Whether the text declares that something is not known ("TBD", "?"). */
export function isUnknown(profile: Profile, text: string): boolean {
  if (text.length > LONGEST_DECLARED) return false
  return /^\s*[?？]+\s*$/.test(text) || profile.lookup.words.unknown.has(spoken(text))
}

/** Whether the text declares that there is nothing to say ("none", "n/a", "–"). */
export function isNone(profile: Profile, text: string): boolean {
  if (text.length > LONGEST_DECLARED) return false
  return /^\s*[-–—]+\s*$/.test(text) || profile.lookup.words.none.has(spoken(text))
}

/** What is longer, marks and spaces included, declares neither. UTF-16 units. */
const LONGEST_DECLARED = 120

/** Whether a field takes several values. */
export function takesList({ type }: FieldData): boolean {
  return type === 'list' || type === 'enums'
}

/** The values a field may take, in the order of the profile; none for free fields. */
export function valuesOf(profile: Profile, field: FieldData): readonly Choice[] {
  const { data } = profile
  switch (field.values) {
    case undefined:
      return []
    case 'severities':
      return data.severities
    case 'tiers':
      return data.tiers
    case 'statuses':
      return statusesOf(profile)
    case 'triggers':
      return data.triggers.filter(trigger => trigger.listed)
    case 'classes':
      return data.classes
    default:
      return field.values
  }
}

/** Whether the style asks for the field in a document of this tier that has come to this status. */
export function isRequired(
  profile: Profile,
  field: FieldData,
  tier: string | null,
  status: string | null,
): boolean {
  if (typeof field.required === 'boolean') return field.required
  const { tiers, from } = field.required
  if (tiers && (tier === null || !tiers.includes(tier))) return false
  if (from === undefined) return true
  const ids = statusesOf(profile).map(stage => stage.id)
  return status !== null && ids.indexOf(status) >= ids.indexOf(from)
}
