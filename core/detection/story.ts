import { findPartialDate } from '../facts/dates.ts'
import { readDuration } from '../facts/durations.ts'
import { DAY, MINUTE } from '../facts/time/days.ts'
import { monthOf } from '../facts/time/months.ts'
import { findDate } from '../facts/times.ts'
import { documentWords } from '../facts/titleWords.ts'
import type { Profile } from '../profile/compile.ts'
import { milestonesIn } from '../profile/milestones.ts'
import { folded, isAmong } from '../profile/normalise.ts'
import type { Vocabulary } from '../profile/vocabulary.ts'
import type { Speech } from '../profile/voice.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { proseOf } from './speech.ts'

interface Telling {
  readonly parsed: Parsed
  readonly title: string
  readonly opening: readonly string[]
  /** Whether name, title or metadata say the day. */
  readonly isNamedByDay: boolean
  /** Whether a section or a label gives the cause. */
  readonly isExplained: boolean
  readonly speech: Speech
  readonly profile: Profile
}

/**
 * How surely a document tells of a failure that happened. It must name a day. 3 where most of it is in the past tense,
 * it says hours, and that something failed, why, or how it was found or ended: two of these where it says one hour or
 * two days only. 2 where it says when something failed, or why, but is not in the past tense, or why what its title
 * names failed, but no hour; else 0.
 */
export function storyPoints(telling: Telling): number {
  const { parsed, title, opening, isNamedByDay, isExplained, speech, profile } = telling
  if (!isNamedByDay && speech.today === 0 && !saysDay(title, opening)) return 0
  const { words } = profile.lookup
  const prose = [
    title,
    ...opening,
    ...parsed.chunks.flatMap(({ blocks, text }) => [...proseOf(blocks, text)]),
  ]
  const hours = hoursIn(prose)
  const isPlaced = (text: string) => text.search(clock) >= 0 || isDated(text)
  const isLong = hours > 1 || (readDuration(`${title}\n${opening.join('\n')}`)?.minutes ?? MONTH) < MONTH
  const isShort = hours > 0 || opening.some(isSpan)
  // Where it says neither hour nor day nor length, nothing below asks for a failure.
  const isFailing =
    (isLong || isShort) &&
    (fails(title || (opening[0] ?? ''), words) || prose.some(text => fails(text, words) && isPlaced(text)))
  if (speech.told * 2 >= speech.sentences) {
    if (isFailing && isLong) return 3
    const isFailed = isFailing || fails(opening.join('\n'), words)
    const parts = [isFailed, isExplained || speech.cause > 0, turnsIn(prose, profile)].filter(Boolean).length
    if (speech.told >= MANY && (hours > 1 ? parts > 0 : isShort && parts > 1)) return 3
    if (speech.told >= MANY && isNamedByDay && isExplained && fails(title, words)) return 2
  }
  return isFailing || (isExplained && hours > 1) ? 2 : 0
}

/** What takes a month or longer is the work of a project. Minutes. */
const MONTH = (28 * DAY) / MINUTE

/** How many different hours the texts say; from two on nobody counts. */
function hoursIn(texts: readonly string[]): number {
  const found = new Set<string>()
  for (const text of texts) {
    for (const one of text.match(clock) ?? []) found.add(one)
    if (found.size > 1) break
  }
  return found.size
}

/** Whether it is told how the failure was found or ended. */
function turnsIn(prose: readonly string[], { lookup }: Profile): boolean {
  return prose.some(text => {
    const found = milestonesIn(lookup.milestones, text)
    return found.has('detected') || found.has('mitigated') || found.has('resolved')
  })
}

/** Fewer sentences in the past tense do not make an account. */
export const MANY = 3

/** Whether the title or the opening names a day. What a label says was read as metadata: "Last updated: 2026-01-08". */
export function saysDay(title: string, opening: readonly string[]): boolean {
  return [title, ...opening].some(isDated)
}

/** Whether the title or the opening names a month: "during June 2026", as a report on a bad one does. */
export function saysMonth(title: string, opening: readonly string[]): boolean {
  return [title, ...opening].some(text =>
    [...text.matchAll(ofYear)].some(([, word]) => word === undefined || monthOf(word) > 0),
  )
}

const ofYear = /(?<!\p{L})(\p{L}{3,10})\.? (?:de )?(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[年년] ?\d{1,2}[月월]/gu

function isDated(text: string): boolean {
  const free = text.replace(labelled, '')
  return shortDay.test(free) || findDate(free) !== null || findPartialDate(free) !== null
}

/** A label with a short value: what follows a longer one is a sentence ("Problem: on 5 February nobody could deploy"). */
const labelled = /^[*_]{0,3}\p{L}[\p{L} ]{1,30}[*_]{0,3}[:：].{0,40}$/gmu
/** `14.02.` or `07/10` at the start of a title, `2.7. um 11 Uhr`. */
const shortDay =
  /^\d{1,2}(?:\.\d{1,2}\.|\/\d{1,2})(?![\d/])|(?<![\d.])\d{1,2}\.\d{1,2}\.(?=\s(?:\p{L}+\s)?\d{1,2}(?::\d\d| Uhr))/u

/** Whether the text names two days: from one to the other something was wrong. */
function isSpan(text: string): boolean {
  const first = findPartialDate(text) ?? findDate(text)?.span
  return (
    first !== undefined &&
    (findDate(text.slice(first.end)) ?? findPartialDate(text.slice(first.end))) !== null
  )
}

function fails(text: string, { failing, documents }: Vocabulary): boolean {
  const words = folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  if (words.some(word => isAmong(word, failing))) return true
  return documentWords(text, documents).incident !== null
}

/** 14:05, 14h05, 10 h 00, 10 Uhr, 2 p.m., 14時, 오후 2시 */
const clock =
  /(?<![\d:])\d{1,2}(?::\d\d(?!:\d)|\s?h(?:\s?\d\d)?(?![\p{L}\d])| Uhr|\s?[ap]\.?m\b|\s?(?:時(?!間)|时(?!间)|시(?!간)|点))/gu
