import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginningOf, readWhen } from '../../client/when.ts'

const given = { now: Date.parse('2026-08-14T16:00:30Z'), day: '2026-08-14' }
const iso = (text: string, from?: number | null) => {
  const when = readWhen(text, { ...given, ...(from !== undefined && { from }) })
  return when.kind === 'moment' ? when.iso : when.kind === 'day' ? when.day : when.kind
}

test('reads moments with and without a zone', () => {
  assert.equal(iso('2026-08-14 14:32'), '2026-08-14T14:32:00Z')
  assert.equal(iso('2026-08-14T14:32:10Z'), '2026-08-14T14:32:10Z')
  assert.equal(iso('2026-08-14 14:32 UTC'), '2026-08-14T14:32:00Z')
  assert.equal(iso('2026-08-14T14:32+02:00'), '2026-08-14T12:32:00Z')
  assert.equal(iso('2026-08-14 00:10 +0530'), '2026-08-13T18:40:00Z')
})

test('reads a day alone, a clock alone and the present', () => {
  assert.equal(iso(' 2026-08-14 '), '2026-08-14')
  assert.equal(iso('9:05'), '2026-08-14T09:05:00Z')
  assert.equal(iso('now'), '2026-08-14T16:00:30Z')
  assert.equal(iso(''), 'nothing')
})

test('an end given before does not count as the beginning', () => {
  const resolved = '2026-08-14T15:00:00Z'
  assert.equal(beginningOf({ resolved }), null)
  assert.equal(beginningOf({ resolved, detected: '2026-08-14T14:00:00Z' }), Date.UTC(2026, 7, 14, 14))
})

test('counts from the beginning', () => {
  const from = Date.parse('2026-08-14T23:50:00Z')
  assert.equal(iso('+30m', from), '2026-08-15T00:20:00Z')
  assert.equal(iso('+1h 20m', from), '2026-08-15T01:10:00Z')
  assert.equal(iso('+30m', null), 'fault')
  assert.equal(iso('+', from), 'fault')
})

test('refuses what is no moment', () => {
  for (const text of [
    'yesterday',
    '2026-02-30',
    '2026-08-14 25:00',
    '2026-08-14 14:61',
    '14',
    'Z',
    '2026-13-01 10:00',
  ])
    assert.equal(iso(text), 'fault', text)
})
