import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readIncident } from '../../../core/intake.ts'
import { facts } from './told.ts'

test('anything else is a problem that says what was expected', () => {
  const problem = (text: string) => {
    const incident = readIncident(text)
    assert.ok('problem' in incident)
    return String(incident.problem)
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
