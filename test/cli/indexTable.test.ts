import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { builtInStyle } from '../../profiles/index.ts'
import { clean, folderWith, postmortem } from './program.ts'

const marks = '<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'

test('index lists the documents, and tells when it no longer does', t => {
  const cwd = folderWith(
    { [`pm/${clean.name}`]: clean.text, 'pm/README.md': `# Ours\n\n${marks}\nMore.\n` },
    t,
  )
  const readme = () => readFileSync(join(cwd, 'pm/README.md'), 'utf8')
  const stale = postmortem(['index', '--check'], { cwd })
  assert.equal(stale.code, 1)
  assert.match(stale.out, /pm\/README\.md:3:1: warning: .*\[index-stale\]/)
  assert.match(postmortem(['check', '--now', '2026-04-01'], { cwd }).out, /index-stale/)
  const written = postmortem(['index'], { cwd })
  assert.equal(written.code, 0)
  assert.match(written.err, /mended pm\/README\.md/)
  assert.match(readme(), /\| 2026-03-10 \| Payout webhooks .*\| sev1 /)
  assert.ok(readme().endsWith('<!-- /postmortems:index -->\n\nMore.\n'))
  const upToDate = postmortem(['index', '--check'], { cwd })
  assert.deepEqual([upToDate.code, upToDate.out], [0, 'every index lists what the documents say\n'])
  assert.ok(!postmortem(['check', '--format', 'json'], { cwd }).out.includes('README'))
  const none = postmortem(['index'], { cwd: folderWith({ [clean.name]: clean.text }, t) })
  assert.match(none.err, /there is no index/)
})

test('index lists documents that follow no known style', t => {
  const cwd = folderWith(
    {
      'docs/README.md': '# Docs\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n',
      'docs/2026-08-14-a.md': builtInStyle('generic')!.example,
    },
    t,
  )
  const stale = postmortem(['index', '--check'], { cwd })
  assert.equal(stale.code, 1)
  assert.match(stale.out, /2026-08-14-a\.md is missing/)
  assert.equal(postmortem(['index'], { cwd }).code, 0)
  assert.match(readFileSync(join(cwd, 'docs/README.md'), 'utf8'), /\(2026-08-14-a\.md\)/)
})

test('--fix writes an index after the documents it lists', t => {
  const slip = clean.text.replace('severity: sev1', 'severity: SEV1')
  const cwd = folderWith({ 'README.md': `# Ours\n\n${marks}`, [clean.name]: slip }, t)
  assert.equal(postmortem(['check', '--fix', '--now', '2026-04-01'], { cwd }).code, 0)
  assert.match(readFileSync(join(cwd, 'README.md'), 'utf8'), /\| sev1 /)
})
