import type { PackWords } from '../profile/vocabulary.ts'

/** The words that make an action item vague, in all languages. */
export interface VagueWords {
  /** Phrases by first letter (key `x…`) and by last letter (`…x`). */
  readonly phrases: ReadonlyMap<string, readonly VaguePhrase[]>
  /** An item of a few words is vague if it consists of these. */
  readonly blank: ReadonlySet<string>
}

interface VaguePhrase {
  readonly phrase: string
  /** In lower case. */
  readonly wanted: string
  readonly rank: number
}

/** Collects the vague words and phrases of all languages. */
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

/** Returns the phrases that start with `first` or end with `last`, in the order of the language packs. */
export function candidates({ phrases }: VagueWords, first: string, last: string): readonly VaguePhrase[] {
  const found = new Set([...(phrases.get(`${first}…`) ?? []), ...(phrases.get(`…${last}`) ?? [])])
  return [...found].sort((a, b) => a.rank - b.rank)
}
