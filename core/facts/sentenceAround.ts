import { phrasesIn } from '../language/phrases.ts'
import { isAmong, normalise, unspaced } from '../profile/normalise.ts'
import type { Vocabulary } from '../profile/vocabulary.ts'

/** No sentence is looked at any further. */
export const SENTENCE = 160
const sentenceEnd = /[.!?]\s|[。！？]|\n\s*\n/

/** "For three days we could not have restored anything": what would have been, as the sentence around `[start, end)` says. */
export function isUnreal(text: string, start: number, end: number, { unreal }: Vocabulary): boolean {
  return (
    phrasesIn(sentenceBefore(text, start) + text.slice(start, end) + sentenceBehind(text, end), unreal)
      .length > 0
  )
}

/** The words of the sentence in front of a place. */
export function sentenceBefore(text: string, start: number): string {
  return text
    .slice(Math.max(0, start - SENTENCE), start)
    .split(sentenceEnd)
    .at(-1)!
}

/** The words of the sentence behind a place. */
export function sentenceBehind(text: string, end: number): string {
  return text.slice(end, end + SENTENCE).split(sentenceEnd)[0]!
}

const someone = /(?<![\w.])@\p{L}/u

/**
 * Whether the sentence around `[start, end)` says that something failed; its words behind count where none are before, and
 * in scripts without spaces, whose verbs come last. What is told of a person by handle ("@mo was offline") is no failure.
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
