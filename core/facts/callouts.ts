import type { Span } from '../span.ts'
import type { Block, Quote } from '../syntax/block.ts'
import { openLabel } from './labelHeadings.ts'
import { trimmed } from './labels.ts'
import { type HeadingPlace, known, type Opened } from './opened.ts'

/**
 * The callouts at the end of a chunk (`> [!summary] What happened`), each with its title, or else its sort. Only those after the
 * last other block count, so that no other block falls into their sections.
 */
export function calloutsIn(text: string, blocks: readonly Block[]): ReadonlyMap<Block, Span> {
  const found = new Map<Block, Span>()
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!
    const title = block.kind === 'quote' ? titleOf(text, block) : null
    if (title !== null) found.set(block, title)
    else if (block.kind !== 'rule') break
  }
  return found
}

function titleOf(text: string, quote: Quote): Span | null {
  const line = firstLine(quote)
  if (line === null) return null
  const found = mark.exec(text.slice(line.start, line.end))
  if (found === null) return null
  const words = trimmed(text, line.start + found[0].length, line.end)
  if (words.start < words.end) return words
  return { start: line.start + 2, end: line.start + 2 + found[1]!.length }
}

/** `[!info]`, and the `-` or `+` that folds it or not. */
const mark = /^\[!([\w-]{2,20})(?:\|[^\]]{0,40})?\][+-]?/

function firstLine({ blocks: [first] }: Quote): Span | null {
  return first?.kind === 'paragraph' ? first.lines[0]! : null
}

/** Opens the section that a callout's title names; false if it names none. */
export function openCallout(opened: Opened[], quote: Quote, title: Span, place: HeadingPlace): boolean {
  const words = place.chunk.text.slice(title.start, title.end)
  const match = known(place.profile, words)
  if (match === null) return false
  const { end } = firstLine(quote)!
  openLabel(opened, quote, { match, title, value: { start: end, end } }, place)
  return true
}
