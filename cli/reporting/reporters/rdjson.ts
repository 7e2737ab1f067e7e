import { type Level, pageOf, repository } from '../../../core/index.ts'
import { below } from '../../files/locations.ts'
import type { PlacedEdit, PlacedFix, Report, ReportedFinding } from '../report.ts'
import { elements, type Reporter, wantsNothing } from '../reporter.ts'

const severities: Readonly<Record<Level, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
}

/**
 * reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf): columns count bytes of
 * UTF-8 from 1, ends are exclusive.
 */
export const rdjson: Reporter = {
  wants: { ...wantsNothing, bytes: true, fixes: true },
  tells:
    ({ root }) =>
    report =>
      report.findings.map(finding => JSON.stringify(diagnostic(finding, report, root))).join(',\n'),
  *write({ pieces }) {
    yield `{"source":${JSON.stringify({ name: 'postmortem', url: repository })},"diagnostics":[`
    yield* elements(pieces)
    yield '\n]}\n'
  },
}

function diagnostic(finding: ReportedFinding, { file, path }: Report, root: string) {
  const { rule, level, message, fixes = [] } = finding
  return {
    message,
    location: { path: below(root, path) ?? file, range: rangeOf(finding) },
    severity: severities[level],
    code: { value: rule, url: pageOf(rule) },
    // A suggestion is one range and its text: a fix that changes several places cannot be one.
    suggestions: fixes.filter(fix => fix.edits.length === 1).map(suggestion),
  }
}

function suggestion({ edits }: PlacedFix) {
  const [edit] = edits as [PlacedEdit]
  return { range: rangeOf(edit), text: edit.text }
}

function rangeOf({ start, end, bytes }: ReportedFinding | PlacedEdit) {
  const [from, to] = bytes!
  return { start: { line: start.line, column: from }, end: { line: end.line, column: to } }
}
