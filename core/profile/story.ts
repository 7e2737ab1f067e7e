import { findPartialDate } from '../facts/dates.ts'
import { readDuration } from '../facts/durations.ts'
import { findDate } from '../facts/times.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { folded } from './normalise.ts'
import type { Vocabulary } from './vocabulary.ts'
import { documentWords } from './words.ts'

/**
 * How surely a title and the paragraphs below it tell of a failure that happened: a word for failing beside a day,
 * and hours of it. 0 where one of the three is missing, else 2; 3 where they say how long, or from when to when.
 */
export function storyPoints(title: string, opening: readonly string[], words: Vocabulary): number {
  const isDated = (text: string) => findDate(text) !== null || findPartialDate(text) !== null
  const at = opening.findIndex(text => (isDated(text) || isDated(title)) && fails(`${title}\n${text}`, words))
  if (at < 0) return 0
  const told = opening.slice(at).join('\n')
  const clocks = told.match(clock)?.length ?? 0
  if (clocks > 1 || readDuration(`${title}\n${opening[at]}`) !== null) return 3
  return clocks === 1 || isSpan(opening[at]!) ? 2 : 0
}

/** Whether paragraphs say at what hours something failed, three times or more: told rather than listed. */
export function tellsHours(parsed: Parsed, title: string, words: Vocabulary): boolean {
  const clocks = new Set<string>()
  let isFailing = fails(title, words)
  for (const { text, blocks } of parsed.chunks) {
    for (const { kind, span } of blocks) {
      if (kind !== 'paragraph') continue
      const told = text.slice(span.start, span.end)
      for (const [time] of told.matchAll(clock)) clocks.add(time)
      isFailing ||= clock.test(told) && fails(told, words)
      clock.lastIndex = 0
    }
  }
  return isFailing && clocks.size > 2
}

/** Whether the text names two days: from one to the other something was wrong. */
function isSpan(text: string): boolean {
  const first = findPartialDate(text) ?? findDate(text)?.span
  return (
    first !== undefined &&
    (findDate(text.slice(first.end)) ?? findPartialDate(text.slice(first.end))) !== null
  )
}

function fails(text: string, { failing, documents }: Vocabulary): boolean {
  if (documentWords(text, documents).incident !== null) return true
  const words = folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.some(word => failing.has(word) || (unspaced.test(word) && holds(word, failing)))
}

/** Whether a run of a script without spaces holds one of the words. */
function holds(run: string, words: ReadonlySet<string>): boolean {
  for (const word of words) if (unspaced.test(word) && run.includes(word)) return true
  return false
}

const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
/** 14:05, 14h05, 10 Uhr, 14時, 오후 2시 */
const clock = /(?<![\d:])\d{1,2}(?::\d\d|h(?:\d\d)?(?![a-z])| Uhr|時(?!間)|시(?!간)|点)/g
