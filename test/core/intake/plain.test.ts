import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, facts } from './told.ts'

test('the plain form, whole and with wrong parts left out', () => {
  const own = facts({
    title: ' Payouts stuck ',
    date: '2026-08-14',
    severity: 'sev1',
    started_at: '2026-08-14 14:32',
    minutes: 30,
    people: { author: '@mo', reviewer: 7 },
    flags: ['money_flow_impact'],
    timeline: [{ time: '14:32', event: 'Alert' }, { event: 'of no time' }, 'nonsense'],
    actions: [{ action: 'Cap retries', owner: '@mo', due: '2026-09-01' }, 'Add an alert', 5, {}],
    fields: { services: ['a', 'b'], slo: 'latency' },
  })
  assert.equal(own.title, 'Payouts stuck')
  assert.equal(own.moments?.started, at('14:32'))
  assert.deepEqual(own.people, { author: '@mo', reviewer: '7' })
  assert.deepEqual(own.timeline, [{ time: '14:32', event: 'Alert' }])
  assert.deepEqual(own.actions, [
    { action: 'Cap retries', owner: '@mo', due: '2026-09-01' },
    { action: 'Add an alert' },
    { action: '5' },
  ])
  assert.deepEqual(own.fields, { services: ['a', 'b'], slo: 'latency' })
})
