import type { CodeAction } from 'vscode-languageserver'
import {
  type Finding,
  insertMissingKeys,
  lineSpan,
  longFixes,
  missingKeys,
  positionAt,
  type Span,
  say,
  slice,
  touches,
} from '../../../core/index.ts'
import { toDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Sight } from '../../documents/sight.ts'
import { MOST_OFFERED, offer } from './offer.ts'

/** The ways to mend each finding in the range, the one to prefer first. */
export function quickFixes(sight: Sight, range: Span): CodeAction[] {
  const found = findingsAt(sight, range)
  const isRepeated = longFixes()
  const fixes = found.flatMap(finding => {
    if (isRepeated(finding)) return []
    const diagnostics = [toDiagnostic(finding, sight)]
    return finding.fixes.flatMap((fix, i) =>
      offer(sight, 'quickfix', fix, { diagnostics, ...(i === 0 && fix.safe && { isPreferred: true }) }),
    )
  })
  return [...fixes, ...keys(sight, found)]
}

/** Where a key is missing: all that are, at once. Their blanks are found in turn, so this is the fix of no finding. */
function keys(sight: Sight, found: readonly Finding[]): CodeAction[] {
  const places = found.flatMap(({ span }) => (span.start === span.end ? span.start : []))
  const missing = places.length === 0 ? [] : missingKeys(sight.view)
  const [first, second] = missing
  if (first === undefined || !missing.some(({ at }) => places.includes(at))) return []
  const title = second
    ? say`Insert all ${missing.length} missing keys`
    : say`Insert the missing key “${first.key}”`
  return offer(sight, 'quickfix', { title, edits: insertMissingKeys(sight.view) })
}

/** The first findings that touch a range. A finding about a blank place is found anywhere in the blanks. */
export function findingsAt(sight: Sight, range: Span): readonly Finding[] {
  const found = sight.findings.filter(({ span }) =>
    touches(span.start === span.end ? blankAround(sight, span) : span, range),
  )
  return found.slice(0, MOST_OFFERED)
}

/** An empty span, widened by the blanks beside it: the span of an empty cell is only one end of it. */
function blankAround({ view: { parsed } }: Sight, { start, end }: Span): Span {
  const line = lineSpan(parsed, positionAt(parsed, start).line)
  const [ahead] = /[ \t]*$/.exec(slice(parsed, { start: line.start, end: start }))!
  const [behind] = /^[ \t]*/.exec(slice(parsed, { start: end, end: line.end }))!
  return { start: start - ahead.length, end: end + behind.length }
}
