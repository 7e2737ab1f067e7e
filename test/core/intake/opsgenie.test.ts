import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, facts } from './told.ts'

test('Opsgenie: an alert, its times in milliseconds, and an incident with its impact', () => {
  const alert = {
    message: 'Queue depth',
    createdAt: at('14:32'),
    updatedAt: at('15:02'),
    priority: 'P2',
    entity: 'queue',
  }
  const closed = facts({ action: 'Close', alert })
  assert.deepEqual(closed.moments, { started: at('14:32'), detected: at('14:32'), resolved: at('15:02') })
  assert.equal(closed.severity, 'P2')
  assert.equal(closed.timeline?.[0]?.event, 'Alert fired for queue')
  const data = {
    message: 'Queue depth',
    createdAt: '2026-08-14T14:32:00Z',
    impactStartDate: '2026-08-14T14:20:00Z',
    impactEndDate: '2026-08-14T15:02:00Z',
  }
  assert.deepEqual(facts({ data }).moments, {
    started: at('14:20'),
    detected: at('14:32'),
    resolved: at('15:02'),
  })
})
