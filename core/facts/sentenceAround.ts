import { phrasesIn } from '../language/phrases.ts'
import { isAmong, normalise, unspaced } from '../profile/normalise.ts'
import type { Vocabulary } from '../profile/vocabulary.ts'

/** How far a sentence is looked at, in UTF-16 units. */
export const SENTENCE = 160
const sentenceEnd = /[.!?]\s|[。！？]|\n\s*\n/

/** Whether the sentence around `[start, end)` is hypothetical: "For three days we could not have restored anything". */
export function isUnreal(text: string, start: number, end: number, { unreal }: Vocabulary): boolean {
  return (
    phrasesIn(sentenceBefore(text, start) + text.slice(start, end) + sentenceBehind(text, end), unreal)
      .length > 0
  )
}

/** The part of the sentence before `start`. */
export function sentenceBefore(text: string, start: number): string {
  return text
    .slice(Math.max(0, start - SENTENCE), start)
    .split(sentenceEnd)
    .at(-1)!
}

/** The part of the sentence after `end`. */
export function sentenceBehind(text: string, end: number): string {
  return text.slice(end, end + SENTENCE).split(sentenceEnd)[0]!
}

const someone = /(?<![\w.])@\p{L}/u

/**
 * Whether the sentence around `[start, end)` says that something failed. The part after it counts only if nothing precedes it, or
 * in scripts without spaces, whose verbs come last. What is said of a person ("@mo was offline") is not a failure.
 */
export function tellsFailure(
  text: string,
  start: number,
  end: number,
  { failing, unseen }: Vocabulary,
): boolean {
  const before = sentenceBefore(text, start)
  if (someone.test(before)) return false
  const behind = sentenceBehind(text, end)
  const said = normalise(before.replace(/^\W*\*\*[^*]+\*\*:?/, ''))
  const isLast = said === '' || unspaced.test(behind.charAt(0))
  const words = (isLast ? `${said} ${normalise(behind)}` : said).split(' ')
  return words.some(word => isAmong(word, failing)) && !words.some(word => isAmong(word, unseen))
}
