import { matchEnd, wordEnd } from './characters.ts'
import type { Weekday } from './days.ts'
import { weekdayOf } from './months.ts'

/** A weekday, the day after that of the entry before, or the how-manyeth day of the incident: "Day 2". */
export type DayWord = Weekday | 'next' | `day ${number}`

const numbered =
  /(?:day|tag|jour|día|dia)\s(\d{1,2})(?![\p{L}\d])|第\s?([一二三四五六七八九十]|\d{1,2})\s?[天日]|(\d{1,2})\s?(?:日目|일차|天目)/iuy

/** "Day 2", "Tag 2", "2日目", "第二天" at a place, and where it ends; `null` where none stands there. */
export function numberedDay(
  text: string,
  at: number,
): { word: `day ${number}`; nth: number; end: number } | null {
  numbered.lastIndex = at
  const match = numbered.exec(text)
  if (match === null) return null
  const figure = match[1] ?? match[2] ?? match[3]!
  const nth = '一二三四五六七八九十'.indexOf(figure) + 1 || Number(figure)
  return nth === 0 ? null : { word: `day ${nth}`, nth, end: at + match[0].length }
}

/** The number of the day that a line or title opens with, behind marks and a word or two: "**Day 2** – Tuesday". */
export function dayNumberIn(text: string): number | null {
  const found = /(?:day|tag|jour|día|dia)\s\d|第\s?.\d?\s?[天日]|\d\s?(?:日目|일차|天目)/iu.exec(
    text.slice(0, 60),
  )
  if (found === null || /[\p{L}\d]$/u.test(text.slice(0, found.index))) return null
  const start =
    /\d/.test(found[0][0]!) && /\d$/.test(text.slice(0, found.index)) ? found.index - 1 : found.index
  return numberedDay(text, start)?.nth ?? null
}

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
