import type { PackWords } from '../profile/vocabulary.ts'
import { type Phrases, phrasesOf } from './phrases.ts'

/**
 * What a phrase says: a fault of the subject before it, of the agent behind it (`agent`: "broken by"), of the owner
 * before it or the agent behind it (`lapse`: "mistake"); what somebody had better done; an insult; or, longer than another
 * phrase that starts at the same place, none of these ("broke glass").
 */
export type Said = 'fault' | 'agent' | 'lapse' | 'counterfactual' | 'loaded' | 'innocent'

/** What a phrase says of whoever it is about. */
export interface Wording {
  readonly says: Said
  readonly language: string
  /**
   * `A … B` in a pack: the phrase is B, and A stands before it in the same clause. `… B`: who is meant stands at the
   * start of the clause, with a verb of its own. `null`: whoever is meant stands right before the phrase.
   */
  readonly lead: string | null
}

/** The words of all languages that the rules on language and analysis listen for. */
export interface Lexicon {
  readonly said: Phrases<Wording>
  /** Names of causes that are no cause: `human` error, or the `surface` of what went wrong. */
  readonly causes: Phrases<'human' | 'surface'>
  readonly tongues: ReadonlyMap<string, Tongue>
  /** Given names that are no other word, in small letters. */
  readonly names: ReadonlySet<string>
  /** What introduces a question of a why-chain, and what an answer to it. */
  readonly why: readonly string[]
  /** Matches where one of the words that ask for a reason stands. */
  readonly asksWhy: RegExp
  readonly because: readonly string[]
}

/** What one language calls people, and the words around them. All in small letters. */
export interface Tongue {
  readonly language: string
  /** Nouns for a person or role, as phrases. */
  readonly people: ReadonlySet<string>
  /** Nouns for people that machines are called by too: people only with verbs that no machine has. */
  readonly ambiguous: ReadonlySet<string>
  /** Those who write, or all of them: "we", "the team". */
  readonly selves: ReadonlySet<string>
  /** Articles that are something else in other languages. */
  readonly articles: ReadonlySet<string>
  /** Words that open a clause: who stands behind one is its subject. */
  readonly openers: ReadonlySet<string>
  /** Words that make a clause a mere possibility. */
  readonly possible: ReadonlySet<string>
  /** Words that may stand between subject and verb. */
  readonly between: ReadonlySet<string>
}

/** The words of the packs, ready to be listened for. */
export function lexiconOf(packs: readonly PackWords[]): Lexicon {
  return {
    said: phrasesOf(packs.flatMap(pack => [...wordings(pack)])),
    causes: phrasesOf(
      packs.flatMap(({ words }) => [
        ...(words.humanError ?? []).map(text => [text, 'human'] as const),
        ...(words.surface ?? []).map(text => [text, 'surface'] as const),
      ]),
    ),
    tongues: new Map(packs.map(pack => [pack.language, tongueOf(pack)])),
    names: new Set(packs.flatMap(pack => small(pack.words.names))),
    why: packs.flatMap(pack => small(pack.words.why)),
    asksWhy: anyOf(packs.flatMap(pack => small(pack.words.why))),
    because: packs.flatMap(pack => small(pack.words.because)),
  }
}

function* wordings({ language, words }: PackWords): Generator<readonly [string, Wording]> {
  for (const text of words.loaded ?? []) yield [text, { says: 'loaded', language, lead: null }]
  for (const text of words.counterfactual ?? []) yield led(text, 'counterfactual', language)
  for (const text of words.faultVerbs ?? []) yield led(text, 'fault', language)
  for (const text of words.faultsBy ?? []) yield led(text, 'agent', language)
  for (const text of words.lapses ?? []) yield led(text, 'lapse', language)
  for (const text of words.innocent ?? []) yield led(text, 'innocent', language)
}

function led(text: string, says: Wording['says'], language: string): readonly [string, Wording] {
  const gap = text.indexOf('…')
  if (gap < 0) return [text, { says, language, lead: null }]
  return [text.slice(gap + 1).trim(), { says, language, lead: text.slice(0, gap).trim().toLowerCase() }]
}

function tongueOf({ language, words }: PackWords): Tongue {
  return {
    language,
    people: new Set(small(words.people)),
    ambiguous: new Set(small(words.ambiguous)),
    selves: new Set(small(words.selves)),
    articles: new Set(small(words.articles)),
    openers: new Set(small(words.openers)),
    possible: new Set(small(words.possible)),
    between: new Set(small(words.between)),
  }
}

function anyOf(words: readonly string[]): RegExp {
  const escaped = words.map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return words.length === 0 ? /(?!)/ : new RegExp(escaped.join('|'), 'i')
}

function small(words: readonly string[] | undefined): string[] {
  return (words ?? []).map(word => word.toLowerCase())
}
