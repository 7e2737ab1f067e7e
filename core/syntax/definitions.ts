import type { Span } from '../span.ts'
import { isSpace } from './characters.ts'
import { destinationEnd, titleCloser } from './destination.ts'

/**
 * A place in the lines of a paragraph: `line` is the index of the line’s start in the flat list of starts and
 * ends.
 */
interface Place {
  readonly line: number
  readonly at: number
}

/**
 * Link reference definitions at the start of a paragraph (CommonMark 0.31, section 4.7).
 * @param lines start and end of the content of each line, in turn
 * @returns the span of each definition, and the index in `lines` of the first line that belongs to none
 */
export function definitionsIn(text: string, lines: readonly number[]): { spans: Span[]; taken: number } {
  const spans: Span[] = []
  let taken = 0
  while (taken < lines.length) {
    const end = definitionEnd(text, lines, taken)
    if (end === null) break
    spans.push({ start: lines[taken]!, end: lines[end.line + 1]! })
    taken = end.line + 2
  }
  return { spans, taken }
}

function definitionEnd(text: string, lines: readonly number[], line: number): Place | null {
  const label = labelEnd(text, lines, { line, at: lines[line]! })
  if (label === null || text[label.at] !== ':' || label.at >= lines[label.line + 1]!) return null
  const destination = afterSpace(text, lines, { line: label.line, at: label.at + 1 })
  if (destination === null) return null
  const stop = lines[destination.line + 1]!
  const at = destinationEnd(text, destination.at, stop)
  if (at < 0) return null
  return titleOrNothing(text, lines, { line: destination.line, at })
}

/**
 * Returns the end of a definition after its destination: with its title, or without one if the line ends there;
 * else null.
 */
function titleOrNothing(text: string, lines: readonly number[], after: Place): Place | null {
  const title = afterSpace(text, lines, after)
  const bare = after.at === lines[after.line + 1]!
  if (title === null) return bare ? after : null
  if (title.at === after.at) return null
  const end = titleEnd(text, lines, title)
  if (end !== null && end.at === lines[end.line + 1]!) return end
  return bare ? after : null
}

/** Returns the place after `[label]`; a label is not empty and has at most 999 characters. */
function labelEnd(text: string, lines: readonly number[], open: Place): Place | null {
  if (text[open.at] !== '[') return null
  let { line, at } = open
  let size = 0
  let filled = false
  at++
  while (line < lines.length) {
    for (; at < lines[line + 1]!; at++) {
      const character = text[at]
      if (character === '[' || ++size > 1000) return null
      if (character === ']') return filled ? { line, at: at + 1 } : null
      if (character === '\\' && at + 1 < lines[line + 1]! && '[]\\'.includes(text[at + 1]!)) {
        at++
        size++
      }
      if (character !== ' ' && character !== '\t') filled = true
    }
    line += 2
    at = lines[line] ?? 0
    size++
  }
  return null
}

/** Returns the place after white space with at most one line end; null if the paragraph ends first. */
function afterSpace(text: string, lines: readonly number[], from: Place): Place | null {
  let { line, at } = from
  while (at < lines[line + 1]! && isSpace(text.charCodeAt(at))) at++
  if (at < lines[line + 1]!) return { line, at }
  line += 2
  return line < lines.length ? { line, at: lines[line]! } : null
}

/** Returns the place after a title in `"…"`, `'…'` or `(…)`, which may span lines. */
function titleEnd(text: string, lines: readonly number[], open: Place): Place | null {
  const close = titleCloser(text[open.at])
  if (close === undefined) return null
  let { line, at } = open
  at++
  while (line < lines.length) {
    for (; at < lines[line + 1]!; at++) {
      const character = text[at]
      if (character === close) return { line, at: at + 1 }
      if (character === '(' && close === ')') return null
      if (character === '\\') at++
    }
    line += 2
    at = lines[line] ?? 0
  }
  return null
}
