import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DurationOptions, formatDuration, readDuration } from '../../../core/facts/durations.ts'
import { anyText, cpuTime, runs } from '../../properties.ts'

/** Minutes, then what is said beside them: `28 range`, `40320 ~`, `1995 other`. */
function say(text: string, options?: DurationOptions): string {
  const duration = readDuration(text, options)
  if (duration === null) return 'none'
  const { minutes, approximate, otherClock, range, form } = duration
  const marks = [approximate && '~', otherClock && 'other', range && form !== 'clock' && 'range']
  return [Number(minutes.toFixed(3)), form === 'words' ? null : form, ...marks].filter(Boolean).join(' ')
}

function reads(cases: Record<string, string>, options?: DurationOptions): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(say(text, options), expected, text)
}

test('reads lengths in words', () =>
  reads({
    '28 minutes': '28',
    '1h 30m': '90',
    '1h30': '90',
    '5h15 fora do ar': '315',
    '5 h 15 users': '300',
    '2h36m': '156',
    '28m12s': '28.2',
    '1 hour 43 minutes': '103',
    '5 hours and 26 minutes': '326',
    '1435 minutes': '1435',
    '1,435 minutes': '1435',
    '2 days': '2880',
    '2d 1h 29m': '2969',
    '673h 34m': '40414',
    '1.5 h': '90',
    '30-minute outage': '30',
    '20 hours 20 minutes.': '1220',
    '279 minutes [^3]': '279',
    'half an hour': '30',
    'thirty-eight minutes': '38',
    'Twenty one hours': '1260',
    'fifteen minutes': '15',
    'ninety minutes': '90',
    'Resolved after two hours': '120',
    '25分': '25',
    'Time to detect: 28 minutes': '28',
    '検知から 7 分': '7',
    '6 時間 31 分': '391',
    '3 日 23 時間': '5700',
    '2小时30分钟': '150',
    '1 小時 12 分': '72',
    '１時間１２分': '72',
    '1시간 20분': '80',
    '2 Stunden und 5 Minuten': '125',
    '1,5 Stunden': '90',
    '1 heure 20': '80',
    '3 días': '4320',
    '1 hora e 15 minutos': '75',
  }))

test('reads halves, numerals of other languages and abbreviations with a stop', () =>
  reads({
    'an hour and a half': '90',
    'two and a half hours': '150',
    '1½ hours': '90',
    'ca. 1 1/2 Stunden': '90 ~',
    'une heure et demie': '90',
    'dos horas y media': '150',
    '2個半小時': '150',
    '2時間半': '150',
    '1시간 반': '90',
    'zwei Stunden': '120',
    'eine Stunde': '60',
    'deux heures': '120',
    'duas horas': '120',
    三小时: '180',
    '1 Std. 20 Min.': '80',
    '1 hr. 20 min.': '80',
    'down 2 hours. 20 minutes later': '120',
    '1 week, 2 days': '12960',
    'stuck 3 weeks, 20 minutes of errors': '30240',
    もう十分: 'none',
  }))

test('reads quarters of an hour, hours with a colon, and a length in front of its range', () =>
  reads({
    'a quarter of an hour': '15',
    'three quarters of an hour': '45',
    'eine Viertelstunde': '15',
    'between 1 and 2 hours': '120 ~',
    'zwischen 30 und 40 Minuten': '40 ~',
    '2 hours and 5 minutes': '125',
    '1:30 h': '90 h:mm',
    '12:40 hours': '760 h:mm',
    '17:30 min': '17.5 mm:ss',
    '0h34 (10:41 UTC - 11:15 UTC)': '34 range',
    '1h30 (10:41 - 12:11)': '90 range',
    'pendant **1h52** (14h28 → 16h20)': '112 range',
    '14h05 - 14h35': '30 clock',
  }))

test('reads bare minutes, ISO durations and clocks of minutes and seconds', () => {
  reads({
    '90': '90 number',
    PT1H30M: '90 iso',
    P1DT2H: '1560 iso',
    '1:02:34': '62.567 h:mm:ss',
    '12:34': 'none',
  })
  reads({ '12:34': '12.567 mm:ss', '1:02:34': '62.567 h:mm:ss', '28 minutes': '28' }, { clock: 'mm:ss' })
  reads({ '1:43': '103 h:mm' }, { clock: 'h:mm' })
})

test('reads ranges of clock times, alone or beside the length', () =>
  reads({
    '14:32 - 15:00': '28 clock',
    '14:32 start - 15:00 end': '28 clock',
    '23:50 - 00:20': '30 clock',
    '2026-08-14 14:32 UTC – 2026-08-15 02:10 UTC': '698 clock',
    '28 minutes (14:35 UTC - 15:03 UTC)': '28 range',
    '18:00 to 19:12 UTC (72 minutes)': '72 range',
    'It began on 8 May 2026 at 2:00 PM and ended at 4:30 PM.': '150 clock',
    '22:30 UTC on October 29 to 05:39 UTC on October 30 (7 hours 9 minutes)': '429 range',
    '2026-03-27 18:35 JST 〜 18:50 JST\uFF08約 15 分間\uFF09': '15 ~ range',
  }))

test('marks what is approximate', () =>
  reads({
    'about 4 weeks': '40320 ~',
    'over 14 hours': '840 ~',
    '14+ hours': '840 ~',
    '~2h': '120 ~',
    '2 hours (approx)': '120 ~',
    'less than a minute': '1 ~',
    '約 **15 分間**': '15 ~',
    '15 分以内': '15 ~',
    '30–45 minutes': '45 ~',
    'ca. 45 Minuten': '45 ~',
    'environ 30 minutes': '30 ~',
    'unos 30 minutos': '30 ~',
  }))

test('marks what counts on another clock', () => {
  reads({
    '33h 15m (during support hours 10:00-17:00 M-F)': '1995 other',
    '3 business days': '4320 other',
    'Over 14 hours across four incidents': '840 ~ other',
    '6 hours (latent since the deploy)': '360 other',
    '営業時間で 5 時間': '300 other',
    '3 Stunden (Geschäftszeiten)': '180 other',
    '90 (business hours)': '90 number other',
  })
  const listed = readDuration(
    'ラテント 3h25m\uFF0816:00 → 19:25 JST\uFF09、ユーザ体感 29 分\uFF0819:25 → 19:54 JST\uFF09',
  )
  assert.equal(listed?.minutes, 29)
  assert.deepEqual(
    listed?.parts.map(part => [part.minutes, part.otherClock]),
    [
      [205, true],
      [29, false],
    ],
  )
})

test('reads nothing into what is no duration', () =>
  reads({
    '500 errors': 'none',
    '10M users': 'none',
    'p95 of 20 ms': 'none',
    '2.1.3': 'none',
    '2026-08-14': 'none',
    '14:05': 'none',
    '2026年4月11日 14時32分': 'none',
    'N minutes': 'none',
    'Xh Xm': 'none',
    TBD: 'none',
    ongoing: 'none',
    '2 日目': 'none',
    v1h: 'none',
    '': 'none',
  }))

test('gives the span of the length', () => {
  const span = (text: string) => {
    const found = readDuration(text)?.span
    return found && text.slice(found.start, found.end)
  }
  assert.equal(span('about **1 hour 43 minutes** (14:00 - 15:43)'), '1 hour 43 minutes')
  assert.equal(span('from 14:00 to 15:43 UTC'), '14:00 to 15:43 UTC')
  assert.equal(span(' 90 '), '90')
})

test('knows how far a way of writing rounds', () => {
  const cases: Record<string, number> = {
    '28 minutes': 1,
    '1h 30m': 1,
    '2 hours': 60,
    '1.5 h': 6,
    'about 2 hours': 60,
    'about 30 minutes': 10,
    'about 15 minutes': 5,
    'about 58 minutes': 5.8,
    '30–45 minutes': 15,
    '14:32 - 15:00': 1,
    '90': 1,
    PT2H: 60,
  }
  for (const [text, minutes] of Object.entries(cases))
    assert.equal(readDuration(text)?.rounding, minutes, text)
  assert.equal(readDuration('12:34', { clock: 'mm:ss' })?.rounding, 1 / 60)
})

test('writes durations in words and figures', () => {
  assert.equal(formatDuration(28), '28 minutes')
  assert.equal(formatDuration(1), '1 minute')
  assert.equal(formatDuration(103), '1 hour 43 minutes')
  assert.equal(formatDuration(103, 'short'), '1 h 43 min')
  assert.equal(formatDuration(2969), '2 days 1 hour 29 minutes')
  assert.equal(formatDuration(0), '0 minutes')
  assert.equal(formatDuration(-5), '-5 minutes')
  assert.equal(formatDuration(12 + 34 / 60, 'mm:ss'), '12:34')
  assert.equal(formatDuration(62.5, 'mm:ss'), '1:02:30')
  assert.equal(formatDuration(Number.NaN), '')
})

test('always: reads back every duration it writes', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.constantFrom('long', 'short'),
      (seconds, style) => {
        const read = readDuration(formatDuration(seconds / 60, style as 'long' | 'short'))
        assert.equal(Math.round((read?.minutes ?? Number.NaN) * 60), seconds)
        assert.deepEqual(read?.parts, [])
      },
    ),
  ))

test('always: never throws, and stays within the text', () => {
  const fragment = fc.constantFrom(
    ...'1 30 1,435 h m min hour 時間 分 about ~ ( ) : - to and 14:05 business latent , . 〜 +'.split(' '),
    ' ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(),
        fc.array(fragment).map(parts => parts.join('')),
      ),
      text => {
        const duration = readDuration(text, { clock: 'mm:ss' })
        if (duration === null) return
        assert.ok(duration.span.start < duration.span.end && duration.span.end <= text.length)
        assert.ok(Number.isFinite(duration.minutes) && duration.rounding > 0)
      },
    ),
    { numRuns: runs(500) },
  )
})

test('always: reads long lines in time proportional to their length', () => {
  const started = cpuTime()
  for (const text of [
    '1 '.repeat(20_000),
    '1 hour '.repeat(5_000),
    '約'.repeat(20_000),
    '14:05 - '.repeat(5_000),
  ])
    readDuration(text)
  assert.ok(cpuTime() - started < 3000)
})

test('reads numerals of all languages, and quarters', () =>
  reads({
    'an hour and three quarters': '105',
    'five and a quarter hours': '315',
    'fünfundvierzig Minuten': '45',
    'eine Dreiviertelstunde': '45',
    'eine halbe Stunde': '30',
    'dreieinhalb Stunden': '210',
    'eine gute Stunde': '60',
    'quarante-cinq minutes': '45',
    'deux heures et quart': '135',
    "trois quarts d'heure": '45',
    'cuarenta y cinco minutos': '45',
    'dos horas y cuarto': '135',
    'tres cuartos de hora': '45',
    'quarenta e cinco minutos': '45',
    'vinte minutos': '20',
    四十五分間: '45',
    一小时二十分钟: '80',
    约三十分钟: '30 ~',
    三刻钟: '45',
    '사십오 분': '45',
    十分: 'none',
  }))
