import { commonId } from '../facts/links.ts'
import type { Profile } from '../profile/compile.ts'
import type { Span } from '../span.ts'

/**
 * The incidents a text names by their ids, in the form of one of the styles or a common one, each once, in no order: the
 * document of one style may name an incident told in another.
 */
export function mentionsIn(text: string, styles: Iterable<Profile>): string[] {
  const found = new Set<string>()
  // One expression for all would be several times slower than one after the other.
  for (const pattern of formsOf(styles)) {
    for (const match of text.matchAll(idPattern(pattern))) found.add(match[0])
  }
  // A part of a text keeps the whole of it in memory; a copy does not.
  return JSON.parse(JSON.stringify([...found])) as string[]
}

function formsOf(styles: Iterable<Profile>): Set<string> {
  const forms = new Set([commonId])
  for (const { data } of styles) if (data.ids) forms.add(data.ids.pattern)
  return forms
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
