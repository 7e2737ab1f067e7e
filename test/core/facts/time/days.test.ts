import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, dayOf, dayStart, formatInstant, isRealDay, weekday } from '../../../../core/facts/times.ts'

test('counts days as the calendar does', () => {
  assert.equal(addDays('2024-02-28', 1), '2024-02-29')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(addDays('2026-03-01', -1), '2026-02-28')
  assert.equal(weekday('2026-08-14'), 5)
  assert.equal(isRealDay('2100-02-29'), false)
  assert.equal(isRealDay('2000-02-29'), true)
  assert.equal(dayOf(dayStart('2026-08-14') - 1), '2026-08-13')
  assert.equal(dayOf(dayStart('2026-08-14'), -60), '2026-08-13')
  assert.equal(formatInstant(dayStart('0001-01-01')), '0001-01-01T00:00:00Z')
  assert.equal(formatInstant(dayStart('2026-08-14') + 90_061_000, 'minute'), '2026-08-15T01:01Z')
  assert.equal(formatInstant(Number.NaN), '')
})

test('always: days and instants agree with the platform', () =>
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), instant => {
      const iso = new Date(instant).toISOString()
      assert.equal(formatInstant(instant), `${iso.slice(0, 19)}Z`)
      assert.equal(dayStart(iso.slice(0, 10)), Date.parse(iso.slice(0, 10)))
      assert.equal(weekday(iso.slice(0, 10)), new Date(instant).getUTCDay())
    }),
  ))
