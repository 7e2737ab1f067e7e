import { suite, test } from 'node:test'
import { tellsEntries } from '../../reading.ts'

suite('timelines in tables', () => {
  test('a table, its columns in any order, the zone in a column head', () =>
    tellsEntries(
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

  test('four figures are a clock in a column of times, but no year is', () => {
    tellsEntries('## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 1405 | alert |\n| 1410 | fixed |\n', [
      '1405 = 2026-08-14T14:05:00Z · alert',
      '1410 = 2026-08-14T14:10:00Z · fixed',
    ])
    tellsEntries('## Timeline (UTC)\n\n| When | Event |\n|---|---|\n| 2019 | bought |\n| 2023 | sold |\n', [])
  })

  test('a table whose head says nothing is read by its cells', () =>
    tellsEntries(
      `## Timeline

| Foo | Bar |
| --- | --- |
| Alert fired | 14:05 UTC |
| Rolled back | 14:10 UTC |
`,
      ['14:05 UTC = 2026-08-14T14:05:00Z · Alert fired', '14:10 UTC = 2026-08-14T14:10:00Z · Rolled back'],
    ))

  test('a table without any words in its head tells the time anywhere, where each row does', () => {
    const rows = '| | |\n|---|---|\n| 8:00 pm | doors open |\n| 8:02 pm | site down |\n'
    tellsEntries(`## How the night went\n\n${rows}| 8:20 pm | limit raised |\n`, [
      '8:00 pm = wall 2026-08-14T20:00:00Z · doors open',
      '8:02 pm = wall 2026-08-14T20:02:00Z · site down',
      '8:20 pm = wall 2026-08-14T20:20:00Z · limit raised',
    ])
    tellsEntries(`## How the night went\n\n${rows}| Cost | 4 hours |\n`, [])
  })

  test('a column of days beside one of times dates the rows below', () =>
    tellsEntries(
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
    tellsEntries(
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

  test('a table of times and nameless events stands anywhere', () =>
    tellsEntries('# Log\n\n| UTC | |\n|---|---|\n| 11:02 | slow |\n| 11:50 | normal |\n', [
      '11:02 = 2026-08-14T11:02:00Z · slow',
      '11:50 = 2026-08-14T11:50:00Z · normal',
    ]))

  test('a row in bold below an empty head is the head', () =>
    tellsEntries(
      '## Timeline (UTC)\n\n| | | |\n|-|-|-|\n| **When** | **What** | **Who** |\n| 12:05 | Builds hang | |\n| | Kim looks | Kim |\n',
      ['12:05 = 2026-08-14T12:05:00Z · Builds hang', ' = ? · Kim · Kim looks'],
    ))
})
