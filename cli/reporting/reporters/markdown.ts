import { english, pageOf, spelled } from '../../../core/index.ts'
import { counted } from '../../counted.ts'
import { inMarkdown } from '../../terminal/tables.ts'
import type { Report, ReportedFinding } from '../report.ts'
import { type Reporter, type Results, wantsNothing } from '../reporter.ts'

/** A text for a merge request or a page: a table for each document with findings. */
export const markdown: Reporter = {
  wants: wantsNothing,
  write: results => markdownOf(results),
}

/** The same, piece by piece, for other reporters. */
export function* markdownOf({ reports, summary }: Results): Generator<string> {
  yield `## Postmortems: ${english(spelled(summary))}\n\nChecked ${counted(summary.files, 'postmortem')}.\n`
  for (const report of reports) if (report.findings.length > 0) yield tableOf(report)
}

function tableOf({ file, profile, findings }: Report): string {
  const rows = findings.map(rowOf)
  return `\n### ${inMarkdown(file)} (${profile})\n\n| Line | Level | Finding | Rule |\n| ---: | --- | --- | --- |\n${rows.join('')}`
}

function rowOf({ rule, level, message, start }: ReportedFinding): string {
  return `| ${start.line} | ${level} | ${inMarkdown(message)} | [${rule}](${pageOf(rule)}) |\n`
}
