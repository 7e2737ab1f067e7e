import { tongueOf } from '../detection/tongue.ts'
import type { Edit } from '../edit.ts'
import type { Span } from '../span.ts'
import type { View } from '../view.ts'

/** How messages call what stands in the place of something taken out for safety. */
export const REDACTED = '[redacted]'

/** The edits that take a span out and say so in the language of the document. No rule takes that for a gap in it. */
export function redaction({ parsed, profile }: View, span: Span): Edit[] {
  const { redacted } = profile.packs[tongueOf(parsed, profile)]!.outside
  return [{ span, text: redacted }]
}
