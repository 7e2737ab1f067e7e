import type { Profile } from '../profile/compile.ts'
import { normalise, unspaced } from '../profile/normalise.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { Section } from './record.ts'
import type { Draft, Stated } from './timeline/draft.ts'
import { type Day, findDate, isRealDay, type TimeReading } from './times.ts'

/**
 * How a document writes days in figures: 03/04/2026 is the third of April for most of the world. `of` asks for the
 * whole text, so it is asked only where a date could be read both ways.
 */
export interface DayOrder {
  /** The day, day and month swapped where the document writes the day first and `text` could be read both ways. */
  readonly day: (day: Day, text: string) => Day
  /** The same of a day without its year: "05/06 03:10". */
  readonly partial: (partial: Partial, text: string) => Partial
}

type Partial = TimeReading['partialDate']

/** The order the document keeps: that of its dates that can be read in one way only, else that of its language. */
export function dayOrderOf(parsed: Parsed, sections: readonly Section[], profile: Profile): DayOrder {
  let known: boolean | null = null
  const isDayFirst = () => {
    known ??= writtenOrder(parsed) ?? isContinental(sections, profile)
    return known
  }
  return {
    day(day, text) {
      if (isIso(text) || findDate(text)?.ambiguous !== true) return day
      const other = `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`
      return isDayFirst() && isRealDay(other) ? other : day
    },
    partial(partial, text) {
      if (partial === null || partial.day > 12 || !slashed.test(text) || !isDayFirst()) return partial
      return { month: partial.day, day: partial.month }
    },
  }
}

/** Day and month in figures with a slash, and no year. */
const slashed = /^\D{0,12}\d{1,2}\/\d{1,2}(?![\d/])/

/** A cheap look: `2026-08-14` is commonest by far, and read in one way only. */
function isIso(text: string): boolean {
  return text.charCodeAt(4) === 0x2d && text.charCodeAt(7) === 0x2d
}

/** The entries, their own days and those stated above them in the order of the document. */
export function draftsInOrder(drafts: readonly Draft[], order: DayOrder): readonly Draft[] {
  const stated = new Map<Stated | null, Stated | null>()
  return drafts.map(draft => {
    if (!stated.has(draft.day)) stated.set(draft.day, statedInOrder(draft.day, order))
    const day = stated.get(draft.day)!
    const { reading, time } = draft
    if (reading === null || isIso(time.value)) return day === draft.day ? draft : { ...draft, day }
    const date = reading.date && order.day(reading.date, time.value)
    const partialDate = order.partial(reading.partialDate, time.value)
    const isSame = date === reading.date && partialDate === reading.partialDate
    if (isSame) return day === draft.day ? draft : { ...draft, day }
    return { ...draft, day, reading: { ...reading, date, partialDate } }
  })
}

/** The same object where nothing changes: entries below one heading share theirs. */
function statedInOrder(stated: Stated | null, order: DayOrder): Stated | null {
  if (stated === null || stated.date === null || stated.words === undefined) return stated
  const date = isIso(stated.words) ? stated.date : order.day(stated.date, stated.words)
  return date === stated.date ? stated : { ...stated, date }
}

/** What the first date in figures that has a number above twelve shows; `null` where none has. */
function writtenOrder(parsed: Parsed): boolean | null {
  for (const { text } of parsed.chunks) {
    for (const [, first, dated, timed] of text.matchAll(figures)) {
      const second = dated ?? timed
      if (Number(first) > 12 !== Number(second) > 12) return Number(first) > 12
    }
  }
  return null
}

/** With a year or, between slashes, in front of a clock. */
const figures =
  /(?<![\d/.-])(\d{1,2})(?:[/-](\d{1,2})[/-](?:20)?\d{2}(?![\d/-])|\/(\d{1,2})(?=\s{1,3}\d{1,2}[:h]\d\d))/g

/** Whether more sections are called by words of other languages than by the style's own. */
export function isTranslated(sections: readonly Section[], { lookup }: Profile): boolean {
  const { titles, words } = lookup
  let balance = 0
  for (const { id, kind, title } of sections) {
    const name = normalise(title.value)
    if ((id === null && kind === null) || words.dayEither.has(name)) continue
    if (words.dayFirst.has(name) || words.translated.has(name) || unspaced.test(name)) balance++
    else if (titles.has(name)) balance--
  }
  return balance > 0
}

/** Whether most sections are called by words of languages that write the day first. */
function isContinental(sections: readonly Section[], { lookup: { words } }: Profile): boolean {
  let balance = 0
  for (const { kind, title } of sections) {
    const name = normalise(title.value)
    if (kind === null || words.dayEither.has(name)) continue
    if (words.dayFirst.has(name)) balance++
    else if (words.sections.get(name)) balance--
  }
  return balance > 0
}
