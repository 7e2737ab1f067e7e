import type { Level } from '../../core/index.ts'
import type { Report, ReportedFinding } from '../report.ts'
import { pageOf, type Reporter, type Results, spelled, wantsNothing } from '../reporter.ts'
import { inMarkdown } from '../tables.ts'

/** A text for a merge request or a page: a table for each document with findings. */
export const markdown: Reporter = {
  wants: wantsNothing,
  write: results => markdownOf(results),
}

const names: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
}

export function* markdownOf({ reports, summary }: Results): Generator<string> {
  const files = summary.files === 1 ? '1 postmortem' : `${summary.files} postmortems`
  yield `## Postmortems: ${spelled(summary)}\n\nChecked ${files}.\n`
  for (const report of reports) if (report.findings.length > 0) yield tableOf(report)
}

function tableOf({ file, profile, findings }: Report): string {
  const rows = findings.map(rowOf)
  return `\n### ${inMarkdown(file)} (${profile})\n\n| Line | Level | Finding | Rule |\n| ---: | --- | --- | --- |\n${rows.join('')}`
}

function rowOf({ rule, level, message, start }: ReportedFinding): string {
  return `| ${start.line} | ${names[level]} | ${inMarkdown(message)} | [${rule}](${pageOf(rule)}) |\n`
}
