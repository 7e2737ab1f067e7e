import type { PackWords, Vocabulary } from '../profile/vocabulary.ts'
import { anyWord } from './anyWord.ts'
import { type Phrases, phrasesOf } from './phrases.ts'

/**
 * What a phrase says: a fault of the subject before it; of the agent after it (`agent`: "broken by"); of the owner
 * before or the agent after it (`lapse`: "mistake"); what somebody should have done; an insult; what is often named as a
 * cause and is none (`human` error, a `surface` cause); or nothing of the kind (`innocent`: "broke glass"), which
 * overrules shorter phrases at the same offset.
 */
export type Said =
  | 'fault'
  | 'agent'
  | 'lapse'
  | 'counterfactual'
  | 'loaded'
  | 'human'
  | 'surface'
  | 'innocent'

/** What a phrase says, and where to look for the person it is about. */
export interface Wording {
  readonly says: Said
  readonly language: string
  /**
   * `A … B` in a language pack: the phrase is B, and the lead A is before it in the same clause; the person is
   * before A. `… B`: the lead is '', and the person starts the clause, with another verb in between. `null`: the
   * person is directly before the phrase.
   */
  readonly lead: string | null
}

/** The words of all languages that the rules about language and analysis look for. */
export interface Lexicon {
  readonly said: Phrases<Wording>
  readonly tongues: ReadonlyMap<string, Tongue>
  /** Given names that are not ordinary words, in lower case. */
  readonly names: ReadonlySet<string>
  /** Words that introduce a question of a chain of whys; `because`: an answer. */
  readonly why: readonly string[]
  /** Matches any of the words in `why`. */
  readonly asksWhy: RegExp
  readonly because: readonly string[]
  /** Words of a cause that say what let it happen. */
  readonly reasons: RegExp
  /** Words of a sentence that names a cause. */
  readonly causal: RegExp
  /** Words behind an error that say what made it likely. */
  readonly circumstances: RegExp
  /** Words for what contributed. */
  readonly factors: RegExp
  /** A denial at the end of a text. */
  readonly denials: RegExp
}

/** The words for people in one language, and words around them. All in lower case. */
export interface Tongue {
  readonly language: string
  /** Nouns for a person or role; may be several words. */
  readonly people: ReadonlySet<string>
  /** Nouns for people or machines ("operator"): people only with verbs that no machine has. */
  readonly ambiguous: ReadonlySet<string>
  /** The authors or their team: "we", "the team". */
  readonly selves: ReadonlySet<string>
  /** Articles that have other meanings in other languages. */
  readonly articles: ReadonlySet<string>
  /** Words that open a clause, so that its subject follows. */
  readonly openers: ReadonlySet<string>
  /** Words that make a clause hypothetical. */
  readonly possible: ReadonlySet<string>
  /** Words that may be between subject and verb. */
  readonly between: ReadonlySet<string>
}

/** Compiles the words of the language packs for searching. */
export function lexiconOf(packs: readonly PackWords[], { cues }: Vocabulary): Lexicon {
  return {
    said: phrasesOf(packs.flatMap(pack => [...wordings(pack)])),
    tongues: new Map(packs.map(pack => [pack.language, tongueOf(pack)])),
    names: new Set(packs.flatMap(pack => small(pack.words.names))),
    why: packs.flatMap(pack => small(pack.words.why)),
    asksWhy: finding(packs.flatMap(pack => pack.words.why ?? [])),
    because: packs.flatMap(pack => small(pack.words.because)),
    reasons: finding(cues.reasons),
    causal: finding(cues.causal),
    circumstances: finding(cues.circumstances),
    factors: finding(cues.factors),
    denials: new RegExp(`(?:${anyWord(cues.denials)})(?:\\s+(?:${anyWord(cues.fillers)}))?\\s*$`, 'i'),
  }
}

function* wordings({ language, words }: PackWords): Generator<readonly [string, Wording]> {
  for (const text of words.loaded ?? []) yield [text, { says: 'loaded', language, lead: null }]
  for (const text of words.counterfactual ?? []) yield led(text, 'counterfactual', language)
  for (const text of words.faultVerbs ?? []) yield led(text, 'fault', language)
  for (const text of words.faultsBy ?? []) yield led(text, 'agent', language)
  for (const text of words.lapses ?? []) yield led(text, 'lapse', language)
  for (const text of words.humanError ?? []) yield [text, { says: 'human', language, lead: null }]
  for (const text of words.surface ?? []) yield [text, { says: 'surface', language, lead: null }]
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

function finding(words: readonly string[]): RegExp {
  return new RegExp(anyWord(words), 'i')
}

function small(words: readonly string[] | undefined): string[] {
  return (words ?? []).map(word => word.toLowerCase())
}
