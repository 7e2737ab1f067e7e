import type { Span } from '../../span.ts'
import type { Paragraph } from '../../syntax/block.ts'
import { brokenLines } from '../brokenLines.ts'
import { extentOf } from '../excerpt.ts'
import { dayNumberIn } from '../time/dayWords.ts'
import { findDate, readTime, type TimeReading } from '../times.ts'
import { findZone } from '../zones.ts'
import {
  type Draft,
  dottedDay,
  draftOf,
  type EntryPlace,
  isDayOnly,
  mayOpenTime,
  type Opening,
  openingOf,
  type Stated,
} from './draft.ts'
import { isTemplateTime } from './template.ts'

/** The entries of a paragraph that opens with a time: one, or one a line if half of the others open with a time too. */
export function paragraphEntries(paragraph: Paragraph, place: EntryPlace): Draft[] {
  const opens = paragraph.lines[0]
  if (opens === undefined || !mayOpenTime(place.text, opens.start, opens.end, place.strict)) return []
  const lines = brokenLines(place.text, paragraph.lines)
  const first = lines[0]!
  const opening = openingOf(place.text, first.start, first.end, place.strict)
  if (opening === null || isZero(place.text, opening) || !standsAsEntry(place.text, opening)) return []
  const rest = lines.slice(1).map(line => lineOpening(line, opening.reading, place))
  const timed = rest.filter(found => found !== null).length
  const drafts: Draft[] = []
  let open: Opening = opening
  let from = 0
  for (let i = 1; i <= lines.length; i++) {
    const next = i < lines.length && timed * 2 >= rest.length ? rest[i - 1]! : null
    if (i < lines.length && next === null) continue
    const span = { start: lines[from]!.start, end: lines[i - 1]!.end }
    if (!isTemplateTime(place.text.slice(open.time.start, open.time.end))) {
      const rest = i - from > 1 ? { start: open.rest.start, end: span.end } : open.rest
      drafts.push(draftOf(place, { ...open, rest }, 'paragraph', span))
    }
    if (next !== null) open = next
    from = i
  }
  return drafts
}

/**
 * The time of a further line: a clock time, or one written like that of the first line, which may be relative (T+5m) or a date
 * with a clock time ("Nov 1, 14:20").
 */
function lineOpening(line: Span, first: TimeReading, { text }: EntryPlace): Opening | null {
  const clock = openingOf(text, line.start, line.end, true)
  if (clock !== null || (first.relative === null && !isDayAndHour(first))) return clock
  const found = openingOf(text, line.start, line.end, false)
  const isAlike =
    found !== null &&
    (first.relative === null ? isDayAndHour(found.reading) : found.reading.relative !== null)
  return isAlike ? found : null
}

function isDayAndHour({ seconds, date, partialDate }: TimeReading): boolean {
  return seconds !== null && (date ?? partialDate) !== null
}

/** Whether the line defines the zero of relative times: "T0 = 2021-04-22 08:00 UTC". */
function isZero(text: string, { reading, rest }: Opening): boolean {
  if (reading.relative !== 0 || rest.start === rest.end) return false
  const words = text.slice(rest.start, rest.end)
  const from = /^[=:]?\s*/.exec(words)![0].length
  const stated = readTime(words, from)
  return stated !== null && stated.seconds !== null && !/[\p{L}\p{N}]/u.test(words.slice(stated.span.end))
}

/**
 * Whether a paragraph that opens with this time is an entry. Many sentences open with a day: it must be set off by a mark, and
 * more must follow than a remark on it ("**2026-08-14** (UTC)").
 */
function standsAsEntry(text: string, { reading, time, rest }: Opening): boolean {
  if (!isDayOnly(reading)) return true
  if (/^\([^()\n]{1,40}\)[:：]?$/.test(text.slice(rest.start, rest.end))) return false
  return rest.start < rest.end && /[:：–—|]|\s-\s|\*\*|__/.test(text.slice(time.end, rest.start))
}

/** No sentence that states a day or zone for a timeline is longer. */
export const LONGEST_NOTE = 240

/** What a paragraph between entries says about those below it: their day and zone. */
export interface Note {
  readonly day: Stated | null
  readonly zone: ReturnType<typeof findZone>
  readonly text: string
}

/** The note in a paragraph; `null` if it is too long to be one. */
export function noteOf(paragraph: Paragraph, text: string): Note | null {
  const { start, end } = extentOf(paragraph)
  if (end - start > LONGEST_NOTE) return null
  const words = text.slice(start, end)
  const zone = findZone(words)
  const found = words.length <= 60 || zone !== null ? findDate(words) : null
  const nth = words.length <= 60 ? dayNumberIn(words) : null
  return {
    day:
      found === null
        ? (partialDay(text, start, end) ?? (nth === null ? null : { date: null, partialDate: null, nth }))
        : { date: found.date, partialDate: null, nth, words },
    zone,
    text: words,
  }
}

/** The day in a line that holds only a day without its year, with or without its weekday: "Oct 29", "8月18日（日）", "20.08.". */
function partialDay(text: string, start: number, end: number): Stated | null {
  if (end - start > 30) return null
  const figures = dottedDay(text.slice(start, end))
  if (figures !== null) return figures
  const opening = openingOf(text, start, end, false)
  if (opening === null || !isDayOnly(opening.reading)) return null
  return weekdayBeside.test(text.slice(opening.rest.start, end)) ? opening.reading : null
}

const weekdayBeside = /^(?:[(（]\p{L}{1,12}[)）])?[*_:：\s]{0,5}$/u
