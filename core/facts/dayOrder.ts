import { keeper } from '../lazily.ts'
import type { Profile } from '../profile/compile.ts'
import { normalise, unspaced } from '../profile/normalise.ts'
import type { Parsed } from '../syntax/parsed.ts'
import type { Section } from './record.ts'
import type { Draft, Stated } from './timeline/draft.ts'
import { type Day, findDate, isRealDay, type PartialDate } from './times.ts'

/**
 * Whether a document writes day or month first in 03/04/2026. Finding out may take a scan of the whole text, so it is done only
 * for dates that can be read both ways.
 */
export interface DayOrder {
  /** The day, with day and month swapped if the document writes the day first and `text` is ambiguous. */
  readonly day: (day: Day, text: string) => Day
  /** The same for a day without its year: "05/06 03:10". */
  readonly partial: (partial: PartialDate | null, text: string) => PartialDate | null
}

/** The order of the document: that of its unambiguous dates, else that of its language. */
export function dayOrderOf(parsed: Parsed, sections: readonly Section[], profile: Profile): DayOrder {
  return orders(sections, profile, () => orderOf(parsed, sections, profile))
}

const orders = keeper<DayOrder>()

function orderOf(parsed: Parsed, sections: readonly Section[], profile: Profile): DayOrder {
  let known: boolean | null = null
  const isDayFirst = () => {
    known ??= writtenOrder(parsed) ?? writesDayFirst(sections, profile)
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

/** A day and month in digits with a slash, without a year. */
const slashed = /^\D{0,12}\d{1,2}\/\d{1,2}(?![\d/])/

/** A fast test: `2026-08-14` is by far the commonest form and unambiguous. */
function isIso(text: string): boolean {
  return text.charCodeAt(4) === 0x2d && text.charCodeAt(7) === 0x2d
}

/** The drafts, with their own days and those stated above them read in the document's order. */
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

/** The same object if nothing changes: entries below one heading share theirs. */
function statedInOrder(stated: Stated | null, order: DayOrder): Stated | null {
  if (stated === null || stated.date === null || stated.words === undefined) return stated
  const date = isIso(stated.words) ? stated.date : order.day(stated.date, stated.words)
  return date === stated.date ? stated : { ...stated, date }
}

/** Whether the first numeric date with just one number above twelve has the day first; `null` if there is none. */
function writtenOrder(parsed: Parsed): boolean | null {
  for (const { text } of parsed.chunks) {
    for (const [, first, dated, timed] of text.matchAll(figures)) {
      const second = dated ?? timed
      if (Number(first) > 12 !== Number(second) > 12) return Number(first) > 12
    }
  }
  return null
}

/** Numeric dates with a year, or with a slash and a clock after them. */
const figures =
  /(?<![\d/.-])(\d{1,2})(?:[/-](\d{1,2})[/-](?:20)?\d{2}(?![\d/-])|\/(\d{1,2})(?=\s{1,3}\d{1,2}[:h]\d\d))/g

/** Whether more section titles are words of other languages than titles of the style. */
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

/** Whether most section titles are words of languages that write the day first. */
function writesDayFirst(sections: readonly Section[], { lookup: { words } }: Profile): boolean {
  let balance = 0
  for (const { kind, title } of sections) {
    const name = normalise(title.value)
    if (kind === null || words.dayEither.has(name)) continue
    if (words.dayFirst.has(name)) balance++
    else if (words.sections.get(name)) balance--
  }
  return balance > 0
}
