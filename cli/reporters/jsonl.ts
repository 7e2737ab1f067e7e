import { type Reporter, wantsNothing } from '../reporter.ts'
import { publicFinding } from './json.ts'

/** A line a finding, each with its file: for tools that read line by line. */
export const jsonl: Reporter = {
  wants: wantsNothing,
  *write({ reports }) {
    for (const { file, profile, findings } of reports) {
      for (const finding of findings)
        yield `${JSON.stringify({ file, profile, ...publicFinding(finding) })}\n`
    }
  },
}
