import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readIncident } from '../../core/intake.ts'

const at = (time: string) => Date.parse(`2026-08-14T${time}Z`)

function facts(payload: unknown) {
  const incident = readIncident(JSON.stringify(payload))
  assert.ok('facts' in incident, JSON.stringify(incident))
  return incident.facts
}

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

test('anything else is a problem that says what was expected', () => {
  const problem = (text: string) => {
    const incident = readIncident(text)
    assert.ok('problem' in incident)
    return incident.problem
  }
  assert.match(problem('{'), /no JSON/)
  assert.match(problem('[]'), /at least a title/)
  assert.match(problem('{"title": "  "}'), /at least a title/)
})

test('a day that the calendar does not have is not known', () => {
  const facts = readIncident(
    JSON.stringify({ title: 'Queue stuck', date: '2026-02-30', started: '2026-02-30T10:00Z' }),
  )
  assert.deepEqual('facts' in facts && [facts.facts.date, facts.facts.moments], [undefined, {}])
})

test('every tool names the services that were affected, ids of its own left out', () => {
  const id = '4513b7ea-3b91-438f-b7e4-e3e54af9147c'
  const component = { custom_field: { name: 'Affected services' } }
  const named: readonly [payload: object, services: readonly string[] | undefined][] = [
    [
      {
        type: 'incident',
        title: 'x',
        service: { summary: 'payouts' },
        impacted_services: [{ summary: 'ledger' }, { summary: 'payouts' }],
      },
      ['payouts', 'ledger'],
    ],
    [{ alert: { message: 'x', details: { service: 'payouts' }, entity: 'db-1' } }, ['payouts']],
    [{ alert: { message: 'x', entity: 'queue' } }, ['queue']],
    [{ data: { message: 'x', impactedServices: [id] } }, undefined],
    [
      {
        commonAnnotations: { summary: 'x' },
        alerts: [{ labels: { service: 'ledger' } }, { labels: { service: 'payouts' } }, { labels: {} }],
      },
      ['ledger', 'payouts'],
    ],
    [
      {
        name: 'x',
        reference: 'INC-1',
        custom_field_entries: [
          { ...component, values: [{ value_catalog_entry: { name: 'payouts' } }] },
          { ...component, values: [{ value_option: { value: 'ledger' } }, { value_text: 'mail' }] },
          { custom_field: { name: 'Team' }, values: [{ value_text: 'payments' }] },
        ],
      },
      ['payouts', 'ledger', 'mail'],
    ],
    [
      {
        name: 'x',
        components: [{ name: 'API' }],
        incident_updates: [{ affected_components: [{ name: 'API' }, { name: 'Dashboard' }] }],
      },
      ['API', 'Dashboard'],
    ],
    [{ title: 'x', services: ['payouts', 'ledger'] }, ['payouts', 'ledger']],
    [{ title: 'x', services: 'payouts' }, ['payouts']],
    [{ title: 'x' }, undefined],
  ]
  for (const [payload, services] of named)
    assert.deepEqual(facts(payload).services, services, JSON.stringify(payload))
})

test('always: no message makes it throw', () => {
  fc.assert(fc.property(fc.json(), text => void readIncident(text)))
  const keys = fc.constantFrom(
    'title',
    'event',
    'incident',
    'alert',
    'alerts',
    'data',
    'name',
    'type',
    'message',
  )
  const odd = fc.dictionary(
    keys,
    fc.oneof(fc.jsonValue(), fc.constant({ title: 1, name: [], alerts: [null] })),
  )
  fc.assert(fc.property(odd, payload => void readIncident(JSON.stringify(payload))))
})

test('PagerDuty: a note says what stands in it, and nobody is named twice', () => {
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
    ],
  })
  assert.deepEqual(timeline, [
    { time: at('14:32'), event: 'Acknowledged by Nora Lind' },
    { time: at('14:32'), event: 'Rolling back 8.1.2', actor: 'Nora Lind' },
  ])
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

test('Statuspage: a page with one incident is that incident, one with several is none', () => {
  const incident = { name: 'Uploads are slow', shortlink: 'https://stspg.example/x', incident_updates: [] }
  assert.equal(facts({ page: { id: 'ps' }, incidents: [incident] }).title, 'Uploads are slow')
  assert.ok('problem' in readIncident(JSON.stringify({ incidents: [incident, incident] })))
})
