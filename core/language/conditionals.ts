import type { Span } from '../span.ts'
import type { Tongue } from './lexicon.ts'
import { type Cast, type Noun, nounPhrase, type Word, wordsIn } from './nouns.ts'

/** The condition of a counterfactual sentence: who should have done something, and what. */
export interface Condition {
  readonly noun: Noun
  readonly words: readonly Word[]
  /** From "if" or "had" to the verb. */
  readonly span: Span
  /** The verb in lower case: "checked". */
  readonly verb: string
}

/**
 * Returns the condition of a sentence such as "If the engineer had checked …, … would have …" or "Had we read …,
 * we would have …"; `null` if there is none about people. English only.
 */
export function conditionIn(text: string, sentence: Span, tongue: Tongue, cast: Cast): Condition | null {
  const words = wordsIn(text, sentence.start, sentence.end)
  for (const [i, { small }] of words.entries()) {
    if (small !== 'had') continue
    const found = supposedAt(words, i, tongue, cast) ?? invertedAt(words, i, tongue, cast)
    if (found !== null) return found
  }
  return null
}

/** "If the engineer had checked". */
function supposedAt(words: readonly Word[], had: number, tongue: Tongue, cast: Cast): Condition | null {
  const at = words.findLastIndex(({ small }, i) => i < had && small === 'if')
  const noun = at < 0 ? null : nounBehind(at, nounPhrase(words, had, tongue, cast))
  const verb = words[hastes.has(words[had + 1]?.small ?? '') ? had + 2 : had + 1]
  return noun === null || verb === undefined ? null : condition(words, noun, words[at]!, verb)
}

/** The verb follows "had" within fewer words than this: no subject here is longer than five. */
const VERB_REACH = 7

/** "Had the engineer checked". */
function invertedAt(words: readonly Word[], had: number, tongue: Tongue, cast: Cast): Condition | null {
  const opens =
    had === 0 || /^[,;:(–—-]$/.test(words[had - 1]!.text) || pronouns.has(words[had + 1]?.small ?? '')
  for (let to = had + 2; opens && to < Math.min(words.length, had + VERB_REACH); to++) {
    const noun = nounBehind(had, nounPhrase(words, to, tongue, cast))
    if (noun !== null) return condition(words, noun, words[had]!, words[to]!)
  }
  return null
}

/** The noun phrase if nothing stands between it and the word `at`; else `null`. */
function nounBehind(at: number, noun: Noun | null): Noun | null {
  // `nounPhrase` may take the word before for an adjective.
  return noun !== null && (noun.from === at + 1 || noun.from === at) ? { ...noun, from: at + 1 } : null
}

function condition(words: readonly Word[], noun: Noun, from: Word, verb: Word): Condition {
  return { noun, words, span: { start: from.start, end: verb.end }, verb: verb.small }
}

const pronouns: ReadonlySet<string> = new Set([
  'we',
  'they',
  'he',
  'she',
  'someone',
  'somebody',
  'anyone',
  'anybody',
])
const hastes: ReadonlySet<string> = new Set(['only', 'just', 'also', 'already', 'actually', 'first'])
