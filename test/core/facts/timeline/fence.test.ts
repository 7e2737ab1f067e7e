import { suite, test } from 'node:test'
import { tellsEntries } from '../../reading.ts'

suite('timelines in fences', () => {
  test('lines of a fence, with their sources', () =>
    tellsEntries(
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
    tellsEntries(
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
    tellsEntries(
      `## Timeline (UTC)

- 14:05 restarted

\`\`\`
2026-08-14 14:05:01 INFO starting
2026-08-14 14:05:02 INFO ready
\`\`\`
`,
      ['14:05 = 2026-08-14T14:05:00Z · restarted'],
    ))

  test('lines set in below a day, which Markdown takes for code, beside other entries', () =>
    tellsEntries(
      `## Timeline (all times UTC) of the stall in August

2026-08-14

\t7:32 PM - the chain stalls

\t7:42 PM - it goes on

2026-08-20 - the fix is released

    systemctl restart it
`,
      [
        '7:32 PM = 2026-08-14T19:32:00Z · the chain stalls',
        '7:42 PM = 2026-08-14T19:42:00Z · it goes on',
        '2026-08-20 = wall 2026-08-20T00:00:00Z · the fix is released',
      ],
    ))
})
