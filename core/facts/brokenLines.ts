import type { Span } from '../span.ts'
import { paragraphOf } from '../syntax/block.ts'
import { piecesOf } from './excerpt.ts'
import { trimmed } from './labels.ts'

const lineBreak = /<br\s{0,4}\/?>/gi
const amid = /<br\s{0,4}\/?>\s*\S/i

/**
 * The lines of a paragraph as a reader sees them. If any line has `<br>` amid its text, as in files wrapped at a width, only
 * `<br>` ends lines; otherwise the lines of the file.
 */
export function brokenLines(text: string, lines: readonly Span[]): readonly Span[] {
  if (!lines.some(line => breaksAmid(text, line))) return lines
  return piecesOf(text, lineBreak, paragraphOf(lines).span)
    .map(({ start, end }) => trimmed(text, start, end))
    .filter(line => line.start < line.end)
}

function breaksAmid(text: string, { start, end }: Span): boolean {
  const line = text.slice(start, end)
  return line.includes('<') && amid.test(line)
}
