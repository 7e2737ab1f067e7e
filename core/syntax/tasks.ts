import type { Span } from '../span.ts'
import type { Paragraph } from './block.ts'

const CHECKBOX = /^\[([ \tXx])\](?=[ \t]|$)/

/** The check box at the start of a list item’s paragraph, and the paragraph without it. */
export interface Task {
  readonly checkbox: Span
  readonly checked: boolean
  readonly paragraph: Paragraph
}

/**
 * Returns the task in a list item’s first paragraph, or null (GFM 0.29, section 5.3). It must be on the line of
 * the item’s marker. `base` is the offset in `text` of the chunk, from which spans count.
 */
export function taskOf(text: string, base: number, markerEnd: number, paragraph: Paragraph): Task | null {
  const [first, ...rest] = paragraph.lines
  if (first === undefined || text.charCodeAt(base + first.start) !== 0x5b /* [ */) return null
  if (/[\r\n]/.test(text.slice(base + markerEnd, base + first.start))) return null
  const found = CHECKBOX.exec(text.slice(base + first.start, base + first.end))
  if (found === null) return null
  const checkbox = { start: first.start, end: first.start + 3 }
  const line = text.slice(base + checkbox.end, base + first.end)
  const start = checkbox.end + line.length - line.trimStart().length
  const lines = start < first.end ? [{ start, end: first.end }, ...rest] : rest
  if (lines.length === 0) return null
  const span = { start: lines[0]!.start, end: paragraph.span.end }
  return {
    checkbox,
    checked: found[1] !== ' ' && found[1] !== '\t',
    paragraph: { ...paragraph, span, lines },
  }
}
