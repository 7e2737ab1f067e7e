import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, isRealDay } from '../../../core/facts/times.ts'
import type { Calendar } from '../../../core/policy/calendar.ts'
import { periodEnd, readShorthand, shorthands } from '../../../core/policy/shorthand.ts'
import { plainCalendar } from '../../../core/profile/settings.ts'
import { runs } from '../../properties.ts'

const holidays: Calendar = { ...plainCalendar, holidays: new Set(['2026-08-17', '2026-08-21']) }

function reads(today: string, cases: Record<string, string | null>, calendar = plainCalendar): void {
  for (const [text, day] of Object.entries(cases))
    assert.equal(readShorthand(text, today, calendar), day, text)
}

test('reads shorthands from a Friday', () =>
  reads('2026-08-14', {
    today: '2026-08-14',
    tomorrow: '2026-08-15',
    '+5bd': '2026-08-21',
    '+30d': '2026-09-13',
    '+2w': '2026-08-28',
    '+1m': '2026-09-14',
    '+1y': '2027-08-14',
    eow: '2026-08-14',
    eom: '2026-08-31',
    eoq: '2026-09-30',
    eoy: '2026-12-31',
    fri: '2026-08-21',
    mon: '2026-08-17',
    'next tue': '2026-08-18',
    'next fri': '2026-08-21',
    'Next Friday': '2026-08-21',
    ' +1BD ': '2026-08-17',
  }))

test('reads weekdays from a Monday and a Sunday', () => {
  reads('2026-08-17', { tue: '2026-08-18', 'next tue': '2026-08-25', mon: '2026-08-24', sun: '2026-08-23' })
  reads('2026-08-16', {
    tue: '2026-08-18',
    'next tue': '2026-08-18',
    'next sun': '2026-08-23',
    eow: '2026-08-21',
  })
})

test('minds holidays', () =>
  reads('2026-08-14', { '+1bd': '2026-08-18', '+5bd': '2026-08-25', '+3d': '2026-08-17' }, holidays))

test('ends the week before its last holiday, and by the weekend of the team', () => {
  reads('2026-08-18', { eow: '2026-08-20' }, holidays)
  reads('2026-08-21', { eow: '2026-08-28' }, holidays)
  reads('2026-08-16', { eow: '2026-08-20' }, { ...plainCalendar, weekend: [5, 6] })
  reads('2026-08-12', { eow: '2026-08-16' }, { ...plainCalendar, weekend: [] })
})

test('keeps to the end of shorter months, leap day included', () => {
  reads('2026-01-31', { '+1m': '2026-02-28', '+2m': '2026-03-31', eom: '2026-01-31', eoq: '2026-03-31' })
  reads('2024-01-31', { '+1m': '2024-02-29' })
  reads('2024-02-29', { '+1y': '2025-02-28', eom: '2024-02-29' })
  reads('2026-12-31', { tomorrow: '2027-01-01', '+1m': '2027-01-31', eoq: '2026-12-31', eoy: '2026-12-31' })
})

test('reads nothing else', () => {
  reads('2026-08-14', {
    '5bd': null,
    '+bd': null,
    '+5': null,
    soon: null,
    next: null,
    'next week': null,
    mo: null,
    '': null,
    '+99999d': null,
  })
  assert.equal(readShorthand('today', 'no day', plainCalendar), null)
})

test('reads the last day of a month or quarter with its year, and of nothing less certain', () => {
  const certain = {
    'end of April 2026': '2026-04-30',
    'by the end of Feb 2028': '2028-02-29',
    'April 2026': '2026-04-30',
    'Ende Oktober 2026': '2026-10-31',
    'fin avril 2026': '2026-04-30',
    '2026-09': '2026-09-30',
    'Q2 2026': '2026-06-30',
    'end of Q4 2026': '2026-12-31',
  }
  for (const [text, day] of Object.entries(certain)) assert.equal(periodEnd(text), day, text)
  for (const text of 'mid May 2026|before 2026-09|April|Q2|Q5 2026|2026|2026-13|April-May 2026|before May 2026|Q2 FY2026|next Friday|'.split(
    '|',
  ))
    assert.equal(periodEnd(text), null, text)
})

test('offers shorthands with the day they mean', () => {
  const offered = shorthands('2026-08-14', holidays)
  const told = (label: string) => {
    const { day, detail } = offered.find(each => each.label === label)!
    return `${day}: ${detail}`
  }
  assert.equal(told('+5bd'), '2026-08-25: Tue 2026-08-25, in 5 business days')
  assert.equal(told('tomorrow'), '2026-08-15: Sat 2026-08-15, in 0 business days, not a business day')
  assert.equal(new Set(offered.map(each => each.label)).size, offered.length)
})

test('always: every offer reads back to its day, never before today', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), count => {
      const today = addDays('2010-01-01', count)
      for (const { label, day } of shorthands(today, plainCalendar)) {
        assert.ok(isRealDay(day) && day >= today, `${label} ${day}`)
        assert.equal(readShorthand(label, today, plainCalendar), day)
      }
    }),
    { numRuns: runs(50) },
  ))

test('always: never throws', () =>
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, today) => {
      readShorthand(text, today, plainCalendar)
      readShorthand(text, '9999-12-31', plainCalendar)
    }),
  ))
