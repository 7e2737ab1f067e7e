import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIncident } from '../../../core/intake.ts'
import { at, facts } from './told.ts'

test('Statuspage: updates in the order of time', () => {
  const incident = {
    name: 'Payouts are delayed',
    impact: 'major',
    created_at: '2026-08-14T10:40:00-04:00',
    started_at: '2026-08-14T10:32:00-04:00',
    resolved_at: '2026-08-14T11:02:00-04:00',
    shortlink: 'https://stspg.io/x',
    incident_updates: [
      { status: 'resolved', body: 'All payouts are out.', display_at: '2026-08-14T15:02:00Z' },
      { status: 'investigating', body: '', created_at: '2026-08-14T14:40:00Z' },
    ],
  }
  const { moments, timeline } = facts({ page: {}, incident })
  assert.deepEqual(moments, { started: at('14:32'), detected: at('14:40'), resolved: at('15:02') })
  assert.deepEqual(
    timeline?.map(entry => entry.event),
    ['Status: investigating', 'All payouts are out.'],
  )
})

test('Statuspage: a page with one incident is that incident, one with several is none', () => {
  const incident = { name: 'Uploads are slow', shortlink: 'https://stspg.example/x', incident_updates: [] }
  assert.equal(facts({ page: { id: 'ps' }, incidents: [incident] }).title, 'Uploads are slow')
  assert.ok('problem' in readIncident(JSON.stringify({ incidents: [incident, incident] })))
})
