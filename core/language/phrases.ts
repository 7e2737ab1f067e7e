/**
 * Looks for many phrases in one pass over a text, in every language at once. A regular expression of a thousand
 * phrases takes ten times as long as this table of first letters.
 */
export interface Phrases<T> {
  /** Whether some phrase starts with a word that starts like this; most words of a text stop here. */
  readonly starts: Uint8Array
  /** By the first word; the longest phrase first. */
  readonly spaced: ReadonlyMap<string, readonly Phrase<T>[]>
  /** Of scripts without spaces between words: by the first character. */
  readonly unspaced: ReadonlyMap<string, readonly Phrase<T>[]>
}

export interface Phrase<T> {
  /** In small letters, with plain apostrophes. */
  readonly words: readonly string[]
  readonly value: T
}

/** A phrase in a text; offsets count from the start of the text. */
export interface Heard<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

const BITS = 1 << 13

/** A table of phrases; one that is listed twice is found twice. */
export function phrasesOf<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const starts = new Uint8Array(BITS)
  const spaced = new Map<string, Phrase<T>[]>()
  const unspaced = new Map<string, Phrase<T>[]>()
  for (const [text, value] of entries) {
    const small = text.toLowerCase().replaceAll('’', "'")
    const table = isUnspaced(small.charCodeAt(0)) ? unspaced : spaced
    const words = table === unspaced ? [small] : small.split(' ')
    const key = table === unspaced ? small[0]! : words[0]!
    starts[startOf(small, 0)] = 1
    const listed = table.get(key)
    if (listed) listed.push({ words, value })
    else table.set(key, [{ words, value }])
  }
  for (const listed of [...spaced.values(), ...unspaced.values()]) {
    listed.sort((a, b) => lengthOf(b) - lengthOf(a))
  }
  return { starts, spaced, unspaced }
}

function lengthOf({ words }: Phrase<unknown>): number {
  return words.reduce((sum, word) => sum + word.length + 1, 0)
}

/** The phrases in a text, in order; of several that start at a place every one, the longest first. Linear in the text. */
export function phrasesIn<T>(text: string, phrases: Phrases<T>): Heard<T>[] {
  const { starts } = phrases
  const heard: Heard<T>[] = []
  let within = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isUnspaced(code)) {
      if (starts[startOf(text, at)] === 1) hearUnspaced(heard, text, at, phrases)
      within = false
    } else if (isWordPart(code)) {
      if (!within && starts[startOf(text, at)] === 1) hearSpaced(heard, text, at, phrases)
      within = true
    } else within = false
  }
  return heard
}

function hearSpaced<T>(heard: Heard<T>[], text: string, at: number, { spaced }: Phrases<T>): void {
  for (const { words, value } of spaced.get(wordAt(text, at)) ?? []) {
    const end = endOf(text, at, words)
    if (end > 0) heard.push({ start: at, end, value })
  }
}

/** Past the words of a phrase that starts at `at`, the first of which is known to stand there; 0 where others follow. */
function endOf(text: string, at: number, words: readonly string[]): number {
  let end = at + words[0]!.length
  for (let i = 1; i < words.length; i++) {
    const next = blankEnd(text, end)
    if (next === end || wordAt(text, next) !== words[i]) return 0
    end = next + words[i]!.length
  }
  return end
}

function hearUnspaced<T>(heard: Heard<T>[], text: string, at: number, { unspaced }: Phrases<T>): void {
  for (const { words, value } of unspaced.get(text[at]!) ?? []) {
    if (text.startsWith(words[0]!, at)) heard.push({ start: at, end: at + words[0]!.length, value })
  }
}

/** The word that starts at a place, in small letters; letters, digits, hyphens and apostrophes within hold together. */
function wordAt(text: string, at: number): string {
  let end = at
  while (end < text.length && (isWordPart(text.charCodeAt(end)) || isJoint(text, end))) end++
  return text.slice(at, end).toLowerCase().replaceAll('’', "'")
}

/** An apostrophe or hyphen between letters. */
function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) return false
  return at > 0 && isWordPart(text.charCodeAt(at - 1)) && isWordPart(text.charCodeAt(at + 1))
}

/** Past the white space and emphasis marks between two words of a phrase, with at most one line end. */
function blankEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && at - from < 24 && BETWEEN.includes(text[at]!)) at++
  return at
}

const BETWEEN = ' \t\r\n*_>'

/** The first three letters in small as a number below `BITS`; of scripts without spaces the first. */
function startOf(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (isUnspaced(first)) return (first * 31) & (BITS - 1)
  return (
    ((small(first) * 31 + small(text.charCodeAt(at + 1))) * 31 + small(text.charCodeAt(at + 2))) & (BITS - 1)
  )
}

/** A letter without regard to case; 0 for what is no part of a word. */
function small(code: number): number {
  return isWordPart(code) ? code | 32 : 0
}

/** Chinese, Japanese and Korean characters. */
export function isUnspaced(code: number): boolean {
  return code >= 0x3040 && code <= 0xd7af
}

/** Letters and digits, accented ones included. */
export function isWordPart(code: number): boolean {
  if (code < 0x80) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  }
  return code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7
}
