import { findDate, isRealDay } from '../facts/times.ts'
import type { Message } from '../message.ts'
import { type Span, shift } from '../span.ts'
import { withoutComments } from '../syntax/comments.ts'
import { maskInline } from '../syntax/inline.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { unitsIn } from './units.ts'

/** A day the calendar does not have, and what is impossible about it: "month 13", "30 February". */
export interface ImpossibleDay {
  readonly span: Span
  readonly problem: Message
}

/**
 * The impossible days in headings, lines and cells, in figures with the year first or with the name of the month; code,
 * comments and quotes left out.
 */
export function* impossibleDays({ chunks, starts }: Parsed): Generator<ImpossibleDay> {
  for (const [i, { text, blocks }] of chunks.entries()) {
    if (!mayHoldImpossibleDay(text)) continue
    const named = mayBeNamed.test(text)
    for (const unit of unitsIn(blocks, text, false)) {
      const words = withoutComments(maskInline(text.slice(unit.start, unit.end), { only: 'code' }))
      const found = named ? [...inFigures(words), ...byName(words)] : inFigures(words)
      for (const { span, problem } of found) yield { span: shift(span, starts[i]! + unit.start), problem }
    }
  }
}

/** Whether a text may hold one: most hold none, and need not be read any further. */
export function mayHoldImpossibleDay(text: string): boolean {
  return mayHold.test(text) || mayBeNamed.test(text)
}

function* inFigures(words: string): Generator<ImpossibleDay> {
  for (const { 0: day, index } of words.matchAll(days)) {
    const problem = isRealDay(day) ? null : (findDate(day)?.problem ?? null)
    if (problem !== null) yield { span: { start: index, end: index + day.length }, problem }
  }
}

function* byName(words: string): Generator<ImpossibleDay> {
  for (const { index } of words.matchAll(namedDays)) {
    const found = findDate(words.slice(index, index + LONGEST))
    if (found?.problem != null && found.span.start === 0)
      yield { span: shift(found.span, index), problem: found.problem }
  }
}

/** "30th of September, 2026" is shorter. */
const LONGEST = 32

/** Most texts hold dates, few of them a month or a day like these. */
const mayHold =
  /\d-(?:(?:00|1[3-9]|[2-9]\d)-\d\d|\d\d-(?:00|3[2-9]|[4-9]\d)|0(?:2-(?:29|30|31)|[469]-31)|11-31)/
/** Not in an address, a version, a name or between quotation marks. */
const days = /(?<![\w./:"'“‘-])20\d\d-\d\d-\d\d(?![\w-]|\.\d|["'”’])/g

/** The clock times in brackets behind a length: "34 minutes (10:41 UTC - 11:15 UTC)". */
export function clocksBehind(length: string): { clock: string; at: number }[] {
  const range = bracketed.exec(length)
  if (range === null) return []
  return [...range[0].matchAll(clocks)].map(({ 0: clock, index }) => ({ clock, at: range.index + index }))
}

const bracketed = /\([^()\d]{0,12}\d?\d:\d\d[^()\d:]{0,12}[-–—][^()\d:]{0,8}\d?\d:\d\d[^()\d:]{0,12}\)/
const clocks = /\d?\d:\d\d(?: ?(?:UTC|Z\b))?/g

/** The last days of months that are shorter, with the names that months have in most languages of Europe. */
const mayBeNamed =
  /(?:29|3[01])(?:st|th|\.)? (?:of |de )?(?:[Ff][eé][bv]|[Aa][pbv]r|[Jj]u[ni]|[Ss]ep|[Nn]ov)|(?:Feb|Apr|Jun|Sep|Nov)[a-z]{0,6}\.? (?:29|3[01])/
const namedDays = new RegExp(`(?<![\\p{L}\\p{N}./:"'“‘-])(?:${mayBeNamed.source})`, 'gu')
