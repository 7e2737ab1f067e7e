import type { Edit } from '../edit.ts'
import { holds, type Span } from '../span.ts'
import type { Finding } from './check.ts'

/** What takes more edits than this, such as sorting a timeline or adding a column, is told or offered once for its lines. */
export const MOST_EDITS = 100

/**
 * Returns a function that says, of one finding after the other in the order of their places, whether a long fix of its rule was
 * told already for the lines around it. With the edits of each of them, what is told would grow with the square of the lines.
 */
export function longFixes(): (finding: Finding) => boolean {
  const rewritten = new Map<string, Span>()
  return finding => {
    const around = rewritten.get(finding.rule)
    if (around !== undefined && holds(around, finding.span.start)) return true
    const long = finding.fixes.find(({ edits }) => edits.length > MOST_EDITS)
    if (long) rewritten.set(finding.rule, extentOf(long.edits))
    return false
  }
}

function extentOf(edits: readonly Edit[]): Span {
  return edits
    .map(({ span }) => span)
    .reduce((a, b) => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }))
}
