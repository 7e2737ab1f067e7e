import type { CodeAction } from 'vscode-languageserver'
import { type Finding, type Span, touches } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { diagnosticOf } from '../../sight.ts'
import { offer } from './offer.ts'

/** The ways to mend each finding in the range, the one to prefer first. */
export function quickFixes(sight: Sight, range: Span): CodeAction[] {
  return findingsAt(sight, range).flatMap(finding => {
    const diagnostics = [diagnosticOf(sight, finding)]
    return finding.fixes.flatMap((fix, i) =>
      offer(sight, 'quickfix', fix, { diagnostics, ...(i === 0 && fix.safe && { isPreferred: true }) }),
    )
  })
}

/** What is found at a range, or touches it. */
export function findingsAt(sight: Sight, range: Span): readonly Finding[] {
  return sight.findings.filter(finding => touches(finding.span, range))
}
