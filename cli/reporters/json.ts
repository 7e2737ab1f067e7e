import type { PublicFinding, Report } from '../report.ts'
import { type Reporter, wantsNothing } from '../reporter.ts'

/** The versioned public form: one object, a line a file. */
export const json: Reporter = {
  wants: wantsNothing,
  *write({ reports, summary }) {
    yield '{"version":1,"files":['
    let between = '\n'
    for (const report of reports) {
      yield between + JSON.stringify(publicReport(report))
      between = ',\n'
    }
    yield `\n],"summary":${JSON.stringify(summary)}}\n`
  },
}

function publicReport({ file, profile, findings }: Report) {
  return { file, profile, findings: findings.map(publicFinding) }
}

/** A finding without what other reporters asked for. */
export function publicFinding(finding: PublicFinding): PublicFinding {
  const { rule, level, message, start, end, fix, policy } = finding
  return { rule, level, message, start, end, fix, policy }
}
