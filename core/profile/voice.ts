import { unspaced } from './normalise.ts'

/** What sentences with certain words do (tell, announce, bid …); the names are those in a pack's `voice`. */
const uses = [
  'told',
  'ahead',
  'bidden',
  'opening',
  'quoted',
  'own',
  'essay',
  'drill',
  'meeting',
  'cause',
  'today',
] as const

export type Use = (typeof uses)[number]
const bits = Object.fromEntries(uses.map((use, at) => [use, 1 << at])) as Record<Use, number>
/** The words of one language, as its pack has them. `…ed` is how a word, or in scripts without spaces a sentence, ends. */
export type VoiceData = Readonly<Record<Use | 'common', readonly string[]>>

/** The words of one language, prepared for lookup. Uses are bits, so that one lookup gives all uses of a word. */
export interface Voice {
  readonly common: ReadonlySet<string>
  readonly words: ReadonlyMap<string, number>
  readonly endings: ReadonlyMap<string, number>
  /** How many letters endings have. */
  readonly lengths: readonly number[]
  /** First words of `words` that are phrases. */
  readonly firsts: ReadonlySet<string>
  /** Whether words stand without spaces between them. */
  readonly isGlued: boolean
}

/** The words of a pack by what they do. */
export function voiceOf(data: VoiceData): Voice {
  const words = new Map<string, number>()
  const endings = new Map<string, number>()
  const firsts = new Set<string>()
  for (const use of uses) {
    for (const name of data[use]) {
      const isEnding = name.startsWith('…')
      const said = isEnding ? name.slice(1) : plain(name)
      const map = isEnding ? endings : words
      map.set(said, (map.get(said) ?? 0) | bits[use])
      if (said.includes(' ')) firsts.add(said.slice(0, said.indexOf(' ')))
    }
  }
  const isGlued = data.common.some(one => unspaced.test(one))
  const lengths = [...new Set([...endings.keys()].map(ending => ending.length))]
  return { common: new Set(data.common), words, endings, lengths, firsts, isGlued }
}

/** What the sentences of a text do: how many of them each. `sentences` are those long enough to have a tense. */
export type Speech = Record<Use | 'sentences' | 'questions', number>

/** The speech of a text that says nothing. */
export function silence(): Speech {
  return Object.fromEntries(['sentences', 'questions', ...uses].map(use => [use, 0])) as Speech
}

/**
 * Adds to `speech` what the sentences of a passage do. Of opening (bidding), looking ahead, telling and setting rules
 * each does only the first that it does, and a question none.
 */
export function listen(passage: string, voice: Voice, speech: Speech): void {
  for (const sentence of passage.split(ends)) {
    const { said, isLong } = voice.isGlued ? glued(sentence, voice) : spaced(sentence, voice)
    const isSaid = (use: Use) => (said & bits[use]) !== 0
    for (const use of besides) if (isSaid(use)) speech[use]++
    if (question.test(sentence)) {
      speech.questions++
      continue
    }
    const mood = moods.find(isSaid)
    if (!isLong || (mood === undefined && isNote(sentence))) continue
    speech.sentences++
    if (mood !== undefined) speech[mood]++
  }
}

const moods = ['opening', 'ahead', 'told', 'bidden'] as const
const besides = ['quoted', 'own', 'essay', 'drill', 'meeting', 'cause', 'today'] as const
const question = /[?？][\s*_”"»]{0,9}$/
const ends = /(?<=[!?？！。])|(?<=\.)[\s*_]+|\n/

/** A line of a timeline, or a label with its value: both are often without a verb. */
function isNote(sentence: string): boolean {
  return hour.test(sentence) || label.test(sentence)
}

const hour = /^[\s*_~[(|-]{0,9}\d{1,2}[:h]\d\d/
/** `Owner:`, `**Owner**`, `- Owner:` in front of a value. */
const label = /^[\s*_-]{0,9}(?:[^:：*\n]{1,30}[:：][*_]*|\*\*[^*\n]{1,40}\*\*)(?=\s)/

interface PhraseMatch {
  /** What the words do, as bits. */
  readonly said: number
  readonly isLong: boolean
}

/** The uses that count at the start of a sentence only. */
const atStart = bits.opening | bits.meeting
/** What is shorter is a label or a note, which has no tense. */
const FEW_WORDS = 5
const FEW_SIGNS = 10

function spaced(sentence: string, voice: Voice): PhraseMatch {
  const { words, firsts } = voice
  const found = plain(sentence).match(word) ?? []
  const opening = label.exec(sentence)
  const start = opening === null ? 0 : (plain(opening[0]).match(word) ?? []).length
  let said = 0
  for (let at = 0; at < found.length; at++) {
    const one = found[at]!
    let does = words.get(one) ?? 0
    if (firsts.has(one)) {
      for (let count = 2; count <= LONGEST; count++)
        does |= words.get(found.slice(at, at + count).join(' ')) ?? 0
    }
    does |= endingOf(one, voice)
    said |= at === 0 || at === start ? does : does & ~atStart
  }
  return { said, isLong: found.length - start >= FEW_WORDS }
}

/** The same where words stand without spaces between them. */
function glued(sentence: string, { words, endings }: Voice): PhraseMatch {
  const text = plain(sentence.replace(label, ''))
  const start = text.search(letter)
  const end = text.replace(tail, '')
  let said = 0
  for (const [one, does] of words) {
    const at = text.indexOf(one)
    if (at >= 0) said |= at === start ? does : does & ~atStart
  }
  for (const [one, does] of endings) if (end.endsWith(one)) said |= does
  return { said, isLong: end.length - start >= FEW_SIGNS }
}

/** Whether a word is a verb of the past in one of the languages. */
export function tells(word: string, voices: readonly Voice[]): boolean {
  const one = plain(word)
  return voices.some(voice => (((voice.words.get(one) ?? 0) | endingOf(one, voice)) & bits.told) !== 0)
}

/** What the ending of a word does: at least two letters stand before it. */
function endingOf(one: string, { endings, lengths }: Voice): number {
  let does = 0
  for (const length of lengths) if (length < one.length - 1) does |= endings.get(one.slice(-length)) ?? 0
  return does
}

/** No phrase has more words. */
const LONGEST = 4
const word = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}]+)*/gu
const letter = /\p{L}/u
const tail = /[^\p{L}\p{N}]+$/u

function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'")
}

/** The language that a text is in, by its most frequent words or signs; `null` where it has none of any. */
export function voiceIn(text: string, voices: readonly Voice[]): Voice | null {
  const found = plain(text).match(word) ?? []
  let best: Voice | null = null
  let most = 0
  for (const voice of voices) {
    const count = found.reduce((sum, one) => sum + commonIn(one, voice), 0)
    if (count > most) [best, most] = [voice, count]
  }
  return best
}

/** The first of the Japanese signs; those of Chinese and Korean come later. */
const FIRST_SIGN = 0x3040

function commonIn(found: string, { common, isGlued }: Voice): number {
  if (!isGlued) return Number(common.has(found))
  // A word that begins and ends with letters of an alphabet has no signs of these scripts in it.
  if (found.charCodeAt(0) < FIRST_SIGN && found.charCodeAt(found.length - 1) < FIRST_SIGN) return 0
  let count = 0
  for (const sign of found) if (common.has(sign)) count++
  return count
}
