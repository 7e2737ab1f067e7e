import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  dayOf,
  dayOfReading,
  dayStart,
  findDate,
  formatInstant,
  instantOf,
  isRealDay,
  minutesBetween,
  readTime,
  type TimeReading,
  weekday,
} from '../../core/facts/times.ts'
import { anyText, runs } from '../properties.ts'

/** A reading in one line: `2026-08-14 14:32:00 UTC=0 ~ → 14:40:00`. */
function say(reading: TimeReading | null): string {
  if (reading === null) return 'none'
  const { date, partialDate, seconds, zone, relative, approximate, unknown, problem, until, secondary } =
    reading
  const clock =
    seconds === null ? null : new Date(seconds * 1000).toISOString().slice(11, 23).replace('.000', '')
  const words = [
    date,
    partialDate && `${partialDate.month}/${partialDate.day}`,
    seconds === 86_400 ? '24:00:00' : clock,
    zone && `${zone.text}=${zone.offset ?? '?'}`,
    relative === null ? null : `T${relative < 0 ? '' : '+'}${relative}`,
    approximate ? '~' : null,
    unknown ? 'unknown' : null,
    problem && `!${problem}`,
    secondary && `(${say(secondary)})`,
    until && `→ ${say(until)}`,
  ]
  return words.filter(word => word !== null && word !== '').join(' ')
}

function reads(cases: Record<string, string>): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(say(readTime(text)), expected, text)
}

test('reads clock times in all the ways they are written', () =>
  reads({
    '14:05': '14:05:00',
    '4:05': '04:05:00',
    '14:05:09': '14:05:09',
    '14:05:09.250': '14:05:09.250',
    '14:05:09,810 WARNING': '14:05:09.810',
    '14.05 Uhr': '14:05:00',
    '14 Uhr': '14:00:00',
    '14h05': '14:05:00',
    '14 h 05': '14:05:00',
    '14h : alerte': '14:00:00',
    '1405Z': '14:05:00 Z=0',
    '1405 UTC': '14:05:00 UTC=0',
    '2:05 PM': '14:05:00',
    '2:05 p.m.': '14:05:00',
    '12:30 AM': '00:30:00',
    '12:00 pm': '12:00:00',
    '9am': '09:00:00',
    '07:30am - First report': '07:30:00',
    '17:14pm': '17:14:00',
    '14時32分': '14:32:00',
    '14時頃': '14:00:00 ~',
    午後2時5分: '14:05:00',
    '下午 2:05': '14:05:00',
    '오후 2시 5분': '14:05:00',
    '14点30分': '14:30:00',
    '14\uFF1A05': '14:05:00',
    '24:00': '24:00:00',
    '23:59:60 UTC': '24:00:00 UTC=0',
  }))

test('reads dates with and without clock times', () =>
  reads({
    '2026-08-14T14:32:00Z': '2026-08-14 14:32:00 Z=0',
    '2026-08-14T14:32:00.123+02:00': '2026-08-14 14:32:00.123 +02:00=120',
    '2026-08-14T14:32:00-05:00': '2026-08-14 14:32:00 -05:00=-300',
    '20260814T143200Z': '2026-08-14 14:32:00 Z=0',
    '2026-08-14 14:32': '2026-08-14 14:32:00',
    '2026-08-14   15:40': '2026-08-14 15:40:00',
    '2026-08-14 8:40 UTC': '2026-08-14 08:40:00 UTC=0',
    '2026/08/14 14:32': '2026-08-14 14:32:00',
    '2026-08-14 at 9:05': '2026-08-14 09:05:00',
    '2026-08-14 - 9:05': '2026-08-14 09:05:00',
    '2026-08-14 (Fri) 9:05': '2026-08-14 09:05:00',
    '2026-04-23': '2026-04-23',
    '2025-07-26 Saturday': '2025-07-26',
    'Aug 14, 14:32': '8/14 14:32:00',
    'Jan 14, 10:18 AM': '1/14 10:18:00',
    '2026 August 14 14:32 UTC': '2026-08-14 14:32:00 UTC=0',
    '2026 Aug 14th': '2026-08-14',
    '14 August 14:32': '8/14 14:32:00',
    '19. April, 11:00': '4/19 11:00:00',
    'Feb 20 2018 14:17': '2018-02-20 14:17:00',
    'October 21, 2025 - Redis': '2025-10-21',
    'Fri, 03 Oct 2025 14:05:00 GMT': '2025-10-03 14:05:00 GMT=0',
    '2025年10月3日(金) 14:30': '2025-10-03 14:30:00',
    '10月3日 14:30': '10/3 14:30:00',
    '14.08.2026 14:32': '2026-08-14 14:32:00',
    '10/29/2025 14:05': '2025-10-29 14:05:00',
    '10/29 14:05': '10/29 14:05:00',
    'le 3 octobre 2025 à 14h05': '2025-10-03 14:05:00',
    '3 de octubre de 2025 14:05': '2025-10-03 14:05:00',
    '2023-09-18 15.26 Compared': '2023-09-18 15:26:00',
    '10/29/25 14:05': '2025-10-29 14:05:00',
    'Thu Aug 14 14:05:09 UTC 2026': '2026-08-14 14:05:09 UTC=0',
    '翌日 0:15': '00:15:00',
    '22:30 UTC (Oct 29)': '10/29 22:30:00 UTC=0',
    '14:05 UTC on 14 August 2026': '2026-08-14 14:05:00 UTC=0',
  }))

test('reads the zone behind the time', () =>
  reads({
    '14:05Z': '14:05:00 Z=0',
    '14:05 UTC': '14:05:00 UTC=0',
    '14:05 (UTC)': '14:05:00 UTC=0',
    '14:05 [UTC]': '14:05:00 UTC=0',
    '00:15 (+1)': '00:15:00',
    '**14:05** UTC – alert': '14:05:00 UTC=0',
    '14:05 UTC+2': '14:05:00 UTC+2=120',
    '14:05 GMT-05:30': '14:05:00 GMT-05:30=-330',
    '14:05+02:00': '14:05:00 +02:00=120',
    '14:05 +0200': '14:05:00 +0200=120',
    '2025-10-03 14:05:00 -0500': '2025-10-03 14:05:00 -0500=-300',
    '14:05 CET': '14:05:00 CET=60',
    '04:49 PM UTC': '16:49:00 UTC=0',
    '9:27 AM PT': '09:27:00 PT=?',
    '2026-07-01 9:27 AM PT': '2026-07-01 09:27:00 PT=-420',
    '2026-01-01 9:27 AM PT': '2026-01-01 09:27:00 PT=-480',
    '2024-06-28 7:09 AM Eastern:': '2024-06-28 07:09:00 Eastern=-240',
    '2026-07-01 14:05 Europe/Berlin': '2026-07-01 14:05:00 Europe/Berlin=120',
    '14:05 IST': '14:05:00 IST=?',
    '14:05 local time': '14:05:00 local time=?',
    '16:59 PST (UTC-7)': '16:59:00 PST=-420',
    '13:14 EDT (17:14 UTC): mail': '13:14:00 EDT=-240 (17:14:00 UTC=0)',
    '14:05 CEST / 12:05 UTC': '14:05:00 CEST=120 (12:05:00 UTC=0)',
    '09:35:22 (18:35)': '09:35:22 (18:35:00)',
    '2026-07-25 10:24\uFF08UTC 01:24\uFF09': '2026-07-25 10:24:00 (01:24:00 UTC=0)',
  }))

test('does not take the words of an entry for a zone', () =>
  reads({
    '14:05 API down': '14:05:00',
    '14:05 Eastern region lost': '14:05:00',
    '14:05 est arrivé': '14:05:00',
    '14:05 Web/API restarted': '14:05:00',
    '14:05 UTCTime parser': '14:05:00',
    '14:05 -15:00': '14:05:00 → 15:00:00',
  }))

test('reads ranges, and shares zone, year and half of the day', () =>
  reads({
    '14:16–14:19': '14:16:00 → 14:19:00',
    '14:16〜14:19': '14:16:00 → 14:19:00',
    '14:16 - 14:19': '14:16:00 → 14:19:00',
    '14:16 to 14:19 UTC': '14:16:00 UTC=0 → 14:19:00 UTC=0',
    '16:00 → 19:25 JST': '16:00:00 JST=540 → 19:25:00 JST=540',
    '11:00-14:00': '11:00:00 → 14:00:00',
    '**14:16** - **14:19**': '14:16:00 → 14:19:00',
    '2:00-3:00 PM': '14:00:00 → 15:00:00',
    '11:00-1:00 PM': '11:00:00 → 13:00:00',
    'von 14:05 bis 14:20 Uhr': '14:05:00 → 14:20:00',
    '14:32 start - 15:00 end': '14:32:00 → 15:00:00',
    '2022-08-03 12:26-12:??': '2022-08-03 12:26:00 → unknown',
    '2026-03-22 09:28 〜 2026-03-23 07:37': '2026-03-22 09:28:00 → 2026-03-23 07:37:00',
    '22:30 UTC on October 29 to 05:39 UTC on October 30': '10/29 22:30:00 UTC=0 → 10/30 05:39:00 UTC=0',
    'Jan 14 – Jan 19, 2026': '2026-01-14 → 2026-01-19',
    'January 14-19, 2026': '2026-01-14 → 2026-01-19',
    'Dec 30, 2025 – Jan 2': '2025-12-30 → 2026-01-02',
    '2026-07-17〜18頃': '2026-07-17 ~ → 2026-07-18 ~',
    '2026-07-11〜07-24': '2026-07-11 → 2026-07-24',
    '3.–5. Oktober 2025': '2025-10-03 → 2025-10-05',
    '14:05 - 3 pods restarted': '14:05:00',
    '14:05 - 2 May release': '14:05:00',
  }))

test('reads times counted from the start', () =>
  reads({
    'T+5m': 'T+5',
    'T+0': 'T+0',
    T0: 'T+0',
    'T-10': 'T-10',
    'T+1h05m': 'T+65',
    'T + 5 min': 'T+5',
    'T+00:15': 'T+15',
    '+00:15': 'T+15',
    '+5m': 'T+5',
    '+12 min': 'T+12',
    '-5m': 'T-5',
    'T+90s': 'T+1.5',
    'T+5m (14:37)': 'T+5 (14:37:00)',
  }))

test('reads vague times as approximate', () =>
  reads({
    '~13:15': '13:15:00 ~',
    '≈ 13:15': '13:15:00 ~',
    'about 13:15': '13:15:00 ~',
    '2018-07-30 ca. 11:20': '2018-07-30 11:20:00 ~',
    '2026-04-17 ~21:25': '2026-04-17 21:25:00 ~',
    '2026-05-24 23:55 頃': '2026-05-24 23:55:00 ~',
    '約 13:15': '13:15:00 ~',
    '22:00 前後': '22:00:00 ~',
    '14:05?': '14:05:00 ~',
    'shortly after 14:05': '14:05:00 ~',
    'By 9:30 AM UTC, we': '09:30:00 UTC=0 ~',
    '22:52 (maybe earlier?)': '22:52:00 ~',
    '2024-11-21 18:15:00 - (approximately) report': '2024-11-21 18:15:00 ~',
    '2026-04-22 午前': '2026-04-22 ~',
    '~20:00-23:00': '20:00:00 ~ → 23:00:00',
  }))

test('takes a declared unknown for what it is', () =>
  reads({
    '?': 'unknown',
    '??:??': 'unknown',
    'HH:MM': 'unknown',
    '<HH:MM>': 'unknown',
    '--:--': 'unknown',
    '—': 'unknown',
    TBD: 'unknown',
    'TBC - rollout ends': 'unknown',
    unknown: 'unknown',
    不明: 'unknown',
    同日中: 'unknown',
    '同セッション + 数分': 'unknown',
    '\uFF08背景\uFF09': 'unknown',
    'same day': 'unknown',
    'YYYY-MM-DD': 'unknown',
    '2023-MM-DD[^1]:': 'unknown',
    '2022-02-?? ??:??': 'unknown',
    '2021/22-??-?? HH:mm': 'unknown',
    '20xx-MM-DD HH:mm': 'unknown',
    '2026-05-中旬': 'unknown',
    '2X:XX (not sure exact time)': '~ unknown',
    '2024-03-13 HH:mm': '2024-03-13 unknown',
    '2024-03-13 14:??': '2024-03-13 unknown',
    '2019-12-03 --:--': '2019-12-03 unknown',
    '2026-04-11 時刻不明': '2026-04-11 unknown',
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

test('finds the first full date of a text', () => {
  const cases: Record<string, string | null> = {
    'Postmortem of 2026-08-14, see there': '2026-08-14',
    'INC-2026-08-14-001': '2026-08-14',
    '2026-08-14-api-outage.md': '2026-08-14',
    'postmortem_20260814_api.md': '2026-08-14',
    'on Friday, October 3, 2025 at noon': '2025-10-03',
    '3rd October 2025': '2025-10-03',
    '3rd of October, 2025': '2025-10-03',
    '06-nov-2022.md': '2022-11-06',
    '2026年4月11日': '2026-04-11',
    '2025년 10월 3일': '2025-10-03',
    '14. August 2026': '2026-08-14',
    '14. März 2026': '2026-03-14',
    'le 1er août 2026': '2026-08-01',
    '3 de março de 2026': '2026-03-03',
    '12 de enero de 2026': '2026-01-12',
    '03.04.2026': '2026-04-03',
    '31/12/2025': '2025-12-31',
    'January 14-19, 2026': '2026-01-14',
    'version 2025.10.1 and 1.2.2025.4': null,
    'CVE-2021-44228': null,
    'On September 5th': null,
    'build 20261399': null,
    'in May 2026': null,
    '10/29': null,
  }
  for (const [text, expected] of Object.entries(cases))
    assert.equal(findDate(text)?.date ?? null, expected, text)
  assert.equal(findDate('03/04/2026')?.ambiguous, true)
  assert.equal(findDate('03/04/2026')?.date, '2026-03-04')
  assert.equal(findDate('03/14/2026')?.ambiguous, false)
  assert.equal(findDate('due 2026-02-30')?.problem, '30 February')
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
