import type { CodeAction } from 'vscode-languageserver'
import { type Edit, lineSpan, positionAt, type Span } from '../../../core/index.ts'
import type { Sight } from '../../feature.ts'
import { diagnosticOf } from '../../sight.ts'
import { offer } from './offer.ts'
import { findingsAt } from './quickFixes.ts'

/** Silencing a finding with a reason the author writes: on its line, in its section, in the file. */
export function suppressions(sight: Sight, range: Span): CodeAction[] {
  return findingsAt(sight, range).flatMap(finding => {
    const { rule } = finding
    const diagnostics = [diagnosticOf(sight, finding)]
    const kind = 'quickfix.suppress'
    const section = sight.view.record.sections.findLast(
      one => one.level > 1 && one.span.start <= finding.span.start && finding.span.start < one.span.end,
    )
    return [
      ...offer(
        sight,
        kind,
        { title: `Ignore ${rule} on this line`, edits: onLine(sight, finding.span, rule) },
        { diagnostics },
      ),
      ...(section
        ? offer(
            sight,
            kind,
            {
              title: `Ignore ${rule} in “${section.title.value}”`,
              edits: [after(sight, section.title.span.end, rule)],
            },
            { diagnostics },
          )
        : []),
      ...offer(
        sight,
        kind,
        { title: `Ignore ${rule} in this file`, edits: [inFile(sight, rule)] },
        { diagnostics },
      ),
    ]
  })
}

function comment(rule: string): string {
  return `<!-- postmortem-ignore ${rule}: reason -->`
}

/** In front matter and fences a comment would be text: there only section and file remain. */
function onLine(sight: Sight, span: Span, rule: string): Edit[] {
  const { parsed } = sight.view
  if (parsed.header && span.start < parsed.header.span.end) return []
  const line = lineSpan(parsed, positionAt(parsed, span.start).line)
  return [{ span: { start: line.end, end: line.end }, text: ` ${comment(rule)}` }]
}

function after(sight: Sight, offset: number, rule: string): Edit {
  const { parsed } = sight.view
  const line = lineSpan(parsed, positionAt(parsed, offset).line)
  return {
    span: { start: line.end, end: line.end },
    text: `${parsed.lineEnd}${parsed.lineEnd}${comment(rule)}`,
  }
}

/** Before the first heading, right behind the front matter. */
function inFile(sight: Sight, rule: string): Edit {
  const { parsed } = sight.view
  const at = parsed.header?.span.end ?? 0
  const first = parsed.header
    ? `${parsed.lineEnd}${comment(rule)}`
    : `${comment(rule)}${parsed.lineEnd}${parsed.lineEnd}`
  return { span: { start: at, end: at }, text: first }
}
