import { findPartialDate } from '../facts/dates.ts'
import { readDuration } from '../facts/durations.ts'
import { isWeekday } from '../facts/time/months.ts'
import { findDate } from '../facts/times.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { unlisted } from '../syntax/phrasing.ts'
import { type Sign, sign } from './sign.ts'
import { proseOf } from './speech.ts'

/**
 * Against being one postmortem: a digest, a hand-over, minutes or an index gather many events. `isClocked`: whether
 * there is a timeline with hours.
 */
export function gatheringSigns(parsed: Parsed, isClocked: boolean, hasTimeline: boolean): Sign[] {
  const isMany = episodesIn(parsed) > 2 || (!hasTimeline && spellsIn(parsed) > 2)
  return [
    sign(-4, isMany, 'tells of many events'),
    sign(-6, incidentsIn(parsed) > 1, 'its sections are called after incidents'),
    sign(-3, yearsIn(parsed) > 2, 'tells of many years'),
    sign(-4, !isClocked && neighboursIn(parsed) > 3, 'leads to many documents of other days'),
    sign(-4, isCollection(parsed), 'leads to what others wrote'),
  ]
}

/**
 * How many passages on different days each tell from when to when. A timeline gives its lines an hour each, a digest
 * gives each event a beginning and an end.
 */
function episodesIn(parsed: Parsed): number {
  const days = new Set<string>()
  for (const passage of passagesIn(parsed)) {
    if ((passage.match(clock)?.length ?? 0) < 2) continue
    const day = dayIn(passage)
    if (day !== null) days.add(day)
  }
  return days.size
}

/** How many days a list or table gives a length each, and no hour: "2026-01-15 | Bookings | 50 min". */
function spellsIn(parsed: Parsed): number {
  const days = new Set<string>()
  for (const passage of passagesIn(parsed)) {
    if (!length.test(passage) || passage.search(clock) >= 0) continue
    const day = dayIn(passage)
    if (day !== null && readDuration(passage) !== null) days.add(day)
  }
  return days.size
}

/** What looks like a length at first sight; the reader of lengths takes its time. */
const length = /\d\s?(?:[hm]|std|stunde|分|時間|小时|시간|분)/i

/** How many incidents have a section that is called after their number: "INC-601 DNS". */
function incidentsIn({ chunks }: Parsed): number {
  const ids = new Set<string>()
  for (const { heading, text } of chunks) {
    const title = heading === null ? '' : text.slice(heading.title.start, heading.title.end)
    const id = ofIncident.exec(title)?.[0].toLowerCase()
    if (id !== undefined) ids.add(id)
  }
  return ids.size
}

const ofIncident = /^(?:inc|incident|sev|pir|rca|pm)[-_ #]{1,2}\d+/i

/** How many years are named outside of dates: "It was 2015", "in Q3 2021". */
function yearsIn(parsed: Parsed): number {
  const years = new Set<string>()
  for (const passage of passagesIn(parsed)) for (const year of passage.match(bareYear) ?? []) years.add(year)
  return years.size
}

/** How many other documents that are called after a day the links lead to. */
function neighboursIn(parsed: Parsed): number {
  const found = new Set<string>()
  for (const { text } of parsed.chunks)
    for (const [, target] of text.matchAll(neighbour)) found.add(target!.replace(/^.*\//, ''))
  return found.size
}

/** Whether addresses stand below what is told, each on a line of its own, and are many of the lines. */
function isCollection(parsed: Parsed): boolean {
  let [lines, addresses] = [0, 0]
  for (const { blocks, text } of parsed.chunks) {
    for (const passage of proseOf(blocks, text)) {
      const [, ...below] = passage.split('\n')
      lines += below.length + 1
      addresses += below.filter(line => address.test(line)).length
    }
  }
  return addresses > 2 && addresses * 6 >= lines
}

const address = /^\s*<?https?:\/\/[^\s<>]+>?\s*$/

/** The lines of paragraphs and items, and the rows of tables. */
function* passagesIn({ chunks }: Parsed): Generator<string> {
  for (const { blocks, text } of chunks) {
    for (const block of unlisted(blocks)) {
      if (block.kind === 'paragraph') for (const { start, end } of block.lines) yield text.slice(start, end)
      if (block.kind === 'table') for (const { span } of block.rows) yield text.slice(span.start, span.end)
    }
  }
}

/** The day a passage names first, by its date or the name of a weekday. */
function dayIn(passage: string): string | null {
  const date = findDate(passage)
  if (date !== null) return JSON.stringify(date.date)
  const partial = findPartialDate(passage)
  if (partial !== null) return passage.slice(partial.start, partial.end)
  return passage.match(word)?.find(isWeekday) ?? firstWord.exec(passage)?.[1] ?? null
}

const word = /\p{L}+/gu
/** A short word before the hour at the start, which is a weekday in any language: `Seg 02:50`. */
const firstWord = /^[^\p{L}\d]*(\p{L}{1,5})\.?,?\s+(?=\d{1,2}[:h時时])/u
const clock =
  /(?<![\d:])\d{1,2}(?::\d\d(?![\d:])|\s?h(?:\s?\d\d)?(?![\p{L}\d])|\s?(?:時|时|点|시)(?!間|间|간))/gu
const bareYear = /(?<![\d./,-]|[年월月]\s?)\b(?:19|20)\d\d\b(?![-./年년]?\d|[-年])/g
const neighbour = /\]\(((?![a-z]+:)[^()\s#]*\d{2}-\d{2}[^()\s#]*\.md)/g
