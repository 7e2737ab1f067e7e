import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { readSections } from '../../core/facts/outline.ts'
import { precedes, readOrder, readTimeline } from '../../core/facts/timeline.ts'
import { parse } from '../../core/syntax/parse.ts'
import { cpuTime, runs } from '../properties.ts'
import { entriesOf, sayEntry, style } from './reading.ts'

function tells(text: string, expected: string[], id = 'generic'): void {
  assert.deepEqual(entriesOf(text, id).map(sayEntry), expected)
}

suite('forms of timelines', () => {
  test('a table, its columns in any order, the zone in a column head', () =>
    tells(
      `## Timeline

| What | Source | Time (CET) | Who |
| --- | --- | --- | --- |
| Alert fired | pager | 14:05 | @ana |
| **Rolled back** | | ~14:10 | |
`,
      [
        '14:05 = 2026-08-14T13:05:00Z · @ana · pager · Alert fired',
        '~14:10 = 2026-08-14T13:10:00Z · Rolled back',
      ],
    ))

  test('a table whose head says nothing is read by its cells', () =>
    tells(
      `## Timeline

| Foo | Bar |
| --- | --- |
| Alert fired | 14:05 UTC |
| Rolled back | 14:10 UTC |
`,
      ['14:05 UTC = 2026-08-14T14:05:00Z · Alert fired', '14:10 UTC = 2026-08-14T14:10:00Z · Rolled back'],
    ))

  test('a column of days beside one of times dates the rows below', () =>
    tells(
      `## Timeline (UTC)

| Date | Time | Event |
| --- | --- | --- |
| 2026-08-15 | 09:00 | one |
| | 23:00 | two |
| 2026-08-17 | 00:30 | three |
`,
      [
        '09:00 = 2026-08-15T09:00:00Z · one',
        '23:00 = 2026-08-15T23:00:00Z · two',
        '00:30 = 2026-08-17T00:30:00Z · three',
      ],
    ))

  test('a row with nothing but a day dates the rows below it', () =>
    tells(
      `## Timeline (UTC)

| Time | Event |
| --- | --- |
| **2026-08-20** | |
| 09:00 | one |
| **2026-08-21** | |
| 08:00 | two |
`,
      ['09:00 = 2026-08-20T09:00:00Z · one', '08:00 = 2026-08-21T08:00:00Z · two'],
    ))

  test('bullets and numbers, the event behind any mark', () =>
    tells(
      `## Timeline

All times in UTC.

- 14:05 alert fired
- **14:06** - acked
- **14:07: rolled back**
- \`14:08\` – watched
- [14:09](https://chat.example.com/p1): posted
- 🔴 14:10 – escalated
- 14:11, mail sent
- 14:12[^1]: noted
- 14:13
  in the next line
- **Note:** not an entry

1. 14:14 PM wrote it down
`,
      [
        '14:05 = 2026-08-14T14:05:00Z · alert fired',
        '14:06 = 2026-08-14T14:06:00Z · acked',
        '14:07 = 2026-08-14T14:07:00Z · rolled back',
        '14:08 = 2026-08-14T14:08:00Z · watched',
        '14:09 = 2026-08-14T14:09:00Z · posted',
        '14:10 = 2026-08-14T14:10:00Z · escalated',
        '14:11 = 2026-08-14T14:11:00Z · mail sent',
        '14:12 = 2026-08-14T14:12:00Z · noted',
        '14:13 = 2026-08-14T14:13:00Z · in the next line',
        '14:14 PM = 2026-08-14T14:14:00Z · wrote it down',
      ],
    ))

  test('headings, with a day that is carried on', () =>
    tells(
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

  test('days as headings over lists, and as bold lines between them', () =>
    tells(
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
    tells('## Timeline\n\n### 2026-08-15 - Fix rolled out\n\nTo all regions.\n', [
      '2026-08-15 = wall 2026-08-15T00:00:00Z · Fix rolled out',
    ]))

  test('paragraphs, and lines of one paragraph', () =>
    tells(
      `## Timeline (UTC)

14:05 alert fired

14:06 acked and
watched for a while

14:07 one
14:08 two
14:09 three

2026-08-14 was a Friday like any other.
`,
      [
        '14:05 = 2026-08-14T14:05:00Z · alert fired',
        '14:06 = 2026-08-14T14:06:00Z · acked and watched for a while',
        '14:07 = 2026-08-14T14:07:00Z · one',
        '14:08 = 2026-08-14T14:08:00Z · two',
        '14:09 = 2026-08-14T14:09:00Z · three',
      ],
    ))

  test('a table of times and nameless events stands anywhere', () =>
    tells('# Log\n\n| UTC | |\n|---|---|\n| 11:02 | slow |\n| 11:50 | normal |\n', [
      '11:02 = 2026-08-14T11:02:00Z · slow',
      '11:50 = 2026-08-14T11:50:00Z · normal',
    ]))

  test('lines that count from the start, and a clock below an entry', () => {
    tells(`## Timeline\n\nT+0 disk full\nT+9m paged\nT+1h closed\n`, [
      'T+0 = ? · disk full',
      'T+9m = ? · paged',
      'T+1h = ? · closed',
    ])
    tells(`## Timeline (UTC)\n\n- 08:15 bridge opened\n  - 08:20 vendor called\n  - two of them answered\n`, [
      '08:15 = 2026-08-14T08:15:00Z · bridge opened',
      '08:20 = 2026-08-14T08:20:00Z · vendor called',
    ])
  })

  test('lines of a fence, with their sources', () =>
    tells(
      `## Timeline (UTC)

\`\`\`
14:05 (source: alert) errors above 4 %
14:06 (source: chat) acknowledged
\`\`\`
`,
      [
        '14:05 = 2026-08-14T14:05:00Z · alert · errors above 4 %',
        '14:06 = 2026-08-14T14:06:00Z · chat · acknowledged',
      ],
      'rollback',
    ))

  test('rows of a fence, separated by bars, under a head', () =>
    tells(
      `**TIMELINE**

\`\`\`
Time (UTC) | Who | What | Evidence
-----------|-----|------|---------
2024-02-15 14:32 | Jenkins | Deploy | Logs
14:35 | Customer | Errors | CloudFront
\`\`\`
`,
      [
        '2024-02-15 14:32 = 2024-02-15T14:32:00Z · Jenkins · Logs · Deploy',
        '14:35 = 2024-02-15T14:35:00Z · Customer · CloudFront · Errors',
      ],
      'learning',
    ))

  test('a fence beside entries is a log and proves them', () =>
    tells(
      `## Timeline (UTC)

- 14:05 restarted

\`\`\`
2026-08-14 14:05:01 INFO starting
2026-08-14 14:05:02 INFO ready
\`\`\`
`,
      ['14:05 = 2026-08-14T14:05:00Z · restarted'],
    ))

  test('a list under a bold label, and under a bold item of a report that is one list', () => {
    tells('## October 24\n\n**Timeline:**\n\n- 18:00 UTC - one\n- 18:01 UTC - two\n', [
      '18:00 UTC = 2026-08-14T18:00:00Z · one',
      '18:01 UTC = 2026-08-14T18:01:00Z · two',
    ])
    tells(
      `# Incident

- **Key events**
  - First detected: 2026-08-14 11:24
  - Resolved: 2026-08-14 11:40
- **Impact**: none
- **Context**:
  - 2026-08-14 11:21: pipeline unpaused
  - 2026-08-14 11:24: alerted
`,
      [
        '2026-08-14 11:21 = wall 2026-08-14T11:21:00Z · pipeline unpaused',
        '2026-08-14 11:24 = wall 2026-08-14T11:24:00Z · alerted',
      ],
    )
  })

  test('outside timelines only what plainly is one', () =>
    tells(
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
})

suite('days, zones and order', () => {
  test('a clock that falls by hours has passed midnight, one that falls by minutes has not', () =>
    tells('## Timeline (UTC)\n\n- 23:50 one\n- 00:10 two\n- 00:05 three\n- 12:00 four\n', [
      '23:50 = 2026-08-14T23:50:00Z · one',
      '00:10 = 2026-08-15T00:10:00Z · two',
      '00:05 = 2026-08-15T00:05:00Z · three',
      '12:00 = 2026-08-15T12:00:00Z · four',
    ]))

  test('a remark within the marks dates the entry', () =>
    tells(
      '## Timeline\n\n- **22:30 UTC (Oct 29)** - one\n- **00:03 UTC (Oct 30)** - two\n- **05:39 UTC** - three\n',
      [
        '22:30 UTC (Oct 29) = 2026-10-29T22:30:00Z · one',
        '00:03 UTC (Oct 30) = 2026-10-30T00:03:00Z · two',
        '05:39 UTC = 2026-10-30T05:39:00Z · three',
      ],
    ))

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
    tells('## Timeline\n\n- 14:05 one\n', ['14:05 = wall 2026-08-14T14:05:00Z · one'])
    tells(
      '## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | one |\n',
      ['14:05 = 2026-08-14T14:05:00Z · one'],
      'process',
    )
  })

  test('what is unknown stays unknown', () =>
    tells(
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

  test('a template has no entries', () =>
    tells(
      '## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| HH:MM | <what was seen> |\n\n```\nHH:MM (source: alert)\nHH:MM …\n```\n',
      [],
    ))

  test('a declared order counts midnight backwards, in its own timeline only', () => {
    const text = `## Timeline (UTC, newest first)

- 00:30 end
- 23:50 begin

## Timeline of the day before

- 23:00 UTC one
- 23:30 UTC two
`
    tells(text, [
      '00:30 = 2026-08-15T00:30:00Z · end',
      '23:50 = 2026-08-14T23:50:00Z · begin',
      '23:00 UTC = 2026-08-14T23:00:00Z · one',
      '23:30 UTC = 2026-08-14T23:30:00Z · two',
    ])
    const parsed = parse(text)
    const profile = style('generic')
    const order = readOrder(parsed, readSections(parsed, profile), profile)
    const groups = entriesOf(text).map(entry => order.newestFirstGroups.has(entry.group))
    assert.equal(order.newestFirst, true)
    assert.deepEqual(groups, [true, true, false, false])
  })

  test('says where the zone is stated', () => {
    for (const text of [
      '## Timeline (CET)\n\n- 14:05 x\n',
      '## Timeline\n\nAll times in CET.\n\n- 14:05 x\n',
      '## Timeline\n\n| Time (CET) | Event |\n|---|---|\n| 14:05 | x |\n',
    ]) {
      const parsed = parse(text)
      const { zone } = readOrder(parsed, readSections(parsed, style('generic')), style('generic'))
      assert.equal(zone?.value.offset, 60)
      assert.equal(text.slice(zone.span.start, zone.span.end), 'CET')
      assert.equal(entriesOf(text)[0]!.zone?.offset, 60)
    }
  })

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

  test('precedes compares instants, walls, or whole days', () => {
    const [one, two, day, none] = entriesOf(
      '## Timeline\n\n- 2026-08-14 14:05 one\n- 2026-08-14 14:04 two\n- 2026-08-14 three\n- ? - four\n',
    )
    assert.equal(precedes(two!, one!), true)
    assert.equal(precedes(one!, two!), false)
    assert.equal(precedes(day!, one!), false)
    assert.equal(precedes(one!, day!), false)
    assert.equal(none === undefined || precedes(none, one!), none === undefined)
  })
})

suite('whatever the text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '## Timeline (UTC)',
      '### 14:05',
      '### 2026-08-14',
      '## Summary',
      '',
      '```',
      '> 14:05 x',
      '| Time | Event |',
      '|---|---|',
      '| 14:05 | a |',
      '- 14:05 a',
      '  - 14:06 b',
      '1. 2026-08-14 23:59 – c',
      '**14:07 (Oct 2)** d',
      'All times in CET.',
      'newest first',
      '- T+5m e',
      '14:08 f',
    ),
    fc.string({ unit: 'grapheme', maxLength: 24 }),
  )
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const document = fc
    .tuple(fc.array(line, { maxLength: 30 }), end, fc.constantFrom('', '\uFEFF'))
    .map(([lines, lineEnd, mark]) => mark + lines.join(lineEnd))

  test('always: every span lies in the file and holds what is quoted, and nothing throws', () =>
    fc.assert(
      fc.property(document, text => {
        entriesOf(text)
      }),
      { numRuns: runs(400) },
    ))

  test('always: groups are runs of entries in the order of the file', () =>
    fc.assert(
      fc.property(document, text => {
        const entries = entriesOf(text)
        for (let i = 1; i < entries.length; i++)
          assert.ok(entries[i]!.span.start >= entries[i - 1]!.span.start)
      }),
      { numRuns: runs(100) },
    ))

  test('always: long and hostile texts are read in passing', () => {
    const hostile = [
      `## Timeline\n\n- 14:05 ${'*'.repeat(50_000)}\n`,
      `## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | ${' '.repeat(50_000)}x |\n`,
      `## Timeline\n\n${'- 14:05 x\n'.repeat(5_000)}`,
      `## Timeline\n\n14:05 ${'(source:'.repeat(10_000)}\n`,
      `## Timeline\n\n${'> '.repeat(2_000)}14:05\n`,
      `## Timeline\n\n${Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- 14:05 x\n`).join('')}`,
    ]
    for (const text of hostile) {
      const parsed = parse(text)
      const profile = style('generic')
      const before = cpuTime()
      readTimeline(parsed, readSections(parsed, profile), profile, { date: null })
      assert.ok(cpuTime() - before < 1_000, text.slice(0, 40))
    }
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpus')

test('always: agrees with a careful reader on the count, the first and the last time', t => {
  if (!existsSync(join(corpus, 'gold.json'))) return t.skip('no corpus here')
  const gold = JSON.parse(readFileSync(join(corpus, 'gold.json'), 'utf8')) as {
    file: string
    date: string | null
    timeline: { count: number; first: string | null; last: string | null }
  }[]
  const agreeing = gold.filter(({ file, date, timeline }) => {
    const entries = entriesOf(readFileSync(join(corpus, file), 'utf8'), 'generic', date)
    const [first, last] = [entries[0], entries[entries.length - 1]]
    return (
      entries.length === timeline.count &&
      (first?.time.value ?? null) === timeline.first &&
      (last?.time.value ?? null) === timeline.last
    )
  })
  assert.ok(agreeing.length >= 0.9 * gold.length, `${agreeing.length} of ${gold.length}`)
})
