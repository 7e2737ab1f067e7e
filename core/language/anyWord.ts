import { isUnspaced } from './phrases.ts'

/**
 * Returns the source of a regular expression, with or without the flag `u`, that matches any of the words of language packs:
 * as whole words, or, in scripts without spaces, anywhere. `…team` is how a word ends, `contribut…` how it begins, and in
 * `no … check` up to three words stand in between. Of several at one place the longest matches; without words, nothing.
 */
export function anyWord(names: readonly string[]): string {
  const words = names.toSorted((a, b) => b.length - a.length)
  const endings = words.filter(isEnding)
  const [glued, whole] = [true, false].map(is =>
    words.filter(word => !isEnding(word) && isUnspaced(word.charCodeAt(0)) === is).map(sourceOf),
  ) as [string[], string[]]
  return [
    ...glued,
    ...bounded(`(?<!${LETTER})`, whole, LETTER),
    ...bounded(`(?<=${SIGN}{2})`, endings.map(sourceOf), SIGN),
    ...(words.length === 0 ? ['(?!)'] : []),
  ].join('|')
}

function isEnding(word: string): boolean {
  return word.startsWith('…')
}

function bounded(before: string, sources: readonly string[], sign: string): string[] {
  return sources.length === 0 ? [] : [`${before}(?:${sources.join('|')})(?!${sign})`]
}

/** Letters and digits of alphabets, and of all scripts. */
const LETTER = String.raw`[0-9A-Za-z\u00c0-\u1fff]`
const SIGN = String.raw`[0-9A-Za-z\u00c0-\u1fff\u3040-\ud7af]`
/** A word may have hyphens: "no end-to-end test". */
const GAP = String.raw`\s+(?:[^\s.,;:!?()]+\s+){0,3}`

function sourceOf(word: string): string {
  return word
    .replace(/^…/, '')
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll(' … ', GAP)
    .replace(/…$/, `${LETTER}*`)
    .replaceAll(' ', String.raw`\s+`)
    .replaceAll("'", "['’]")
}
