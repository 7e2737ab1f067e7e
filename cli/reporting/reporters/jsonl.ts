import { type Reporter, wantsNothing } from '../reporter.ts'
import { publicFinding } from './json.ts'

/** A line a finding, each with its file: for tools that read line by line. */
export const jsonl: Reporter = {
  wants: wantsNothing,
  tells:
    () =>
    ({ file, profile, findings }) =>
      findings.map(finding => `${JSON.stringify({ file, profile, ...publicFinding(finding) })}\n`).join(''),
  write: ({ pieces }) => pieces,
}
