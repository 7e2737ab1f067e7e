import type { Profile } from './compile.ts'
import { nearest } from './near.ts'
import { normalise, withoutSpaces } from './normalise.ts'
import { known } from './shortened.ts'
import type { SectionName } from './styleNames.ts'

/**
 * "Recommendations / follow-up actions", "Decisiones y acciones", "Analyse technique (Root Cause Analysis)": what is to be
 * done, where one of the names says so; else the first that is one, not where "and" joins them ("Context and problem").
 */
export function eitherOf(profile: Profile, title: string): SectionName | null {
  const parts = title.length > 80 ? [] : title.split(/\s?[/&+(（]\s?|\s((?:and|und|et|y|e)\s)/)
  if (parts.length < 3 || parts.length > 5) return null
  const names = parts.map(part => (part === undefined ? null : sectionNamed(profile, normalise(part))))
  const isJoined = parts[1] !== undefined
  return (
    names.find(name => name?.kind === 'actions') ??
    (isJoined ? null : names.find(name => name !== null)) ??
    null
  )
}

/** The style’s section whose title is one slip away from a normalised one. */
export function nearName(profile: Profile, word: string): SectionName | null {
  if (word.length < 5) return null
  const { titles } = profile.lookup
  const hit = nearest(word, titles.keys(), word.length < 10 ? 1 : 2)
  return hit === null ? null : titles.get(hit)!
}

/** The section that a normalised title names in the style, else in the languages. */
export function sectionNamed(profile: Profile, word: string): SectionName | null {
  if (word === '') return null
  const { sections, gaps } = profile.lookup
  const own = sections.get(word) ?? sections.get(withoutSpaces(word))
  if (own) return own
  for (const { parts, name } of gaps) if (fillsGaps(word, parts)) return name
  const other = ofLanguages(profile, word)
  if (other) return other
  const zone = zoneEnd.exec(word)
  const bare = zone && zone.index > 0 ? word.slice(0, zone.index) : ''
  return sections.get(bare) ?? ofLanguages(profile, bare)
}

/** Whether the title begins with the first part, ends with the last and has the others in order between. */
function fillsGaps(word: string, parts: readonly string[]): boolean {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  if (!word.startsWith(first) || !word.endsWith(last)) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = word.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at + last.length <= word.length
}

/** The style's section of the kind that the languages know the title for, as a whole or without the incident it is of. */
function ofLanguages({ lookup }: Profile, word: string): SectionName | null {
  const { sections, documents } = lookup.words
  const kind = known(sections, word, documents)
  if (kind === undefined) return null
  return (kind && lookup.kinds.get(kind)) ?? { id: null, kind, title: word }
}

/** " all times in utc", " times jst", " utc": a sentence about zones at the end of a normalised title. */
const zoneEnd =
  /(?: all)?(?: times?)?(?: are)?(?: in)? (?:utc|gmt|[a-z]{1,3}[sd]t|cet|bst|local time|pacific|eastern|central)(?: times?)?$/

/** What stands before the first colon, dash or bracket behind a word: the title of `Timeline: 3 March`, `Timeline (PST) 3 March`. */
export function headOf(title: string): string {
  const end = headEnd.exec(title)
  return end && end.index > 0 ? normalise(title.slice(0, end.index)) : ''
}

const headEnd = /[:：–—]| - | ?[(（]/
