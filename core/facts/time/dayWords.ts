import { matchEnd, wordEnd } from './characters.ts'
import type { Weekday } from './days.ts'
import { weekdayOf } from './months.ts'

/** What words beside a time say of its day: a weekday, the day after that of the entry before, or "Day 2" of the incident. */
export type DayWord = Weekday | 'next' | `day ${number}`

const numbered =
  /(?:day|tag|jour|día|dia)\s(\d{1,2})(?![\p{L}\d])|第\s?([一二三四五六七八九十]|\d{1,2})\s?[天日]|(\d{1,2})\s?(?:日目|일차|天目)/iuy

/** "Day 2", "Tag 2", "2日目" or "第二天" at `at`, with its number and end; `null` if there is none. */
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

/** The number in "**Day 2** – Tuesday" or "Timeline, day 2", within the first 60 units of a title or line; else `null`. */
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

/** Offset after words for "the next day" at `at`; -1 if there are none. */
export function nextDayEnd(text: string, at: number): number {
  return matchEnd(nextDay, text, at)
}

/** The weekday whose name starts at `at`, if something was skipped there (`end > at`); else `null`. */
export function weekdayBetween(text: string, at: number, end: number): Weekday | null {
  return end > at ? weekdayOf(text.slice(at, wordEnd(text, at))) : null
}

/** The weekday after a clock ("14:05 Tue"), only if the line or a mark follows: the event text may begin with such a word. */
export function weekdayBehind(text: string, at: number): { word: Weekday; end: number } | null {
  const end = wordEnd(text, at)
  const word = end - at < 3 || !closes.test(text.slice(end, end + 8)) ? null : weekdayOf(text.slice(at, end))
  return word === null ? null : { word, end }
}

const closes = /^[\s*_`]*(?:$|[-–—|:,(])/
