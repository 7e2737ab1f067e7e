import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { entriesOf, tellsEntries } from '../../reading.ts'

suite('days and zones of a timeline', () => {
  test('a clock that falls by hours has passed midnight, one that falls by minutes has not', () =>
    tellsEntries('## Timeline (UTC)\n\n- 23:50 one\n- 00:10 two\n- 00:05 three\n- 12:00 four\n', [
      '23:50 = 2026-08-14T23:50:00Z · one',
      '00:10 = 2026-08-15T00:10:00Z · two',
      '00:05 = 2026-08-15T00:05:00Z · three',
      '12:00 = 2026-08-15T12:00:00Z · four',
    ]))

  test('a row of the evening among those past midnight is out of order, and no second midnight', () => {
    const days = (text: string) =>
      entriesOf(`## Timeline (UTC)\n\n${text}\n`).map(({ wall }) => new Date(wall!).getUTCDate())
    assert.deepEqual(days('- 22:44 one\n- 00:20 two\n- 23:30 three\n- 00:45 four\n'), [14, 15, 14, 15])
    assert.deepEqual(days('- 22:44 one\n- 00:20 two\n- 19:30 three\n- 00:45 four\n'), [14, 15, 15, 16])
    assert.deepEqual(days('- 00:20 one\n- 23:30 two\n- 00:45 three\n'), [14, 14, 15])
  })

  test('a day in a heading with a zone behind it gives both', () =>
    tellsEntries('## Timeline\n\n### 2026-08-12 (UTC)\n\n- 23:50 one\n', [
      '23:50 = 2026-08-12T23:50:00Z · one',
    ]))

  test('days in figures above entries are read in the order the document writes them', () => {
    const text =
      '## Timeline (UTC)\n\n### 29-09-2026\n\n- 15:46 one\n\n### 03-10-2026 (UTC)\n\n- 02:17 two\n- 19:16 three\n'
    const days = entriesOf(text).map(({ wall }) => new Date(wall!).toISOString().slice(0, 10))
    assert.deepEqual(days, ['2026-09-29', '2026-10-03', '2026-10-03'])
  })

  test('a remark within the marks dates the entry', () =>
    tellsEntries(
      '## Timeline\n\n- **22:30 UTC (Oct 29)** - one\n- **00:03 UTC (Oct 30)** - two\n- **05:39 UTC** - three\n',
      [
        '22:30 UTC (Oct 29) = 2026-10-29T22:30:00Z · one',
        '00:03 UTC (Oct 30) = 2026-10-30T00:03:00Z · two',
        '05:39 UTC = 2026-10-30T05:39:00Z · three',
      ],
    ))

  test('numbered days count from the first, wherever they stand', () => {
    const days = (text: string, date: string | null = '2026-08-14') =>
      entriesOf(`## Timeline (UTC)\n\n${text}\n`, 'generic', date).map(({ wall }) =>
        wall === null ? null : new Date(wall).toISOString().slice(8, 16),
      )
    assert.deepEqual(days('### Day 1\n\n- 10:00 a\n\n### Day 3 – Sunday\n\n- 12:00 b'), [
      '14T10:00',
      '16T12:00',
    ])
    assert.deepEqual(days('**Tag 1**\n\n- 10:00 a\n\n**Tag 2 (Samstag)**\n\n- 12:00 b'), [
      '14T10:00',
      '15T12:00',
    ])
    assert.deepEqual(days('| Day | Time | What |\n|-|-|-|\n| Day 1 | 10:00 | a |\n| Day 4 | 11:00 | b |'), [
      '14T10:00',
      '17T11:00',
    ])
    assert.deepEqual(days('- Jour 2\n  - 10:00 a\n- Jour 3\n  - 11:00 b'), ['15T10:00', '16T11:00'])
    assert.deepEqual(days('- Day 1, 10:00: a\n- Day 2, 11:00: b\n- 12:00 c'), [
      '14T10:00',
      '15T11:00',
      '15T12:00',
    ])
    assert.deepEqual(days('- 2日目 10:00 a\n- 3日目 11:00 b'), ['15T10:00', '16T11:00'])
    assert.deepEqual(days('### Day 1 (3 April 2026)\n\n- 10:00 a\n\n### Day 2\n\n- 12:00 b', null), [
      '03T10:00',
      '04T12:00',
    ])
    assert.deepEqual(days('### Day 2\n\n- 12:00 b', null), [null])
  })

  test('a day without a year lies near the incident', () =>
    assert.deepEqual(
      entriesOf(
        '## Timeline (UTC)\n\n- Dec 31, 23:50 one\n- Jan 1, 00:10 two\n',
        'generic',
        '2025-12-31',
      ).map(entry => entry.instant),
      [Date.UTC(2025, 11, 31, 23, 50), Date.UTC(2026, 0, 1, 0, 10)],
    ))

  test('entries above the first stated day are dated from it', () =>
    assert.deepEqual(
      entriesOf('## Timeline (UTC)\n\n- 23:50 one\n- 2026-08-15 00:10 two\n', 'generic', null).map(
        entry => entry.instant,
      ),
      [Date.UTC(2026, 7, 14, 23, 50), Date.UTC(2026, 7, 15, 0, 10)],
    ))

  test('without a zone there is a wall clock, but no instant, unless the style states one', () => {
    tellsEntries('## Timeline\n\n- 14:05 one\n', ['14:05 = wall 2026-08-14T14:05:00Z · one'])
    tellsEntries(
      '## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | one |\n',
      ['14:05 = 2026-08-14T14:05:00Z · one'],
      'process',
    )
  })

  test('what is unknown stays unknown', () =>
    tellsEntries(
      `## Timeline (UTC)

| Time | Event |
| --- | --- |
| unknown | one |
| 2026-08-15 --:-- | two |
| 14:05 | three |
| | four |
| | → and so on |
| soonish | five |
`,
      [
        'unknown = ? · one',
        '2026-08-15 --:-- = ? · two',
        '14:05 = 2026-08-15T14:05:00Z · three',
        ' = ? · four',
        'soonish = ? · five',
      ],
    ))
})
