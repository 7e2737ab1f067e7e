import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtIn } from '../../../profiles/index.ts'
import { counted, document, measured, on } from './measures.ts'

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
