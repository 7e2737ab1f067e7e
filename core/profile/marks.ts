import { normalise } from './normalise.ts'
import type { ProfileData } from './profile.ts'

/** What the documents of a style are recognised by. */
export interface StyleMarks {
  /** The keys the style asks for, in any tier. */
  readonly keys: readonly string[]
  /** The sections each tier needs, optional ones left out. */
  readonly sections: readonly (readonly string[])[]
  readonly title: RegExp | null
  /** The keys that only this style has, and what it calls them itself, normalised. */
  readonly labels: readonly { readonly key: string; readonly word: string }[]
  /** The ids of its sections by what the style itself calls them, normalised: aliases are what others call them. */
  readonly titles: ReadonlyMap<string, readonly string[]>
}

/** The marks of a style, prepared for comparison with many documents. */
export function marksOf({ metadata, sections, tiers, evidence }: ProfileData): StyleMarks {
  const titles = new Map<string, string[]>()
  for (const { id, title } of sections) {
    const word = normalise(title)
    titles.set(word, [...(titles.get(word) ?? []), id])
  }
  const optional = new Set(sections.filter(section => section.optional).map(section => section.id))
  return {
    keys: metadata.fields.filter(field => field.required !== false).map(field => field.key),
    sections: tiers
      .map(tier => tier.sections.filter(id => !optional.has(id)))
      .filter(needed => needed.length > 0),
    title: evidence.title === undefined ? null : new RegExp(evidence.title, 'u'),
    labels: evidence.fields.map(key => ({ key, word: normalise(key) })),
    titles,
  }
}
