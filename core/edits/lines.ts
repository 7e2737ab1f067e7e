import { type Span, shift } from '../span.ts'
import { isHtmlOpen } from '../syntax/html.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { lineSpan, positionAt, slice } from '../syntax/text.ts'

/** The line an offset stands on, without its line end. */
export function lineAt(parsed: Parsed, offset: number): Span {
  return lineSpan(parsed, positionAt(parsed, offset).line)
}

/** The start of the line after the one an offset stands on; the end of the file after the last. */
export function afterLine(parsed: Parsed, offset: number): number {
  return lineSpan(parsed, positionAt(parsed, offset).line + 1).start
}

/** The line before the one an offset stands on; `null` on the first. */
export function lineBefore(parsed: Parsed, offset: number): Span | null {
  const { line } = positionAt(parsed, offset)
  return line === 0 ? null : lineSpan(parsed, line - 1)
}

/** Whether a span holds nothing but white space. */
export function isBlank(parsed: Parsed, span: Span): boolean {
  return slice(parsed, span).trim() === ''
}

/** The text with the document's own line ends. */
export function inLineEnds(parsed: Parsed, text: string): string {
  return parsed.lineEnd === '\n' ? text : text.replace(/\r?\n/g, parsed.lineEnd)
}

/** The span without white space at its end. */
export function trimmed(parsed: Parsed, span: Span): Span {
  const text = slice(parsed, span)
  return { start: span.start, end: span.start + text.trimEnd().length }
}

/** What stands on the line before an offset: indentation, quote marks, list markers. */
export function before(parsed: Parsed, offset: number): string {
  return slice(parsed, { start: lineAt(parsed, offset).start, end: offset })
}

/** A text on one line, as it can stand in a list item, a cell or a value. */
export function onOneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/g, ' ')
}

/** The offset after a byte order mark, if the file starts with one. */
export function afterMark(parsed: Parsed): number {
  return slice(parsed, { start: 0, end: 1 }) === '\ufeff' ? 1 : 0
}

/** Whether the line up to an offset opens a quote: somebody else's words. */
export function isQuoted(parsed: Parsed, offset: number): boolean {
  return /^\s*>/.test(before(parsed, offset))
}

/**
 * The code block, comment or raw HTML that nothing closes and that the file ends within, by its span in the file; `null` if
 * there is none. What is added at the end of the file would become a part of it.
 */
export function openEnd({ chunks, starts }: Parsed): Span | null {
  const { text, blocks } = chunks[chunks.length - 1]!
  const last = blocks[blocks.length - 1]
  const isOpen =
    last?.kind === 'code'
      ? last.fenced && !last.closed
      : last?.kind === 'html' && isHtmlOpen(text, last.span.start, last.span.end)
  return isOpen ? shift(last!.span, starts[starts.length - 1]!) : null
}
