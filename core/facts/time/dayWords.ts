import { matchEnd, wordEnd } from './characters.ts'
import type { Weekday } from './days.ts'
import { weekdayOf } from './months.ts'

/** A weekday, or the day after that of the entry before. */
export type DayWord = Weekday | 'next'

const nextDay =
  /(?:\+\s?1(?:\s?d(?:ay)?)?|(?:the )?(?:next|following) (?:day|morning)|(?:am )?(?:nächste[rn]?|folgende[rn]?) (?:Tag|Morgen)|(?:am )?Folgetag|(?:le )?lendemain|(?:al )?día siguiente|(?:no )?dia seguinte|翌日|次日|第二天|다음\s?날|익일)\s*/iuy

/** Where words for the day after end that begin at `at`; `-1` when none do. */
export function nextDayEnd(text: string, at: number): number {
  return matchEnd(nextDay, text, at)
}

/** The weekday whose name was skipped between two offsets; `null` when nothing was. */
export function weekdayBetween(text: string, at: number, end: number): Weekday | null {
  return end > at ? weekdayOf(text.slice(at, wordEnd(text, at))) : null
}

/** The weekday behind a clock, with nothing but the end or a mark behind it: a sentence may begin with such a word. */
export function weekdayBehind(text: string, at: number): { word: Weekday; end: number } | null {
  const end = wordEnd(text, at)
  const word = end - at < 3 || !closes.test(text.slice(end, end + 8)) ? null : weekdayOf(text.slice(at, end))
  return word === null ? null : { word, end }
}

const closes = /^[\s*_`]*(?:$|[-–—|:,(])/
