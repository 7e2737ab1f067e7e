import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distributionOf } from '../../core/metrics/distribution.ts'
import { type Measure, measureOf } from '../../core/metrics/measure.ts'
import { type Metrics, metricsOf } from '../../core/metrics/metrics.ts'
import { percentOf } from '../../core/metrics/targets.ts'
import { builtIn } from '../../profiles/index.ts'
import { profiles, type Setting, scene, standardProfile, view } from '../fixture.ts'

const now = Date.parse('2026-11-01T12:00Z')

function measured(text: string, setting: Setting = {}): Measure {
  return measureOf(view(scene(text), { now: '2026-11-01T12:00Z', ...setting }))
}

function counted(measures: readonly Measure[], period: { since?: string; until?: string } = {}): Metrics {
  return metricsOf(measures, { now, since: null, until: null, styles: profiles, ...period })
}

/** A document in the standard style: its front matter and the rows of its action items. */
function document(keys: string, ...rows: string[]): string {
  return `---
date: 2026-08-14
severity: sev1
tier: full
${keys}
---
# Queue stuck

## Action items

| ID | Action | Type | Owner | Due | Issue | Status |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map((row, i) => `| A${i + 1} | ${row} |`).join('\n')}
`
}

/** A measure of a day, for counting. */
function on(date: string | null, own: Partial<Measure> = {}): Measure {
  const minutes = { postmortem: null, detect: null, mitigate: null, resolve: null, ...own.minutes }
  return {
    path: `${date}.md`,
    id: null,
    title: null,
    style: standardProfile,
    date,
    severity: null,
    rank: null,
    status: null,
    rootCauses: [],
    classes: [],
    inTime: null,
    closureDue: null,
    actions: [],
    ...own,
    minutes,
  }
}

test('a distribution counts what is unknown apart from what is known', () => {
  const spread = distributionOf([5, null, 1, 100, 3, null])
  assert.deepEqual(spread, { n: 4, unknown: 2, median: 4, p90: 100, least: 1, most: 100 })
  assert.deepEqual(distributionOf([null]), {
    n: 0,
    unknown: 1,
    median: null,
    p90: null,
    least: null,
    most: null,
  })
  const ten = distributionOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  assert.equal(ten.p90, 9)
  assert.equal(ten.median, 5.5)
})

test('lengths run between the moments stated, else between the entries that mark them', () => {
  const stated = measured(
    document(
      'started_at: 2026-08-14T14:00:00Z\ndetected_at: 2026-08-14T14:05:00Z\nresolved_at: 2026-08-14T15:00:00Z',
    ),
  )
  assert.deepEqual(stated.minutes, { postmortem: null, detect: 5, mitigate: null, resolve: 60 })
  const told = measured(
    `# Incident: queue stuck

- Date: 2026-08-14

## Timeline (UTC)

- 14:00 Queue stops
- 14:07 Alert fires: detected
- 14:40 All jobs done: resolved
`,
    { profile: 'generic' },
  )
  assert.equal(told.minutes.detect, 7)
  assert.equal(told.minutes.resolve, 40)
  const declared = measured('# Incident\n\n- Duration: 28 minutes\n- Time to detect: 4 minutes\n', {
    profile: 'generic',
  })
  assert.equal(declared.minutes.resolve, 28)
  assert.equal(declared.minutes.detect, 4)
  assert.equal(
    measured('# Incident\n\n- Duration: 3 business hours\n', { profile: 'generic' }).minutes.resolve,
    null,
  )
})

test('the time to postmortem ends with the first dated status, a day with its last hour', () => {
  const keys = (closed: string, refined: string) =>
    document(`status: refined\nclosed_at: ${closed}\nrefined_at: ${refined}`)
  const friday = measured(keys('2026-08-14T12:00:00Z', '2026-08-21'))
  assert.equal(friday.minutes.postmortem, (7 * 24 + 12) * 60)
  assert.equal(friday.inTime, true)
  assert.equal(measured(keys('2026-08-14T12:00:00Z', '2026-08-22')).inTime, false)
  assert.equal(measured(keys('2026-08-14T12:00:00Z', '2026-08-15T12:00:00Z')).minutes.postmortem, 24 * 60)
  assert.equal(measured(keys('2026-08-14T12:00:00Z', 'soon')).inTime, null)
})

test('a draft is late once the time is over, and nothing before', () => {
  const draft = document('status: draft\nclosed_at: 2026-08-14T12:00:00Z')
  assert.equal(measured(draft).inTime, false)
  assert.equal(measured(draft, { now: '2026-08-17T12:00Z' }).inTime, null)
  assert.equal(measured(document('status: draft')).inTime, null)
})

test('items are done, cancelled, deferred, open, or do not say', () => {
  const { actions } = measured(
    document(
      'status: reviewed',
      'Cut over | preventive | @mo | 2026-09-01 | #1 | done 2026-08-30',
      'Alert | preventive | Mo Adler | 2026-09-01 | #2 | in progress',
      'Drill | preventive | @kim | 2026-09-01 | #3 | deferred to 2026-12-01',
      'Rename | preventive | | | #4 | cancelled',
      'Write | doc | @KIM | 2026-09-01 | #5 | ',
    ),
    { settings: { roster: [{ name: 'Mo Adler', handle: '@mo' }] } },
  )
  assert.deepEqual(
    actions.map(({ state, owners, due, closed }) => [state, owners.join(), due, closed]),
    [
      ['done', '@mo', '2026-09-01', '2026-08-30'],
      ['open', '@mo', '2026-09-01', null],
      ['deferred', '@kim', '2026-12-01', null],
      ['cancelled', '', null, null],
      ['unstated', '@KIM', '2026-09-01', null],
    ],
  )
  const { actions: all } = counted([on('2026-08-14', { actions })])
  assert.deepEqual(all.closure, { closed: 1, of: 3, unstated: 1, share: 1 / 3 })
  assert.deepEqual([all.open, all.deferred, all.unstated, all.overdue], [3, 1, 1, 2])
  assert.equal(all.closing.median, 16 * 1440)
  assert.deepEqual(
    all.owners.map(({ owner, open, overdue, oldest }) => [owner, open, overdue, oldest]),
    [
      ['@kim', 2, 1, 79],
      ['@mo', 1, 1, 79],
    ],
  )
  assert.deepEqual(
    all.ages.map(({ open }) => open),
    [0, 3, 0, 0, 0],
  )
})

test('a period leaves out what lies beside it and says what has no date', () => {
  const measures = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01', null].map(date => on(date))
  const quarter = counted(measures, { since: '2026-04-01', until: '2026-06-30' })
  assert.equal(quarter.documents, 2)
  assert.equal(quarter.undated, 1)
  assert.deepEqual(
    quarter.quarters.map(one => [one.quarter, one.documents]),
    [['2026-Q2', 2]],
  )
  assert.equal(counted(measures).documents, 5)
  assert.equal(counted(measures).undated, 0)
})

test('a repeat is what an earlier one had, before the period too', () => {
  const measures = [
    on('2026-09-01', { classes: ['config'], rootCauses: ['flag', 'flag'] }),
    on('2026-01-10', { rootCauses: ['flag'] }),
    on('2026-09-02', { rootCauses: ['disk'] }),
    on('2026-09-03'),
    on(null, { rootCauses: ['flag'] }),
  ]
  const { repeats } = counted(measures, { since: '2026-09-01' })
  assert.deepEqual([repeats.named, repeats.repeats, repeats.unknown], [2, 1, 1])
  assert.deepEqual(
    repeats.groups.map(({ kind, name, count, first, last }) => [kind, name, count, first, last]),
    [['root cause', 'flag', 2, '2026-01-10', '2026-09-01']],
  )
  assert.equal(counted(measures).repeats.unknown, 2)
})

test('a class that comes back names what the style escalates', () => {
  const [style] = [...profiles.values()].filter(({ data }) => data.classesEscalate.length > 0)
  const step = style!.data.classesEscalate[0]!
  const measures = Array.from({ length: step.times }, (_, i) =>
    on(`2026-09-0${i + 1}`, { style: style!.data.id, classes: ['config'] }),
  )
  assert.equal(counted(measures).repeats.groups[0]!.escalation, step.to)
})

const judged = (metric: string, measures: readonly Measure[], style: string, period = {}) =>
  counted(
    measures.map(one => ({ ...one, style })),
    period,
  ).targets.find(one => one.metric === metric)!

/** Any style with a target of this sort. */
function styleWith(metric: string, key: 'over' | 'atLeast' | 'within' | 'trend'): string {
  const found = [...profiles.values()].find(({ data }) =>
    data.targets.some(one => one.metric === metric && one[key] !== undefined),
  )
  assert.ok(found)
  return found.data.id
}

test('a share must be over its target, not at it', () => {
  const style = [...profiles.values()].find(({ data }) =>
    data.targets.some(one => one.metric === 'action-closure' && one.over === 80 && one.within === undefined),
  )!.data.id
  const items = (done: number, open: number, unstated = 0) =>
    on('2026-08-14', {
      actions: [
        ...Array.from({ length: done }, () => 'done' as const),
        ...Array.from({ length: open }, () => 'open' as const),
        ...Array.from({ length: unstated }, () => 'unstated' as const),
      ].map(state => ({ line: 1, text: '', owners: [], due: null, state, closed: null })),
    })
  assert.equal(judged('action-closure', [items(8, 2)], style).met, false)
  assert.equal(judged('action-closure', [items(9, 2)], style).met, true)
  assert.equal(judged('action-closure', [items(9, 1, 5)], style).met, null)
  assert.equal(judged('action-closure', [items(1, 9, 5)], style).met, false)
  assert.match(judged('action-closure', [items(9, 1, 5)], style).found, /9 of 10 .* 90 %; 5 state no status/)
  assert.equal(judged('action-closure', [on('2026-08-14')], style).met, null)
})

test('items whose time is not over are not judged', () => {
  const style = styleWith('action-closure', 'atLeast')
  const open = { line: 1, text: '', owners: [], due: null, state: 'open' as const, closed: null }
  const running = on('2026-10-20', { closureDue: now + 1, actions: [open] })
  const over = on('2026-08-14', { closureDue: now, actions: [{ ...open, state: 'done' }] })
  assert.equal(judged('action-closure', [running], style).met, null)
  assert.equal(judged('action-closure', [running, over], style).met, true)
  assert.equal(judged('action-closure', [running, { ...over, actions: [open] }], style).met, false)
})

test('a trend compares the last two whole quarters, and keeps silent on a few', () => {
  const style = styleWith('time-to-resolve', 'trend')
  const many = (month: string, resolve: number, count = 5) =>
    Array.from({ length: count }, (_, i) =>
      on(`2026-${month}-0${i + 1}`, { minutes: { postmortem: null, detect: null, mitigate: null, resolve } }),
    )
  const verdict = (...measures: Measure[]) => judged('time-to-resolve', measures, style)
  assert.equal(verdict(...many('05', 60), ...many('08', 40), ...many('10', 900)).met, true)
  assert.equal(verdict(...many('05', 40), ...many('08', 40)).met, false)
  assert.equal(verdict(...many('05', 60), ...many('08', 40, 4)).met, null)
  const earlier = judged(
    'time-to-resolve',
    [...many('02', 30), ...many('05', 60), ...many('08', 40)],
    style,
    {
      until: '2026-06-30',
    },
  )
  assert.equal(earlier.met, false)
})

test('a punctual document is judged by its style', () => {
  const style = styleWith('time-to-postmortem', 'within')
  const [punctual, late, silent] = [true, false, null].map(inTime => on('2026-08-14', { inTime }))
  assert.equal(judged('time-to-postmortem', [punctual!, silent!], style).met, true)
  assert.deepEqual(judged('time-to-postmortem', [punctual!, late!], style).found, '1 of 2 in time')
  assert.equal(judged('time-to-postmortem', [silent!], style).met, null)
})

test('a quarter sets its own limit', () => {
  const style = [...profiles.values()].find(({ data }) => data.targets.some(one => one.within === 'quarter'))!
    .data.id
  const measure = measured('# Postmortem\n\n## Metadata\n\n- Date / Time (UTC): 2026-11-02 10:00\n', {
    profile: style,
  })
  assert.equal(measure.closureDue, Date.parse('2027-01-01'))
})

test('every style’s example says how long its incident took and what became of its items', () => {
  for (const { data, example } of builtIn()) {
    const { minutes, actions, date } = measured(example, { profile: data.id })
    assert.ok(
      minutes.detect !== null && minutes.resolve !== null && minutes.detect <= minutes.resolve,
      data.id,
    )
    assert.ok(date !== null && actions.length > 0 && actions.every(one => one.state === 'done'), data.id)
  }
})

test('what a document leaves open stays open', () => {
  const empty = measured('# Incident\n', { profile: 'generic' })
  assert.deepEqual(Object.values(empty.minutes), [null, null, null, null])
  assert.deepEqual([empty.date, empty.severity, empty.status, empty.inTime], [null, null, null, null])
  assert.equal(counted([]).documents, 0)
})

test('shares are rounded down: all of them is all of them', () => {
  assert.equal(percentOf(0.999), '99 %')
  assert.equal(percentOf(1), '100 %')
  assert.equal(percentOf(0.29), '29 %')
})
