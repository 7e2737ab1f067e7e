import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readSections } from '../../../../core/facts/outline.ts'
import { parse } from '../../../../core/syntax/parse.ts'
import { style, tellsEntries } from '../../reading.ts'

suite('updates of a status page', () => {
  test('below bold stages, with the moment on the line below the text', () =>
    tellsEntries(
      `# Portal down

**Resolved**
All is well.
Aug 14, 2026 - 17:31 UTC

**Monitoring** - We rolled back, and watch.
It looks good.
Aug 14, 2026 - 17:02 UTC

**Identified**
We found the host.
Posted Aug 14, 2026 - 16:40 UTC

**Investigating**
Reports of errors.
Posted 3 days ago. Aug 14, 2026 - 16:05 UTC

This affected: the portal.
`,
      [
        'Aug 14, 2026 - 17:31 UTC = 2026-08-14T17:31:00Z · All is well.',
        'Aug 14, 2026 - 17:02 UTC = 2026-08-14T17:02:00Z · We rolled back, and watch. It looks good.',
        'Aug 14, 2026 - 16:40 UTC = 2026-08-14T16:40:00Z · We found the host.',
        'Aug 14, 2026 - 16:05 UTC = 2026-08-14T16:05:00Z · Reports of errors.',
      ],
    ))

  test('below headings in any language, with the moment in a paragraph of its own, newest first', () =>
    tellsEntries(
      `# Störung

### Behoben

Alles läuft.

*14. Aug., 00:20 UTC*

### Untersuchung

Do, 13. Aug., 23:50 UTC

Verbindungen brechen ab.
`,
      [
        '14. Aug., 00:20 UTC = 2026-08-14T00:20:00Z · Alles läuft.',
        'Do, 13. Aug., 23:50 UTC = 2026-08-13T23:50:00Z · Verbindungen brechen ab.',
      ],
    ))

  test('no entry is what has no moment on a line of its own, or stands alone without a heading', () => {
    tellsEntries('# X\n\n**Resolved**\nAll is well since 17:31 UTC.\n\n**Update**\nNothing new.\n', [])
    tellsEntries('# X\n\n**Resolved**\nAll is well.\n17:31 UTC\n', [])
  })

  test('their headings have no role, though a section of that name would have one', () => {
    const kinds = (text: string) => readSections(parse(text), style('generic')).map(({ kind }) => kind)
    assert.deepEqual(kinds('# X\n\n## Update\n\nMore follows.\n\nAug 14, 17:31 UTC\n'), [null, null])
    assert.deepEqual(kinds('# X\n\n## Update\n\nThe part was replaced.\n'), [null, 'addendum'])
  })
})
