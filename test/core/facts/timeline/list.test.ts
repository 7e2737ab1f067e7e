import { suite, test } from 'node:test'
import { tellsEntries } from '../../reading.ts'

suite('timelines in lists', () => {
  test('bullets and numbers, the event behind any mark', () =>
    tellsEntries(
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

  test('a day that Markdown takes for the number of an item', () => {
    tellsEntries(
      '## Zeitleiste (UTC)\n\n- 14. August, 10:05 Uhr: Alarm\n- 15. August 2026, 11:00 Uhr: behoben\n',
      [
        '14. August, 10:05 Uhr = 2026-08-14T10:05:00Z · Alarm',
        '15. August 2026, 11:00 Uhr = 2026-08-15T11:00:00Z · behoben',
      ],
    )
    tellsEntries('## Timeline (UTC)\n\n1. August 14, 10:05: alert\n2. August 15: 2 hosts\n', [
      'August 14, 10:05 = 2026-08-14T10:05:00Z · alert',
      'August 15 = wall 2026-08-15T00:00:00Z · 2 hosts',
    ])
  })

  test('a list under a bold label, and under a bold item of a report that is one list', () => {
    tellsEntries('## October 24\n\n**Timeline:**\n\n- 18:00 UTC - one\n- 18:01 UTC - two\n', [
      '18:00 UTC = 2026-08-14T18:00:00Z · one',
      '18:01 UTC = 2026-08-14T18:01:00Z · two',
    ])
    tellsEntries(
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
})
