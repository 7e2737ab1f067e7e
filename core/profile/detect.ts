import type { Field, Section } from '../facts/record.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { Profile } from './compile.ts'
import { ENOUGH, type Nature, natureOf } from './nature.ts'
import { normalise } from './normalise.ts'

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
 * key `profile` that names one of the styles decides. `profiles` must hold a generic one, or at least one.
 */
export function detect(parsed: Parsed, path: string, profiles: readonly Profile[]): Detection {
  const generic = profiles.find(profile => profile.data.generic) ?? profiles[0]!
  const nature = natureOf(parsed, path, generic)
  const named = profileKey(nature.fields, profiles)
  const isPostmortem = nature.points >= ENOUGH || (named !== null && nature.points > -50)
  const confidence = sureness(Math.abs(nature.points - ENOUGH))
  if (named !== null)
    return { isPostmortem, confidence, profile: named, reason: `key "profile" says ${named}` }
  const fit = isPostmortem ? bestFit(nature, profiles) : null
  const evidence = nature.signs.slice(0, 3).join('; ')
  if (fit === null)
    return { isPostmortem, confidence, profile: generic.data.id, reason: evidence || 'no evidence' }
  return { isPostmortem, confidence, profile: fit.profile.data.id, reason: fit.reason }
}

/** 0.5 at the border, towards 1 on either side of it. */
function sureness(distance: number): number {
  return 1 / (1 + Math.exp(-distance))
}

function profileKey(fields: readonly Field[], profiles: readonly Profile[]): string | null {
  const field = fields.find(
    ({ form, label }) => (form === 'yaml' || form === 'toml') && label.value === 'profile',
  )
  return profiles.find(({ data }) => data.id === field?.value.value)?.data.id ?? null
}

interface Fit {
  readonly profile: Profile
  readonly points: number
  readonly reason: string
}

/** The style that fits best, where one fits at all: its own keys in its own form, and its own sections. */
function bestFit(nature: Nature, profiles: readonly Profile[]): Fit | null {
  let best: Fit | null = null
  for (const profile of profiles) {
    if (profile.data.generic) continue
    const fit = fitOf(nature, profile)
    if (fit !== null && (best === null || fit.points > best.points)) best = fit
  }
  return best
}

/** Shares of the style's keys and sections that the document has, and marks that only this style has. */
function fitOf({ fields, sections, title }: Nature, profile: Profile): Fit | null {
  const { metadata, evidence } = profile.data
  const keys = ownKeys(fields, profile)
  const ids = ownSections(sections, profile)
  const asked = metadata.fields.filter(field => field.required !== false)
  const keyShare = asked.length === 0 ? 0 : asked.filter(field => keys.has(field.key)).length / asked.length
  const wanted = profile.data.tiers.map(tier => {
    const needed = tier.sections.filter(
      id => !profile.data.sections.find(section => section.id === id)?.optional,
    )
    return needed.length === 0 ? 0 : needed.filter(id => ids.has(id)).length / needed.length
  })
  const sectionShare = Math.max(0, ...wanted)
  const marks =
    evidence.fields.filter(key => keys.has(key)).length +
    evidence.sections.filter(id => ids.has(id)).length +
    (evidence.title !== undefined && new RegExp(evidence.title, 'u').test(title) ? 1 : 0)
  const points = keyShare + sectionShare + Math.min(marks, 4) * 0.15
  const fits = keyShare >= 0.5 ? points >= 1.1 : marks >= 4 || (marks >= 2 && keyShare + sectionShare >= 0.75)
  if (!fits) return null
  return { profile, points, reason: reasonOf(keys.size, ids.size, profile) }
}

function reasonOf(keys: number, sections: number, { data }: Profile): string {
  return `${keys} of its keys (${data.metadata.form}) and ${sections} of its sections`
}

/** The style's own keys that the document has in the style's own form. */
function ownKeys(fields: readonly Field[], { data, lookup }: Profile): Set<string> {
  const keys = new Set<string>()
  for (const { label, form } of fields) {
    const own =
      lookup.fields.get(label.value) ??
      (data.metadata.exact ? undefined : lookup.fields.get(normalise(label.value)))
    if (own !== undefined && isForm(form, own.form ?? data.metadata.form)) keys.add(own.key)
  }
  return keys
}

/** Whether a form found is the one asked for: bold and plain bullets, and bold and plain lines, are near kin. */
function isForm(found: Field['form'], asked: string): boolean {
  if (found === asked) return true
  if (asked === 'bullet' || asked === 'bold-bullet') return found === 'bullet' || found === 'bold-bullet'
  return asked === 'yaml' && found === 'toml'
}

function ownSections(sections: readonly Section[], { lookup }: Profile): Set<string> {
  const ids = new Set<string>()
  for (const { title } of sections) {
    const own = lookup.sections.get(title.value) ?? lookup.sections.get(normalise(title.value))
    if (own?.id) ids.add(own.id)
  }
  return ids
}
