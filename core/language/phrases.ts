/**
 * Looks for many phrases in one pass over a text, in every language at once. Regular expressions of a thousand phrases
 * take several times as long as this table of their longest words.
 */
export interface Phrases<T> {
  /**
   * At the number of a word, a part of its hash where it is the longest of some phrase, `SEVERAL` where more than one
   * such word has this number, 0 for none: nearly all words of a text stop here.
   */
  readonly known: Uint8Array
  /** By the longest word; the longest phrase first. */
  readonly spaced: ReadonlyMap<string, readonly Phrase<T>[]>
  /** Of scripts without spaces between words: by the first character. */
  readonly unspaced: ReadonlyMap<string, readonly Phrase<T>[]>
}

export interface Phrase<T> {
  /** In small letters, with plain apostrophes. */
  readonly words: readonly string[]
  /** Which of the words is the longest. */
  readonly key: number
  readonly value: T
}

/** A phrase in a text; offsets count from the start of the text. */
export interface Heard<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

const BITS = 1 << 14
const SEVERAL = 255
const FIRST_UNSPACED = 0x3040

/** A table of phrases; one that is listed twice is found twice. */
export function phrasesOf<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const known = new Uint8Array(BITS)
  const spaced = new Map<string, Phrase<T>[]>()
  const unspaced = new Map<string, Phrase<T>[]>()
  for (const [text, value] of entries) {
    const small = text.toLowerCase().replaceAll('’', "'")
    const isSpaced = !isUnspaced(small.charCodeAt(0))
    const words = isSpaced ? small.split(' ') : [small]
    const key = longest(words)
    const [table, name] = isSpaced ? [spaced, words[key]!] : [unspaced, small[0]!]
    note(known, isSpaced ? hashOf(name) : hashOfSign(name.charCodeAt(0)))
    const listed = table.get(name)
    if (listed) listed.push({ words, key, value })
    else table.set(name, [{ words, key, value }])
  }
  for (const listed of [...spaced.values(), ...unspaced.values()]) {
    listed.sort((a, b) => lengthOf(b) - lengthOf(a))
  }
  return { known, spaced, unspaced }
}

/** A slot tells one word apart from nearly all others that fall into it. */
function note(known: Uint8Array, hash: number): void {
  const slot = hash & (BITS - 1)
  const part = partOf(hash)
  known[slot] = known[slot] === 0 || known[slot] === part ? part : SEVERAL
}

/** From 1 to 254. */
function partOf(hash: number): number {
  return ((hash >>> 14) % 254) + 1
}

function longest(words: readonly string[]): number {
  let key = 0
  for (let i = 1; i < words.length; i++) if (words[i]!.length > words[key]!.length) key = i
  return key
}

function lengthOf({ words }: Phrase<unknown>): number {
  return words.reduce((sum, word) => sum + word.length + 1, 0)
}

/**
 * The phrases in a text, in order; of several that start at a place every one, the longest first. Linear in the text.
 */
export function phrasesIn<T>(text: string, phrases: Phrases<T>): Heard<T>[] {
  const heard: Heard<T>[] = []
  hearAll(heard, text, phrases)
  return heard.length < 2 ? heard : heard.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Adds to a list from outside: V8 takes code apart that makes its own and fills it in a long loop, again and again. */
function hearAll<T>(heard: Heard<T>[], text: string, phrases: Phrases<T>): void {
  const { known } = phrases
  const { length } = text
  let hash = 0
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : 0x20
    const letter = code < 0x80 ? SMALL[code]! : smallOf(code)
    if (letter !== 0) {
      hash = (Math.imul(hash, 31) + letter) | 0
      continue
    }
    const part = known[hash & (BITS - 1)]!
    if (part !== 0 && (part === SEVERAL || part === partOf(hash))) hearSpaced(heard, text, at, phrases)
    if (code >= FIRST_UNSPACED && known[hashOfSign(code) & (BITS - 1)] !== 0)
      hearUnspaced(heard, text, at, phrases)
    hash = 0
  }
}

/** Phrases whose longest word, or its first part, ends at a place. */
function hearSpaced<T>(heard: Heard<T>[], text: string, to: number, { spaced }: Phrases<T>): void {
  let at = to
  while (isPartAt(text, at - 1)) at--
  const word = wordAt(text, at)
  for (const { words, key, value } of spaced.get(word) ?? []) {
    const start = startOf(text, at, words, key)
    const end = start < 0 ? -1 : endOf(text, at, words, key)
    if (end > 0 && !isWithinName(text, start, end)) heard.push({ start, end, value })
  }
}

/** Whether the words are a part of a name that underscores hold together: "reckless_mode". */
function isWithinName(text: string, start: number, end: number): boolean {
  return (
    (text[end] === '_' && isPartAt(text, end + 1)) || (text[start - 1] === '_' && isPartAt(text, start - 2))
  )
}

/** Where the words of a phrase before its longest one start, which is known to stand at `at`; -1 where others stand there. */
function startOf(text: string, at: number, words: readonly string[], key: number): number {
  let start = at
  for (let i = key - 1; i >= 0; i--) {
    let end = start
    while (end > 0 && start - end < 24 && BETWEEN.includes(text[end - 1]!)) end--
    const from = end - words[i]!.length
    if (end === start || from < 0 || !isWordAt(text, from, words[i]!) || isPartAt(text, from - 1)) return -1
    start = from
  }
  return start
}

/** Past the words of a phrase from its longest one on; 0 where others follow. */
function endOf(text: string, at: number, words: readonly string[], key: number): number {
  let end = at + words[key]!.length
  for (let i = key + 1; i < words.length; i++) {
    let next = end
    while (next < text.length && next - end < 24 && BETWEEN.includes(text[next]!)) next++
    if (next === end || !isWordAt(text, next, words[i]!)) return 0
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
  while (end < text.length && (isPartAt(text, end) || isJoint(text, end))) end++
  const word = text.slice(at, end).toLowerCase()
  return word.includes('’') ? word.replaceAll('’', "'") : word
}

/** Whether this word stands at a place, whole and without regard to case. */
function isWordAt(text: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const found = text.charCodeAt(at + i)
    const wanted = word.charCodeAt(i)
    if (found !== wanted && smallOf(found) !== wanted && !(wanted === 0x27 && found === 0x2019)) return false
  }
  const end = at + word.length
  return !isPartAt(text, end) && !isJoint(text, end)
}

/** An apostrophe or hyphen between letters. */
function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) return false
  return isPartAt(text, at - 1) && isPartAt(text, at + 1)
}

/** White space, quote and emphasis marks between two words of a phrase. */
const BETWEEN = ' \t\r\n*_>'

/** The hash of a word's letters, up to the first hyphen or apostrophe. */
function hashOf(word: string): number {
  let hash = 0
  for (let at = 0; isPartAt(word, at); at++) hash = (Math.imul(hash, 31) + smallOf(word.charCodeAt(at))) | 0
  return hash
}

function hashOfSign(code: number): number {
  return Math.imul(code, 31)
}

function isPartAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && smallOf(text.charCodeAt(at)) !== 0
}

/** A letter or digit without regard to case; 0 for what is no part of a word. */
function smallOf(code: number): number {
  if (code < 0x80) return SMALL[code]!
  return code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7 ? code | 32 : 0
}

const SMALL = new Uint8Array(0x80)
for (let code = 0; code < 0x80; code++) {
  if (/[A-Za-z0-9]/.test(String.fromCharCode(code))) SMALL[code] = code | 32
}

/** Chinese, Japanese and Korean characters. */
export function isUnspaced(code: number): boolean {
  return code >= FIRST_UNSPACED && code <= 0xd7af
}
