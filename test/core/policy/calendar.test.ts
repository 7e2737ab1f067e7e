import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, dayStart, formatInstant, isRealDay, weekday } from '../../../core/facts/times.ts'
import {
  addBusinessDays,
  businessDaysBetween,
  type Calendar,
  deadline,
  isBusinessDay,
  remaining,
  remainingDays,
  type Term,
  warningDay,
} from '../../../core/policy/calendar.ts'
import { plainCalendar } from '../../../core/profile/settings.ts'
import { runs } from '../../properties.ts'

const christmas: Calendar = {
  ...plainCalendar,
  holidays: new Set(['2025-12-25', '2025-12-26', '2026-01-01']),
}
const berlin: Calendar = { ...plainCalendar, zone: 'Europe/Berlin' }
const due = (from: string, term: Term, calendar = plainCalendar) =>
  formatInstant(deadline(Date.parse(from), term, calendar))

test('knows weekends and holidays', () => {
  assert.equal(isBusinessDay('2026-08-14', plainCalendar), true)
  assert.equal(isBusinessDay('2026-08-15', plainCalendar), false)
  assert.equal(isBusinessDay('2025-12-25', christmas), false)
  assert.equal(isBusinessDay('2026-02-30', plainCalendar), false)
  assert.equal(isBusinessDay('2026-08-14', { ...plainCalendar, weekend: [5, 6] }), false)
})

test('adds business days over weekends, holidays and the turn of the year', () => {
  assert.equal(addBusinessDays('2026-08-14', 1, plainCalendar), '2026-08-17')
  assert.equal(addBusinessDays('2026-08-15', 1, plainCalendar), '2026-08-17')
  assert.equal(addBusinessDays('2026-08-14', 5, plainCalendar), '2026-08-21')
  assert.equal(addBusinessDays('2025-12-24', 1, christmas), '2025-12-29')
  assert.equal(addBusinessDays('2025-12-24', 4, christmas), '2026-01-02')
  assert.equal(addBusinessDays('2026-08-17', -1, plainCalendar), '2026-08-14')
  assert.equal(addBusinessDays('2026-08-15', 0, plainCalendar), '2026-08-15')
  assert.equal(addBusinessDays('2024-02-28', 1, plainCalendar), '2024-02-29')
})

test('counts business days from one day to another', () => {
  assert.equal(businessDaysBetween('2026-08-14', '2026-08-17', plainCalendar), 1)
  assert.equal(businessDaysBetween('2026-08-14', '2026-08-14', plainCalendar), 0)
  assert.equal(businessDaysBetween('2026-08-14', '2026-08-16', plainCalendar), 0)
  assert.equal(businessDaysBetween('2025-12-24', '2026-01-02', christmas), 4)
  assert.equal(businessDaysBetween('2026-08-17', '2026-08-14', plainCalendar), -1)
  assert.equal(businessDaysBetween('2026-08-17', 'never', plainCalendar), 0)
})

test('ends business days with the last of them, hours and days on the second', () => {
  assert.equal(due('2026-08-14T15:30:00Z', { businessDays: 5 }), '2026-08-21T23:59:59Z')
  assert.equal(due('2026-08-15T15:30:00Z', { businessDays: 1 }), '2026-08-17T23:59:59Z')
  assert.equal(due('2025-12-24T09:00:00Z', { businessDays: 1 }, christmas), '2025-12-29T23:59:59Z')
  assert.equal(due('2026-08-14T15:30:00Z', { hours: 48 }), '2026-08-16T15:30:00Z')
  assert.equal(due('2026-08-14T15:30:00Z', { days: 30 }), '2026-09-13T15:30:00Z')
  assert.equal(due('2026-08-14T15:30:00Z', {}), '2026-08-14T15:30:00Z')
})

test('counts days by the clocks of the calendar', () => {
  // 23:30 UTC on Thursday is Friday in Berlin.
  assert.equal(due('2026-08-13T23:30:00Z', { businessDays: 1 }, berlin), '2026-08-17T21:59:59Z')
  // The clocks go forward on 29 March and back on 25 October.
  assert.equal(due('2026-03-27T10:00:00Z', { businessDays: 1 }, berlin), '2026-03-30T21:59:59Z')
  assert.equal(due('2026-10-23T10:00:00Z', { businessDays: 1 }, berlin), '2026-10-26T22:59:59Z')
  assert.equal(
    due('2026-08-13T10:00:00Z', { businessDays: 1 }, { ...berlin, zone: 'No/Where' }),
    '2026-08-14T23:59:59Z',
  )
})

test('warns one business day before, or as long before as told', () => {
  const friday = deadline(Date.parse('2026-08-14T15:30:00Z'), { businessDays: 5 }, plainCalendar)
  assert.equal(warningDay(friday, plainCalendar), '2026-08-20')
  const monday = deadline(Date.parse('2026-08-14T15:30:00Z'), { businessDays: 1 }, plainCalendar)
  assert.equal(warningDay(monday, plainCalendar), '2026-08-14')
  assert.equal(warningDay(friday, plainCalendar, { days: 5 }), '2026-08-16')
})

test('says what is left', () => {
  const say = (now: string, then: string, calendar = plainCalendar) =>
    String(remaining(Date.parse(now), Date.parse(then), calendar).text)
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-19T23:59:59Z'), '3 business days left')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-17T23:59:59Z'), '1 business day left')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-14T23:59:59Z'), 'due today')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-16T10:00:00Z'), '2 days left')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-12T10:00:00Z'), '2 days overdue')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-13T23:59:59Z'), '1 day overdue')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-14T07:30:00Z'), '2 hours overdue')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-14T09:30:00Z'), 'less than an hour overdue')
  assert.equal(say('2026-08-14T10:00:00Z', '2026-08-14T22:30:00Z', berlin), '1 day left')
  assert.equal(String(remainingDays('2026-08-14', '2026-08-14', plainCalendar).text), 'due today')
  assert.equal(remainingDays('2026-08-14', '2026-08-13', plainCalendar).overdue, true)
  assert.equal(remainingDays('2026-08-13', '2026-08-14', plainCalendar).overdue, false)
})

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(count => addDays('2000-01-01', count))
const anyCalendar = fc.record({
  holidays: fc.array(anyDay, { maxLength: 20 }).map(days => new Set(days)),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland'),
  weekend: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
})

test('always: adding and counting business days are inverse', () =>
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 300 }), anyCalendar, (day, count, calendar) => {
      const later = addBusinessDays(day, count, calendar)
      assert.equal(businessDaysBetween(day, later, calendar), count)
      assert.ok(isBusinessDay(later, calendar))
      assert.equal(
        businessDaysBetween(later, day, calendar),
        -businessDaysBetween(addDays(day, -1), addDays(later, -1), calendar),
      )
    }),
    { numRuns: runs(50) },
  ))

test('always: counting agrees with going through the days one by one', () =>
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), anyCalendar, (from, length, calendar) => {
      let count = 0
      for (let offset = 1; offset <= length; offset++)
        if (isBusinessDay(addDays(from, offset), calendar)) count++
      assert.equal(businessDaysBetween(from, addDays(from, length), calendar), count)
    }),
    { numRuns: runs(100) },
  ))

test('always: a deadline is never before its start, and business days end on one', () =>
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 0, max: 86_399 }),
      fc.integer({ min: 1, max: 30 }),
      anyCalendar,
      (day, second, count, calendar) => {
        const from = dayStart(day) + second * 1000
        assert.ok(deadline(from, { businessDays: count }, calendar) >= from)
      },
    ),
    { numRuns: runs(100) },
  ))

test('ends even where nobody ever works or the numbers are absurd', () => {
  const never = { ...plainCalendar, weekend: [0, 1, 2, 3, 4, 5, 6] }
  assert.equal(addBusinessDays('2026-08-14', 3, never), '2026-08-14')
  assert.equal(businessDaysBetween('2026-08-14', '2027-08-14', never), 0)
  const far = addBusinessDays('2026-08-14', 1e9, plainCalendar)
  assert.ok(isRealDay(far) && weekday(far) === 5)
  assert.equal(addBusinessDays('nonsense', 3, plainCalendar), 'nonsense')
  assert.equal(addBusinessDays('2026-08-14', Number.NaN, plainCalendar), '2026-08-14')
})
