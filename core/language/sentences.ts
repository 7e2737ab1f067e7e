import type { Span } from '../span.ts'

/**
 * Returns the sentence around an offset, with its final mark and without white space around it. Sentences end at
 * full stops, question marks and blank lines, but not at line ends or in numbers, abbreviations and initials; one that
 * goes on beyond `LONGEST` is cut there.
 */
export function sentenceAround(text: string, at: number): Span {
  let start = wordEndBefore(text, at - LONGEST)
  for (const end of endsIn(text, start, at)) start = end
  const to = Math.min(text.length, at + LONGEST)
  const next = endsIn(text, Math.max(at, start), to).next()
  return trimmed(text, start, next.done === true ? to : next.value)
}

/** UTF-16 units: without a limit, a text of many words to judge and few sentences would be searched again for each. */
const LONGEST = 2000

/** Returns the nearest place up to an offset at which no mark can be cut in two: behind a letter or digit. */
function wordEndBefore(text: string, offset: number): number {
  let at = Math.max(0, offset)
  while (at > 0 && !/[\p{L}\d]/u.test(text[at - 1]!)) at--
  return at
}

/** Returns the sentences of a passage, in order. */
export function sentencesIn(text: string): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.length; ) {
    const next = endsIn(text, at, text.length).next()
    const end = next.done === true ? text.length : next.value
    const span = trimmed(text, at, end)
    if (span.start < span.end) spans.push(span)
    at = end
  }
  return spans
}

/** UTF-16 units: a question mark with the brackets, quotes and emphasis after it. */
const CLOSING = 8

/** Whether a sentence is a question. */
export function isQuestion(text: string, sentence: Span): boolean {
  return /[?？][)\]*_~”"'’\s]*$/.test(
    text.slice(Math.max(sentence.start, sentence.end - CLOSING), sentence.end),
  )
}

/** UTF-16 units beyond a range: a mark at its end counts only if white space follows. */
const AHEAD = 3

/** Yields the offsets after each end of a sentence within a range. */
function* endsIn(text: string, from: number, to: number): Generator<number> {
  const part = text.slice(from, to === text.length ? to : to + AHEAD)
  for (let found = markFrom(part, 0); found !== null; found = markFrom(part, found.index + found[0].length)) {
    const end = from + found.index + found[0].length
    if (end > to) return
    if (goesOn.test(text.slice(end, end + GAP))) continue
    if (found[0][0] !== '.' || !isShortened(text, from + found.index)) yield end
  }
}

/**
 * A mark with closing brackets and quotes after it; a blank line; full-width marks, which need no space after
 * them.
 */
const marks = /[.!?]+[)\]*_~”"'’]*(?=\s|$)|[。！？]+[」』）]*|\n[ \t]*\n/g

/** `matchAll` would copy the expression each time, and every paragraph is searched. */
function markFrom(text: string, at: number): RegExpExecArray | null {
  marks.lastIndex = at
  return marks.exec(text)
}

/** UTF-16 units after a mark: a few spaces and the next letter. */
const GAP = 4
/** A lower-case letter after a mark: an abbreviation, or speech within a sentence. */
const goesOn = /^[^\S\n]+\p{Ll}/u

/** Whether the full stop belongs to an abbreviation or an initial. */
function isShortened(text: string, at: number): boolean {
  return shortened.test(text.slice(Math.max(0, at - LONGEST_SHORTENED), at))
}

/** UTF-16 units: the longest of these, the character before it, and one to spare. */
const LONGEST_SHORTENED = 8
const shortened =
  /(?:^|[\s(])(?:[A-Z]|e\.g|i\.e|etc|vs|approx|ca|cf|no|nr|Dr|Mr|Mrs|Ms|St|Inc|Ltd|Corp|al|Fig|a\.m|p\.m|z\.B|d\.h|bzw|usw)$/

function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0x3000
}
