import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, facts } from './told.ts'

test('PagerDuty: the event of a webhook', () => {
  const data = {
    id: 'Q2',
    type: 'incident',
    title: 'Payouts stuck',
    created_at: '2026-08-14T14:32:00Z',
    priority: { summary: 'P1' },
    service: { summary: 'payout-worker' },
    html_url: 'https://example.pagerduty.com/incidents/Q2',
  }
  const event = { event_type: 'incident.resolved', occurred_at: '2026-08-14T15:02:00.000Z', data }
  const { title, severity, moments, timeline } = facts({ event })
  assert.equal(title, 'Payouts stuck')
  assert.equal(severity, 'P1')
  assert.deepEqual(moments, { started: at('14:32'), detected: at('14:32'), resolved: at('15:02') })
  assert.deepEqual(timeline, [
    { time: at('14:32'), event: 'Alert fired for payout-worker', source: data.html_url },
    { time: at('15:02'), event: 'Incident resolved', source: data.html_url },
  ])
})

test('PagerDuty: an incident with its log', () => {
  const log_entries = [
    {
      created_at: '2026-08-14T14:32:00Z',
      summary: 'Triggered by monitoring',
      agent: { summary: 'Monitoring' },
    },
    { created_at: '2026-08-14T14:35:00Z', summary: 'Acknowledged', agent: { summary: 'Mo' } },
    { summary: 'of no time' },
  ]
  const incident = { incident_number: 7, title: 'Payouts stuck', created_at: '2026-08-14T14:32:00Z' }
  assert.deepEqual(facts({ incident, log_entries }).timeline, [
    { time: at('14:32'), event: 'Triggered by monitoring', actor: 'Monitoring' },
    { time: at('14:35'), event: 'Acknowledged', actor: 'Mo' },
  ])
})

test('PagerDuty: a note and a trigger say what stands in them', () => {
  const created_at = '2026-08-14T14:32:00Z'
  const agent = { summary: 'Nora Lind' }
  const { timeline } = facts({
    incident: { title: 'Payouts stuck', incident_number: 4471, created_at },
    log_entries: [
      { type: 'acknowledge_log_entry', created_at, summary: 'Acknowledged by Nora Lind', agent },
      {
        type: 'annotate_log_entry',
        created_at,
        summary: 'Note added by Nora Lind',
        agent,
        channel: { type: 'note', summary: 'Rolling back 8.1.2' },
      },
      {
        type: 'annotate_log_entry',
        created_at,
        summary: 'Note added by Nora Lind',
        channel: { type: 'note', content: 'Rolled back' },
      },
      {
        type: 'trigger_log_entry',
        created_at,
        summary: 'Triggered through the API.',
        channel: { type: 'api', summary: 'Errors above 20 %' },
      },
    ],
  })
  assert.deepEqual(timeline, [
    { time: at('14:32'), event: 'Acknowledged by Nora Lind', actor: 'Nora Lind' },
    { time: at('14:32'), event: 'Rolling back 8.1.2', actor: 'Nora Lind' },
    { time: at('14:32'), event: 'Rolled back' },
    { time: at('14:32'), event: 'Triggered through the API: Errors above 20 %' },
  ])
})

test('PagerDuty: the state of an alert is no part of the title', () => {
  const incident = { title: '[FIRING:1] HighErrorRate (prod)', incident_number: 4471 }
  assert.equal(facts({ incident }).title, 'HighErrorRate (prod)')
})
