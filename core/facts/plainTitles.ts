import type { Profile } from '../profile/compile.ts'
import type { SectionKind } from '../profile/kinds.ts'
import { nameOf } from '../profile/lookup.ts'
import type { Span } from '../span.ts'
import type { Block } from '../syntax/block.ts'
import { known } from './opened.ts'

/**
 * The offsets of unmarked lines that are headings, as in a report pasted as plain text: the first line of a paragraph, with
 * nothing but the name of a section and perhaps a colon. Only if names of three kinds occur: fewer are words, or labels of empty
 * fields. In such a report a field may be written the same way, with its value on the next line.
 */
export function plainTitles(text: string, blocks: readonly Block[], profile: Profile): ReadonlySet<number> {
  const found = new Set<number>()
  const fields: number[] = []
  const kinds = new Set<SectionKind>()
  for (const block of blocks) {
    const line = block.kind === 'paragraph' ? block.lines[0]! : null
    if (line === null || !mayBeTitle(text, line)) continue
    const isMarked = text.charCodeAt(line.end - 1) === COLON
    const words = text.slice(line.start, isMarked ? line.end - 1 : line.end)
    const kind = known(profile, words)?.kind ?? null
    if (kind !== null) {
      kinds.add(kind)
      found.add(line.start)
    } else if (
      block.kind === 'paragraph' &&
      block.lines.length === 2 &&
      nameOf(profile, words).means !== null
    )
      fields.push(line.start)
  }
  if (kinds.size < FEWEST) return none
  for (const start of fields) found.add(start)
  return found
}

/** A fast test: short, begins with a capital or a letter of another script, and does not end like a sentence. */
function mayBeTitle(text: string, { start, end }: Span): boolean {
  if (end - start < 2 || end - start > LONGEST) return false
  const first = text.charCodeAt(start)
  return (
    ((first >= 0x41 && first <= 0x5a) || first >= 0xc0) && !/[.!?。]$|[:：]./.test(text.slice(start, end))
  )
}

const COLON = 0x3a
const FEWEST = 3
/** Somewhat longer than the longest section names. UTF-16 units. */
const LONGEST = 48
const none: ReadonlySet<number> = new Set()
