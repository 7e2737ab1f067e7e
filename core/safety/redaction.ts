import { tongueOf } from '../detection/tongue.ts'
import type { Edit } from '../edit.ts'
import { keptOn } from '../lazily.ts'
import type { Span } from '../span.ts'
import type { View } from '../view.ts'

/** What messages call a redacted place. */
export const REDACTED = '[redacted]'

/**
 * Returns edits that replace a span by “redacted” in the document’s language; no rule takes that for a
 * placeholder.
 */
export function redaction(view: View, span: Span): Edit[] {
  return [{ span, text: wordsOutside(view).redacted }]
}

/** Each credential asks for them, and the language is told by the whole document. */
const wordsOutside = keptOn(({ parsed, profile }: View) => profile.packs[tongueOf(parsed, profile)]!.outside)
