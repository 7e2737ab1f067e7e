import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, facts } from './told.ts'

test('Alertmanager: alerts that fired and ended; one that has not ended has no end', () => {
  const alert = (instance: string, startsAt: string, endsAt: string, status: string) => ({
    status,
    labels: { alertname: 'QueueDepth', instance, severity: 'critical' },
    annotations: {},
    startsAt: `2026-08-14T${startsAt}:00.123456789Z`,
    endsAt,
  })
  const never = '0001-01-01T00:00:00Z'
  const payload = {
    version: '4',
    status: 'firing',
    commonLabels: { alertname: 'QueueDepth', severity: 'critical' },
    commonAnnotations: { summary: 'Queue is deep' },
    alerts: [alert('a', '14:32', never, 'firing'), alert('b', '14:30', '2026-08-14T14:40:00Z', 'resolved')],
  }
  const { title, severity, moments, timeline } = facts(payload)
  assert.equal(title, 'Queue is deep')
  assert.equal(severity, 'critical')
  assert.deepEqual(moments, { started: at('14:30') + 123, detected: at('14:30') + 123 })
  assert.deepEqual(
    timeline?.map(entry => entry.event),
    ['Alert QueueDepth (a) fired', 'Alert QueueDepth (b) fired', 'Alert QueueDepth (b) resolved'],
  )
})
