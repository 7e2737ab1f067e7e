import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readOpenMetrics } from './openMetrics.ts'
import { clean, example, folderWith, postmortem, root } from './program.ts'

const now = ['--now', '2026-08-01T00:00Z']
const earlier = clean.text
  .replaceAll('2026-03', '2026-02')
  .replace('status: closed', 'status: draft')
  .replace('severity: sev1', 'severity: sev2')
  .replace(/\| @\w+ (?=\|)/, '| =1+1 "x" ')
  .replace('| done |', '| in progress |')

function workspace(t: TestContext): string {
  return folderWith(
    {
      'postmortems.yaml':
        'profile: tiered\ninclude: ["2026*"]\noverrides: [{ files: ["2026-l*"], profile: learning }]\n',
      [clean.name]: clean.text,
      '2026-02-10-earlier.md': earlier,
      '2026-learning.md': example('learning'),
      'README.md': '# Read me\n',
    },
    t,
  )
}

const forms = ['text', 'json', 'csv', 'markdown', 'openmetrics']

for (const form of forms) {
  test(`stats prints ${form} as it did`, t => {
    const { out, err, code } = postmortem(['stats', '--format', form, ...now], { cwd: workspace(t) })
    assert.equal(code, 0, err)
    const golden = join(import.meta.dirname, 'goldens', `stats-${form}.txt`)
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, out)
    assert.equal(out, readFileSync(golden, 'utf8'))
  })
}

test('of a single postmortem a sentence is told in the singular', t => {
  const cwd = folderWith({ [clean.name]: clean.text }, t)
  const { out } = postmortem(['stats'], { cwd })
  assert.match(out, /^0 of 1 postmortem that names a root cause or class; 0 name none$/m)
})

test('the numbers as JSON fit their schema, with and without anything to count', t => {
  const schema = JSON.parse(readFileSync(join(root, 'schemas', 'stats.schema.json'), 'utf8')) as object
  const validate = new Ajv2020({ strict: false }).compile(schema)
  for (const cwd of [workspace(t), folderWith({}, t)]) {
    const printed: unknown = JSON.parse(postmortem(['stats', '--format', 'json', ...now], { cwd }).out)
    assert.ok(validate(printed), JSON.stringify(validate.errors))
  }
})

test('openmetrics is what its specification says, whatever documents say', t => {
  const cwd = workspace(t)
  const families = readOpenMetrics(postmortem(['stats', '-f', 'openmetrics', ...now], { cwd }).out)
  assert.deepEqual(families.get('postmortem_time_to_detect_seconds')?.unit, 'seconds')
  assert.equal(families.get('postmortem_documents')?.type, 'gauge')
  assert.equal(
    [...families.get('postmortem_documents')!.samples.values()].reduce((a, b) => a + b),
    3,
  )
  for (const { type, help, samples } of families.values()) {
    assert.equal(type, 'gauge')
    assert.ok(help && samples.size > 0)
  }
  const owners = [...families.get('postmortem_open_action_items_by_owner')!.samples.keys()]
  assert.ok(
    owners.some(labels => labels.includes('\\"x\\"')),
    owners.join(),
  )
  const empty = readOpenMetrics(postmortem(['stats', '-f', 'openmetrics'], { cwd: folderWith({}, t) }).out)
  assert.ok(!empty.has('postmortem_time_to_detect_seconds') && !empty.has('postmortem_documents'))
})

test('the reader of openmetrics that judges takes no broken text', () => {
  const good = '# TYPE a_seconds gauge\n# UNIT a_seconds seconds\na_seconds{x="\\""} 1\n# EOF\n'
  assert.equal(readOpenMetrics(good).get('a_seconds')!.samples.size, 1)
  for (const broken of [
    good.replace('# EOF\n', ''),
    good.replace('\\"', '"'),
    good.replace('x=', 'x-y='),
    good.replace('# UNIT a_seconds seconds', '# UNIT a_seconds bytes'),
    good.replace(' 1\n', ' 1\na_seconds{x="\\""} 2\n'),
    good.replace(' 1\n', ' 1\n# HELP a_seconds late\n'),
    good.replace(' 1\n', ' one\n'),
    good.replace('# TYPE a_seconds gauge', '# TYPE a_seconds gouge'),
    good.replace(' 1\n', ' 1\n\n'),
  ])
    assert.throws(() => readOpenMetrics(broken), broken)
})

/** RFC 4180: CRLF behind each record, quotes around what needs them, the same number of fields in each. */
function readCsv(text: string): string[][] {
  const record = /((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/y
  const records: string[][] = []
  while (record.lastIndex < text.length) {
    const at = record.lastIndex
    const found = record.exec(text)
    assert.ok(found, `no record at ${JSON.stringify(text.slice(at, at + 80))}`)
    records.push(
      [...found[1]!.matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)]
        .map(one => one[1]!.replace(/^"|"$/g, '').replaceAll('""', '"'))
        .slice(0, 6),
    )
  }
  return records
}

test('csv is RFC 4180, and no cell of it is a formula', t => {
  const { out } = postmortem(['stats', '--format', 'csv', ...now], { cwd: workspace(t) })
  const [head, ...rows] = readCsv(out)
  assert.deepEqual(head, ['metric', 'by', 'name', 'statistic', 'value', 'unit'])
  assert.ok(rows.length > 40 && rows.every(row => row.length === 6))
  assert.ok(rows.every(row => row.every(cell => !/^[=+\t\r]/.test(cell))))
  assert.ok(rows.some(row => row[2]!.startsWith("'=1+1")))
})

test('a period counts from --since to --until, both days included', t => {
  const cwd = workspace(t)
  const count = (...args: string[]) =>
    JSON.parse(postmortem(['stats', '--format', 'json', ...now, ...args], { cwd }).out).documents as number
  assert.equal(count(), 3)
  assert.equal(count('--since', '2026-03-01', '--until', '2026-03-31'), 1)
  assert.equal(count('--until', '2026-02-28'), 2)
  const told = (...args: string[]) => {
    const { code, err } = postmortem(['stats', ...args], { cwd })
    assert.equal(code, 2)
    return err
  }
  assert.match(told('--since', '2026-02-30'), /--since is "2026-02-30"; expected a day such as/)
  assert.match(told('--since', '2026-03-01', '--until', '2026-02-01'), /lies before --since/)
  assert.match(told('--format', 'html'), /expected text, json, csv, markdown or openmetrics/)
})

test('--out writes a file whole, and says which', t => {
  const cwd = workspace(t)
  const call = ['stats', '--format', 'openmetrics', '--out', 'metrics.prom', ...now]
  const { out, err, code } = postmortem(call, { cwd })
  assert.equal(code, 0)
  assert.equal(out, '')
  assert.match(err, /wrote metrics\.prom/)
  readOpenMetrics(readFileSync(join(cwd, 'metrics.prom'), 'utf8'))
  assert.equal(postmortem(call, { cwd }).code, 0)
  const gone = postmortem(['stats', '--out', 'gone/metrics.txt'], { cwd })
  assert.equal(gone.code, 2)
  assert.match(gone.err, /was not written/)
  assert.ok(!existsSync(join(cwd, 'gone')))
  assert.equal(readdirSync(cwd).filter(name => name.includes('.tmp')).length, 0)
})
