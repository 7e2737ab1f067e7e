import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, facts } from './told.ts'

test('incident.io: moments by the names teams give them', () => {
  const stamp = (name: string, value: string) => ({
    incident_timestamp: { name },
    value: { value: `2026-08-14T${value}:00Z` },
  })
  const incident = {
    name: 'Payouts stuck',
    reference: 'INC-123',
    severity: { name: 'Major' },
    created_at: '2026-08-14T14:40:00Z',
    incident_timestamp_values: [
      stamp('Impact started at', '14:32'),
      stamp('Reported at', '14:38'),
      stamp('Fixed at', '14:55'),
      stamp('Resolved at', '15:02'),
    ],
    incident_role_assignments: [{ role: { role_type: 'lead' }, assignee: { name: 'Mo Example' } }],
    incident_updates: [
      { created_at: '2026-08-14T14:50:00Z', message: 'Paused retries', updater: { user: { name: 'Mo' } } },
    ],
  }
  const type = 'public_incident.incident_created_v2'
  const own = facts({ event_type: type, [type]: incident })
  assert.deepEqual(own.moments, {
    started: at('14:32'),
    detected: at('14:38'),
    mitigated: at('14:55'),
    resolved: at('15:02'),
  })
  assert.deepEqual(own.people, { commander: 'Mo Example' })
  assert.deepEqual(own.timeline, [{ time: at('14:50'), event: 'Paused retries', actor: 'Mo' }])
})

test('incident.io: without updates the noted moments are the timeline', () => {
  const stated = (name: string, value: string | null) => ({
    incident_timestamp: { name },
    value: value === null ? null : { value },
  })
  const { timeline } = facts({
    incident: {
      name: 'Sign-in failed',
      reference: 'INC-123',
      incident_timestamp_values: [
        stated('Impact started', '2026-08-14T14:10:00Z'),
        stated('Fixed at', '2026-08-14T15:05:00Z'),
        stated('Closed at', null),
      ],
    },
  })
  assert.deepEqual(timeline, [
    { time: at('14:10'), event: 'Impact started' },
    { time: at('15:05'), event: 'Fixed' },
  ])
})
