import type { Field } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import { isHeaderForm } from '../profile/fieldLine.ts'
import { sectionOf } from '../profile/lookup.ts'
import { normalise } from '../profile/normalise.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { ENOUGH, type Nature, natureOf } from './nature.ts'

export interface Detection {
  readonly isPostmortem: boolean
  /** From 0 to 1: how sure the answer in `isPostmortem` is. */
  readonly confidence: number
  /** Id of the style the document follows; the generic one's where none fits. */
  readonly profile: string
  /** The evidence for the style, or against its being a postmortem, for people. */
  readonly reason: string
}

/**
 * Whether a document is a postmortem, and in which of the styles, by what it says and what it is called. A front-matter
 * key `profile` that names one of the styles decides. `profiles` must hold a generic one, or at least one. Of a file
 * that is `known` to be a postmortem, only the style is asked: name and folder have no say in that.
 */
export function detect(
  parsed: Parsed,
  path: string,
  profiles: readonly Profile[],
  known: boolean = false,
): Detection {
  const generic = profiles.find(profile => profile.data.generic) ?? profiles[0]!
  const nature = natureOf(parsed, path, generic)
  const named = profileKey(nature.fields, profiles)
  const isAlike = known || nature.points >= ENOUGH
  const confidence = sureness(Math.abs(nature.points - ENOUGH))
  if (named !== null) {
    const isPostmortem = isAlike || nature.points > -50
    return { isPostmortem, confidence, profile: named, reason: `key "profile" says ${named}` }
  }
  const fit = known || nature.points > AGAINST ? bestFit(nature, profiles, generic) : null
  const isPostmortem = isAlike || (fit !== null && fit.points >= CLEARLY)
  if (!isPostmortem || fit === null) {
    const reason = nature.signs.slice(0, 3).join('; ') || 'no evidence'
    return { isPostmortem, confidence, profile: generic.data.id, reason }
  }
  return {
    isPostmortem,
    confidence: isAlike ? confidence : sureness(fit.points - 1),
    profile: fit.profile.data.id,
    reason: fit.reason,
  }
}

/** With fewer points than this a document is not looked at any further: its name or folder speaks against it. */
const AGAINST = -2
/**
 * A team's style may use words of its own throughout, which say nothing in general. A document that has nearly all of
 * its keys and sections is a postmortem all the same.
 */
const CLEARLY = 1.6

/** 0.5 at the border, towards 1 on either side of it. */
function sureness(distance: number): number {
  return 1 / (1 + Math.exp(-distance))
}

function profileKey(fields: readonly Field[], profiles: readonly Profile[]): string | null {
  const field = fields.find(({ form, label }) => isHeaderForm(form) && label.value === 'profile')
  return profiles.find(({ data }) => data.id === field?.value.value)?.data.id ?? null
}

interface Fit {
  readonly profile: Profile
  readonly points: number
  readonly reason: string
}

/** The style that fits best, where one fits at all: its own keys in its own form, and its own sections. */
function bestFit(nature: Nature, profiles: readonly Profile[], generic: Profile): Fit | null {
  const names = namesOf(nature, generic)
  let best: Fit | null = null
  for (const profile of profiles) {
    if (profile.data.generic) continue
    const fit = fitOf(names, profile)
    if (fit !== null && (best === null || fit.points > best.points)) best = fit
  }
  return best
}

/** The labels and titles of a document, as written and normalised. */
interface Names {
  readonly labels: readonly { readonly text: string; readonly word: string; readonly form: Field['form'] }[]
  readonly titles: readonly { readonly text: string; readonly word: string }[]
  /** The labels, normalised. */
  readonly called: ReadonlySet<string>
  /** The titles, normalised as written and as they are looked up. */
  readonly words: ReadonlySet<string>
  readonly title: string
}

function namesOf({ fields, sections, title }: Nature, generic: Profile): Names {
  const titles = sections.map(section => ({
    text: section.title.value,
    word: sectionOf(generic, section.title.value).word,
  }))
  const labels = fields.map(({ label, form }) => ({
    text: label.value,
    word: normalise(label.value),
    form,
  }))
  return {
    labels,
    called: new Set(labels.map(({ word }) => word)),
    titles,
    words: new Set(titles.flatMap(({ text, word }) => [word, normalise(text)])),
    title,
  }
}

/** By the shares of the style's keys and of its best-fitting tier's sections that the document has, and by marks of its own. */
function fitOf(names: Names, profile: Profile): Fit | null {
  const { metadata, evidence } = profile.data
  const asked = profile.lookup.marks
  const keys = ownKeys(names, profile)
  const ids = ownSections(names, profile)
  const keyShare = shareOf(asked.keys, keys)
  const sectionShare = Math.max(0, ...asked.sections.map(needed => shareOf(needed, ids)))
  if (keyShare + sectionShare < 0.5) return null
  const titled = titledSections(names, profile)
  const own =
    asked.labels.filter(({ key, word }) => keys.has(key) && names.called.has(word)).length +
    evidence.sections.filter(id => titled.has(id)).length
  const marks = own + Number(asked.title?.test(names.title) === true)
  const points = keyShare + sectionShare + Math.min(marks, 4) * 0.15
  const fits =
    keyShare >= 0.5
      ? points >= 1.1 && own >= 2
      : marks >= 4 || (marks >= 2 && own + keyShare > 1 && keyShare + sectionShare >= 0.75)
  if (!fits) return null
  return {
    profile,
    points,
    reason: `${keys.size} of its keys (${metadata.form}) and ${ids.size} of its sections`,
  }
}

function shareOf(asked: readonly string[], present: ReadonlySet<string>): number {
  let count = 0
  for (const one of asked) if (present.has(one)) count++
  return asked.length === 0 ? 0 : count / asked.length
}

/** The style's own keys that the document has in the style's own form. */
function ownKeys({ labels }: Names, { data, lookup }: Profile): Set<string> {
  const keys = new Set<string>()
  for (const { text, word, form } of labels) {
    const own = lookup.fields.get(text) ?? (data.metadata.exact ? undefined : lookup.fields.get(word))
    if (own !== undefined && isForm(form, own.form ?? data.metadata.form)) keys.add(own.key)
  }
  return keys
}

/** Whether a form found is the one asked for: bold and plain bullets are near kin, so are YAML and TOML. */
function isForm(found: Field['form'], asked: string): boolean {
  if (found === asked) return true
  if (asked === 'bullet' || asked === 'bold-bullet') return found === 'bullet' || found === 'bold-bullet'
  return asked === 'yaml' && found === 'toml'
}

function ownSections({ titles }: Names, { lookup }: Profile): Set<string> {
  const ids = new Set<string>()
  for (const { text, word } of titles) {
    const own = lookup.sections.get(text) ?? lookup.sections.get(word)
    if (own?.id) ids.add(own.id)
  }
  return ids
}

/** The style's sections that the document calls as the style itself does. */
function titledSections({ words }: Names, { lookup }: Profile): Set<string> {
  const ids = new Set<string>()
  for (const word of words) for (const id of lookup.marks.titles.get(word) ?? []) ids.add(id)
  return ids
}
