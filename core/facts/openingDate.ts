import type { Profile } from '../profile/compile.ts'
import { type Fact, type Span, shift } from '../span.ts'
import type { Block, Paragraph } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { filled } from './choices.ts'
import { findPartialDate } from './dates.ts'
import type { DayOrder } from './dayOrder.ts'
import type { Excerpt } from './excerpt.ts'
import { isOfMail } from './letterHead.ts'
import type { Field, Section } from './record.ts'
import { type Day, dayOfReading, findDate, isRealDay, readTime } from './times.ts'

/** Where a document may state the day of its incident. */
export interface DateSources {
  readonly parsed: Parsed
  readonly profile: Profile
  readonly fields: readonly Field[]
  readonly title: Fact<string> | null
  readonly sections: readonly Section[]
  readonly order: DayOrder
  /** Path of the file, whose name may hold the day. */
  readonly path: string | null
}

/**
 * A full date in the first paragraph below the title, before any section of the report. If that paragraph is a byline, its date
 * is when it was written, and an earlier date in the next paragraph counts instead.
 */
export function ofOpening({ parsed, sections, fields, order }: DateSources): Fact<Day> | null {
  const sent = isOfMail(fields) ? filled(fields, 'date')[0]?.value : undefined
  for (const { text, base, paragraphs } of openings(parsed)) {
    const told =
      sent === undefined ? paragraphs : paragraphs.filter(({ span }) => base + span.start > sent.span.end)
    const [first, second] = told
    if (first === undefined) continue
    const isLetter = sent !== undefined || greeting.test(text.slice(first.span.start, first.span.end))
    if (isLetter) return dateOfLetter(text, told, base, order)
    if (sections.some(section => section.pseudo && section.span.start <= base + first.span.start)) return null
    const found = openingDate(text, first.span, base, order)
    const words = text.slice(first.span.start, first.span.end)
    const isByline =
      found !== null &&
      (signed.test(words) || /^[*_\s]*$/.test(around(text, first.span, shift(found.span, -base))))
    const isOther = found === null && byline.test(words)
    if ((!isByline && !isOther) || second === undefined) return found
    const next = openingDate(text, second.span, base, order)
    if (next !== null) return found === null || next.value <= found.value ? next : found
    return found && (partialDay(opening(text, second.span), base + second.span.start, found.value) ?? found)
  }
  return null
}

/** The paragraphs before any heading but the title, chunk by chunk. */
export function* openings({ chunks, starts }: Parsed): Generator<Excerpt & { paragraphs: Paragraph[] }> {
  for (const [i, { heading, blocks, text }] of chunks.entries()) {
    if (heading !== null && heading.level > 1) return
    yield { text, base: starts[i]!, paragraphs: blocks.filter(block => block.kind === 'paragraph') }
  }
}

/** "Dear all," as a paragraph of its own. */
const greeting = /^[^.\n\d]{2,60}[,，!！]$/

/** The first date in a letter's first three paragraphs, greeting included. */
function dateOfLetter(text: string, paragraphs: readonly Block[], base: number, order: DayOrder) {
  for (const { span } of paragraphs.slice(0, 3)) {
    const found = openingDate(text, span, base, order)
    if (found !== null) return found
  }
  return null
}

/** A short line about publication ("*Postmortem · posted Apr 11, 2026*"), or a short one in bold. */
const byline = /^.{0,60}\b(?:posted|published|updated)\b.{0,70}$|^\*\*[^*\n]{2,60}\*\*\s*$/i

/** "By the platform team, September 21, 2026". */
const signed = /^[*_]{0,3}(?:by|von|par|por)\s[^.\n]{3,100}$/i

function around(text: string, outer: Span, inner: Span): string {
  return text.slice(outer.start, inner.start) + text.slice(inner.end, outer.end)
}

/** The first date of a paragraph, if it may be that of the incident. */
function openingDate(text: string, span: Span, base: number, order: DayOrder): Fact<Day> | null {
  const words = opening(text, span)
  const held = meeting.exec(words)?.[0].length ?? 0
  const start = base + span.start + held
  const said = words.slice(held)
  const found = dateIn(said, start, order)
  if (found === null || isOfFile.test(said.slice(found.span.end - start))) return null
  return otherDay.test(said.slice(0, found.span.start - start)) ? null : found
}

/** "Held on 23 May 2026 with 14 people.": the meeting about the document. */
const meeting = /^\W*(?:held|reviewed|discussed) on [^.\n]{4,60}[.\n]/i

/** The start of a paragraph, in which a date usually is that of the incident. */
export function opening(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + OPENING))
}

/** A date further into a paragraph is seldom that of the incident. UTF-16 units. */
const OPENING = 400

/** Text before a date that is not the first day ("Between October 21 and") or not that of the incident ("Updated"). */
export const otherDay =
  /\b(?:review|meeting|created|written|drafted|debrief(?:ing)?)(?: (?:date|on))?\W{0,3}[:：]\W*$|(?:\b(?:and|to|until|till|through|bis|und|à|au|et|y|e|hasta|até)\s+|[-–—〜~]\s*)(?:the\s+)?$|\b(?:updated?|edit(?:ed)?|posted|published|reviewed|modified)\b[^.]{0,60}$/i

/** `2025-07-31-follow-up.md` is a file name. */
const isOfFile = /^[-_][A-Za-z]/

/** The first full date of a text, whose offset in the file is `base`. */
export function dateIn(text: string, base: number, order: DayOrder): Fact<Day> | null {
  const found = findDate(text)
  if (found === null || found.problem !== null || !isRealDay(found.date)) return null
  const value = order.day(found.date, text.slice(found.span.start, found.span.end))
  return { value, span: shift(found.span, base) }
}

/** The first day without its year, in the year nearest to `after`, a later day; else `null`. */
export function partialDay(text: string, start: number, after: Day): Fact<Day> | null {
  const found = findPartialDate(text)
  if (found === null) return null
  const day = dayOfReading(readTime(text.slice(found.start, found.end))!, { date: after, zone: null })
  return day === null || day > after ? null : { value: day, span: shift(found, start) }
}
