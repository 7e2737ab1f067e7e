import type { PackWords } from '../profile/vocabulary.ts'

/** Phrases by the letter that opens and the one that ends them, as they are listed. */
export type VaguePhrases = ReadonlyMap<string, readonly VaguePhrase[]>

interface VaguePhrase {
  readonly phrase: string
  /** In small letters. */
  readonly wanted: string
  readonly rank: number
}

/** The vague phrases of all languages. */
export function vaguePhrases(packs: readonly PackWords[]): VaguePhrases {
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
export function candidates(vague: VaguePhrases, first: string, last: string): readonly VaguePhrase[] {
  const found = new Set([...(vague.get(`${first}…`) ?? []), ...(vague.get(`…${last}`) ?? [])])
  return [...found].sort((a, b) => a.rank - b.rank)
}
