import type { Level } from '../../../core/index.ts'
import { below } from '../../files/locations.ts'
import type { Report, ReportedFinding } from '../report.ts'
import { elements, type Reporter, wantsNothing } from '../reporter.ts'

const severities: Readonly<Record<Level, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
}

/** A Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
export const gitlab: Reporter = {
  wants: { ...wantsNothing, fingerprints: true },
  tells:
    ({ root }) =>
    report =>
      report.findings.map(finding => JSON.stringify(issue(finding, report, root))).join(',\n'),
  *write({ pieces }) {
    yield '['
    yield* elements(pieces)
    yield '\n]\n'
  },
}

function issue(finding: ReportedFinding, { file, path }: Report, root: string) {
  const { rule, level, message, start, end, fingerprint } = finding
  return {
    type: 'issue',
    check_name: rule,
    description: message,
    categories: ['Style'],
    severity: severities[level],
    fingerprint,
    location: { path: below(root, path) ?? file, lines: { begin: start.line, end: end.line } },
  }
}
