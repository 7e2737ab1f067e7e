import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { validate as validateRdf } from '@umbrelladocs/rdformat-validator'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { validateXML } from 'xmllint-wasm'
import { clean, faulty, folderWith, postmortem, root } from './program.ts'

const now = ['--now', '2026-04-01T00:00Z']
const formats = ['pretty', 'json', 'jsonl', 'sarif', 'gitlab', 'github', 'junit', 'rdjson', 'markdown']

/** Wide characters before a finding tell UTF-16 units, bytes and columns apart; the name asks for escapes. */
const files = {
  [`incidents/${faulty.name}`]: faulty.text.replace(
    '- Data: none lost.',
    '- 警報🚒 & "Data": <what happened>',
  ),
  'incidents/2026-03-11-100%, a: b.md': clean.text,
}

const reports = new Map<string, string>()

/** What is reported of these files, asked for once: the same call says the same. */
function reportIn(format: string, t: TestContext): string {
  const known = reports.get(format)
  if (known !== undefined) return known
  const cwd = folderWith({ 'postmortems.yaml': '', ...files }, t)
  const { out, err, code } = postmortem(['check', '--format', format, ...now], { cwd })
  assert.equal(code, 1, err)
  const report = out.replaceAll(`file://${cwd}`, 'file:///repository')
  reports.set(format, report)
  return report
}

/** The schema of a name, where the checkout lies beside them; without it those tests have nothing to say. */
function schemaOf(name: string): string | null {
  const file = join(root, '..', 'shared', 'schemas', name)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function fits(value: unknown, schemaFile: string): void {
  const text = schemaOf(schemaFile)
  if (text === null) return
  // Written for draft 4, of which they use nothing that later drafts read otherwise.
  const { $schema: _, id: __, ...schema } = JSON.parse(text) as Record<string, unknown>
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  assert.ok(validate(value), JSON.stringify(validate.errors))
}

for (const format of formats) {
  test(`${format} is written as it was`, t => {
    const golden = join(import.meta.dirname, 'goldens', `${format}.txt`)
    const text = reportIn(format, t)
      .replace(/("fingerprint":|"postmortem\/v1":)"[^"]+"/g, '$1"…"')
      .replace(/"semanticVersion":"[^"]+",/, '')
      .replace(/"rules":\[.*\]\}\},"columnKind"/, '"rules":[]}},"columnKind"')
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, text)
    assert.equal(text, readFileSync(golden, 'utf8'))
  })
}

test('json fits its own schema', t => {
  const own = readFileSync(join(root, 'schemas', 'report.schema.json'), 'utf8')
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(own) as object)
  assert.ok(validate(JSON.parse(reportIn('json', t))), JSON.stringify(validate.errors))
})

test('sarif fits the schema and names each rule it reports', t => {
  const log = JSON.parse(reportIn('sarif', t))
  fits(log, 'sarif-2.1.0.json')
  const [{ results, tool }] = log.runs
  assert.ok(results.length >= 2)
  for (const result of results) {
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId)
    assert.match(
      result.locations[0].physicalLocation.artifactLocation.uri,
      /^incidents\/2026-03-1[01]-[^ ]*\.md$/,
    )
    assert.ok(result.partialFingerprints['postmortem/v1'].length >= 16)
  }
})

test('a Code Quality report fits the schema, with fingerprints of their own', t => {
  const issues = JSON.parse(reportIn('gitlab', t)) as { fingerprint: string }[]
  for (const issue of issues) fits(issue, 'gitlab-code-quality.json')
  assert.equal(new Set(issues.map(one => one.fingerprint)).size, issues.length)
})

test('rdjson fits schema and validator, and counts bytes', async t => {
  const report = JSON.parse(reportIn('rdjson', t))
  fits(report, 'rdjson.json')
  const { valid, errors } = await validateRdf(report)
  assert.ok(valid, JSON.stringify(errors))
  const placed = report.diagnostics.find(
    (one: { code: { value: string } }) => one.code.value === 'metadata-value',
  )
  assert.deepEqual(placed.location.range, { start: { line: 5, column: 11 }, end: { line: 5, column: 15 } })
})

test('junit is well-formed and fits the schema', async t => {
  const xml = reportIn('junit', t)
  const schema = schemaOf('junit.xsd')
  const { valid, errors } = await validateXML({ xml, ...(schema === null ? {} : { schema }) } as never)
  assert.ok(valid, JSON.stringify(errors))
})

/** The schema of one finding, as reports have it. */
function findingSchema(): object {
  const { $defs } = JSON.parse(readFileSync(join(root, 'schemas', 'report.schema.json'), 'utf8'))
  return { ...$defs.finding, $defs }
}

test('each line of jsonl is a finding, with its file', t => {
  const validate = new Ajv2020({ strict: false }).compile(findingSchema())
  const lines = reportIn('jsonl', t).trimEnd().split('\n')
  assert.equal(lines.length, findingsOf(t).length)
  for (const line of lines) {
    const { file, profile, ...finding } = JSON.parse(line)
    assert.ok(Object.hasOwn(files, file))
    assert.equal(profile, 'tiered')
    assert.ok(validate(finding), JSON.stringify(validate.errors))
  }
})

/** The same findings as objects. */
function findingsOf(t: TestContext): { message: string; rule: string; start: { line: number } }[] {
  const { files } = JSON.parse(reportIn('json', t)) as { files: { findings: never[] }[] }
  return files.flatMap(file => file.findings)
}

test('markdown is read as it is meant: a heading a file, a row a finding, nobody mentioned', t => {
  const tree = remark().use(remarkGfm).parse(reportIn('markdown', t))
  const titles = tree.children.filter(node => node.type === 'heading').map(toText)
  assert.deepEqual(
    titles.slice(1),
    Object.keys(files).map(name => `${name} (tiered)`),
  )
  const rows = tree.children.flatMap(node => (node.type === 'table' ? node.children.slice(1) : []))
  const found = findingsOf(t).map(({ start, message, rule }) => [String(start.line), message, rule])
  assert.deepEqual(
    rows.map(row => row.children.map(cell => toText(cell)).filter((_, i) => i !== 1)),
    found,
  )
})

interface Tree {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Tree[]
}

function toText({ value, children = [] }: Tree): string {
  return value ?? children.map(toText).join('')
}

test('each annotation for GitHub is a command that says the message whole', t => {
  const lines = reportIn('github', t).trimEnd().split('\n')
  const found = findingsOf(t).map(({ message, rule }) => ({ message, rule }))
  const plain = (text: string) =>
    text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  const read = lines.slice(0, -1).map(line => {
    const [, properties, message] = /^::(?:error|warning|notice) ((?:[a-zA-Z]+=[^,:]*,?)+)::(.*)$/.exec(line)!
    const given = new Map(properties!.split(',').map(one => one.split('=') as [string, string]))
    assert.ok(Object.hasOwn(files, plain(given.get('file')!)))
    return { message: plain(message!), rule: given.get('title')! }
  })
  assert.deepEqual(read, found)
})

test('annotations for GitHub are capped, and the summary has everything', t => {
  const many = clean.text.replace(
    'related: []',
    Array.from({ length: 14 }, (_, i) => `odd_key_${i}x: 1`).join('\n'),
  )
  const cwd = folderWith({ [clean.name]: many }, t)
  const summary = join(cwd, 'summary.txt')
  writeFileSync(summary, 'before\n')
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
  const { out } = postmortem(['check', ...now], { cwd, env })
  const annotations = out.split('\n').filter(line => line.startsWith('::warning '))
  assert.equal(annotations.length, 10)
  assert.match(
    annotations[0]!,
    /^::warning file=2026-03-10-[^,]+,line=\d+,endLine=\d+,col=1,endColumn=11,title=metadata-unknown-key::/,
  )
  const text = readFileSync(summary, 'utf8')
  assert.match(text, /^before\n## Postmortems: /)
  assert.equal(text.match(/\| warning \|/g)?.length, 14)
})

test('in GitLab CI the report goes out and people read the log', t => {
  const cwd = folderWith(files, t)
  const { out, err } = postmortem(['check', ...now], { cwd, env: { GITLAB_CI: 'true' } })
  assert.ok(Array.isArray(JSON.parse(out)))
  assert.match(err, /metadata-value/)
})

test('several formats go to files of their own', t => {
  const cwd = folderWith(files, t)
  const { out, code } = postmortem(
    ['check', '--format', 'sarif=out.sarif', '--format', 'pretty', '-f', 'gitlab=quality.json', ...now],
    { cwd },
  )
  assert.equal(code, 1)
  assert.match(out, /error: .*\[metadata-value\]/)
  assert.equal(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).version, '2.1.0')
  assert.ok(Array.isArray(JSON.parse(readFileSync(join(cwd, 'quality.json'), 'utf8'))))
  const both = postmortem(['check', '--format', 'json', '--format', 'sarif'], { cwd })
  assert.equal(both.code, 2)
  assert.match(both.err, /two formats/)
  const lost = postmortem(['check', '--format', 'json=no/such/folder/x.json'], { cwd })
  assert.equal(lost.code, 2)
  assert.match(lost.err, /x\.json was not written/)
})

test('colour follows the options, then the environment', t => {
  const cwd = folderWith(files, t)
  const coloured = (args: string[], env: Record<string, string> = {}) =>
    postmortem(['check', ...args, ...now], { cwd, env }).out.includes('\x1b[')
  assert.equal(coloured([]), false)
  assert.equal(coloured(['--color']), true)
  assert.equal(coloured([], { FORCE_COLOR: '1' }), true)
  assert.equal(coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false)
  assert.equal(coloured(['--color'], { NO_COLOR: '1' }), true)
  assert.equal(coloured(['--no-color'], { FORCE_COLOR: '1' }), false)
})

test('nothing in a document or a name steers the terminal', t => {
  const text = clean.text.replace('severity: sev1', 'severity: "\x1b[31msev1\u202e"')
  const cwd = folderWith({ 'a\x1b[2Jb.md': text }, t)
  const { out } = postmortem(['check', ...now], { cwd })
  assert.ok(!out.includes('\x1b') && !out.includes('\u202e'))
  assert.match(out, /\\u\{1b\}/)
})

test('pretty shows the line of the first of several hints alike, and the place of each', t => {
  const items = ['Add an alert', 'Write a runbook', 'Raise the limit'].map(item => `- ${item}\n`).join('')
  const text = `# Postmortem: API outage\n\nDate: 2026-08-14\n\n## Summary\n\nDown for an hour.\n\n## Action items\n\n${items}`
  const cwd = folderWith({ 'incidents/2026-08-14-api.md': text }, t)
  const { out } = postmortem(['check', '--profile', 'generic', ...now], { cwd })
  const lines = out.split('\n').filter(line => line.includes('[action-without-owner]') || /│ - /.test(line))
  assert.deepEqual(
    lines.map(line => /md:\d+|│ .*/.exec(line)?.[0]),
    ['│ - Add an alert', 'md:11', '│ - Add an alert', 'md:12', 'md:13'],
  )
})
