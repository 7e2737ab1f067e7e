import type { Span } from '../span.ts'
import { trimmedLineEnd } from './line.ts'
import type { Parsed } from './parsed.ts'

/** A position as in the Language Server Protocol: line, and UTF-16 unit in the line, both from 0. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Returns the whole text of the file. */
export function textOf(parsed: Parsed): string {
  let text = ''
  for (const chunk of parsed.chunks) text += chunk.text
  return text
}

/** Returns the text of a span of the file. */
export function slice(parsed: Parsed, span: Span): string {
  const { chunks, starts } = parsed
  const end = Math.min(span.end, parsed.length)
  let text = ''
  for (let i = chunkAt(parsed, span.start); i < chunks.length && starts[i]! < end; i++) {
    text += chunks[i]!.text.slice(Math.max(0, span.start - starts[i]!), end - starts[i]!)
  }
  return text
}

/** Returns the index of the chunk at an offset; at a boundary, of the one that starts there. */
export function chunkAt(parsed: Parsed, offset: number): number {
  return lastAtMost(parsed.starts, offset)
}

/** Returns the index of the last number that is at most `value` in an ascending list, or 0. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (numbers[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Returns the number of lines; a line end at the end of the file is followed by an empty line. */
export function lineCount(parsed: Parsed): number {
  const last = parsed.chunks.length - 1
  return parsed.firstLines[last]! + parsed.chunks[last]!.lines.length + (endsLine(parsed) ? 1 : 0)
}

/** Whether the file ends with a line end. */
function endsLine(parsed: Parsed): boolean {
  const { text } = parsed.chunks[parsed.chunks.length - 1]!
  return text.endsWith('\n') || text.endsWith('\r')
}

/**
 * Returns the position of an offset. Offsets beyond the file count as its end, one within CR LF as the end of its
 * line.
 */
export function positionAt(parsed: Parsed, offset: number): Position {
  const at = Math.max(0, Math.min(offset, parsed.length))
  if (at === parsed.length && at > 0 && endsLine(parsed)) return { line: lineCount(parsed) - 1, character: 0 }
  const chunk = chunkAt(parsed, at)
  const { text, lines } = parsed.chunks[chunk]!
  const inChunk = at - parsed.starts[chunk]!
  const line = lastAtMost(lines, inChunk)
  const end = trimmedLineEnd(text, lines[line]!, lines[line + 1] ?? text.length)
  return { line: parsed.firstLines[chunk]! + line, character: Math.min(inChunk, end) - lines[line]! }
}

/** Returns the offset of a position; one beyond the end of its line or the file is moved back to that end. */
export function offsetAt(parsed: Parsed, position: Position): number {
  if (position.line < 0) return 0
  const { start, end } = lineSpan(parsed, position.line)
  return position.line >= lineCount(parsed) ? end : Math.min(start + Math.max(0, position.character), end)
}

/** Returns the span of a line, from 0, without its line end; beyond the file, an empty span at its end. */
export function lineSpan(parsed: Parsed, line: number): Span {
  const { chunks, starts, firstLines, length } = parsed
  const chunk = lastAtMost(firstLines, line)
  const { text, lines } = chunks[chunk]!
  const start = lines[line - firstLines[chunk]!]
  if (start === undefined) return { start: length, end: length }
  const next = lines[line - firstLines[chunk]! + 1] ?? text.length
  return { start: starts[chunk]! + start, end: starts[chunk]! + trimmedLineEnd(text, start, next) }
}
