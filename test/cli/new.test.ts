import assert from 'node:assert/strict'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { builtInStyle } from '../../profiles/index.ts'
import { folderWith, postmortem, root } from './program.ts'

test('new writes a document from facts and never over another', t => {
  const cwd = folderWith({ 'postmortems.yaml': 'profile: tiered\n' }, t)
  const call = [
    'new',
    '--title',
    'Queue stuck: "poison"',
    '--severity',
    'SEV1',
    '--started',
    '2026-08-14T14:32Z',
  ]
  const facts = [...call, '--resolved', '2026-08-14 15:02', '--author', '@mo', '--now', '2026-08-15']
  const { out, err, code } = postmortem(facts, { cwd })
  assert.equal(code, 0)
  const path = out.trimEnd()
  assert.match(path, /^[a-z/-]+\/2026-08-14-queue-stuck-poison\.md$/)
  assert.match(err, /Full, because of/)
  const [record] = JSON.parse(postmortem(['inspect', path], { cwd }).out)
  assert.equal(record.title, 'Queue stuck: "poison"')
  assert.equal(record.severity, 'sev1')
  assert.equal(record.times.resolved, '2026-08-14T15:02:00Z')
  const again = JSON.parse(postmortem([...facts, '--json'], { cwd }).out)
  assert.notEqual(again.path, path)
  assert.equal(again.tier, 'full')
  const dry = postmortem([...facts, '--dry-run'], { cwd })
  assert.match(dry.out, /^---\n/)
  assert.equal(readdirSync(join(cwd, path, '..')).length, 2)
})

test('a day that the calendar does not have is none', t => {
  const cwd = folderWith({}, t)
  const said = (...args: string[]) =>
    postmortem(['new', '--title', 'Queue stuck', '--dry-run', ...args], { cwd })
  for (const [args, words] of [
    [['--date', '2026-02-30'], /--date is "2026-02-30"; expected a day such as/],
    [['--started', '2026-02-30T10:00Z'], /--started is "2026-02-30T10:00Z"; expected a moment such as/],
    [['--now', '2026-06-31'], /--now is "2026-06-31"; expected a moment such as/],
  ] as const) {
    const { code, err } = said(...args)
    assert.equal(code, 2)
    assert.match(err, words)
  }
})

test('new says which facts the style does not know', t => {
  const cwd = folderWith({}, t)
  const told = (...args: string[]) => {
    const { code, err } = postmortem(['new', '--profile', 'tiered', ...args], { cwd })
    assert.equal(code, 2)
    return err
  }
  assert.match(told(), /needs a title/)
  assert.match(told('--title', 'x', '--severity', 'huge'), /expected sev0, sev1/)
  assert.match(told('--title', 'x', '--flag', 'security_impct'), /Did you mean security_impact\?/)
  assert.match(told('--title', 'x', '--set', 'nonsense'), /KEY=VALUE/)
  assert.match(told('--title', 'x', '--started', 'noon'), /--started is "noon"/)
  assert.match(told('--from', 'gone.json'), /there is no such file/)
  assert.deepEqual(readdirSync(cwd), [])
})

test('a title of several words without quotes is not cut short', t => {
  const cwd = folderWith({}, t)
  const { code, out, err } = postmortem(['new', '--title', 'Queue', 'stuck'], { cwd })
  const told = 'new takes nothing besides its options; found "stuck" (postmortem new --help)'
  assert.deepEqual([code, out, err], [2, '', `postmortem: ${told}\n`])
  assert.deepEqual(readdirSync(cwd), [])
  assert.match(postmortem(['schema', 'report', 'stats'], { cwd }).err, /takes only 1 word .* "stats"/)
  assert.match(
    postmortem(['profiles', 'list', 'tiered'], { cwd }).err,
    /profiles list takes nothing .* "tiered"/,
  )
})

test('new takes in an incident as another tool sends it', t => {
  const incident = {
    event: {
      event_type: 'incident.resolved',
      occurred_at: '2026-08-14T15:02:00Z',
      data: {
        id: 'Q1',
        type: 'incident',
        title: 'Payouts stuck',
        created_at: '2026-08-14T14:32:00Z',
        priority: { summary: 'SEV-1' },
        service: { summary: 'payout-worker' },
        html_url: 'https://example.pagerduty.com/incidents/Q1',
      },
    },
  }
  const cwd = folderWith({ 'incident.json': JSON.stringify(incident) }, t)
  const draft = JSON.parse(postmortem(['new', '--from', 'incident.json', '--json'], { cwd }).out)
  const text = readFileSync(join(cwd, draft.path), 'utf8')
  assert.match(text, /severity: sev1/)
  assert.match(text, /\| 14:32 \| Alert fired for payout-worker/)
  assert.match(text, /\| 15:02 \| Incident resolved/)
  const fromInput = postmortem(['new', '--from', '-', '--dry-run'], { cwd, input: '{"title":"From a pipe"}' })
  assert.match(fromInput.out, /From a pipe/)
})

test('what Windows PowerShell wrote into a file is read, and so is a report', t => {
  const incident = { title: 'Queue stuck', severity: 'sev2', started: '2026-08-14T14:32Z' }
  const bytes = Buffer.from(`\ufeff${JSON.stringify(incident)}`, 'utf16le')
  const cwd = folderWith({ 'incident.json': bytes }, t)
  const call = ['new', '--dry-run', '--profile', 'tiered', '--from']
  assert.match(postmortem([...call, 'incident.json'], { cwd }).out, /^title: Queue stuck$/m)
  assert.match(postmortem([...call, '-'], { cwd, input: bytes }).out, /^title: Queue stuck$/m)
  const report = postmortem(['check', '--format', 'json'], { cwd }).out
  writeFileSync(join(cwd, 'report.json'), Buffer.from(`\ufeff${report}`, 'utf16le'))
  assert.equal(postmortem(['merge', 'report.json'], { cwd }).out, report)
})

test('new writes as those who wrote before, beside them, and says so', t => {
  const [process, learning] = ['process', 'learning'].map(id => builtInStyle(id)!.example) as [string, string]
  const files = {
    'incidents/2026-05-01-a.md': process,
    'incidents/2026-05-02-b.md': process.replace(/^# .*/m, '# Postmortem: another'),
    'incidents/2026-05-03-c.md': learning,
    'incidents/README.md': '# Incidents\n',
  }
  const cwd = folderWith({ ...files, '.git/HEAD': '', 'docs/postmortems/2026-05-03-c.md': learning }, t)
  const call = ['new', '--title', 'Queue stuck', '--date', '2026-08-14', '--dry-run']
  const here = postmortem(call, { cwd: join(cwd, 'incidents') })
  assert.match(here.err, /^Style process, like 2 of the 3 postmortems in incidents\.$/m)
  const named = postmortem([...call, '--folder', 'incidents'], { cwd })
  assert.match(named.err, /^Style process, like 2 of the 3 postmortems in incidents\.$/m)
  const all = postmortem(call.slice(0, -1), { cwd })
  assert.match(all.err, /^Style process, like 2 of the 4 postmortems here\.$/m)
  assert.match(all.out, /^incidents\//)
  const chosen = postmortem([...call, '--profile', 'tiered', '--folder', 'incidents'], { cwd })
  assert.doesNotMatch(chosen.err, /^Style/m)
})

test('new follows house habits that are no known style, and says how they become one', t => {
  const own = builtInStyle('generic')!.example
  const names = [
    'search/2026-05-01-a',
    'search/2026-05-02-b',
    'payments/2026-05-03-c',
    'payments/2026-05-04-d',
  ]
  const files = Object.fromEntries(names.map(name => [`docs/postmortems/${name}.md`, own]))
  const cwd = folderWith({ ...files, '.git/HEAD': '' }, t)
  const { out, err } = postmortem(['new', '--title', 'Queue stuck', '--date', '2026-08-14'], { cwd })
  assert.match(err, /^Style generic, like the 4 postmortems here\.$/m)
  assert.match(err, /^A style of your own: postmortem profiles learn TEMPLATE\.md$/m)
  // None of the folders has more than half of them.
  assert.equal(out, 'docs/postmortems/2026-08-14-queue-stuck.md\n')
})

test('new writes where the postmortems of its style lie', t => {
  const process = builtInStyle('process')!.example
  const cwd = folderWith(
    {
      'postmortems.yaml': 'profile: process\noverrides:\n  - files: [infra/**]\n    profile: platform\n',
      'post-mortems/2026-05-01-a.md': process,
      'infra/2026-05-01-b.md': builtInStyle('platform')!.example,
      'infra/2026-05-02-c.md': builtInStyle('platform')!.example,
    },
    t,
  )
  const call = ['new', '--title', 'Queue stuck', '--date', '2026-08-14', '-s', 'P1']
  assert.equal(postmortem(call, { cwd }).out, 'post-mortems/2026-08-14-queue-stuck.md\n')
  const infra = join(cwd, 'infra')
  assert.equal(postmortem(call, { cwd: infra }).out, '2026-08-14-queue-stuck.md\n')
  assert.equal(
    postmortem([...call, '--folder', 'elsewhere'], { cwd }).out,
    'elsewhere/2026-08-14-queue-stuck.md\n',
  )
})

test('new takes an id of the form its style has, after which the file is named where it is', t => {
  const cwd = folderWith({ '.git/HEAD': '' }, t)
  const call = ['new', '--title', 'Queue stuck', '--date', '2026-08-14', '--dry-run', '--json']
  const bad = postmortem([...call, '-p', 'platform', '--id', 'PAY-1'], { cwd })
  assert.equal(bad.code, 2)
  assert.match(bad.err, /^postmortem: --id is "PAY-1"; Platform gives ids of the form INC-\{date\}-\{n\}$/m)
  const { id, path } = JSON.parse(postmortem([...call, '-p', 'tiered', '--id', '2026-08-14-x'], { cwd }).out)
  assert.equal(id, '2026-08-14-x')
  assert.match(path, /(?:^|\/)2026-08-14-x\.md$/)
})

test('a time that lies before the one it follows is told', t => {
  const cwd = folderWith({ '.git/HEAD': '' }, t)
  const call = ['new', '--title', 'Queue stuck', '--started', '2026-01-02T00:00Z', '--dry-run']
  const { code, err, out } = postmortem([...call, '--resolved', '2026-01-01T00:00Z'], { cwd })
  assert.deepEqual([code, out], [2, ''])
  assert.match(err, /^postmortem: --resolved 2026-01-01T00:00Z lies before --started 2026-01-02T00:00Z$/m)
})

test('what nobody chose and what the style has no word for is told', t => {
  const incident = { title: 'Queue stuck', severity: 'P1', started: '2026-08-14T14:32Z' }
  const cwd = folderWith(
    { 'in.json': JSON.stringify(incident), 'own/postmortems.yaml': 'profile: tiered\n' },
    t,
  )
  const call = ['new', '--from', join(cwd, 'in.json'), '--dry-run']
  assert.match(
    postmortem(call, { cwd }).err,
    /^Style tiered: choose with --profile or a postmortems\.yaml\.$/m,
  )
  const { err, out } = postmortem(call, { cwd: join(cwd, 'own') })
  assert.doesNotMatch(err, /^Style/m)
  assert.match(err, /^Severity P1 is left open: --severity takes sev0, /m)
  assert.match(out, /^severity: <severity>$/m)
})

test('a style without severities of its own takes what the pager says', t => {
  const alert = { version: '4', commonLabels: { alertname: 'QueueStuck', severity: 'critical' }, alerts: [] }
  const cwd = folderWith({ 'in.json': JSON.stringify(alert), '.git/HEAD': '' }, t)
  const call = ['new', '--from', 'in.json', '--dry-run', '--profile']
  assert.match(postmortem([...call, 'generic'], { cwd }).out, /^- Severity: critical$/m)
  const open = postmortem([...call, 'process'], { cwd })
  assert.match(open.err, /^Whether the policy asks for a postmortem depends on the severity/m)
  assert.doesNotMatch(open.err, /does not ask/)
})

test('new writes into a workspace alone, by whatever way', t => {
  const cwd = folderWith(
    {
      'own/postmortems.yaml': 'profile: tiered\n',
      'own/docs/a.txt': '',
      'other/.git/HEAD': '',
      'plain/a.txt': '',
      'styled/postmortems.yaml': 'profile: out\nprofiles: [out.yaml]\n',
      'styled/out.yaml': readFileSync(join(root, 'profiles', 'process.yaml'), 'utf8')
        .replace(/^id: .*/m, 'id: out')
        .concat('files: { folder: ../plain }\n'),
    },
    t,
  )
  symlinkSync(join(cwd, 'plain'), join(cwd, 'own', 'link'))
  const made = (from: string, ...args: string[]) =>
    postmortem(['new', '--title', 'Queue stuck', '--date', '2026-08-14', ...args], { cwd: join(cwd, from) })
  const places = [
    ['own/docs', '--folder', '../..'],
    ['own', '--folder', '../plain'],
    ['own', '--folder', 'link'],
    ['own', '--folder', '../plain', '--config', 'postmortems.yaml'],
    ['own', '--folder', '../plain', '--dry-run'],
  ] as const
  for (const [from, ...args] of places) {
    const { code, out, err } = made(from, ...args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(
      err,
      /^postmortem: .* lies outside the working directory, and neither .*; nothing was written$/m,
    )
  }
  assert.deepEqual(readdirSync(join(cwd, 'plain')), ['a.txt'])
  assert.deepEqual(readdirSync(cwd).length, 4)
  const styled = made('styled')
  assert.equal(styled.code, 2)
  assert.match(
    styled.err,
    /^postmortem: out\.yaml:\d+:\d+: .*“\.\.\/plain”\. Expected a path that stays below the configuration\.$/m,
  )
  // Another workspace is one as well, and so is a folder that nothing marks, for who works in it.
  assert.equal(made('own', '--folder', '../other/incidents').code, 0)
  assert.equal(made('plain', '--folder', 'incidents').out, 'incidents/2026-08-14-queue-stuck.md\n')
})
