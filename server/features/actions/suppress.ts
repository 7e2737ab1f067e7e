import type { CodeAction } from 'vscode-languageserver'
import {
  type Edit,
  type Finding,
  type Message,
  type Span,
  say,
  suppressInFile,
  suppressInSection,
  suppressOnLine,
} from '../../../core/index.ts'
import { toDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Sight } from '../../documents/sight.ts'
import { offer, thenSelect } from './offer.ts'
import { findingsAt } from './quickFixes.ts'

/** Suppressing findings, with a reason that the author is to write: on their line, in their section or in the file. */
export function suppressions(sight: Sight, range: Span): CodeAction[] {
  return findingsAt(sight, range).flatMap(finding => ofFinding(sight, finding))
}

function ofFinding(sight: Sight, finding: Finding): CodeAction[] {
  const { view } = sight
  const { rule, span } = finding
  const diagnostics = [toDiagnostic(finding, sight)]
  const ignoring = (title: Message, edits: readonly Edit[]) =>
    offer(
      sight,
      'quickfix.suppress',
      { title, edits },
      { diagnostics, ...thenSelect(sight, edits, 'reason') },
    )
  const section = view.record.sections.findLast(
    one => one.level > 1 && one.span.start <= span.start && span.start < one.span.end,
  )
  return [
    ...ignoring(say`Ignore ${rule} on this line`, suppressOnLine(view, span.start, rule)),
    ...(section
      ? ignoring(say`Ignore ${rule} in “${section.title.value}”`, suppressInSection(view, section, rule))
      : []),
    ...ignoring(say`Ignore ${rule} in this file`, suppressInFile(view, rule)),
  ]
}
