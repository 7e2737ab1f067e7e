import { printable } from '../../terminal/terminal.ts'
import { isAtLeast, type Report, type ReportedFinding } from '../report.ts'
import { type Reporter, type Setting, wantsNothing } from '../reporter.ts'

/** JUnit XML: a suite a document, a failing case for each finding that fails the run; the others are its output. */
export const junit: Reporter = {
  wants: wantsNothing,
  *write({ reports }, setting) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    let id = 0
    for (const report of reports) yield suiteOf(report, id++, setting)
    yield '</testsuites>\n'
  },
}

function suiteOf({ file, profile, findings }: Report, id: number, { failOn, now }: Setting): string {
  const failing = findings.filter(({ level }) => failOn !== null && isAtLeast(level, failOn))
  const others = findings.filter(finding => !failing.includes(finding))
  const name = attribute(file)
  const cases = failing.length === 0 ? passing(name) : failing.map(finding => failure(finding, name)).join('')
  const tests = Math.max(1, failing.length)
  const timestamp = new Date(now).toISOString().slice(0, 19)
  return `  <testsuite id="${id}" name="${name}" package="${attribute(profile)}" timestamp="${timestamp}" hostname="localhost" tests="${tests}" failures="${failing.length}" errors="0" time="0">
    <properties/>
${cases}    <system-out>${content(others.map(lineOf).join('\n'))}</system-out>
    <system-err/>
  </testsuite>
`
}

function passing(name: string): string {
  return `    <testcase name="check" classname="${name}" time="0"/>\n`
}

function failure(finding: ReportedFinding, name: string): string {
  const { rule, message, start } = finding
  return `    <testcase name="${attribute(`${rule} at line ${start.line}`)}" classname="${name}" time="0">
      <failure message="${attribute(message)}" type="${attribute(rule)}">${content(lineOf(finding))}</failure>
    </testcase>
`
}

function lineOf({ rule, level, message, start }: ReportedFinding): string {
  return `${start.line}:${start.column}: ${level}: ${message} [${rule}]`
}

function attribute(text: string): string {
  return content(printable(text)).replaceAll('"', '&quot;')
}

/** XML has no way to write most control characters. */
function content(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(
      /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
}
