import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { clean, folderWith, postmortem } from './program.ts'

const configuration = `profile: tiered
roster:
  - { name: Mo Farah Lindqvist, handle: '@mo', role: the database administrator }
  - { name: Kim Ostrowska, handle: '@kim' }
tracker: { kind: gitlab, project: payments/platform }
`

const token = `gh${'p_'}a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8`

/** Everything that must not go out, in one document. */
const told = clean.text.replace(
  '## Impact',
  `Mo Farah Lindqvist paused the retries, see [the dashboard](https://grafana.northwind.dev/d/1) and #412. The customer
jane.doe@customer.com sent ${token}. <!-- ask legal -->

## Impact`,
)
const file = `pm/${clean.name}`

function workspace(t: TestContext, text = told): string {
  return folderWith({ 'postmortems.yaml': configuration, [file]: text }, t)
}

for (const [name, args] of [
  ['publish-text', []],
  ['publish-json', ['--json']],
] as const) {
  test(`${name} is printed as it was`, t => {
    const { out, err, code } = postmortem(['publish', file, ...args], { cwd: workspace(t) })
    assert.equal(code, 0, err)
    const golden = join(import.meta.dirname, 'goldens', `${name}.txt`)
    const text = `${out}--- standard error\n${err}`
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, text)
    assert.equal(text, readFileSync(golden, 'utf8'))
  })
}

test('a copy holds nothing of what is inside, nor do the messages hold secrets', t => {
  const { out, err } = postmortem(['publish', file], { cwd: workspace(t) })
  for (const leak of [
    'Lindqvist',
    '@mo',
    '@kim',
    'grafana',
    '#412',
    'jane.doe',
    token,
    'legal',
    'Money-flow',
  ])
    assert.ok(!out.includes(leak), leak)
  assert.ok(!err.includes(token) && !err.includes('jane.doe'))
  assert.match(err, /secret “a GitHub credential” → \[redacted\]/)
  assert.match(err, /\[ \] Numbers and times agree with what customers were told/)
  assert.doesNotMatch(err, /\[ \] Internal sections/)
})

test('a copy is written where asked, never over another file unasked', t => {
  const cwd = workspace(t)
  const call = ['publish', file, '--out', 'public/queue.md']
  const first = postmortem(call, { cwd })
  assert.equal(first.code, 0, first.err)
  assert.equal(first.out, '')
  assert.match(first.err, /wrote public\/queue\.md/)
  const copy = readFileSync(join(cwd, 'public/queue.md'), 'utf8')
  writeFileSync(join(cwd, 'public/queue.md'), 'mine')
  const again = postmortem(call, { cwd })
  assert.equal(again.code, 2)
  assert.match(again.err, /there is a file already; nothing was overwritten/)
  assert.equal(readFileSync(join(cwd, 'public/queue.md'), 'utf8'), 'mine')
  assert.equal(postmortem([...call, '--overwrite'], { cwd }).code, 0)
  assert.equal(readFileSync(join(cwd, 'public/queue.md'), 'utf8'), copy)
  assert.equal(readFileSync(join(cwd, file), 'utf8'), told)
})

test('several copies go into a folder under the names of their originals', t => {
  const cwd = workspace(t)
  writeFileSync(join(cwd, 'pm/2026-04-01-other.md'), clean.text)
  writeFileSync(join(cwd, 'pm/README.md'), '# Read me\n')
  assert.match(postmortem(['publish', 'pm'], { cwd }).err, /2 files make as many copies/)
  const { code, err } = postmortem(['publish', 'pm', '--out-dir', 'public'], { cwd })
  assert.equal(code, 0, err)
  assert.deepEqual(readdirSync(join(cwd, 'public')).sort(), [clean.name, '2026-04-01-other.md'])
  const public1 = join('public', clean.name)
  const again = postmortem(['publish', public1, '--out', 'twice.md', '--profile', 'tiered'], { cwd })
  assert.equal(again.code, 0, again.err)
  assert.equal(readFileSync(join(cwd, 'twice.md'), 'utf8'), readFileSync(join(cwd, public1), 'utf8'))
})

test('two originals of one name do not become one copy', t => {
  const cwd = workspace(t)
  mkdirSync(join(cwd, 'pm/old'))
  writeFileSync(join(cwd, 'pm/old', clean.name), clean.text)
  const { code, err } = postmortem(['publish', 'pm', '--out-dir', 'public'], { cwd })
  assert.equal(code, 2)
  assert.match(err, /two of the files would become public\//)
  assert.ok(!existsSync(join(cwd, 'public')))
})

test('with a leak left, nothing is written at all', t => {
  const cwd = workspace(t, told.replace(/^# .*/m, '# Payouts (internal only)'))
  writeFileSync(join(cwd, 'pm/2026-04-01-other.md'), clean.text)
  const { code, err, out } = postmortem(['publish', 'pm', '--out-dir', 'public'], { cwd })
  assert.equal(code, 1)
  assert.equal(out, '')
  assert.match(err, /1 leak left, so nothing was written:\n {2}\d+: section “Payouts \(internal only\)”/)
  assert.ok(!existsSync(join(cwd, 'public')))
  const { out: json, code: same } = postmortem(['publish', file, '--json'], { cwd })
  assert.equal(same, 1)
  const [one] = JSON.parse(json) as [{ text: null; written: null; remains: { line: number; kind: string }[] }]
  assert.equal(one.text, null)
  assert.equal(one.written, null)
  assert.equal(told.split('\n')[one.remains[0]!.line - 1]!.startsWith('# '), true)
})

test('nothing is written outside of the workspace, nor over the original', t => {
  const cwd = workspace(t)
  const elsewhere = folderWith({}, t)
  const fails = (...args: string[]) => {
    const { code, err } = postmortem(['publish', file, ...args], { cwd })
    assert.equal(code, 2, err)
    return err
  }
  assert.match(fails('--out', join(elsewhere, 'copy.md')), /lies outside the workspace/)
  assert.match(fails('--out', '../copy.md'), /lies outside the workspace/)
  symlinkSync(elsewhere, join(cwd, 'linked'))
  assert.match(fails('--out', 'linked/deep/copy.md'), /lies outside the workspace/)
  assert.match(fails('--out', file, '--overwrite'), /is the original/)
  symlinkSync(join(cwd, file), join(cwd, 'same.md'))
  assert.match(fails('--out', 'same.md', '--overwrite'), /is the original/)
  assert.match(fails('--out', 'a.md', '--out-dir', 'b'), /exclude each other/)
  assert.deepEqual(readdirSync(elsewhere), [])
  mkdirSync(join(cwd, 'public'))
  assert.equal(readFileSync(join(cwd, file), 'utf8'), told)
})

test('what is no postmortem is not published by mistake', t => {
  const cwd = folderWith({ 'notes.md': '# Notes\n\nBuy milk.\n' }, t)
  const { code, err } = postmortem(['publish', 'notes.md'], { cwd })
  assert.equal(code, 2)
  assert.match(err, /notes\.md is no postmortem; --profile ID makes it one/)
  assert.match(postmortem(['publish'], { cwd }).err, /name the file to publish/)
  assert.equal(postmortem(['publish', 'notes.md', '--profile', 'generic'], { cwd }).code, 0)
})
