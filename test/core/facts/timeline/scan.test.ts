import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { entriesOf, tellsEntries } from '../../reading.ts'

suite('where timelines stand', () => {
  test('headings, with a comment above their words', () =>
    tellsEntries(
      '## Timeline\n\n### 2018-02-12 18:40 UTC\n\n<!-- postmortem-ignore timeline-source: none -->\n\nThe alert fires.\n',
      ['2018-02-12 18:40 UTC = 2018-02-12T18:40:00Z · The alert fires.'],
    ))

  test('headings, with a day that is carried on', () =>
    tellsEntries(
      `## Timeline

All times in CET

### 2018-02-12 23:50

We noticed it.

### 00:10 - Rolled back

Text.

## Feb 14, 13:00

- A fix lands
`,
      [
        '2018-02-12 23:50 = 2018-02-12T22:50:00Z · We noticed it.',
        '00:10 = 2018-02-12T23:10:00Z · Rolled back',
        'Feb 14, 13:00 = 2018-02-14T12:00:00Z · A fix lands',
      ],
    ))

  test('days alone on bold lines, without their year, with a weekday beside them, or in figures', () => {
    const days = (lines: readonly string[]) =>
      entriesOf(`## Timeline\n\n${lines.map((line, i) => `${line}\n\n- 0${i}:00 x`).join('\n\n')}\n`).map(
        ({ wall }) => new Date(wall!).toISOString().slice(5, 10),
      )
    assert.deepEqual(days(['**8月14日（金）**', '**8月16日（日）**', '**17.08.**', '**18. August**']), [
      '08-14',
      '08-16',
      '08-17',
      '08-18',
    ])
    assert.deepEqual(days(['**Friday 14 August**', '__Aug 16__ (Sunday)', '**3.2.**', '**99.14.**']), [
      '08-14',
      '08-16',
      '02-03',
      '02-03',
    ])
  })

  test('days as headings over lists, and as bold lines between them', () =>
    tellsEntries(
      `## Timeline of events

Times are UTC.

### 2026-08-14 Friday
- 23:00: one

### 2026-08-16 Sunday
- 01:00: two

**Date: 2026-08-18**

- 02:00: three

- 2026-08-20
  - 03:00 four
`,
      [
        '23:00 = 2026-08-14T23:00:00Z · one',
        '01:00 = 2026-08-16T01:00:00Z · two',
        '02:00 = 2026-08-18T02:00:00Z · three',
        '03:00 = 2026-08-20T03:00:00Z · four',
      ],
    ))

  test('a heading with only a day is an entry where nothing below it is', () =>
    tellsEntries('## Timeline\n\n### 2026-08-15 - Fix rolled out\n\nTo all regions.\n', [
      '2026-08-15 = wall 2026-08-15T00:00:00Z · Fix rolled out',
    ]))

  test('outside timelines only what plainly is one', () =>
    tellsEntries(
      `## What happened

1. 10:00 UTC deploy
2. 10:05 UTC errors

## Summary

- **October 21** (103 minutes): Redis overload
- 14:05 alone among others
- no time at all

14:05 is when it started.

## Changes

| Date | Author | Change |
| --- | --- | --- |
| 2026-08-20 | Ana | First draft |

## Action items

- 14:05 alert should page
- 14:06 alert should page
`,
      ['10:00 UTC = 2026-08-14T10:00:00Z · deploy', '10:05 UTC = 2026-08-14T10:05:00Z · errors'],
    ))

  test('outside timelines also behind days in words, with their clock times', () =>
    tellsEntries(
      'It broke.\n\n- May 10, 2024, 14:00 UTC: alert\n- May 10, 2024, 14:02 UTC: paged\n\n- May 10\n- May be\n',
      [
        'May 10, 2024, 14:00 UTC = 2024-05-10T14:00:00Z · alert',
        'May 10, 2024, 14:02 UTC = 2024-05-10T14:02:00Z · paged',
      ],
    ))

  test('a template has no entries', () =>
    tellsEntries(
      '## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| HH:MM | <what was seen> |\n\n```\nHH:MM (source: alert)\nHH:MM …\n```\n',
      [],
    ))

  test('a quote that is all the timeline holds; beside entries it proves one', () => {
    const quote = '> - 14:05 alert\n> - 14:10 fixed\n'
    const told = ['14:05 = 2026-08-14T14:05:00Z · alert', '14:10 = 2026-08-14T14:10:00Z · fixed']
    tellsEntries(`## Timeline (UTC)\n\n${quote}`, told)
    tellsEntries(`## Timeline (UTC)\n\n- 15:00 closed\n\n${quote}`, ['15:00 = 2026-08-14T15:00:00Z · closed'])
  })

  test('days that are counted, and the day after in other languages', () =>
    tellsEntries('## Timeline (UTC)\n\n- Day 1, 14:05: alert\n- 15:00 ack\n- 익일 09:00 fixed\n', [
      '14:05 = 2026-08-14T14:05:00Z · alert',
      '15:00 = 2026-08-14T15:00:00Z · ack',
      '09:00 = 2026-08-15T09:00:00Z · fixed',
    ]))

  test('groups: one a table, lists of a section together unless a label parts them', () => {
    const text = `## Timeline (UTC)

- 14:00 one

<img src="x">

- 14:01 two

**Team B:**

- 13:00 three

| Time | Event |
|---|---|
| 12:00 | four |
`
    assert.deepEqual(
      entriesOf(text).map(entry => entry.group),
      [0, 0, 1, 2],
    )
  })
})
