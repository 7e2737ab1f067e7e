import type { Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { unlisted } from '../syntax/phrasing.ts'

/** Long values of the front matter, then paragraphs, items and rows of labels with their values: `OPENING` UTF-16 units in all. */
export function openingOf(parsed: Parsed): readonly string[] {
  const texts: string[] = []
  let left = OPENING
  const add = (text: string) => {
    texts.push(text.slice(0, left))
    left -= text.length
  }
  for (const { value } of parsed.header?.entries ?? []) {
    if (value.kind === 'scalar' && value.value.length > 24 && left > 0) add(value.value)
  }
  for (const chunk of parsed.chunks) {
    for (const { span } of proseIn(chunk.blocks)) {
      if (left <= 0) return texts
      add(chunk.text.slice(span.start, span.end))
    }
  }
  return texts
}

const OPENING = 700

function* proseIn(blocks: readonly Block[]): Generator<{ readonly span: Span }> {
  for (const block of unlisted(blocks)) {
    if (block.kind === 'paragraph') yield block
    // A label and its value a row; wider tables list things of their own.
    if (block.kind === 'table' && block.rows.every(({ cells }) => cells.length < 3)) yield* block.rows
  }
}
