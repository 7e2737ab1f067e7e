import type { PublicFinding, Report } from '../report.ts'
import { type Reporter, wantsNothing } from '../reporter.ts'

/** The versioned public form: one object, a line a file. */
export const json: Reporter = {
  wants: wantsNothing,
  *write({ reports, lines, summary }) {
    yield '{"version":1,"files":['
    let between = '\n'
    for (const line of lines ?? publicLines(reports)) {
      yield between + line
      between = ',\n'
    }
    yield `\n],"summary":${JSON.stringify(summary)}}\n`
  },
}

function* publicLines(reports: Iterable<Report>): Generator<string> {
  for (const { file, profile, findings } of reports) {
    yield JSON.stringify({ file, profile, findings: findings.map(publicFinding) })
  }
}

/** A finding without what other reporters asked for. */
export function publicFinding(finding: PublicFinding): PublicFinding {
  const { rule, level, message, start, end, fix, policy } = finding
  return { rule, level, message, start, end, fix, policy }
}
