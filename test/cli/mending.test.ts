import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { now, oneFile } from './checked.ts'
import { clean, faulty, folderWith, postmortem } from './program.ts'

test('--fix makes the safe fixes, keeps every other byte, and reports what remains', t => {
  const text = `\ufeff${faulty.text}`.replaceAll('\n', '\r\n')
  const cwd = oneFile({ name: faulty.name, text }, t)
  const { code, err } = postmortem(['check', '--fix', ...now], { cwd })
  assert.equal(code, 0)
  assert.match(err, new RegExp(`mended ${faulty.name}`))
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), `\ufeff${clean.text}`.replaceAll('\n', '\r\n'))
  assert.deepEqual(readdirSync(cwd), [faulty.name])
})

test('--fix writes UTF-16 as UTF-16 and leaves alone what is no text', t => {
  const wide = Buffer.from(`\ufeff${faulty.text}`, 'utf16le')
  const broken = Buffer.concat([Buffer.from(faulty.text), Buffer.from([0xff, 0xfe, 0x0a])])
  const other = '2026-03-11-other.md'
  const cwd = folderWith({ [faulty.name]: wide, [other]: broken }, t)
  const { err } = postmortem(['check', '--fix', ...now], { cwd })
  assert.ok(readFileSync(join(cwd, faulty.name)).equals(Buffer.from(`\ufeff${clean.text}`, 'utf16le')))
  assert.ok(readFileSync(join(cwd, other)).equals(broken))
  assert.match(err, /2026-03-11-other\.md was not mended/)
})

test('--dry-run shows a diff that git applies, and writes nothing', t => {
  const cwd = oneFile(faulty, t)
  const { out, code } = postmortem(['check', '--fix', '--dry-run', ...now], { cwd })
  assert.equal(code, 0)
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), faulty.text)
  const patch = out.slice(0, out.lastIndexOf('no findings'))
  execFileSync('git', ['apply', '-'], { cwd, input: patch })
  assert.equal(readFileSync(join(cwd, faulty.name), 'utf8'), clean.text)
})
