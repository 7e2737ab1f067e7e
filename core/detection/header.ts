import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { sectionOf } from '../profile/lookup.ts'
import type { Parsed } from '../syntax/parsed.ts'

/**
 * What the front matter tells of each section, if the report stands there: keys of at least three kinds of sections,
 * each with a sentence (`root_cause: >-`). One or two are a teaser.
 */
export function toldInHeader({ header }: Parsed, profile: Profile): ReadonlyMap<SectionKind, string> {
  const told = new Map<SectionKind, string>()
  for (const { key, value } of header?.entries ?? []) {
    if (value.kind !== 'scalar' || value.value.length < SENTENCE) continue
    const { kind } = sectionOf(profile, key.value)
    if (kind !== null) told.set(kind, value.value)
  }
  return told.size < FEWEST ? none : told
}

/** UTF-16 units. */
const SENTENCE = 40
const FEWEST = 3
const none: ReadonlyMap<SectionKind, string> = new Map()
