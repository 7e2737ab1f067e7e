import { appendFileSync } from 'node:fs'
import { english, type Level, spelled } from '../../../core/index.ts'
import { below } from '../../files/locations.ts'
import { printable } from '../../terminal/terminal.ts'
import type { Report, ReportedFinding } from '../report.ts'
import { type Reporter, type Results, type Setting, wantsNothing } from '../reporter.ts'
import { markdownOf } from './markdown.ts'

const commands: Readonly<Record<Level, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
}

/** So many annotations of a kind are shown for one step; GitHub drops the others. */
const SHOWN = 10
/** A step summary may have 1 MiB; a larger one is refused whole. */
const SUMMARY_BYTES = 1_000_000

/**
 * Workflow commands that become annotations (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 * What exceeds their number stands in the log as plain lines, and everything in the summary of the step.
 */
export const github: Reporter = {
  wants: wantsNothing,
  *write(results, setting) {
    const left = { error: SHOWN, warning: SHOWN, notice: SHOWN }
    for (const report of results.reports) {
      for (const finding of report.findings) {
        const command = commands[finding.level]
        yield left[command]-- > 0 ? annotation(finding, report, setting.root) : lineOf(finding, report)
      }
    }
    yield `${english(spelled(results.summary))}\n`
    writeSummary(results, setting)
  },
}

function annotation(finding: ReportedFinding, { file, path }: Report, root: string): string {
  const { rule, level, message, start, end } = finding
  const place = {
    file: below(root, path) ?? file,
    line: start.line,
    endLine: end.line,
    // GitHub understands columns only in annotations on one line.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: rule,
  }
  const properties = Object.entries(place).map(([key, value]) => `${key}=${escapedProperty(String(value))}`)
  return `::${commands[level]} ${properties.join(',')}::${escapedData(message)}\n`
}

function lineOf({ rule, level, message, start }: ReportedFinding, { file }: Report): string {
  return `${printable(file)}:${start.line}:${start.column}: ${level}: ${printable(message)} [${rule}]\n`
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function writeSummary(results: Results, { environment }: Setting): void {
  const file = environment.GITHUB_STEP_SUMMARY
  if (!file) return
  let text = ''
  for (const part of markdownOf(results)) {
    if (Buffer.byteLength(text) + Buffer.byteLength(part) > SUMMARY_BYTES) {
      text += '\nThere are more; the log has all of them.\n'
      break
    }
    text += part
  }
  appendFileSync(file, text)
}
