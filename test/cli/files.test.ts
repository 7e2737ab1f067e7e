import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checked, now, type Printed } from './checked.ts'
import { clean, example, faulty, folderWith, postmortem } from './program.ts'

test('the standard input is judged as the file it is said to be', t => {
  const cwd = folderWith({ 'postmortems.yaml': 'rules: { metadata-value: warning }\n' }, t)
  const call = ['check', '--stdin-filename', `incidents/${faulty.name}`, ...now]
  const { out, code } = postmortem([...call, '--format', 'json'], { cwd, input: faulty.text })
  const printed = JSON.parse(out) as Printed
  assert.equal(code, 0)
  assert.equal(printed.files[0]!.file, `incidents/${faulty.name}`)
  assert.equal(printed.files[0]!.findings[0]!.level, 'warning')
  const fixed = postmortem([...call, '--fix'], { cwd, input: faulty.text })
  assert.equal(fixed.out, clean.text)
  const untouched = postmortem([...call, '--fix'], { cwd, input: clean.text })
  assert.equal(untouched.out, clean.text)
  assert.deepEqual(readdirSync(cwd), ['postmortems.yaml'])
})

test('shares of the files are disjoint and together are all of them', t => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}-${clean.name}`, clean.text]))
  const cwd = folderWith(files, t)
  const share = (i: number) => checked(cwd, '--shard', `${i}/3`).files.map(one => one.file)
  const shares = [share(1), share(2), share(3)]
  assert.deepEqual(shares.flat().sort(), Object.keys(files).sort())
  assert.equal(postmortem(['check', '--shard', '4/3'], { cwd }).code, 2)
})

test('odd files and folders are taken for what they are', t => {
  const odd = '2026-03-10-a "quoted"\n🚒 name.md'
  const cwd = folderWith(
    {
      [`folder.md/${clean.name}`]: clean.text,
      [odd]: example('generic'),
      'binary.md': Buffer.from([0, 1, 2, 3, 255, 254, 0]),
      'empty.md': '',
      'evil.md': '---js\n{ title: require("fs").writeFileSync("executed", "") }\n---\n# Postmortem: x\n',
    },
    t,
  )
  symlinkSync('.', join(cwd, 'loop'))
  symlinkSync('nowhere.md', join(cwd, 'dangling.md'))
  symlinkSync(clean.name, join(cwd, 'folder.md', 'double.md'))
  writeFileSync(join(cwd, 'huge.md'), '')
  truncateSync(join(cwd, 'huge.md'), 200_000_000)
  const { code, files } = checked(cwd)
  assert.ok(code !== null && code < 2)
  assert.deepEqual(
    files.map(one => one.file).filter(one => !one.startsWith('evil')),
    [odd, `folder.md/${clean.name}`],
  )
  assert.ok(!readdirSync(cwd).includes('executed'))
  const { err } = postmortem(['check'], { cwd })
  assert.match(err, /huge\.md was not checked: it has 200 MB/)
  const named = postmortem(['check', 'huge.md'], { cwd })
  assert.equal(named.code, 2)
  assert.equal(postmortem(['check', 'dangling.md'], { cwd }).code, 2)
  assert.ok(!postmortem(['check', odd, '--fail-on', 'hint'], { cwd }).out.includes('"quoted"\n'))
})

test('globs are understood where the shell left them alone', t => {
  const cwd = folderWith({ [`a/b/${clean.name}`]: clean.text, [`c/${clean.name}`]: clean.text }, t)
  assert.deepEqual(
    checked(cwd, 'a/**/*.md').files.map(one => one.file),
    [`a/b/${clean.name}`],
  )
  assert.equal(checked(cwd, '{a,c}/**').files.length, 2)
  assert.equal(checked(cwd, '!c/**').files.length, 1)
  assert.deepEqual(
    checked(cwd, './a//*/2026-*.md').files.map(one => one.file),
    [`a/b/${clean.name}`],
  )
  const absolute = join(cwd, 'c', '*.md')
  assert.deepEqual(
    checked(cwd, absolute).files.map(one => one.file),
    [join(cwd, 'c', clean.name)],
  )
  assert.equal(checked(join(cwd, 'a'), '../c/*').files.length, 1)
  const none = postmortem(['check', 'nowhere/*.md'], { cwd })
  assert.deepEqual([none.code, none.err], [2, 'postmortem: nowhere/*.md: there is no such file or folder\n'])
})

test('a folder without a postmortem is clean', t => {
  const cwd = folderWith({}, t)
  mkdirSync(join(cwd, 'empty'))
  const { code, out } = postmortem(['check', 'empty', '--format', 'json'], { cwd })
  assert.equal(code, 0)
  assert.deepEqual((JSON.parse(out) as Printed).files, [])
})
