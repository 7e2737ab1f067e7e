import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { offsetAtLocal, offsetOfZone } from '../../../core/facts/time/seasons.ts'
import { dayOf } from '../../../core/facts/times.ts'
import {
  findZone,
  gapAt,
  localDay,
  localDayStart,
  offsetAt,
  repeatsAt,
  seasonMismatch,
} from '../../../core/facts/zones.ts'
import { runs } from '../../properties.ts'

test('finds the zone named in headings, column heads and sentences', () => {
  const cases: Record<string, string | null> = {
    'Timeline (UTC)': 'UTC 0',
    'Timeline (all times UTC)': 'UTC 0',
    'Date / Time (UTC)': 'UTC 0',
    '_all times are in UTC_': 'UTC 0',
    'Time (in PT)': 'PT ?',
    'All times in ET': 'ET ?',
    'All times in CET.': 'CET 60',
    'All times in CET (GMT+1)': 'CET 60',
    'All times in PST (UTC-7)': 'PST -420',
    'All times in UTC+1 (Zurich time)': 'UTC+1 60',
    'All times in GMT+2': 'GMT+2 120',
    'All times in US/Pacific': 'US/Pacific ?',
    'All times in UC/Pacific': 'Pacific ?',
    'Times are Europe/Berlin': 'Europe/Berlin ?',
    'for the London timezone': 'London timezone ?',
    'Times are in both Eastern Daylight Time (EDT) and UTC.': 'Eastern Daylight Time -240',
    'All times are Central European Summer Time': 'Central European Summer Time 120',
    'Times are given in Eastern European Standard Time.': 'Eastern European Standard Time 120',
    'All times are in Coordinated Universal Time (UTC).': 'Coordinated Universal Time 0',
    'Times are Greenwich Mean Time': 'Greenwich Mean Time 0',
    'All times Zulu': 'Zulu 0',
    '時刻 (JST)': 'JST 540',
    '全時刻は 2026-03-27 UTC\uFF08括弧内は JST\uFF09。': 'UTC 0',
    '全時刻はJST。参考としてUTC相当を括弧内に付記。': 'JST 540',
    'All times are local time': 'local time ?',
    'Times in IST': 'IST ?',
    'What we built together (all Eastern)': 'Eastern ?',
    'Cronología (hora de Madrid)': 'Madrid ?',
    'Chronologie, heure de Paris': 'Paris ?',
    'Linha do tempo (horário de Brasília)': 'Brasília ?',
    'Hora (CEST)': 'CEST 120',
    'Time (+01:00)': '+01:00 60',
    '時刻（+0900）': '+0900 540',
    'Uhrzeit (-03:30)': '-03:30 -210',
    'Resolved (+01:00)': null,
    'Time to detect (+15)': null,
    Timeline: null,
    'ET phone home': null,
    'Impact on London': null,
    'The CT scan service, the PT-BR page and the GST report': null,
    'Central queue, Eastern region, Pacific office': null,
    'utc_offset was wrong': null,
    'Nodes on Zulu 17 at that time': null,
    'non-UTC': null,
  }
  for (const [text, expected] of Object.entries(cases)) {
    const zone = findZone(text)
    assert.equal(zone && `${zone.text} ${zone.offset ?? '?'}`, expected, text)
  }
})

test('knows the offset of a zone on a day', () => {
  assert.equal(offsetAt('UTC', '2026-07-01'), 0)
  assert.equal(offsetAt('PST', '2026-07-01'), -480)
  assert.equal(offsetAt('PT', '2026-07-01'), -420)
  assert.equal(offsetAt('Pacific Time', '2026-01-01'), -480)
  assert.equal(offsetAt('London', '2026-07-01'), 60)
  assert.equal(offsetAt('Central European Time', '2026-07-01'), 120)
  assert.equal(offsetAt('Coordinated Universal Time', '2026-07-01'), 0)
  assert.equal(offsetAt('Europe/Berlin', '2026-07-01'), 120)
  assert.equal(offsetAt('America/Sao_Paulo', '2026-07-01'), -180)
  assert.equal(offsetAt('+05:30', '2026-07-01'), 330)
  assert.equal(offsetAt('UTC-7', '2026-07-01'), -420)
  for (const zone of ['IST', 'local time', 'Europe/Atlantis', '', 'nonsense', '+15:00']) {
    assert.equal(offsetAt(zone, '2026-07-01'), null, zone)
  }
  assert.equal(offsetAt('PT', '2026-02-30'), null)
})

test('names the abbreviation in season, where the one written is not', () => {
  const cases: [string, string, string | null][] = [
    ['PST', '2026-07-10', 'PDT'],
    ['PDT', '2026-07-10', null],
    ['PDT', '2026-12-10', 'PST'],
    ['CET', '2026-07-10', 'CEST'],
    ['CEST', '2026-01-10', 'CET'],
    ['BST', '2026-01-10', 'GMT'],
    ['EST', '2026-07-10', 'EDT'],
    ['NZST', '2026-01-10', 'NZDT'],
    ['AEDT', '2026-07-10', 'AEST'],
    ['CDT', '2026-01-10', 'CST'],
    // Some place keeps these all year: Arizona, China, everyone, Queensland.
    ['MST', '2026-07-10', null],
    ['CST', '2026-07-10', null],
    ['GMT', '2026-07-10', null],
    ['AEST', '2026-01-10', null],
    // Both hold on the day of the change.
    ['PST', '2026-03-08', null],
    ['PDT', '2026-03-08', null],
    ['PST', '2026-03-09', 'PDT'],
    ['UTC', '2026-07-10', null],
    ['PST', 'no day', null],
  ]
  for (const [zone, day, expected] of cases)
    assert.equal(seasonMismatch(zone, day), expected, `${zone} ${day}`)
})

test('knows the hour that the clocks skip', () => {
  assert.equal(gapAt('Europe/Berlin', '2026-03-29', 2.5 * 3600), true)
  assert.equal(gapAt('Europe/Berlin', '2026-03-29', 1.9 * 3600), false)
  assert.equal(gapAt('Europe/Berlin', '2026-03-29', 3 * 3600), false)
  assert.equal(gapAt('Europe/Berlin', '2026-10-25', 2.5 * 3600), false)
  assert.equal(gapAt('PT', '2026-03-08', 2.5 * 3600), true)
  assert.equal(gapAt('PT', '2026-03-08', 3 * 3600), false)
  assert.equal(gapAt('America/Santiago', '2026-09-06', 0.5 * 3600), true)
  assert.equal(gapAt('UTC', '2026-03-29', 2.5 * 3600), false)
  assert.equal(gapAt('PST', '2026-03-08', 2.5 * 3600), false)
  assert.equal(gapAt('Europe/Atlantis', '2026-03-29', 2.5 * 3600), false)
})

test('knows the hour that the clocks show twice', () => {
  assert.equal(repeatsAt('Europe/Berlin', '2026-10-25', 2 * 3600), true)
  assert.equal(repeatsAt('Europe/Berlin', '2026-10-25', 1.9 * 3600), false)
  assert.equal(repeatsAt('Europe/Berlin', '2026-10-25', 3 * 3600), false)
  assert.equal(repeatsAt('PT', '2026-11-01', 1.5 * 3600), true)
  assert.equal(repeatsAt('PT', '2026-03-08', 2.5 * 3600), false)
  assert.equal(repeatsAt('UTC', '2026-10-25', 2.5 * 3600), false)
})

test('takes the first of two hours, and the offset before a gap', () => {
  assert.equal(offsetAtLocal('Europe/Berlin', '2026-10-25', 2.5 * 3600), 120)
  assert.equal(offsetAtLocal('Europe/Berlin', '2026-10-25', 3 * 3600), 60)
  assert.equal(offsetAtLocal('Europe/Berlin', '2026-03-29', 2.5 * 3600), 60)
  assert.equal(offsetAtLocal('America/New_York', '2026-11-01', 1.5 * 3600), -240)
})

test('begins and ends days by the clocks of a place', () => {
  const start = localDayStart('2026-03-29', 'Europe/Berlin')
  assert.equal(new Date(start).toISOString(), '2026-03-28T23:00:00.000Z')
  assert.equal(localDay(start, 'Europe/Berlin'), '2026-03-29')
  assert.equal(localDay(start - 1, 'Europe/Berlin'), '2026-03-28')
  assert.equal(localDayStart('2026-03-29', 'No/Where'), Date.UTC(2026, 2, 29))
})

const computed = [
  ...['America/Los_Angeles', 'America/Denver', 'America/Chicago', 'America/New_York', 'America/Anchorage'],
  ...[
    'Europe/London',
    'Europe/Lisbon',
    'Europe/Berlin',
    'Europe/Madrid',
    'Europe/Athens',
    'Europe/Bucharest',
  ],
  ...[
    'Australia/Sydney',
    'Pacific/Auckland',
    'Asia/Tokyo',
    'Asia/Kolkata',
    'America/Phoenix',
    'America/Halifax',
  ],
]
const formats = new Map(
  computed.map(zone => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
  ]),
)

test('always: the computed rules agree with the zone database', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...computed),
      fc.integer({ min: Date.UTC(2007, 0, 1) / 60_000, max: Date.UTC(2036, 11, 31) / 60_000 }),
      (zone, minute) => {
        const instant = minute * 60_000
        const local = formats.get(zone)?.format(instant) ?? ''
        const offset = (Date.parse(`${local.replace(' ', 'T')}Z`) - instant) / 60_000
        assert.equal(offsetOfZone(zone, instant), offset, `${zone} ${new Date(instant).toISOString()}`)
      },
    ),
    { numRuns: runs(3000) },
  ))

test('the computed rules change on the very minute', () => {
  for (const zone of computed) {
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
      if (offsetOfZone(zone, day) === offsetOfZone(zone, day + 86_400_000)) continue
      for (let minute = day; minute <= day + 86_400_000; minute += 30 * 60_000) {
        const local = formats.get(zone)?.format(minute - 1000) ?? ''
        const offset = (Date.parse(`${local.replace(' ', 'T')}Z`) - (minute - 1000)) / 60_000
        assert.equal(offsetOfZone(zone, minute - 1000), offset, `${zone} ${dayOf(day)}`)
      }
    }
  }
})
