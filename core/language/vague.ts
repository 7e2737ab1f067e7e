import type { PackWords } from '../profile/vocabulary.ts'

/** What makes an action item vague, in all languages. */
export interface VagueWords {
  /** Phrases by the letter that opens and the one that ends them, as they are listed. */
  readonly phrases: ReadonlyMap<string, readonly VaguePhrase[]>
  /** Words of which an item of a few says nothing to check. */
  readonly blank: ReadonlySet<string>
}

interface VaguePhrase {
  readonly phrase: string
  /** In small letters. */
  readonly wanted: string
  readonly rank: number
}

/** The vague words and phrases of all languages. */
export function vagueWords(packs: readonly PackWords[]): VagueWords {
  return {
    phrases: phrasesByLetter(packs),
    blank: new Set(packs.flatMap(({ words }) => (words.blank ?? []).map(word => word.toLowerCase()))),
  }
}

function phrasesByLetter(packs: readonly PackWords[]): VagueWords['phrases'] {
  const byLetter = new Map<string, VaguePhrase[]>()
  for (const [rank, phrase] of packs.flatMap(({ words }) => words.vague ?? []).entries()) {
    const one = { phrase, wanted: phrase.toLowerCase(), rank }
    const { wanted } = one
    for (const letter of new Set([`${wanted.charAt(0)}…`, `…${wanted.charAt(wanted.length - 1)}`]))
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), one])
  }
  return byLetter
}

/** The phrases that may open or end words, in the order of the packs. */
export function candidates({ phrases }: VagueWords, first: string, last: string): readonly VaguePhrase[] {
  const found = new Set([...(phrases.get(`${first}…`) ?? []), ...(phrases.get(`…${last}`) ?? [])])
  return [...found].sort((a, b) => a.rank - b.rank)
}
