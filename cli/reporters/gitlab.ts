import type { Level } from '../../core/index.ts'
import { below } from '../locations.ts'
import { type Reporter, wantsNothing } from '../reporter.ts'

const severities: Readonly<Record<Level, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
}

/** A Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
export const gitlab: Reporter = {
  wants: { ...wantsNothing, fingerprints: true },
  *write({ reports }, { root }) {
    yield '['
    let between = '\n'
    for (const { file, path, findings } of reports) {
      for (const { rule, level, message, start, end, fingerprint } of findings) {
        const issue = {
          type: 'issue',
          check_name: rule,
          description: message,
          categories: ['Style'],
          severity: severities[level],
          fingerprint,
          location: { path: below(root, path) ?? file, lines: { begin: start.line, end: end.line } },
        }
        yield between + JSON.stringify(issue)
        between = ',\n'
      }
    }
    yield '\n]\n'
  },
}
