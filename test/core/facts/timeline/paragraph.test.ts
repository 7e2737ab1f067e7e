import { suite, test } from 'node:test'
import { tellsEntries } from '../../reading.ts'

suite('timelines in paragraphs', () => {
  test('paragraphs, and lines of one paragraph', () =>
    tellsEntries(
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

  test('lines that marks break, wrapped to a width', () =>
    tellsEntries(
      `## Timeline (UTC)

14:05 - the cache is emptied, and
nobody knows (ticket 5)<br> 14:09 - the first
page<br>14:12 - rolled back, end
of it<br>
`,
      [
        '14:05 = 2026-08-14T14:05:00Z · the cache is emptied, and nobody knows (ticket 5)',
        '14:09 = 2026-08-14T14:09:00Z · the first page',
        '14:12 = 2026-08-14T14:12:00Z · rolled back, end of it',
      ],
    ))

  test('a day with a remark on it dates what stands below', () =>
    tellsEntries('## Timeline\n\n**2026-08-15** (UTC)\n\n- `12:17` - restarted\n', [
      '12:17 = 2026-08-15T12:17:00Z · restarted',
    ]))

  test('what times are counted from is no entry', () =>
    tellsEntries('## Timeline\n\nT0 = 2026-08-14 08:00 UTC\n\nT+1m alert\n\nT+9m closed\n', [
      'T+1m = ? · alert',
      'T+9m = ? · closed',
    ]))

  test('lines that count from the start, and a clock below an entry', () => {
    tellsEntries(`## Timeline\n\nT+0 disk full\nT+9m paged\nT+1h closed\n`, [
      'T+0 = ? · disk full',
      'T+9m = ? · paged',
      'T+1h = ? · closed',
    ])
    tellsEntries(
      `## Timeline (UTC)\n\n- 08:15 bridge opened\n  - 08:20 vendor called\n  - two of them answered\n`,
      ['08:15 = 2026-08-14T08:15:00Z · bridge opened', '08:20 = 2026-08-14T08:20:00Z · vendor called'],
    )
  })
})
