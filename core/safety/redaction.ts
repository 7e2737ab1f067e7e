import { tongueOf } from '../detection/tongue.ts'
import type { Edit } from '../edit.ts'
import type { Span } from '../span.ts'
import type { View } from '../view.ts'

/** What messages call a redacted place. */
export const REDACTED = '[redacted]'

/**
 * Returns edits that replace a span by “redacted” in the document’s language; no rule takes that for a
 * placeholder.
 */
export function redaction({ parsed, profile }: View, span: Span): Edit[] {
  const { redacted } = profile.packs[tongueOf(parsed, profile)]!.outside
  return [{ span, text: redacted }]
}
