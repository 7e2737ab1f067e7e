import { incidentsIn } from '../facts/links.ts'
import { type Span, shift } from '../span.ts'
import type { Parsed } from '../syntax/parsed.ts'
import { chunkAt } from '../syntax/text.ts'
import type { View } from '../view.ts'
import { placesOf } from './mentions.ts'

/** A name that stands for the same thing wherever it occurs: an incident's id, an action item's, a person's handle. */
export interface Name {
  readonly kind: 'incident' | 'action' | 'person'
  readonly text: string
  readonly span: Span
}

/** The name at an offset, or one that ends there; `null` where there is none. */
export function nameAt(view: View, offset: number): Name | null {
  const { parsed, record, profile, workspace } = view
  const at = chunkAt(parsed, Math.min(offset, parsed.length))
  const span = wordAt(parsed.chunks[at]!.text, offset - parsed.starts[at]!)
  if (span === null) return null
  const text = parsed.chunks[at]!.text.slice(span.start, span.end)
  const name = (kind: Name['kind']): Name => {
    const start = parsed.starts[at]! + span.start
    return { kind, text, span: { start, end: start + text.length } }
  }
  if (text.startsWith('@')) return text.length > 1 ? name('person') : null
  if (record.id?.value === text || workspace.withId(text).length > 0) return name('incident')
  if (incidentsIn(text, 0, profile).some(one => one.value === text)) return name('incident')
  return record.actions.some(item => item.id?.value === text) ? name('action') : null
}

/** Every place in a text where a name stands, as a word of its own, in order. */
export function occurrencesOf(parsed: Parsed, name: string): Span[] {
  return parsed.chunks.flatMap((chunk, i) => {
    return placesOf(chunk.text, name).map(span => shift(span, parsed.starts[i]!))
  })
}

/** Letters, digits, `_` and `-` around an offset, and an `@` in front of them. Longer ones are no names. */
function wordAt(text: string, offset: number): Span | null {
  let start = offset
  let end = offset
  while (start > 0 && offset - start < LONGEST && isPart(text.charCodeAt(start - 1))) start--
  while (end < text.length && end - offset < LONGEST && isPart(text.charCodeAt(end))) end++
  if (text[start - 1] === '@') start--
  else if (text[start] === '@' && start === end) {
    while (end + 1 < text.length && end - offset < LONGEST && isPart(text.charCodeAt(end + 1))) end++
    end++
  }
  return start === end ? null : { start, end }
}

const LONGEST = 120

function isPart(code: number): boolean {
  if (code === 0x2d || code === 0x5f || (code >= 0x30 && code <= 0x39)) return true
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
