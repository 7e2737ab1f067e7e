import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { valueFault } from '../../../core/policy/valueFaults.ts'
import { profiles } from '../../fixture.ts'
import { runs } from '../../properties.ts'

function fault(profile: string, key: string, value: string) {
  const style = profiles.get(profile)!
  return valueFault(style.lookup.fields.get(key)!, value, style, [{ name: 'Mo Smith', handle: '@mo' }])
}

function better(profile: string, key: string, value: string): string | null | undefined {
  const found = fault(profile, key, value)
  return found === null ? undefined : found.safe ? found.better : null
}

const right: readonly (readonly [string, string, string])[] = [
  ['tiered', 'severity', 'sev0'],
  ['tiered', 'date', '2026-08-14'],
  ['tiered', 'started_at', '2026-08-14T14:32:00Z'],
  ['tiered', 'started_at', '2026-08-14T14:32Z'],
  ['tiered', 'started_at', '2026-08-14T16:32:00.250+02:00'],
  ['tiered', 'started_at', '2026-08-14T16:32:00+0200'],
  ['tiered', 'reviewed_at', '2026-08-21'],
  ['tiered', 'reviewed_at', '2026-08-21T10:00:00Z'],
  ['tiered', 'author', '@team/sre.core-1'],
  ['tiered', 'security_impact', 'True'],
  ['tiered', 'root_cause', 'unbounded-retry'],
  ['platform', 'Incident ID', 'INC-2026-04-21-001 (reopened)'],
  ['platform', 'Date / Time (UTC)', '2026-04-21 09:12'],
  ['platform', 'Date / Time (UTC)', '2026-04-21T09:12Z'],
  ['platform', 'Date / Time (UTC)', '2026-04-21 09:12 - 09:58'],
  ['platform', 'Duration', '14:32 start – 15:00 end'],
  ['platform', 'Severity', 'p-1'],
  ['learning', 'Severity', 'P1 (Critical)'],
  ['learning', 'Class', 'Memory leak'],
  ['learning', 'Duration', 'about half an hour'],
  ['process', 'Status', 'review, since Monday'],
  ['process', 'Date', '2026-03-24 – 2026-03-25'],
  ['rollback', 'Severity', 'HIGH'],
  ['rollback', 'Deploy SHA at incident start', '`4f9c2ab`'],
  ['rollback', 'Rollback SHA (if rolled back)', 'fixed forward instead'],
  ['rollback', 'Duration (user-impacting)', '1:02:30'],
  ['rollback', 'Duration (user-impacting)', '18:30 (mm:ss)'],
  ['rollback', 'Affected environment', 'Production, all regions'],
]

for (const [profile, key, value] of right) {
  test(`${profile}: ${key} may be ${value}`, () => assert.equal(fault(profile, key, value), null))
}

const mended: readonly (readonly [string, string, string, string | null])[] = [
  ['tiered', 'severity', 'SEV-1', 'sev1'],
  ['tiered', 'severity', 'severity 1', 'sev1'],
  ['tiered', 'severity', 'sev9', null],
  ['tiered', 'severity', 'sev1 (payouts only)', null],
  ['tiered', 'tier', 'ful', 'full'],
  ['tiered', 'tier', 'Standard', 'standard'],
  ['tiered', 'status', 'review', null],
  ['learning', 'Date', 'Wednesday, 2026-08-19', '2026-08-19'],
  ['learning', 'Date', 'Friday, 2026-08-19', null],
  ['tiered', 'date', '2026/08/14', '2026-08-14'],
  ['tiered', 'date', 'Aug 14, 2026', '2026-08-14'],
  ['tiered', 'date', '13/08/2026', '2026-08-13'],
  ['tiered', 'date', '03/04/2026', null],
  ['tiered', 'date', '14 August', null],
  ['tiered', 'date', 'last Friday', null],
  ['tiered', 'started_at', '2026-08-14 14:32:00Z', '2026-08-14T14:32:00Z'],
  ['tiered', 'started_at', '2026-08-14 16:32 CEST', '2026-08-14T16:32:00+02:00'],
  ['tiered', 'started_at', '2026-08-14 14:32', null],
  ['tiered', 'started_at', '2026-08-14', null],
  ['tiered', 'author', 'mo', '@mo'],
  ['tiered', 'author', 'Mo Smith', '@mo'],
  ['tiered', 'author', 'Jo Smith', null],
  ['tiered', 'security_impact', 'yes', 'true'],
  ['tiered', 'security_impact', 'maybe', null],
  ['tiered', 'triggers', 'slo_violation', 'slo-violation'],
  ['tiered', 'triggers', 'regulatory', null],
  ['tiered', 'root_cause', 'Unbounded Retry', 'unbounded-retry'],
  ['platform', 'Incident ID', 'inc-2026-04-21-001', 'INC-2026-04-21-001'],
  ['platform', 'Severity', 'P3', null],
  ['platform', 'Severity', 'SEV 1', 'P1'],
  ['process', 'Status', 'Final', 'Published'],
  ['process', 'Status', 'In review, since Monday', null],
  ['rollback', 'Affected environment', 'prod', 'production'],
  ['rollback', 'Duration (user-impacting)', '18m 30s', '18:30'],
  ['rollback', 'Duration (user-impacting)', 'about 20 minutes', null],
  ['rollback', 'Mitigation time (UTC)', '2026-08-14 14:55:30', '2026-08-14T14:55:30Z'],
  ['rollback', 'Deploy SHA at incident start', '4f9c2', null],
  ['rollback', 'Deploy SHA at incident start', 'main', null],
]

for (const [profile, key, value, expected] of mended) {
  test(`${profile}: ${key} is not ${value}, but ${expected ?? 'for its author to say'}`, () => {
    assert.equal(better(profile, key, value), expected)
  })
}

test('days and times that do not exist are another finding', () => {
  for (const value of ['2026-02-30', '2026-13-01', '30 February 2026'])
    assert.equal(fault('tiered', 'date', value), null)
  assert.equal(fault('tiered', 'started_at', '2026-08-14 25:10 UTC'), null)
})

test('always: any text is judged without a throw, and what is better is right', () => {
  const fields = [...profiles.values()].flatMap(style =>
    style.data.metadata.fields.map(data => ({ style, data })),
  )
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string({ unit: 'grapheme' }), ({ style, data }, value) => {
      const found = valueFault(data, value, style, [])
      if (found?.better != null && found.safe) assert.equal(valueFault(data, found.better, style, []), null)
    }),
    { numRuns: runs(400) },
  )
})
