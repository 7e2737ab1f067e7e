import type { Section } from '../facts/record.ts'
import type { Profile } from '../profile/compile.ts'
import { closedIn } from './htmlTags.ts'
import { blanksIn, likelyBlanks } from './placeholders.ts'
import { unitsIn } from './units.ts'

/** Whether a section has something of its template left to be filled in. Words in brackets may be links: they are none. */
export function holdsBlank({ blocks, chunk: { text } }: Section, profile: Profile): boolean {
  const at = likelyBlanks(text)
  if (at.length === 0) return false
  const around = { profile, closed: closedIn(text), isLabel: () => true }
  for (const { start, end } of unitsIn(blocks, text, false, at))
    if (blanksIn(text.slice(start, end), around).length > 0) return true
  return false
}
