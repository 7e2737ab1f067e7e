import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { clean, faulty, folderWith, postmortem } from './program.ts'

const now = ['--now', '2026-04-01T00:00Z']

/** Names whose order differs once they are escaped, and documents that have something to say of each other. */
const names = [
  'a b.md',
  'a&b.md',
  'a"b.md',
  'a%b.md',
  'a(b.md',
  'é.md',
  'z/<x>.md',
  'z/y.md',
  'Z.md',
  '🚒.md',
  '｡.md',
]

const formats = ['json', 'jsonl', 'sarif', 'gitlab', 'junit', 'rdjson']
const shares = [1, 2, 3, 4]
const files = names.map((name, i) => [`in/${name}`, (i % 3 === 0 ? clean : faulty).text] as const)
/** Has the reports on all files and on each share of them, in every format: `whole.json`, `share-1.json`, …. */
const cwd = folderWith({ 'postmortems.yaml': '', ...Object.fromEntries(files) }, { after })

before(() => {
  report('whole')
  for (const share of shares) report(`share-${share}`, '--shard', `${share}/${shares.length}`)
})

function report(name: string, ...args: string[]): void {
  const outlets = formats.flatMap(format => ['--format', `${format}=${name}.${format}`])
  const { code, err } = postmortem(['check', ...outlets, ...now, ...args], { cwd })
  assert.ok(code === 0 || code === 1, err)
}

for (const format of formats) {
  test(`the merged ${format} of all shares is the report of all files, byte by byte`, () => {
    const read = (name: string) => readFileSync(join(cwd, `${name}.${format}`), 'utf8')
    const whole = read('whole')
    const telling = shares.map(share => read(`share-${share}`)).filter(one => one !== '' && one !== whole)
    assert.ok(telling.length > 1)
    const parts = shares.toReversed().map(share => `share-${share}.${format}`)
    // The difference would be thousands of lines.
    assert.ok(postmortem(['merge', ...parts], { cwd }).out === whole)
    assert.equal(postmortem(['merge', '--out', `again.${format}`, `whole.${format}`], { cwd }).code, 0)
    assert.ok(read('again') === whole)
  })
}

test('what cannot be merged is named', t => {
  const cwd = folderWith(
    { 'a.json': '[]', 'b.json': '{"diagnostics":[]}', 'c.txt': 'words', 'd.json': '{}' },
    t,
  )
  const told = (...args: string[]) => {
    const { code, out, err } = postmortem(['merge', ...args], { cwd })
    assert.deepEqual([code, out], [2, ''])
    return err
  }
  assert.match(told(), /needs the files of the reports/)
  assert.match(told('a.json', 'gone.json'), /gone\.json: there is no such file/)
  assert.match(told('a.json', 'b.json'), /b\.json is rdjson, a\.json is gitlab; expected one form/)
  assert.match(told('c.txt'), /c\.txt is no report; expected one of sarif, json/)
  assert.match(told('d.json'), /d\.json is no report/)
  writeFileSync(join(cwd, 'cut.jsonl'), '{"file":"a.md","ru')
  assert.match(told('cut.jsonl'), /cut\.jsonl looks like jsonl, but is not what check and audit write/)
  const log = (version: string) => `{"runs":[{"tool":{"driver":{"version":"${version}"}},"results":[]}]}`
  writeFileSync(join(cwd, 'one.sarif'), log('1'))
  writeFileSync(join(cwd, 'two.sarif'), log('2'))
  assert.match(told('one.sarif', 'two.sarif'), /different versions/)
})

test('what several reports say of one file counts once, whenever they were made', () => {
  report('later', '--now', '2026-04-01T00:01Z')
  for (const format of formats) {
    const whole = readFileSync(join(cwd, `whole.${format}`), 'utf8')
    const all = ['whole', 'share-1', 'later', 'whole', 'share-3'].map(name => `${name}.${format}`)
    assert.ok(postmortem(['merge', ...all], { cwd }).out === whole, format)
  }
})

test('reports that say different things of one file are refused', t => {
  const other = folderWith({ 'in/a&b.md': faulty.text.replace('SEV1', 'SEV2') }, t)
  const outlets = formats.flatMap(format => ['--format', `${format}=later.${format}`])
  assert.equal(postmortem(['check', ...outlets, ...now], { cwd: other }).code, 1)
  for (const format of formats) {
    const [whole, later] = [`whole.${format}`, join(other, `later.${format}`)]
    const { code, out, err } = postmortem(['merge', whole, later], { cwd })
    const told = `postmortem: ${later} and ${whole} say different things of in/a&b.md; expected reports of the same state\n`
    assert.deepEqual([code, out, err], [2, '', told])
  }
})
