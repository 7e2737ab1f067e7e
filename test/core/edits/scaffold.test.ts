import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IncidentFacts } from '../../../core/edits/incidentFacts.ts'
import { nameFor, slugOf } from '../../../core/edits/newName.ts'
import { scaffold } from '../../../core/edits/scaffold.ts'
import { type Card, cardOf } from '../../../core/facts/card.ts'
import { plainSettings } from '../../../core/profile/settings.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { viewOf } from '../../../core/view/read.ts'
import { noWorkspace, type WorkspaceIndex, workspaceOf } from '../../../core/workspace/workspace.ts'
import { profiles } from '../../fixture.ts'
import { digest } from './digest.ts'

const at = (clock: string) => Date.parse(`2026-08-14T${clock}:00Z`)

function desk(style: string, workspace: WorkspaceIndex = noWorkspace) {
  return { profile: profiles.get(style)!, settings: plainSettings, workspace, now: at('16:00') }
}

/** The draft with the view of its text. */
function drafted(style: string, facts: IncidentFacts, workspace?: WorkspaceIndex) {
  const draft = scaffold(facts, desk(style, workspace))
  return { draft, view: viewOf(parse(draft.text), { ...desk(style, workspace), path: draft.path }) }
}

const facts: IncidentFacts = {
  title: 'Payout queue: stalled "again" | twice',
  people: { author: '@mo', commander: '@kim' },
  moments: {
    started: at('14:32'),
    detected: at('14:37'),
    mitigated: at('14:55'),
    resolved: at('15:02'),
    closed: at('15:30'),
  },
  timeline: [
    { time: at('14:37'), event: 'alert fired', source: 'pager' },
    { time: at('14:32'), event: 'deployment' },
    { time: at('15:02'), event: 'healthy' },
  ],
  actions: [{ action: 'Limit the queue to 500', owner: '@mo', due: '2026-09-01' }],
}

test('writes what is known and the template has no place for beside what it has', () => {
  const { draft, view } = drafted('generic', { ...facts, services: ['payouts', 'ledger'], timeline: [] })
  assert.match(draft.text, /- Author: @mo\n- Incident commander: @kim\n/)
  assert.match(
    draft.text,
    /- Detected: .*\n- Mitigated: 2026-08-14T14:55:00Z\n- Resolved: .*\n- Closed: .*\n/,
  )
  assert.match(draft.text, /\n- Services: payouts, ledger\n/)
  assert.equal(draft.text.match(/Payout queue: stalled/g)!.length, 1)
  assert.equal(view.record.moments.mitigated?.value.instant, at('14:55'))
})

for (const [style, profile] of profiles) {
  test(`drafts what is known in the style ${style}, and leaves the rest to be filled in`, () => {
    const severity = profile.data.severities[1]?.id ?? 'P1'
    const { draft, view } = drafted(style, { ...facts, severity })
    const { record } = view
    assert.ok(record.title?.value.endsWith(facts.title))
    assert.equal(record.date?.value, '2026-08-14')
    assert.equal(record.severity?.value, severity)
    assert.equal(record.tier?.value ?? profile.data.tiers[0]!.id, draft.tier.id)
    assert.equal(record.id?.value ?? null, draft.id)
    assert.equal(record.status?.value ?? null, profile.data.lifecycle?.statuses[0]?.id ?? null)
    assert.deepEqual(
      record.timeline.map(entry => entry.instant),
      [at('14:32'), at('14:37'), at('15:02')],
    )
    assert.deepEqual(
      digest(view).actions.map(item => [item.text, item.owners, item.due]),
      [['Limit the queue to 500', ['@mo'], '2026-09-01']],
    )
    for (const [name, moment] of Object.entries(record.moments)) {
      if (moment.value.instant !== null) assert.equal(moment.value.instant, facts.moments![name as 'started'])
    }
    if (record.duration) assert.ok([30, 18].includes(record.duration.value.minutes))
    assert.ok(draft.path.endsWith('.md') && draft.path.includes('2026-08-14'))
    assert.doesNotMatch(draft.text, /\{[a-z_]+\}/)
    assert.deepEqual(view.policy.sections.missing, [])
    assert.deepEqual(view.policy.sections.misplaced, [])
  })
}

test('names the affected services where the style asks for them', () => {
  const services = ['payouts', 'ledger: batch']
  const itemsOf = (style: string, key: string) => {
    const { view } = drafted(style, { ...facts, services })
    return view.record.fields.find(field => field.key === key)?.items.map(item => item.value)
  }
  assert.deepEqual(itemsOf('tiered', 'services'), services)
  assert.deepEqual(itemsOf('process', 'Services impacted'), services)
  assert.match(drafted('process', facts).draft.text, /\*\*Services impacted:\*\* <services impacted>/)
})

test('decides the tier by the facts and says why', () => {
  const cases: readonly [facts: Partial<IncidentFacts>, tier: string, reason: RegExp][] = [
    [{ severity: 'Sev 0' }, 'full', /^Full, because of “Sev 0”: severity is sev0\.$/],
    [
      { severity: 'sev1' },
      'full',
      /^Full, because of “Sev 1, more than 15 min”: severity is sev1 and it lasted 30 minutes\.$/,
    ],
    [
      { severity: 'sev1', moments: { started: at('14:32'), resolved: at('14:40') } },
      'standard',
      /15 min or less/,
    ],
    [
      { severity: 'sev1', moments: {} },
      'standard',
      /^Standard at least, because of “Sev 1, 15 min or less”; more if it lasted longer\.$/,
    ],
    [{ severity: 'sev3', moments: {} }, 'note', /^Note: no trigger asks for more\.$/],
    [{ severity: 'sev3', tier: 'standard' }, 'standard', /^Standard, as chosen\.$/],
    [{ severity: 'sev2', triggers: ['near-miss'], moments: {} }, 'note', /^Note, because of “Near miss”\.$/],
    [{ severity: 'sev3', flags: ['security_impact'] }, 'security', /^Security, because of “Security event”/],
    [{ severity: 'sev0', tier: 'note' }, 'full', /^Full, because/],
    [
      { severity: 'sev2', triggers: [], moments: { started: at('12:00'), resolved: at('14:40') } },
      'note',
      /^Note: no trigger/,
    ],
  ]
  for (const [given, tier, reason] of cases) {
    const draft = scaffold({ ...facts, timeline: [], actions: [], ...given }, desk('tiered'))
    assert.equal(draft.tier.id, tier, JSON.stringify(given))
    assert.match(String(draft.reasons[0]), reason)
  }
})

test('lists the triggers that the facts fire, and only those that must be', () => {
  const { view, draft } = drafted('tiered', {
    ...facts,
    severity: 'sev1',
    flags: ['money_flow_impact'],
    triggers: ['migration'],
  })
  assert.deepEqual(view.record.triggers.map(one => one.value).toSorted(), [
    'migration',
    'money-flow',
    'sev1-over-15m',
  ])
  assert.equal(view.record.flags.money_flow_impact?.value, true)
  assert.ok(view.record.sections.some(section => section.id === 'money-flow'))
  assert.deepEqual(view.policy.sections.missingAddenda, [])
  assert.equal(draft.required, true)
  assert.deepEqual(
    draft.deadlines.map(one => one.kind),
    ['status', 'status', 'status', 'status', 'actions'],
  )
  assert.equal(scaffold({ ...facts, severity: 'sev4', moments: {} }, desk('tiered')).required, false)
})

test('writes a duration as the style does', () => {
  const durations = {
    platform: '14:32 - 15:02',
    learning: '30 minutes (14:32 UTC - 15:02 UTC)',
    process: '30 minutes (14:32 - 15:02 UTC)',
    rollback: '18:00',
  }
  for (const [style, expected] of Object.entries(durations)) {
    assert.ok(scaffold(facts, desk(style)).text.includes(expected), style)
  }
  assert.match(scaffold({ title: 'x', minutes: 90 }, desk('learning')).text, /^Duration: 90 minutes$/m)
  // As the fix of a wrong length writes it.
  assert.ok(scaffold({ title: 'x', minutes: 90 }, desk('rollback')).text.includes('1:30:00'))
})

function workspaceWith(style: string, files: Readonly<Record<string, string>>): WorkspaceIndex {
  const cards = Object.entries(files).map(([path, text]) => {
    return [path, cardOf(viewOf(parse(text), { ...desk(style), path }))] as const
  })
  return workspaceOf(new Map(cards), 0, path => path === 'postmortems/2026-08-14-on-disk.md')
}

test('gives the next free id, and a name that is not taken', () => {
  const id = (value: string) => `# Postmortem — x\n\n## Metadata\n\n- Incident ID: ${value}\n`
  const platform = workspaceWith('platform', {
    'a.md': id('INC-2026-08-14-001'),
    'b.md': id('INC-2026-08-14-007'),
    'c.md': id('INC-2026-08-13-009'),
  })
  assert.equal(scaffold(facts, desk('platform', platform)).id, 'INC-2026-08-14-008')
  assert.equal(scaffold(facts, desk('learning')).id, 'INC-2026-001')
  const profile = profiles.get('tiered')!
  const taken = workspaceWith('tiered', {
    'postmortems/2026-08-14-payout.md': '# x\n',
    'old/x.md': '---\nid: 2026-08-14-search\n---\n',
  })
  const name = (title: string) => nameFor(profile, { title, date: '2026-08-14' }, taken)
  assert.deepEqual(name('Payout'), { path: 'postmortems/2026-08-14-payout-2.md', id: '2026-08-14-payout-2' })
  assert.deepEqual(name('Search'), { path: 'postmortems/2026-08-14-search-2.md', id: '2026-08-14-search-2' })
  assert.deepEqual(name('On disk'), {
    path: 'postmortems/2026-08-14-on-disk-2.md',
    id: '2026-08-14-on-disk-2',
  })
  assert.equal(nameFor(profile, { title: 'x', date: '2026-08-14' }, noWorkspace, '').path, '2026-08-14-x.md')
})

test('asks for the documents that may have a name, not for all: the command line would read every one', () => {
  const asked: string[] = []
  const all = () => assert.fail('asked for all documents')
  const cards = {
    ...new Map<string, Card>(),
    has: (path: string) => asked.push(path) > 5,
    values: all,
    keys: all,
    entries: all,
    [Symbol.iterator]: all,
  } as unknown as ReadonlyMap<string, Card>
  const withId = (id: string) => {
    asked.push(id)
    return []
  }
  const facts = { title: 'Payout', date: '2026-08-14' }
  nameFor(profiles.get('tiered')!, facts, { ...noWorkspace, cards, withId })
  assert.deepEqual(asked, ['postmortems/2026-08-14-payout.md', '2026-08-14-payout'])
})

test('counts on from the numbers in the names there are, year by year', () => {
  const { data, ...rest } = profiles.get('learning')!
  const named = (make: string) => ({ ...rest, data: { ...data, files: { make, folder: '.' } } })
  const others = workspaceWith('learning', {
    'PM2026-009 - Search.md': '# x\n',
    'old/PM2026-011 - Login.md': '# x\n',
    'PM2025-040 - Mail.md': '# x\n',
    'PM2026-2048.md': '# x\n',
  })
  const name = (make: string, date: string, workspace = others) =>
    nameFor(named(make), { title: 'Disk full', date }, workspace).path
  assert.equal(name('PM{year}-{n} - {slug}.md', '2026-08-14', noWorkspace), 'PM2026-001 - disk-full.md')
  assert.equal(name('PM{year}-{n} - {slug}.md', '2025-08-14'), 'PM2025-041 - disk-full.md')
  assert.equal(name('PM{year}-{n} - {slug}.md', '2026-08-14'), 'PM2026-2049 - disk-full.md')
  assert.equal(name('{n}-{slug}.md', '2026-08-14'), '001-disk-full.md')
})

test('makes names of any title', () => {
  assert.equal(slugOf('Überlastete Café-Kasse (#3)'), 'uberlastete-cafe-kasse-3')
  assert.equal(slugOf('障害'), 'incident')
  assert.equal(slugOf('../../etc/passwd'), 'etc-passwd')
  assert.ok(slugOf('very '.repeat(40)).length <= 60)
  assert.ok(slugOf('x'.repeat(500)).length <= 60)
})

test('takes the day from the earliest moment, else today', () => {
  assert.match(
    scaffold(
      { title: 'x', moments: { resolved: at('00:10'), started: at('00:10') - 3_600_000 } },
      desk('process'),
    ).path,
    /2026-08-13/,
  )
  assert.match(scaffold({ title: 'x' }, desk('process')).path, /2026-08-14/)
})
