import type { SectionKind } from './kinds.ts'
import { unspaced } from './normalise.ts'

/**
 * The kind that the first phrase within a normalised title gives it, the longest of those that begin at one place:
 * `timeline` for "how the timeline unfolded". `null` where no phrase stands in it, or the title is a sentence.
 */
export function kindOfPhrase(title: string, phrases: ReadonlyMap<string, SectionKind>): SectionKind | null {
  const words = title.split(' ')
  if (words.length > MOST_WORDS) return null
  for (let at = 0; at < words.length; at++) {
    if (unspaced.test(words[at]!)) {
      const kind = glued(words[at]!, phrases)
      if (kind !== null) return kind
    }
    for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
      const kind = phrases.get(words.slice(at, at + count).join(' '))
      if (kind !== undefined) return kind
    }
  }
  return null
}

/** A phrase within a run of a script without spaces. */
function glued(run: string, phrases: ReadonlyMap<string, SectionKind>): SectionKind | null {
  for (let at = 0; at < run.length; at++) {
    for (let length = Math.min(LONGEST_RUN, run.length - at); length > 1; length--) {
      const kind = phrases.get(run.slice(at, at + length))
      if (kind !== undefined) return kind
    }
  }
  return null
}

/** Longer titles tell something themselves. */
const MOST_WORDS = 10
/** No phrase has more words, or in scripts without spaces more characters. */
const LONGEST = 4
const LONGEST_RUN = 8
