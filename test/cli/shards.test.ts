import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
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

function incidents(t: TestContext): string {
  const files = names.map((name, i) => [`in/${name}`, (i % 3 === 0 ? clean : faulty).text] as const)
  return folderWith({ 'postmortems.yaml': '', ...Object.fromEntries(files) }, t)
}

for (const format of ['json', 'jsonl', 'sarif', 'gitlab', 'junit', 'rdjson']) {
  test(`the merged ${format} of all shares is the report of all files, byte by byte`, t => {
    const cwd = incidents(t)
    const report = (file: string, ...args: string[]) => {
      const { code, err } = postmortem(['check', '--format', `${format}=${file}`, ...now, ...args], { cwd })
      assert.ok(code === 0 || code === 1, err)
      return file
    }
    const read = (file: string) => readFileSync(join(cwd, file), 'utf8')
    const whole = read(report('whole'))
    const shares = Array.from({ length: 4 }, (_, i) => report(`share-${i}`, '--shard', `${i + 1}/4`))
    assert.ok(shares.filter(one => read(one) !== '' && read(one) !== whole).length > 1)
    // The difference would be thousands of lines.
    assert.ok(postmortem(['merge', ...shares.reverse()], { cwd }).out === whole)
    assert.equal(postmortem(['merge', '--out', 'again', 'whole'], { cwd }).code, 0)
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
  const log = (version: string) => `{"runs":[{"tool":{"driver":{"version":"${version}"}},"results":[]}]}`
  writeFileSync(join(cwd, 'one.sarif'), log('1'))
  writeFileSync(join(cwd, 'two.sarif'), log('2'))
  assert.match(told('one.sarif', 'two.sarif'), /different versions/)
})
