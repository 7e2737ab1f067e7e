import type { Span } from '../span.ts'

/**
 * The sentence around a place in a passage: from behind the last full stop, question mark or blank line to the next
 * one, its mark included. A stop within a number, an abbreviation or an initial ends nothing, and neither does a line end.
 */
export function sentenceAround(text: string, at: number): Span {
  let start = 0
  for (const end of endsIn(text, 0, at)) start = end
  const next = endsIn(text, Math.max(at, start), text.length).next()
  return trimmed(text, start, next.done === true ? text.length : next.value)
}

/** The sentences of a passage, in order. */
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

/** Whether a sentence asks. */
export function isQuestion(text: string, sentence: Span): boolean {
  return /[?？][)\]*_~”"'’\s]*$/.test(text.slice(Math.max(sentence.start, sentence.end - 8), sentence.end))
}

/** Places behind the end of a sentence, between two offsets. */
function* endsIn(text: string, from: number, to: number): Generator<number> {
  const part = text.slice(from, to === text.length ? to : to + 3)
  for (let found = markFrom(part, 0); found !== null; found = markFrom(part, found.index + found[0].length)) {
    const end = from + found.index + found[0].length
    if (end > to) return
    if (goesOn.test(text.slice(end, end + 4))) continue
    if (found[0][0] !== '.' || !isShortened(text, from + found.index)) yield end
  }
}

/** A full stop and what closes behind it; a blank line; full-width marks, which no space follows. */
const marks = /[.!?]+[)\]*_~”"'’]*(?=\s|$)|[。！？]+[」』）]*|\n[ \t]*\n/g

/** Not `matchAll`, which makes the expression anew: sentences are looked for in every paragraph. */
function markFrom(text: string, at: number): RegExpExecArray | null {
  marks.lastIndex = at
  return marks.exec(text)
}

/** Small letters behind a mark: an abbreviation, or speech within a sentence. */
const goesOn = /^[^\S\n]+\p{Ll}/u

/** Whether the stop belongs to an abbreviation or an initial. */
function isShortened(text: string, at: number): boolean {
  return shortened.test(text.slice(Math.max(0, at - 8), at))
}

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
