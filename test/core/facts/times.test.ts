import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import {
  dayOfReading,
  findDate,
  formatInstant,
  instantOf,
  isRealDay,
  minutesBetween,
  readTime,
} from '../../../core/facts/times.ts'
import { anyText, runs } from '../../properties.ts'
import { reads, say } from './time/readings.ts'

test('a day in figures without its year, where an hour follows', () =>
  reads({
    'Mi 4.3., 10:05': '3/4 10:05:00',
    'Mi 4. März, 10:05': '3/4 10:05:00',
    'Mi., 04.03.2026': '2026-03-04',
    'So 4 Nutzer': 'none',
    '２０２６年３月４日': '2026-03-04',
    '01.10. 22:00': '10/1 22:00:00',
    '1.10., 22:00 Uhr': '10/1 22:00:00',
    '31.12. um 9 Uhr': '12/31 09:00:00',
    '1.10. Verlauf': 'none',
    '13.13. 22:00': 'none',
  }))

test('noon and midnight by name, where nothing goes on from them', () =>
  reads({
    noon: '12:00:00',
    '12 noon UTC': '12:00:00 UTC=0',
    'at noon: traffic doubles': '12:00:00',
    '2026-08-14 noon UTC': '2026-08-14 12:00:00 UTC=0',
    '**Midnight** – the job starts': '00:00:00',
    '2026-08-14 midnight': '2026-08-14 00:00:00 ~',
    Mitternacht: '00:00:00',
    正午: '12:00:00',
    'midnight job fails': 'none',
    'Monday: traffic doubles': 'none',
    '12 nodes': 'none',
  }))

test('knows a day with a slash and without its year by the clock behind it', () =>
  reads({
    '3/4（水）10:05': '3/4 10:05:00',
    '3/4 (Wed) 10:05': '3/4 10:05:00',
    '3/4 (3) 10:05': 'none',
    '24/06 à 05h30': '6/24 05:30:00',
    '24/06 05h30': '6/24 05:30:00',
    '24/06 at 9h': '6/24 09:00:00',
    '24/06 à peine': 'none',
  }))

test('names what is impossible', () =>
  reads({
    '25:10': '!hour 25',
    '24:01': '!hour 24',
    '12:75': '!minute 75',
    '12:05:61': '!second 61',
    '17:14 AM': '!hour 17 with AM',
    '2026-02-30': '!30 February',
    '2026-02-29 10:00': '10:00:00 !29 February 2026',
    '2024-02-29 10:00': '2024-02-29 10:00:00',
    '2026-13-02 10:00': '10:00:00 !month 13',
    '20202-01-16 12:00': '12:00:00 !year 20202',
    'April 31, 2026': '!31 April',
  }))

test('reads nothing into what is no time', () => {
  const texts = [
    ...['2.1.3', 'v1.2', '10 users', '500 errors', '3:1 ratio', '10.12.6.136:8888', '127.0.0.1', 'fe80::1'],
    ...[
      '2025.10.1 released',
      '12 may have failed',
      '1:2:3',
      '12:34:56:78:9a:bc',
      '12h outage',
      '5 minutes later',
    ],
    ...[
      '+5 replicas',
      'T-shirt',
      'To be done',
      'Unknown users logged in',
      'Monday',
      'Over 14 hours',
      '3点建议',
    ],
    ...[
      '# 12',
      'ABC-123',
      'INC-2026-001',
      'a1b2c3d',
      '99.9%',
      '10:30%',
      '4xx',
      '1/2 of pods',
      '2026',
      'March',
      '',
    ],
    ...[
      'same day delivery stopped',
      'N/A was shown to users',
      'about 20 users',
      'second 15:00',
      '14:5',
      '141:05',
    ],
  ]
  for (const text of texts) assert.equal(say(readTime(text)), 'none', text)
})

test('gives the span of the time without the marks around it', () => {
  const spans = {
    '**17:25 UTC** - Incident': '17:25 UTC',
    '[14:05] alert': '14:05',
    '`14:05` alert': '14:05',
    '\u{1F534} 14:05 alert': '14:05',
    'At 14:05 UTC we': '14:05 UTC',
    '~13:15 x': '~13:15',
    '14:16 – **14:19** x': '14:16 – **14:19',
    '09:35:22 (18:35) x': '09:35:22 (18:35)',
  }
  for (const [text, expected] of Object.entries(spans)) {
    const span = readTime(text)?.span
    assert.equal(span && text.slice(span.start, span.end), expected, text)
  }
  assert.deepEqual(readTime('| 14:05 |', 2)?.span, { start: 2, end: 7 })
})

const utc = { text: 'UTC', offset: 0 }

const at = (
  text: string,
  date: string | null,
  zone: { text: string; offset: number | null } | null = utc,
) => {
  const reading = readTime(text)
  const instant = reading && instantOf(reading, { date, zone })
  return instant === null ? null : formatInstant(instant)
}

test('fills the gaps of a reading from its surroundings', () => {
  assert.equal(at('14:05', '2026-08-14'), '2026-08-14T14:05:00Z')
  assert.equal(at('14:05 CEST', '2026-08-14'), '2026-08-14T12:05:00Z')
  assert.equal(at('2026-08-14T14:32:00.900+02:00', null, null), '2026-08-14T12:32:00Z')
  assert.equal(at('24:00', '2026-12-31'), '2027-01-01T00:00:00Z')
  assert.equal(at('Jan 2, 10:00', '2025-12-30'), '2026-01-02T10:00:00Z')
  assert.equal(at('Dec 30, 10:00', '2026-01-02'), '2025-12-30T10:00:00Z')
  assert.equal(at('9:00 AM PT', '2026-07-01'), '2026-07-01T16:00:00Z')
  assert.equal(at('9:00', '2026-01-01', { text: 'Europe/Berlin', offset: null }), '2026-01-01T08:00:00Z')
  for (const text of ['2026-08-14', 'T+5m', '25:10', '14:05 IST', '2026-02-30 10:00', 'TBD']) {
    assert.equal(at(text, '2026-08-14'), null, text)
  }
  assert.equal(at('14:05', null), null)
  assert.equal(at('14:05', '2026-08-14', null), null)
  const feast = readTime('Feb 29')
  assert.equal(feast && dayOfReading(feast, { date: '2025-03-01', zone: null }), '2024-02-29')
})

test('measures a range, past midnight and across zones', () => {
  const minutes = (text: string) => {
    const reading = readTime(text)
    return reading?.until ? minutesBetween(reading, reading.until) : null
  }
  assert.equal(minutes('14:32 - 15:00'), 28)
  assert.equal(minutes('23:50 - 00:20'), 30)
  assert.equal(minutes('14:00 UTC – 16:30 CEST'), 30)
  assert.equal(minutes('22:30 UTC on October 29 to 05:39 UTC on October 30'), 429)
  assert.equal(minutes('2026-12-31 23:30 〜 2027-01-01 00:30'), 60)
  assert.equal(minutes('Dec 31, 23:30 - Jan 1, 00:30'), 60)
  assert.equal(minutes('T+5m – T+20m'), 15)
  assert.equal(minutes('2026-04-21 〜 2026-04-22'), null)
})

test('always: reads back every instant it writes', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), seconds => {
      const reading = readTime(formatInstant(seconds * 1000))
      assert.ok(reading)
      assert.equal(instantOf(reading, { date: null, zone: null }), seconds * 1000)
    }),
  ))

const fragments = fc.constantFrom(
  ...'0 1 12 14 25 60 99 2026 20260814 : - / . , ~ ? + T Z h am PM UTC CET PT Europe/Berlin ( ) [ ] ** ` 〜 – → 頃 約 不明'.split(
    ' ',
  ),
  ...[
    '年',
    '月',
    '日',
    '時',
    '分',
    ' ',
    'Aug',
    'May',
    'Mon',
    'of',
    'to',
    'HH',
    'MM',
    'TBD',
    'Uhr',
    '\uFF08',
    '\uFF1A',
    '\u{1F534}',
    '\n',
  ],
)

test('always: never throws, and stays within the text', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(),
        fc.array(fragments).map(parts => parts.join('')),
      ),
      text => {
        const reading = readTime(text)
        findDate(text)
        if (reading === null) return
        const { start, end } = reading.span
        assert.ok(start >= 0 && start < end && end <= text.length)
        assert.ok(reading.date === null || isRealDay(reading.date))
        assert.ok(reading.seconds === null || (reading.seconds >= 0 && reading.seconds <= 86_400))
        instantOf(reading, { date: '2026-08-14', zone: reading.zone ?? utc })
      },
    ),
    { numRuns: runs(1000) },
  ))

test('always: reads long lines in time proportional to their length', () => {
  const texts = [
    '~'.repeat(50_000),
    '('.repeat(50_000),
    '14:05 - '.repeat(20_000),
    '14:05 ('.repeat(20_000),
    '14:05 UTC / '.repeat(20_000),
    '1 '.repeat(50_000),
    'May '.repeat(50_000),
  ]
  const started = performance.now()
  for (const text of texts) {
    readTime(text)
    findDate(text)
  }
  assert.ok(performance.now() - started < 2000)
})

const corpus = '../shared/corpus/gold.json'

test('always: reads the first and last time of every labelled timeline', {
  skip: !existsSync(corpus),
}, () => {
  const labels: { timeline: { first: string | null; last: string | null } }[] = JSON.parse(
    readFileSync(corpus, 'utf8'),
  )
  for (const { timeline } of labels) {
    for (const text of [timeline.first, timeline.last]) {
      if (text === null) continue
      const reading = readTime(text)
      assert.ok(reading, text)
      assert.equal(reading.problem, null, text)
    }
  }
})
