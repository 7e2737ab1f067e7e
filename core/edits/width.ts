/**
 * How many columns a text takes in an editor with a fixed-width font: two for East Asian wide and full-width
 * characters and for emoji, none for combining marks, joiners and variation selectors, one for all others.
 * Ranges: Unicode Standard Annex #11 (East Asian Width W and F), blocks rather than single characters.
 */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  let joined = false
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code === ZERO_WIDTH_JOINER) joined = true
    else if (code < FIRST_SPECIAL) {
      if (!joined) width++
      joined = false
    } else if (!nothing.test(character)) {
      if (!joined) width += isWide(code) || emoji.test(character) ? 2 : 1
      joined = false
    }
  }
  return width
}

const ascii = /^[\x20-\x7e]*$/
const nothing = /^[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]$/u
const emoji = /^\p{Emoji_Presentation}$/u
/** The soft hyphen: what precedes it takes one column, control characters as well. */
const FIRST_SPECIAL = 0xad
const ZERO_WIDTH_JOINER = 0x200d

function isWide(code: number): boolean {
  return wide.some(([from, to]) => code >= from && code <= to)
}

/** First and last code point of each run of wide blocks. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], // Hangul initial consonants
  [0x2e80, 0x303e], // CJK radicals, ideographic punctuation
  [0x3041, 0xa4cf], // kana, Bopomofo, compatibility jamo, ideographs, Yi
  [0xa960, 0xa97f], // Hangul extended A
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff], // compatibility ideographs
  [0xfe30, 0xfe6f], // compatibility forms
  [0xff01, 0xff60], // full-width forms
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd], // ideographs of the supplementary planes
]

/** The text with spaces behind it, at least `width` columns wide. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
