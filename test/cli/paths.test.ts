import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { clean, faulty, folderWith, postmortem } from './program.ts'

const now = ['--now', '2026-04-01']
const index = '# Ours\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'

test('a file where a folder is expected is said to be one', t => {
  const cwd = folderWith(
    { 'postmortems.yaml': 'profile: tiered\n', 'docs/postmortems': 'a file\n', 'x.md': '' },
    t,
  )
  mkdirSync(join(cwd, 'folder.json'))
  for (const folder of ['x.md', 'x.md/deeper', 'docs/postmortems']) {
    const { code, err } = postmortem(['new', '--title', 'x', '--folder', folder], { cwd })
    assert.equal(code, 2)
    assert.match(err, /was not written: a part of its path is no folder\n$/)
  }
  const into = postmortem(['check', '--format', 'json=folder.json'], { cwd })
  assert.equal(into.code, 2)
  assert.match(into.err, /folder\.json was not written: it is a folder\n$/)
  assert.equal(readFileSync(join(cwd, 'docs/postmortems'), 'utf8'), 'a file\n')
})

test('new makes the folder it is told to write into, also one named from the root', t => {
  const alone = folderWith({}, t)
  assert.equal(
    postmortem(['new', '--title', 'x', '--folder', 'a/b', ...now], { cwd: alone }).out,
    'a/b/2026-04-01-x.md\n',
  )
  const cwd = folderWith({ 'postmortems.yaml': 'profile: tiered\n' }, t)
  const { code, out } = postmortem(['new', '--title', 'x', '--folder', join(cwd, 'a', 'b'), ...now], { cwd })
  assert.equal(code, 0)
  assert.equal(out, 'a/b/2026-04-01-x.md\n')
  assert.deepEqual(readdirSync(cwd), ['a', 'postmortems.yaml'])
})

test('spaces, quotes, newlines and emoji in a path change nothing for any command', t => {
  const folder = 'a "b" \'c\'\n$(touch x) `touch y` 🚒|#%5B(: é'
  const own = `${folder}/2026-03-10-"quoted"\n🚒 name?.md`
  const cwd = folderWith({ 'postmortems.yaml': '', [own]: faulty.text, 'README.md': index }, t)
  const run = (...args: string[]) => {
    const ended = postmortem(args, { cwd })
    assert.ok(ended.code === 0 || ended.code === 1, ended.err)
    // What people read stays on its lines, and neither these nor the terminal are steered.
    if (!args.includes('json')) assert.doesNotMatch(ended.err, /^(?:\$\(touch|🚒)/m)
    return ended.out
  }
  assert.deepEqual(JSON.parse(run('check', '--format', 'json', ...now, own)).files[0].file, own)
  assert.match(
    run('check', ...now, folder),
    /^a "b" 'c'\\n\$\(touch x\) .*"quoted"\\n🚒 name\?\.md:5:11: error/m,
  )
  run('check', '--fix', ...now)
  assert.equal(readFileSync(join(cwd, own), 'utf8'), clean.text)
  run('index')
  run('index', '--check')
  assert.equal(postmortem(['index', '--check'], { cwd }).code, 0)
  assert.equal(JSON.parse(run('inspect', own))[0].file, own)
  assert.ok(
    JSON.parse(run('actions', '--format', 'json', folder)).every((one: { file: string }) => one.file === own),
  )
  assert.doesNotMatch(run('actions'), /^(?:\$\(touch|🚒)/m)
  const made = JSON.parse(run('new', '--title', folder, '--folder', folder, '--json', ...now)) as {
    path: string
  }
  assert.ok(existsSync(join(cwd, made.path)))
  run('check', `--write-baseline=${folder}/known.json`)
  assert.deepEqual(readdirSync(cwd).sort(), [folder, 'README.md', 'postmortems.yaml'].sort())
})
