import type { Fact } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { factAt } from './excerpt.ts'

/** The title in HTML that a document opens with: `<h1 align="center">Search was down</h1>`; `null` if there is none. */
export function htmlTitle({ chunks, starts }: Parsed): Fact<string> | null {
  const at = chunks.findIndex(({ blocks }) => blocks.length > 0)
  const first = chunks[at]?.blocks[0]
  if (first?.kind !== 'html') return null
  const { text } = chunks[at]!
  const found = opening.exec(text.slice(first.span.start, first.span.end))
  if (found === null) return null
  const end = first.span.start + found[0].length - CLOSING
  return factAt({ text, base: starts[at]! }, end - found[1]!.length, end)
}

const opening = /^[^<]{0,200}(?:<(?:div|center|p|header)[^<>]*>\s*)?<h1(?:\s[^<>]*)?>([^<>]{1,200})<\/h1>/i
const CLOSING = '</h1>'.length
