import { type Fact, type Span, shift } from '../span.ts'
import type { Paragraph } from '../syntax/block.ts'
import { isPlaceholder } from './values.ts'

/** The text of a chunk, and its offset in the file (`base`). Spans of blocks count in the text. */
export interface Excerpt {
  readonly text: string
  readonly base: number
}

/** Deeper blocks are not read: nobody writes them, and the readers are recursive. */
export const DEEPEST = 24

/** No quoted value is longer; more is cut off. UTF-16 units. */
const LONGEST = 4000

/** Span without spaces at its ends and without emphasis, code or strike marks around all of it. */
export function bare(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  for (;;) {
    while (from < to && isSpace(text.charCodeAt(from))) from++
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--
    const marks = marksAt(text, from, to)
    if (marks === 0 || to - from <= 2 * marks || closingAt(text, from, to, marks) !== to - marks) break
    from += marks
    to -= marks
  }
  return { start: from, end: to }
}

/** Number of equal emphasis, code or strike marks at `at`: 2 for `**`, 0 for none. */
export function marksAt(text: string, at: number, end: number): number {
  const mark = text.charCodeAt(at)
  if (!isMark(mark)) return 0
  let count = 1
  while (at + count < end && text.charCodeAt(at + count) === mark) count++
  return count
}

/** Offset of the closing run of the `marks` marks at `at`; -1 if there is none before `end`. */
export function closingAt(text: string, at: number, end: number, marks: number): number {
  const found = text.indexOf(text.slice(at, at + marks), at + marks)
  return found < 0 || found + marks > end ? -1 : found
}

/** The fact in `[start, end)` of the excerpt, on one line and without marks around all of it. Its span counts in the file. */
export function factAt(excerpt: Excerpt, start: number, end: number): Fact<string> {
  const span = bare(excerpt.text, start, Math.min(end, start + LONGEST))
  return { value: oneLine(excerpt.text.slice(span.start, span.end)), span: shift(span, excerpt.base) }
}

/** The text with each line end, and the indentation and quote marks after it, as one space. */
export function oneLine(text: string): string {
  return text.includes('\n') || text.includes('\r')
    ? text.replace(/[ \t]{0,8}(?:[\r\n][ \t>]*)+/g, ' ')
    : text
}

/** The spans between the matches of a separator (a global expression) in a part of the text, and before and behind them. */
export function piecesOf(
  text: string,
  separator: RegExp,
  { start, end }: Span = { start: 0, end: text.length },
): Span[] {
  const pieces: Span[] = []
  let from = start
  for (const { index, 0: found } of text.slice(start, end).matchAll(separator)) {
    pieces.push({ start: from, end: start + index })
    from = start + index + found.length
  }
  pieces.push({ start: from, end })
  return pieces
}

/** From the start of a paragraph's first line to the end of its last. */
export function extentOf({ lines }: Paragraph): Span {
  return { start: lines[0]!.start, end: lines[lines.length - 1]!.end }
}

/** Whether all of the text is a template's placeholder: `[Action]` and `<action> (<ticket>)` are, `[Auth] Add a test` is not. */
export function isUnfilled(text: string): boolean {
  switch (text.charCodeAt(0)) {
    case 0x5b /* [ */:
      return isPlaceholder(text) && /^\[[^\]]*\]\W*$/.test(text)
    case 0x3c /* < */:
      return isPlaceholder(text) || (!text.includes('://') && !/[\p{L}\p{N}]/u.test(text.replace(blanks, '')))
    default:
      return isPlaceholder(text) || (dateLeft.test(text) && someone.test(text)) || slots.test(text)
  }
}

/** Angle brackets, and what templates put beside them: `<what> – @owner, due YYYY-MM-DD`. */
const blanks =
  /<[^<>@]{1,200}>|@(?:owner|handle|name|user|who|team)\b|\b(?:YYYY|JJJJ)-MM-(?:DD|TT)\b|\b(?:by|due|owner|until|bis)\b/gi

/** A placeholder for the owner. Beside one for the date, the rest is the template's too: `@owner`, `**Owner**`, `担当: ,`. */
const someone =
  /(?<![A-Za-z0-9.])(?:@(?:owner|handle|name|user|who|team)|owner)(?![A-Za-z0-9])|[:：]\s*[,，、;；]/i
/** Names of what belongs in brackets: `(owner, due date)`. */
const slots = /[([](?:owner|who|name|assignee)[,;/ ]{1,3}(?:date|due|due date|deadline|when)[)\]]/i
const dateLeft = /(?<![A-Za-z0-9])(?:YYYY|JJJJ)-MM-(?:DD|TT)(?![A-Za-z0-9])/

/** Whether the unit is a space, tab or line end, or a no-break, thin or ideographic space. */
export function isSpace(unit: number): boolean {
  const isNarrow = unit === 0x2009 || unit === 0x202f
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || isNarrow
}

/** `*`, `_`, `~` and the backtick. */
function isMark(unit: number): boolean {
  return unit === 0x2a || unit === 0x5f || unit === 0x7e || unit === 0x60
}
