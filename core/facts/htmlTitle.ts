import type { Fact } from '../span.ts'
import type { Chunk, Parsed } from '../syntax/parsed.ts'
import { factAt } from './excerpt.ts'

/** The title in HTML that a document opens with: `<h1 align="center">Search was down</h1>`; `null` if there is none. */
export function htmlTitle({ chunks, starts }: Parsed): Fact<string> | null {
  const at = chunks.findIndex(({ blocks }) => blocks.length > 0)
  const { blocks, text } = chunks[at] ?? nothing
  for (const { kind, span } of blocks) {
    if (kind !== 'html') return null
    const found = opening.exec(text.slice(span.start, span.end))
    if (found === null) continue
    const end = span.start + found[0].length - CLOSING
    return factAt({ text, base: starts[at]! }, end - found[1]!.length, end)
  }
  return null
}

const nothing = { blocks: [], text: '' } satisfies Pick<Chunk, 'blocks' | 'text'>
const opening = /^[^<]{0,200}(?:<(?:div|center|p|header)[^<>]*>\s*)?<h1(?:\s[^<>]*)?>([^<>]{1,200})<\/h1>/i
const CLOSING = '</h1>'.length
