import type { Edit } from '../rules/rule.ts'
import type { Span } from '../span.ts'

/** What stands in the place of something taken out for safety. No rule takes it for a gap in the document. */
export const REDACTED = '[redacted]'

/** The edits that take a span out and say so. */
export function redaction(span: Span): Edit[] {
  return [{ span, text: REDACTED }]
}
