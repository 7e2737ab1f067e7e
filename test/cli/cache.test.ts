import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { clean, environment, folderWith, postmortem, root } from './program.ts'

const now = ['--now', '2026-11-01T10:00Z']

/** Files so many that what is found in them is kept: ten postmortems with causes of their own, of which one links. */
function workspace(t: TestContext, more: Readonly<Record<string, string>> = {}): string {
  const files = Array.from({ length: 10 }, (_, i) => {
    const name = `2026-03-10-payout-${i}.md`
    const text = clean.text
      .replaceAll('2026-03-10-payout-webhook-backlog', name.slice(0, -3))
      .replace('[unbounded-retry]', `[retry-${i}]`)
      .replace('## Impact', i === 7 ? 'See [the policy](POLICY.md).\n\n## Impact' : '## Impact')
    return [`incidents/${name}`, text] as const
  })
  return folderWith(
    {
      'postmortems.yaml': 'profile: tiered\ninclude: [incidents/2*.md]\n',
      'incidents/POLICY.md': '# Policy\n\nWe write postmortems.\n',
      'README.md': '# Read me\n',
      ...Object.fromEntries(files),
      ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`notes/${i}.md`, `# Note ${i}\n`])),
      ...more,
    },
    t,
  )
}

function check(cwd: string, ...args: string[]): string {
  const env = { XDG_CACHE_HOME: join(cwd, '.kept') }
  const { out, err } = postmortem(['check', ...now, ...args], { cwd, env })
  assert.equal(err, '')
  return out
}

const keptIn = (cwd: string) => readdirSync(join(cwd, '.kept', 'postmortems'))
const file = (cwd: string, i: number) => join(cwd, `incidents/2026-03-10-payout-${i}.md`)

/** What a run with and one without knowledge of earlier ones say, which must be the same. */
function checkedTwice(cwd: string, ...args: string[]): string {
  const told = check(cwd, ...args)
  assert.equal(told, check(cwd, '--no-cache', ...args))
  return told
}

test('a run over unchanged documents says the same, byte for byte', t => {
  const cwd = workspace(t, {
    'incidents/2026-03-11-a.md': clean.text.replace('severity: sev1', 'severity: SEV1'),
  })
  for (const format of ['pretty', 'json', 'sarif', 'junit']) {
    const first = check(cwd, '--format', format)
    assert.match(first, /SEV1/)
    assert.equal(check(cwd, '--format', format), first, format)
    assert.equal(check(cwd, '--format', format, '--no-cache'), first, format)
  }
  assert.equal(keptIn(cwd).length, 4)
})

test('what changed is judged anew: documents, configuration, what is linked, the day', t => {
  const cwd = workspace(t)
  assert.match(checkedTwice(cwd), /no findings in 10/)
  const before = readFileSync(file(cwd, 3), 'utf8')
  const { mtime } = statSync(file(cwd, 3))
  writeFileSync(file(cwd, 3), before.replace('severity: sev1', 'severity: sev9'))
  // A change counts whatever the clock of the file says.
  utimesSync(file(cwd, 3), mtime, mtime)
  assert.match(checkedTwice(cwd), /sev9/)
  writeFileSync(file(cwd, 3), before)
  assert.match(checkedTwice(cwd), /no findings in 10/)
  rmSync(join(cwd, 'incidents/POLICY.md'))
  assert.match(checkedTwice(cwd), /POLICY\.md.*\[link-broken\]/)
  writeFileSync(join(cwd, 'postmortems.yaml'), 'profile: tiered\nrules: { link-broken: off }\n')
  assert.doesNotMatch(checkedTwice(cwd), /link-broken/)
  writeFileSync(file(cwd, 5), before.replaceAll('-3\n', '-5\n').replace('| done |', '| open |'))
  checkedTwice(cwd)
  assert.match(check(cwd, '--now', '2026-12-24T10:00Z'), /was due on/)
  assert.equal(
    check(cwd, '--now', '2026-12-24T10:00Z'),
    check(cwd, '--now', '2026-12-24T10:00Z', '--no-cache'),
  )
  rmSync(file(cwd, 6))
  assert.match(checkedTwice(cwd), /9 postmortems/)
})

test('a document is judged anew when a neighbour begins or ceases to say the same', t => {
  const cwd = workspace(t)
  assert.doesNotMatch(checkedTwice(cwd), /id-duplicate/)
  const before = readFileSync(file(cwd, 9), 'utf8')
  writeFileSync(file(cwd, 9), before.replace('id: 2026-03-10-payout-9', 'id: 2026-03-10-payout-8'))
  const twice = checkedTwice(cwd)
  assert.match(twice, /payout-8\.md:\d.*/)
  assert.equal(check(cwd), twice)
  writeFileSync(file(cwd, 9), before)
  assert.match(checkedTwice(cwd), /no findings/)
})

test('a link is judged anew when the heading it leads to is renamed', t => {
  const cwd = workspace(t)
  const links = readFileSync(file(cwd, 6), 'utf8')
  writeFileSync(
    file(cwd, 6),
    links.replace('## Impact', 'As [before](2026-03-10-payout-2.md#impact).\n\n## Impact'),
  )
  assert.match(checkedTwice(cwd), /no findings/)
  const other = readFileSync(file(cwd, 2), 'utf8')
  writeFileSync(file(cwd, 2), other.replace('## Impact', '## Impact on users'))
  assert.match(checkedTwice(cwd), /payout-6\.md:\d.*\n?.*payout-2\.md#impact/)
  writeFileSync(file(cwd, 2), other)
  assert.match(checkedTwice(cwd), /no findings/)
})

test('a file of another kind, cut off, or of somebody else is no reason to say anything', t => {
  const cwd = workspace(t)
  const told = check(cwd)
  const [name] = keptIn(cwd)
  const kept = join(cwd, '.kept', 'postmortems', name!)
  const bytes = readFileSync(kept)
  const flipped = Buffer.from(bytes)
  flipped[bytes.length >> 1]! ^= 1
  for (const other of [Buffer.alloc(0), Buffer.from('{}'), bytes.subarray(0, 2000), flipped]) {
    writeFileSync(kept, other)
    assert.equal(check(cwd), told)
    assert.deepEqual(readFileSync(kept).length > 2000, true)
  }
  chmodSync(kept, 0o666)
  assert.equal(check(cwd), told)
})

test('what is kept holds nothing that a report would not show', t => {
  const secret = `ghp_${'a1B2c3D4e5F6g7H8i9J0'.repeat(2).slice(0, 36)}`
  const cwd = workspace(t, {
    'incidents/2026-03-12-b.md': clean.text.replace(
      '## Impact',
      `See [x](${secret}/y.md).\n\n${secret}\n\n## Impact`,
    ),
  })
  const format = ['--format', 'json']
  const told = check(cwd, ...format)
  assert.equal(check(cwd, ...format), told)
  const [name] = keptIn(cwd)
  const bytes = readFileSync(join(cwd, '.kept', 'postmortems', name!)).toString('latin1')
  assert.ok(bytes.includes('payout-4.md'))
  for (const own of [secret, 'retry-4', 'Customers']) assert.ok(!bytes.includes(own), own)
})

test('runs at the same time do not disturb each other, and nothing is left behind', async t => {
  const cwd = workspace(t)
  const told = check(cwd, '--no-cache')
  const env = environment({ XDG_CACHE_HOME: join(cwd, '.kept') })
  const runs = Array.from({ length: 4 }, async () => {
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'check', ...now], { cwd, env })
    let out = ''
    for await (const piece of child.stdout) out += piece
    return out
  })
  for (const out of await Promise.all(runs)) assert.equal(out, told)
  assert.equal(keptIn(cwd).length, 1)
})

test('nothing is kept of few documents, where it is not wanted, or where it cannot be', t => {
  const cwd = workspace(t)
  check(cwd, '--no-cache')
  check(cwd, 'incidents/2026-03-10-payout-1.md')
  assert.throws(() => keptIn(cwd))
  const env = { XDG_CACHE_HOME: join(cwd, 'README.md') }
  const { code, err } = postmortem(['check', ...now], { cwd, env })
  assert.deepEqual([code, err], [0, ''])
  check(cwd, '--cache-dir', 'here')
  assert.equal(readdirSync(join(cwd, 'here')).length, 1)
})

test('the code of a run that judged nothing is not kept for one that does', t => {
  const cwd = folderWith({ [clean.name]: clean.text, 'README.md': '# Readme\n' }, t)
  const env = { NODE_COMPILE_CACHE: join(cwd, '.code') }
  const code = () =>
    readdirSync(join(cwd, '.code'), { recursive: true }).filter(name =>
      String(name).endsWith('-cli-check.bin'),
    )
  for (const args of [['--help'], ['--no-such-option'], ['missing.md'], ['README.md']])
    postmortem(['check', ...args], { cwd, env })
  assert.deepEqual(code(), [])
  postmortem(['check', clean.name, ...now], { cwd, env })
  assert.equal(code().length, 1)
})
