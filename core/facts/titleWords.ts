import { folded, unspaced } from '../profile/normalise.ts'
import type { DocumentPhrases, DocumentWord } from '../profile/vocabulary.ts'
import { readDuration } from './durations.ts'

/** The first phrase of each sort found in a text; `null` where there is none. */
export interface DocumentWords extends Readonly<Record<DocumentWord, string | null>> {
  /**
   * Whether the phrase for another kind of document opens or ends the text, as in "Incident process". In "Index
   * outage" it is the name of what failed.
   */
  readonly otherAtEdge: boolean
}

/**
 * What the words of a title or an opening say of the document. Of phrases that overlap the longest counts, so that
 * an "incident report template" is a template and an "incident retrospective" is no retrospective of a sprint.
 */
export function documentWords(text: string, phrases: DocumentPhrases): DocumentWords {
  const found: Record<DocumentWord, string | null> = { postmortem: null, incident: null, other: null }
  let otherAtEdge = false
  const plain = folded(text).replace(quotes, '')
  const words = plain.match(word) ?? []
  const last = withoutPeriod(words)
  const isSentence = withoutPeriod(plain.split(parts).at(-1)!.match(word) ?? []) > LONGEST_NAME
  const isAttribute = attribute.test(plain)
  const series = seriesIn(plain)
  let about = -1
  for (let at = 0, end = 1; at < words.length; at = end, end++) {
    const first = words[at]!
    if (unspaced.test(first) && glued(first, phrases.sorts, found)) otherAtEdge = true
    const most = phrases.longest.get(first)
    const known = most === undefined ? null : phraseAt(words, at, most, phrases.sorts)
    if (known === null) continue
    const { sort } = known
    // "Down for 25 minutes" is no minutes of a meeting.
    if (sort === 'other' && at > 0 && isUnit(first, phrases) && isLength(words[at - 1]!, first)) continue
    end = known.end
    found[sort] ??= known.phrase
    if (sort === 'postmortem' && about >= 0 && at > about && words.slice(about, at).every(isJoint))
      otherAtEdge = true
    if (sort !== 'other') continue
    about = end
    const isLast = (!isSentence || end - at > 1) && (end === words.length || end === last)
    const isFirst = at === 0 && !(end === 1 && isAttribute && phrases.sorts.get(words[1]!) === 'incident')
    if (isFirst || isLast || end === series) otherAtEdge = true
  }
  return { ...found, otherAtEdge }
}

function isUnit(word: string, { units }: DocumentPhrases): boolean {
  const known = units.get(word) ?? isLength('2', word)
  units.set(word, known)
  return known
}

function isLength(number: string, unit: string): boolean {
  return readDuration(`${number} ${unit}`)?.span.start === 0
}

interface KnownPhrase {
  readonly phrase: string
  readonly sort: DocumentWord
  /** The number of the first word behind it. */
  readonly end: number
}

/** The longest phrase, of `most` words at most, that begins at a word. */
function phraseAt(
  words: readonly string[],
  at: number,
  most: number,
  sorts: DocumentPhrases['sorts'],
): KnownPhrase | null {
  for (let count = Math.min(most, words.length - at); count > 0; count--) {
    const phrase = count === 1 ? words[at]! : words.slice(at, at + count).join(' ')
    const sort = sorts.get(phrase)
    if (sort !== undefined) return { phrase, sort, end: at + count }
  }
  return null
}

/** "Request for a root cause analysis", "Agenda of the incident review": short words join what it is to what it is about. */
function isJoint(word: string): boolean {
  return word.length <= 3
}

/** Where the words end that stand before a day, a quarter, a year or a number: "Newsletter, Q2 2026". */
function withoutPeriod(words: readonly string[]): number {
  let end = words.length
  while (end > 1 && period.test(words[end - 1]!)) end--
  return end
}

/** Where the words end that stand before the number of one in a series: "Security advisory SA-7: sessions", "Retro sprint 41 (team 2)". */
function seriesIn(plain: string): number | null {
  const words = plain.split(head)[0]!.replace(id, ' 1').match(word) ?? []
  const end = withoutPeriod(words)
  return end < words.length ? end : null
}

const head = /[:：–—|(（]|\s-\s/
const id = /(?<=\s)[a-z]{1,5}-\d[\w-]*/

const period = /\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/

/** Finds phrases within a run of a script without spaces; returns whether one for another kind of document ends it. */
function glued(
  run: string,
  phrases: ReadonlyMap<string, DocumentWord>,
  found: Record<DocumentWord, string | null>,
): boolean {
  let isOther = false
  for (let at = 0; at < run.length; at++) {
    for (let length = Math.min(LONGEST_RUN, run.length - at); length > 1; length--) {
      const phrase = run.slice(at, at + length)
      const sort = phrases.get(phrase)
      if (sort === undefined) continue
      found[sort] ??= phrase
      at += length - 1
      isOther = sort === 'other' && at === run.length - 1
      break
    }
  }
  return isOther
}

/** No phrase of a script without spaces has more characters. */
const LONGEST_RUN = 10

/** Two words with nothing between them but space. */
const attribute = /^[^\p{L}\p{N}]*[\p{L}\p{N}\p{M}]+\s+[\p{L}\p{N}]/u
/**
 * What ends with more words is a sentence, and its last word its object: "The day we deleted the index". Several words
 * are no object: "How we moved two billion rows without downtime".
 */
const LONGEST_NAME = 5
const parts = /[:：–—|/]|\s-\s/

/** A title without the sort of document in brackets before it: "[Postmortem] Search was down". */
export function withoutSort(title: string, { sorts }: DocumentPhrases): string {
  const found = /^\s*[[【［]([^[\]【】［］]{2,40})[\]】］]\s*(?=[\p{L}\p{N}])/u.exec(title)
  const sort = found === null ? undefined : sorts.get((folded(found[1]!).match(word) ?? []).join(' '))
  return sort === undefined || sort === 'other' ? title : title.slice(found![0].length)
}

const quotes = /['’‘]/g
const word = /[\p{L}\p{N}\p{M}]+/gu
