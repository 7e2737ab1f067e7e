import { commonId } from '../facts/links.ts'
import type { Profile } from '../profile/compile.ts'
import type { Span } from '../span.ts'

const common = idPattern(commonId)

/** The incidents a text names by their ids, in the style's form or a common one, each once, in no order. */
export function mentionsIn(text: string, { data }: Profile): string[] {
  const found = new Set<string>()
  // One expression for both would be several times slower than the two.
  for (const pattern of data.ids ? [idPattern(data.ids.pattern), common] : [common]) {
    for (const match of text.matchAll(pattern)) found.add(match[0])
  }
  // A part of a text keeps the whole of it in memory; a copy does not.
  return JSON.parse(JSON.stringify([...found])) as string[]
}

/** Where a text names an id: as a word of its own, also as the name of a file. Spans count from the start of the text. */
export function placesOf(text: string, id: string): Span[] {
  const places: Span[] = []
  if (id === '') return places
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length)) {
    const end = at + id.length
    if (!isWord(text, at - 1) && !isWord(text, end)) places.push({ start: at, end })
  }
  return places
}

function idPattern(pattern: string): RegExp {
  return new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'gu')
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\w-]/.test(text[at]!)
}
