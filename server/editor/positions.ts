import type { Position, Range } from 'vscode-languageserver'
import { lineSpan, offsetAt, type Parsed, positionAt, type Span, slice } from '../../core/index.ts'
import type { Encoding } from './client.ts'

// The only file that knows both spans and ranges. Columns count in the units agreed with the client.

function toPosition(parsed: Parsed, offset: number, encoding: Encoding): Position {
  const position = positionAt(parsed, offset)
  if (encoding === 'utf-16') return position
  const line = slice(parsed, { start: lineSpan(parsed, position.line).start, end: offset })
  return { line: position.line, character: widthOf(line, encoding) }
}

/** The range of a span. */
export function toRange(parsed: Parsed, span: Span, encoding: Encoding): Range {
  return { start: toPosition(parsed, span.start, encoding), end: toPosition(parsed, span.end, encoding) }
}

/** The offset of a position; one beyond the line or the file is clamped to its end. */
export function toOffset(parsed: Parsed, position: Position, encoding: Encoding): number {
  if (encoding === 'utf-16') return offsetAt(parsed, position)
  const line = lineSpan(parsed, position.line)
  const text = slice(parsed, line)
  let units = 0
  let at = 0
  for (const character of text) {
    if (units >= position.character) break
    units += widthOf(character, encoding)
    at += character.length
  }
  return line.start + at
}

/** The span of a range, clamped as positions are. */
export function toSpan(parsed: Parsed, range: Range, encoding: Encoding): Span {
  return { start: toOffset(parsed, range.start, encoding), end: toOffset(parsed, range.end, encoding) }
}

function widthOf(text: string, encoding: Encoding): number {
  if (encoding === 'utf-32') return [...text].length
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
