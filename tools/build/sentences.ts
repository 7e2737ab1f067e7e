import { keyOf } from '../../core/message.ts'

/** Stands between keys and between sentences, in which it does not occur: lists of strings pack larger. */
const BETWEEN = '^'

/**
 * Returns `l10n/sentences.json` as the extension reads it (`client/sentences.ts`): language by language, which packs smaller.
 * Throws an error if two sentences have the same key, or one holds the mark between them.
 */
export function sentencesByLanguage(source: string): string {
  const { languages, sentences } = JSON.parse(source) as {
    readonly languages: readonly string[]
    readonly sentences: Readonly<Record<string, readonly string[]>>
  }
  const all = Object.keys(sentences)
  const keys = all.map(keyOf)
  const twice = keys.findIndex((key, i) => keys.indexOf(key) < i)
  if (twice >= 0)
    throw new Error(
      `"${all[twice]}" and "${all[keys.indexOf(keys[twice]!)]}" have the same key. Word one anew.`,
    )
  const marked = Object.values(sentences)
    .flat()
    .find(one => one.includes(BETWEEN))
  if (marked !== undefined) throw new Error(`"${marked}" holds ${BETWEEN}. Word it anew.`)
  const words = languages.map((language, at) => [
    language,
    Object.values(sentences)
      .map(own => own[at])
      .join(BETWEEN),
  ])
  return JSON.stringify({ between: BETWEEN, keys: keys.join(BETWEEN), words: Object.fromEntries(words) })
}
