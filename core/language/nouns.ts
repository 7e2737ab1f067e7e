import type { Span } from '../span.ts'
import type { Lexicon, Tongue } from './lexicon.ts'
import { overLines } from './overLines.ts'

/** The people that a text may name: words of the languages, and names from the document and the team. */
export interface Cast {
  readonly lexicon: Lexicon
  /** Names and handles in lower case, whole and word by word. */
  readonly roster: ReadonlySet<string>
}

/**
 * Returns the cast, with the names of the roster whole and word by word; names of teams and functions are left
 * out.
 */
export function castOf(lexicon: Lexicon, roster: readonly string[]): Cast {
  const names = new Set<string>()
  for (const name of roster) {
    const words = name.split(/[\s,]+/).filter(word => word !== '')
    if (words.length === 0 || words.length > LONGEST_NAME || words.some(word => nobody.test(word))) continue
    names.add(words.join(' '))
    // Two-letter words are particles ("de", "al"), except as a first name: "Mo", "Li".
    for (const [i, word] of words.entries())
      if (word.length > (i === 0 && words.length > 1 ? 1 : 2)) names.add(word)
  }
  return { lexicon, roster: names }
}

/** Words; a longer entry of a roster is not the name of a person. */
const LONGEST_NAME = 5

/** Words that occur in the names of teams, functions and machines. */
const nobody = new RegExp(
  overLines`^(?:
    teams?|squads?|groups?|guild|crew|on-?call|support|ops|devops|sre|qa|dev|platform|security|infra\w*
    |engineering|operations?|service|desk|bot|ci|the|and|of|various|all|everyone|n\/a|none|tbd|unknown
    )$|\d`,
)

/** A word of a sentence, or a single punctuation mark. */
export interface Word extends Span {
  readonly text: string
  readonly small: string
}

/**
 * Splits text into words and single marks; a longer gap, such as blanked-out code, becomes the word `\0`. `from`
 * and `at` are offsets in the text, and so are the spans.
 */
export function wordsIn(text: string, from: number, at: number): Word[] {
  const words: Word[] = []
  for (const found of text.slice(from, at).matchAll(tokens)) {
    const start = from + found.index
    const word = found[0].trim() === '' ? '\0' : found[0]
    if (marks.test(word) || (words.length === 0 && bullets.test(word))) continue
    const small = word.toLowerCase().replace(/^l['’]/, '')
    words.push({ text: word, small, start, end: start + found[0].length })
  }
  return words
}

const tokens = /@?[\p{L}\p{N}][\p{L}\p{N}\p{M}'’./_-]*(?<![.'’/_-])|[ \t]{3,}|[^\s\p{L}\p{N}]/gu
/** Emphasis around a word, and invisible characters of emoji. */
const marks = /^(?:[*_~[\]]|\uFE0E|\uFE0F|\u200D)$/
/** Symbols and arrows that open a line: "⚠️ John forgot", "→ John forgot". */
const bullets = /^(?:\p{Extended_Pictographic}|[→⇒➜➔›»•▪◦])$/u

/** A noun phrase for a person, role or group. */
export interface Noun {
  /** Indexes into the words; `to` is exclusive. */
  readonly from: number
  readonly to: number
  readonly kind: 'person' | 'self'
  readonly named: boolean
  /** Whether it may be a machine: "the operator". */
  readonly ambiguous: boolean
}

/** Returns the noun phrase for a person, role or group that ends before the word `end`; `null` if there is none. */
export function nounPhrase(words: readonly Word[], end: number, tongue: Tongue, cast: Cast): Noun | null {
  // A blanked-out link target may follow a name.
  const name = nameBefore(words, withoutInitial(words, words[end - 1]?.text === '\0' ? end - 1 : end), cast)
  if (name !== null) {
    // "our DBA John": the role before a name is part of the phrase.
    const first = withInitials(words, name)
    const role = roleBefore(words, first, tongue)
    return { from: role ?? first, to: end, kind: 'person', named: true, ambiguous: false }
  }
  const label = /^(?:[A-Z]|\d{1,2})$/.test(words[end - 1]?.text ?? '') ? 1 : 0
  const role = roleBefore(words, end - label, tongue)
  if (role !== null) {
    const at = end - label - 1
    const ambiguous = tongue.ambiguous.has(words[at]!.small)
    if (ambiguous && at > 1 && product.test(words[at - 1]!.text)) return null
    return { from: role, to: end, kind: 'person', named: false, ambiguous }
  }
  const self = phraseBefore(words, end, tongue.selves)
  if (self === null) return null
  const from = pronoun.test(words[self]!.small) ? self : withDeterminer(words, self, tongue)
  return { from, to: end, kind: 'self', named: false, ambiguous: false }
}

/** It takes no determiner: what precedes "we" in "Before the launch we forgot" is another phrase. */
const pronoun = /^(?:we|i|you|they|every(?:one|body)|wir|man|nous|nosotros|nós|noi|wij)$/

/** The word before "operator" if that is a program: "the Prometheus operator", not "the NOC operator". */
const product = /^[A-Z][a-z]/

/** Whether the word after a role makes it a thing: "the reviewer bot", "the developer console". */
export function isThing(word: Word | undefined): boolean {
  return word !== undefined && things.has(word.small)
}

const things: ReadonlySet<string> = new Set(
  (
    'bot service process job script pod tool agent daemon container app application api console portal dashboard page ' +
    'form queue workflow pipeline account module component plugin client server database table cluster system'
  ).split(' '),
)

/** Words of a name in the roster, or of a role in a language pack, at most. */
const LONGEST_PHRASE = 4
/** Words between a known given name and the end of the full name, both included. */
const LONGEST_GIVEN = 3

function nameBefore(words: readonly Word[], end: number, { lexicon, roster }: Cast): number | null {
  const last = words[end - 1]
  if (last === undefined) return null
  if (/^@[\w.-]+$/.test(last.text)) return end - 1
  if (!/^\p{Lu}/u.test(last.text)) return null
  for (let count = Math.min(LONGEST_PHRASE, end); count > 0; count--) {
    const from = end - count
    const run = words.slice(from, end)
    if (run.every(word => /^\p{Lu}/u.test(word.text)) && roster.has(run.map(word => word.small).join(' ')))
      return from
  }
  for (let from = end - 1; from >= Math.max(0, end - LONGEST_GIVEN); from--) {
    const word = words[from]!
    if (!/^\p{Lu}\p{Ll}*/u.test(word.text)) return null
    if (lexicon.names.has(word.small) && word.text !== word.text.toUpperCase()) return from
  }
  return null
}

/** Returns the index after the name, without an initial at its end: "Dana W.". */
function withoutInitial(words: readonly Word[], end: number): number {
  return end > 2 && words[end - 1]!.text === '.' && initial.test(words[end - 2]!.text) ? end - 2 : end
}

/** Returns the index of what belongs before a family name: "L. Meier", "Dr. Chen", "M. van der Berg". */
function withInitials(words: readonly Word[], name: number): number {
  let from = name
  while (from > 0 && particle.test(words[from - 1]!.text)) from--
  while (from > 1 && words[from - 1]!.text === '.' && initial.test(words[from - 2]!.text)) from -= 2
  return from
}

const initial = /^(?:\p{Lu}|Dr|Prof|Mr|Mrs|Ms)$/u
const particle = /^(?:van|von|de[nrl]?|di|da|dos|la|el|al|bin|ten?)$/

/**
 * Returns the start of the noun phrase whose last words are a role, with its determiner and adjectives; `null` if
 * no role.
 */
function roleBefore(words: readonly Word[], end: number, tongue: Tongue): number | null {
  const role = phraseBefore(words, end, tongue.people)
  return role === null ? null : withDeterminer(words, role, tongue)
}

function phraseBefore(words: readonly Word[], end: number, phrases: ReadonlySet<string>): number | null {
  for (let count = Math.min(LONGEST_PHRASE, end); count > 0; count--) {
    const run = words.slice(end - count, end)
    if (phrases.has(run.map(word => word.small).join(' '))) return end - count
  }
  return null
}

/**
 * Returns the index of the determiner, up to five words back over adjectives; without one, 0 if the sentence
 * starts with at most two words before, else `from`.
 */
function withDeterminer(words: readonly Word[], from: number, tongue: Tongue): number {
  for (let at = from - 1; at >= Math.max(0, from - MOST_ADJECTIVES); at--) {
    const { small } = words[at]!
    if (determiners.has(small) || tongue.articles.has(small)) return at
    if (!/^[\p{N}-]*\p{L}[\p{L}\p{N}-]*$/u.test(small) || prepositions.has(small)) return from
    if (at === 0 && from <= MOST_OPENING && !/ly$/.test(small) && !tongue.openers.has(small)) return 0
  }
  return from
}

/** Words between determiner and noun, the determiner included. */
const MOST_ADJECTIVES = 5
/** Words that may precede the noun at the start of a sentence without a determiner: "Senior platform engineer". */
const MOST_OPENING = 2

const determiners: ReadonlySet<string> = new Set(
  (
    'the a an our their his her my your its this that these those another one two three some several both each every ' +
    'no any der die das ein eine einer eines unser unsere unser kein keine le la les un une des notre nos leur aucun ' +
    'aucune el los las unos unas nuestro nuestra ningún ninguna o os as um uma uns umas nosso nossa nenhum nenhuma ' +
    'il lo gli uno nostro nessun het een onze geen'
  ).split(' '),
)
/** A noun phrase cannot reach back over these words. */
const prepositions: ReadonlySet<string> = new Set(
  (
    'of for by to from with in on at about via per than as like and or but that which who whom because when while de du des ' +
    'von vom zum zur mit bei an auf im am del al do da dos das ao à au aux para por pelo pela et y e und oder ou'
  ).split(' '),
)
const none: ReadonlySet<string> = new Set(
  'no neither kein keine aucun aucune ningún ninguna nenhum nenhuma nessun geen'.split(' '),
)

/** Whether the phrase means nobody: "no engineer". */
export function isNegated(words: readonly Word[], noun: Noun): boolean {
  return none.has(words[noun.from]!.small)
}
