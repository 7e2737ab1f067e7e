import type { Span } from '../span.ts'
import { trimmed } from './labels.ts'

const lineBreak = /<br\s{0,4}\/?>/gi
const amid = /<br\s{0,4}\/?>\s*\S/i

/**
 * The lines of a paragraph as its reader sees them: where one is broken by `<br>` amid its words, as files wrapped to a
 * width are, only these marks end a line, and the ends of lines in the file are spaces.
 */
export function brokenLines(text: string, lines: readonly Span[]): readonly Span[] {
  if (!lines.some(line => breaksAmid(text, line))) return lines
  const seen: Span[] = []
  const { end } = lines[lines.length - 1]!
  let start = lines[0]!.start
  lineBreak.lastIndex = start
  for (let found = lineBreak.exec(text); found !== null && found.index < end; found = lineBreak.exec(text)) {
    seen.push(trimmed(text, start, found.index))
    start = lineBreak.lastIndex
  }
  seen.push(trimmed(text, start, end))
  return seen.filter(line => line.start < line.end)
}

function breaksAmid(text: string, line: Span): boolean {
  const at = text.indexOf('<', line.start)
  return at >= 0 && at < line.end && amid.test(text.slice(at, line.end))
}
