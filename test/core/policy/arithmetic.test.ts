import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scene, view } from '../../fixture.ts'

function arithmetic(text: string, profile = 'generic') {
  return view(scene(text), { profile }).policy.arithmetic
}

function mismatches(text: string, profile = 'generic'): string[] {
  return arithmetic(text, profile).mismatches.map(({ kind, value, computed }) => {
    return `${kind}: ${value.value}${computed === null ? '' : ` = ${computed.minutes}`}`
  })
}

const times = `
  # Outage

  - Started: 2026-08-14 14:32 UTC
  - Detected: 2026-08-14 14:40 UTC
  - Mitigated: 2026-08-14 15:00 UTC
  - Resolved: 2026-08-14 16:17 UTC
`

test('an incident lasts from start to resolution, whatever is declared', () => {
  assert.equal(arithmetic(`${times}  - Duration: 28 minutes\n`).minutes, 105)
})

test('an end that other times contradict says nothing of its length', () => {
  const early = times.replace('16:17', '14:50')
  assert.equal(arithmetic(early).minutes, null)
  assert.equal(arithmetic(times.replace('14:40', '14:20')).minutes, 105)
})

test('without both ends it lasts as long as declared, or nobody knows', () => {
  assert.equal(arithmetic('- Date: 2026-08-14\n- Duration: 28 minutes').minutes, 28)
  assert.equal(arithmetic('- Started: 2026-08-14 14:32 UTC\n- Resolved: TBD').minutes, null)
  assert.equal(arithmetic('# Outage').minutes, null)
})

test('ends before the start compute nothing', () => {
  const { minutes, computed } = arithmetic(
    '- Started: 2026-08-14 14:32 UTC\n- Resolved: 2026-08-14 14:02 UTC',
  )
  assert.equal(minutes, null)
  assert.equal(computed, null)
})

test('zones and days are counted through', () => {
  const text = '- Started: 2026-08-14 23:50 CEST\n- Resolved: 2026-08-15 00:20 CEST'
  assert.equal(arithmetic(text).computed?.minutes, 30)
  assert.equal(arithmetic('- Started: 2026-08-14 23:50 CEST\n- Resolved: 2026-08-14 22:20 UTC').minutes, 30)
})

test('half an hour is no hour, and twenty past one is', () => {
  const range = (end: string) =>
    mismatches(`Date: 2026-08-14\nDuration: 1 hour (14:35 UTC - ${end} UTC)\n`, 'learning')
  assert.deepEqual(range('15:55'), [])
  assert.deepEqual(range('15:10'), [])
  assert.equal(range('15:05').length, 1)
  assert.equal(range('16:05').length, 1)
})

for (const length of [
  '105 minutes',
  '1 h 45 min',
  '97 minutes',
  '28 minutes',
  '20 minutes',
  '2 hours',
  'about 100 minutes',
]) {
  test(`${length} is one of the ways to count`, () => {
    assert.deepEqual(mismatches(`${times}  - Duration: ${length}\n`), [])
  })
}

for (const length of ['103 minutes', '3 hours', '60 minutes', 'PT3H', '1 day']) {
  test(`${length} is none`, () => {
    assert.deepEqual(mismatches(`${times}  - Duration: ${length}\n`), [`length: ${length} = 105`])
  })
}

for (const length of [
  '9 business hours',
  '3 days latent',
  '12 minutes per tenant, on average',
  '40 minutes full outage, 3 hours degraded',
  'unknown',
  'TBD',
  '営業時間で9時間',
]) {
  test(`"${length}" is on another clock, or says nothing`, () => {
    assert.deepEqual(mismatches(`${times}  - Duration: ${length}\n`), [])
  })
}

test('rough times contradict nothing', () => {
  const rough = times.replace('14:32', '~14:30').replace('16:17', '16:17?')
  assert.deepEqual(mismatches(`${rough}  - Duration: 3 hours\n`), [])
})

test('nights are not counted by everybody', () => {
  const text = '- Started: 2026-08-14 14:32 UTC\n- Resolved: 2026-08-15 10:32 UTC\n- Duration: 6 hours'
  assert.deepEqual(mismatches(text), [])
  assert.deepEqual(mismatches(text.replace('6 hours', '60 hours')), ['length: 60 hours = 1200'])
})

test('a report of several incidents declares no length of the whole', () => {
  const text = `
    # Three outages

    ## Monday

    **Duration:** 10 minutes

    ## Tuesday

    **Duration:** 25 minutes

    ## Timeline (UTC)

    - 2026-08-10 10:00 errors
    - 2026-08-11 10:25 resolved
  `
  assert.deepEqual(mismatches(text), [])
})

test('a timeline alone is evidence, in any order and beyond midnight', () => {
  const rows = ['23:50 errors start', '23:58 alert fires', '00:30 resolved', '01:45 debriefing']
  const text = (entries: readonly string[], title: string) =>
    `**Date:** 2026-08-14\n**Duration:** 90 minutes\n\n## ${title}\n\n${entries.map(row => `- ${row}`).join('\n')}\n`
  assert.deepEqual(mismatches(text(rows, 'Timeline (UTC)'), 'process'), ['length: 90 minutes = 40'])
  const reversed = text(rows.toReversed(), 'Timeline (UTC, newest first)')
  assert.deepEqual(mismatches(reversed, 'process'), ['length: 90 minutes = 40'])
})

test('words and clock times of one value must agree, other words between them or not', () => {
  const text = (length: string) => `Incident ID: INC-2026-001\nDate: 2026-02-17\nDuration: ${length}\n`
  const learning = (length: string) => mismatches(text(length), 'learning')
  assert.deepEqual(learning('28 minutes (14:35 UTC - 15:03 UTC)'), [])
  assert.deepEqual(learning('28 minutes (23:50 UTC - 00:18 UTC)'), [])
  assert.deepEqual(learning('about 30 minutes (14:35 - 15:03)'), [])
  assert.deepEqual(learning('28 minutes, at its worst 14:40-14:45'), [])
  assert.deepEqual(learning('14:35 to 15:13 UTC (28 minutes)'), ['own: 14:35 to 15:13 UTC (28 minutes)'])
})

test('clock times that are not those of the incident are found though their distance is right', () => {
  const text = (range: string) => `
    ## Metadata

    - Date / Time (UTC): 2026-04-21 09:12
    - Duration: ${range}

    ## Timeline (UTC)

    | Time | Event |
    | --- | --- |
    | 09:12 | Alias moves |
    | 09:21 | Alert fires: detected |
    | 09:58 | Alias moved back: resolved |
    | 11:00 | Debriefing |
  `
  assert.deepEqual(mismatches(text('09:12 - 09:58'), 'platform'), [])
  assert.deepEqual(mismatches(text('09:12 start - 09:58 end'), 'platform'), [])
  assert.deepEqual(mismatches(text('09:21 - 09:58'), 'platform'), [])
  assert.deepEqual(mismatches(text('11:12 - 11:58 (UTC+2)'), 'platform'), [])
  assert.deepEqual(mismatches(text('09:22 - 10:08'), 'platform'), ['clock: 09:22 - 10:08 = 46'])
  const other = text('09:12 - 09:58').replace('2026-04-21 09:12', '2026-04-21 10:12')
  assert.deepEqual(mismatches(other, 'platform'), ['clock: 09:12 - 09:58'])
})

test('minutes and seconds are held to the second', () => {
  const text = (length: string) => `
    ## Header

    | Field | Value |
    | --- | --- |
    | Detection time (UTC) | 2026-08-14T14:37:00Z |
    | Mitigation time (UTC) | 2026-08-14T14:55:30Z |
    | Duration (user-impacting) | ${length} |

    ## Timeline (UTC)

    \`\`\`
    14:30 (source: deploy log) release
    14:37 (source: alert) alert
    14:55 (source: chat) rolled back
    \`\`\`
  `
  assert.deepEqual(mismatches(text('18:30'), 'rollback'), [])
  assert.deepEqual(mismatches(text('25:30'), 'rollback'), [])
  assert.deepEqual(mismatches(text('20:30'), 'rollback'), ['length: 20:30 = 18.5'])
})
