import { folded, unspaced } from '../profile/normalise.ts'
import type { DocumentPhrases, DocumentWord } from '../profile/vocabulary.ts'
import { readDuration } from './durations.ts'

/** The first phrase of each sort in a text; `null` if there is none. */
export interface DocumentWords extends Readonly<Record<DocumentWord, string | null>> {
  /** Whether a phrase for another kind of document is at either end: "Incident process". In "Index outage" it is what failed. */
  readonly otherAtEdge: boolean
}

/**
 * What the words of a title or an opening say about the document. The longest phrase counts: an "incident report template" is a
 * template, and an "incident retrospective" is not the retrospective of a sprint.
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
    // "Down for 25 minutes" is not the minutes of a meeting.
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
  /** The index of the first word after it. */
  readonly end: number
}

/** The longest phrase at word `at`, of at most `most` words. */
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

/** Whether the word may join a document to its subject: "Request for a root cause analysis", "Agenda of the incident review". */
function isJoint(word: string): boolean {
  return word.length <= 3
}

/** Number of words before a date, quarter, year or number at the end: "Newsletter, Q2 2026". */
function withoutPeriod(words: readonly string[]): number {
  let end = words.length
  while (end > 1 && period.test(words[end - 1]!)) end--
  return end
}

/** Number of words before that of a series: "Security advisory SA-7: sessions", "Retro sprint 41 (team 2)"; else `null`. */
function seriesIn(plain: string): number | null {
  const words = plain.split(head)[0]!.replace(id, ' 1').match(word) ?? []
  const end = withoutPeriod(words)
  return end < words.length ? end : null
}

const head = /[:：–—|(（]|\s-\s/
const id = /(?<=\s)[a-z]{1,5}-\d[\w-]*/

const period = /\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/

/** Finds phrases in a run of a script without spaces. True if one for another kind of document ends the run. */
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

/** No phrase in such a script is longer. */
const LONGEST_RUN = 10

/** Two words separated only by spaces. */
const attribute = /^[^\p{L}\p{N}]*[\p{L}\p{N}\p{M}]+\s+[\p{L}\p{N}]/u
/**
 * Longer titles are sentences, whose last word is an object: "The day we deleted the index". Phrases of several words are not:
 * "How we moved two billion rows without downtime".
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
