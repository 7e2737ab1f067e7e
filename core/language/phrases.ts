/**
 * Finds many phrases in one pass over a text, in all languages at once. One regular expression of a thousand
 * phrases takes several times as long as this hash table of each phrase’s longest word.
 */
export interface Phrases<T> {
  /**
   * A filter that nearly all words of a text stop at. The slot of a longest word holds a part of its hash (1 to
   * 254), or `SEVERAL` if two words with different parts share the slot; 0 if the slot is unused.
   */
  readonly known: Uint8Array
  /** By the hash of the longest word, which other words may share; longest phrase first. */
  readonly spaced: ReadonlyMap<number, readonly Phrase<T>[]>
  /** Phrases in scripts without spaces between words, by the hash of the first character. */
  readonly unspaced: ReadonlyMap<number, readonly Phrase<T>[]>
}

export interface Phrase<T> {
  /** In lower case, with straight apostrophes. */
  readonly words: readonly string[]
  /** Index of the longest word. */
  readonly key: number
  readonly value: T
}

/** A phrase found in a text. Offsets count from the start of the text. */
export interface PhraseMatch<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

const BITS = 1 << 14
const SEVERAL = 255
const FIRST_UNSPACED = 0x3040

/** Compiles a table of phrases; an entry that is listed twice is found twice. */
export function phrasesOf<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const known = new Uint8Array(BITS)
  const spaced = new Map<number, Phrase<T>[]>()
  const unspaced = new Map<number, Phrase<T>[]>()
  for (const [text, value] of entries) {
    const small = text.toLowerCase().replaceAll('’', "'")
    const first = small.charCodeAt(0)
    const isSpaced = !isUnspaced(first)
    const words = isSpaced ? small.split(' ') : [small]
    const key = longest(words)
    const table = isSpaced ? spaced : unspaced
    const hash = isSpaced ? hashOf(words[key]!) : hashOfSign(first)
    note(known, hash)
    const listed = table.get(hash)
    if (listed) listed.push({ words, key, value })
    else table.set(hash, [{ words, key, value }])
  }
  for (const listed of [...spaced.values(), ...unspaced.values()]) {
    listed.sort((a, b) => lengthOf(b) - lengthOf(a))
  }
  return { known, spaced, unspaced }
}

/** Marks the slot of a hash as used. */
function note(known: Uint8Array, hash: number): void {
  const slot = hash & (BITS - 1)
  const part = partOf(hash)
  known[slot] = known[slot] === 0 || known[slot] === part ? part : SEVERAL
}

/** Returns a number from 1 to 254. */
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

/** Returns the phrases in a text, by offset; of several at one offset all, the longest first. Takes linear time. */
export function phrasesIn<T>(text: string, phrases: Phrases<T>): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = []
  matchAll(matches, text, phrases)
  return matches.length < 2 ? matches : matches.sort((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * Adds to a list passed in: V8 keeps de-optimising a function that creates the list and fills it in the same long
 * loop.
 */
function matchAll<T>(matches: PhraseMatch<T>[], text: string, phrases: Phrases<T>): void {
  const { known } = phrases
  const { length } = text
  let from = 0
  let hash = 0
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : 0x20
    const letter = code < 0x80 ? SMALL[code]! : smallOf(code)
    if (letter !== 0) {
      hash = (Math.imul(hash, 31) + letter) | 0
      continue
    }
    const part = known[hash & (BITS - 1)]!
    if (part !== 0 && (part === SEVERAL || part === partOf(hash))) {
      for (const phrase of phrases.spaced.get(hash) ?? []) matchSpaced(matches, text, from, phrase)
    }
    if (code >= FIRST_UNSPACED && known[hashOfSign(code) & (BITS - 1)] !== 0)
      matchUnspaced(matches, text, at, phrases)
    from = at + 1
    hash = 0
  }
}

/** Adds the phrase if its longest word is at an offset, where a word starts. */
function matchSpaced<T>(
  matches: PhraseMatch<T>[],
  text: string,
  at: number,
  { words, key, value }: Phrase<T>,
): void {
  if (!isWordAt(text, at, words[key]!)) return
  const start = startOf(text, at, words, key)
  const end = start < 0 ? -1 : endOf(text, at, words, key)
  if (end > 0 && !isWithinName(text, start, end)) matches.push({ start, end, value })
}

/** Whether the words are part of an identifier with underscores: "reckless_mode". */
function isWithinName(text: string, start: number, end: number): boolean {
  return (
    (text[end] === '_' && isPartAt(text, end + 1)) || (text[start - 1] === '_' && isPartAt(text, start - 2))
  )
}

/** Returns the start of a phrase whose longest word is at `at`; -1 if other words precede it. */
function startOf(text: string, at: number, words: readonly string[], key: number): number {
  let start = at
  for (let i = key - 1; i >= 0; i--) {
    let end = start
    while (end > 0 && start - end < LONGEST_GAP && BETWEEN.includes(text[end - 1]!)) end--
    const from = end - words[i]!.length
    if (end === start || from < 0 || !isWordAt(text, from, words[i]!) || isPartAt(text, from - 1)) return -1
    start = from
  }
  return start
}

/** Returns the end of a phrase whose longest word is at `at`; 0 if other words follow. */
function endOf(text: string, at: number, words: readonly string[], key: number): number {
  let end = at + words[key]!.length
  for (let i = key + 1; i < words.length; i++) {
    let next = end
    while (next < text.length && next - end < LONGEST_GAP && BETWEEN.includes(text[next]!)) next++
    if (next === end || !isWordAt(text, next, words[i]!)) return 0
    end = next + words[i]!.length
  }
  return end
}

function matchUnspaced<T>(
  matches: PhraseMatch<T>[],
  text: string,
  at: number,
  { unspaced }: Phrases<T>,
): void {
  for (const { words, value } of unspaced.get(hashOfSign(text.charCodeAt(at))) ?? []) {
    if (text.startsWith(words[0]!, at)) matches.push({ start: at, end: at + words[0]!.length, value })
  }
}

/** Whether the whole word is at an offset, in any case. */
function isWordAt(text: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const found = text.charCodeAt(at + i)
    const wanted = word.charCodeAt(i)
    if (found !== wanted && smallOf(found) !== wanted && !(wanted === 0x27 && found === 0x2019)) return false
  }
  const end = at + word.length
  return !isPartAt(text, end) && !isJoint(text, end)
}

/** Whether there is an apostrophe or hyphen between letters. */
function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) return false
  return isPartAt(text, at - 1) && isPartAt(text, at + 1)
}

/** White space, quote and emphasis marks that may separate the words of a phrase. */
const BETWEEN = ' \t\r\n*_>'
/** UTF-16 units between two words of a phrase: a line end with indentation and quote marks. */
const LONGEST_GAP = 24

/** Returns the hash of a word’s letters, up to the first hyphen or apostrophe. */
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

/** Returns the code of a letter or digit in lower case; 0 if it is not part of a word. */
function smallOf(code: number): number {
  if (code < 0x80) return SMALL[code]!
  return code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7 ? code | 32 : 0
}

const SMALL = new Uint8Array(0x80)
for (let code = 0; code < 0x80; code++) {
  if (/[A-Za-z0-9]/.test(String.fromCharCode(code))) SMALL[code] = code | 32
}

/** Whether it is a Chinese, Japanese or Korean character. */
export function isUnspaced(code: number): boolean {
  return code >= FIRST_UNSPACED && code <= 0xd7af
}
