import type { PublicFinding } from '../report.ts'
import { elements, type Reporter, wantsNothing } from '../reporter.ts'

/** The versioned public form: one object, a line a file. */
export const json: Reporter = {
  wants: wantsNothing,
  tells:
    () =>
    ({ file, profile, findings }) =>
      JSON.stringify({ file, profile, findings: findings.map(publicFinding) }),
  *write({ pieces, summary }) {
    yield '{"version":1,"files":['
    yield* elements(pieces)
    yield `\n],"summary":${JSON.stringify(summary)}}\n`
  },
}

/** A finding without what other reporters asked for. */
export function publicFinding(finding: PublicFinding): PublicFinding {
  const { rule, level, message, start, end, fix, policy } = finding
  return { rule, level, message, start, end, fix, policy }
}
