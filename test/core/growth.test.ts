import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../core/checking/check.ts'
import { parse } from '../../core/syntax/parse.ts'
import { viewOf } from '../../core/view/read.ts'
import type { View } from '../../core/view.ts'
import { scene, view } from '../fixture.ts'

/** A document with many of one thing: the lines above them, and each of them. */
type Form = readonly [above: string, line: (i: number) => string]

/** What a check costs must grow with the number of lines, not with its square. */
const forms: Readonly<Record<string, Form>> = {
  'tasks without owner and day': ['## Action items\n\n', i => `- [ ] Bound the queue ${i}\n`],
  'bullets without owner and day': ['## Action items\n\n', i => `- Bound the queue ${i}\n`],
  'rows with empty cells': [
    '## Action items\n\n| ID | Action | Owner | Due |\n| --- | --- | --- | --- |\n',
    i => `| A${i} | Bound the queue | | |\n`,
  ],
  'rows of aligned cells': [
    '## Action items\n\n| ID   | Action          | Owner | Due |\n| ---- | --------------- | ----- | --- |\n',
    i => `| A${1000 + i} | Bound the queue |       |     |\n`,
  ],
  'rows without columns for owner and day': [
    '## Action items\n\n| Action | Note |\n| --- | --- |\n',
    i => `| Bound the queue ${i} | none |\n`,
  ],
  'barred lines of a fence': [
    '## Action items\n\n```\nAction | Owner | Due\n',
    i => `Bound the queue ${i} |  |  |\n`,
  ],
  'promises in one paragraph': ['## Action items\n\n', i => `We will bound the queue ${i} soon. `],
  'paragraphs to do': ['## Action items\n\n', i => `TODO: Bound the queue ${i}\n\n`],
  'owners without a handle': [
    '## Action items\n\n',
    i => `- [ ] Bound the queue ${i} (owner: Kim Lee, due: 2026-09-01)\n`,
  ],
  'entries out of order': ['## Timeline\n\n', i => `- 14:${59 - (i % 50)} Step ${i}\n`],
  'rows out of order': [
    '## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n',
    i => `| 14:${59 - (i % 50)} | Step ${i} |\n`,
  ],
  'entries within others out of order': [
    '## Timeline\n\n',
    i => `${'  '.repeat(i % 3)}- 14:${59 - (i % 50)} Step ${i}\n`,
  ],
  'timelines out of order': ['', i => `## Timeline\n\n- 14:3${i % 10} Step ${i}\n- 14:02 Step\n\n`],
  'days that turn back': [
    '## Timeline\n\n',
    i => `### 2026-${10 + (i % 3)}-${28 - (i % 18)}\n\n- 14:02 Step ${i}\n\n`,
  ],
  'entries of a zone that is not in force': [
    '## Timeline\n\n',
    i => `- 2026-07-10 14:${10 + (i % 50)} PST Step ${i}\n`,
  ],
  'fences of entries': ['', i => `## Timeline\n\n\`\`\`\n14:02 Step ${i}\n\`\`\`\n\n`],
  sections: ['', i => `## Part ${i}\n\nText.\n\n`],
  'sections of one name': ['', i => `## Impact\n\nText ${i}.\n\n`],
  'sections without text': ['', i => `## Impact\n\n## Detection\n\n## Resolution ${i}\n\n`],
  'sections of all kinds': [
    '',
    i =>
      `## ${['Impact', 'Timeline', 'Action items', 'Detection', 'Root cause', 'What went well'][i % 6]}\n\nText ${i}.\n\n`,
  ],
  'sections in sections': [
    '## Impact\n\n',
    i => `${'#'.repeat(3 + (i % 3))} ${['Timeline', 'Part', 'Detection'][i % 3]} ${i}\n\nText.\n\n`,
  ],
  fields: ['## Metadata\n\n', i => `- Key ${i}: value\n`],
  'fields of one name': ['## Metadata\n\n', i => `- Severity: sev${i % 9}\n`],
  'rows of one field': [
    '## Metadata\n\n| Field | Value |\n| --- | --- |\n',
    i => `| Severity | sev${i % 9} |\n`,
  ],
  lengths: ['## Metadata\n\n', i => `- Duration: ${i % 60} minutes\n`],
  blanks: ['## Impact\n\n', i => `- [Describe the impact ${i}]\n`],
  'blanks in one line': ['## Impact\n\n', i => `and [fill in ${i}] `],
  'blanks of items': ['## Action items\n\n', i => `- [ ] TBD ${i} (owner: [name], due: YYYY-MM-DD)\n`],
  'blanks of rows': [
    '## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n',
    i => `| HH:MM | [event ${i}] |\n`,
  ],
  'blanks of fields': ['## Metadata\n\n', i => `- Key ${i}: [fill in]\n`],
  'links that lead nowhere': [
    '## Impact\n\n',
    i => `See [it](./missing-${i}.md) and [part](#part-${i}).\n\n`,
  ],
  'links with definitions': ['## Impact\n\n', i => `See [it][r${i}].\n\n[r${i}]: ./missing-${i}.md\n\n`],
  'suppressions without use': [
    '## Impact\n\n',
    i => `<!-- postmortem-ignore blame-person: reason ${i} -->\n\nText.\n\n`,
  ],
  'suppressions of unknown rules': [
    '## Impact\n\n',
    i => `<!-- postmortem-ignore nothing-${i}: reason -->\n\nText.\n\n`,
  ],
  'suppressed items': [
    '## Action items\n\n',
    i => `- [ ] Bound it ${i} <!-- postmortem-ignore action-without-owner: reason -->\n`,
  ],
  'suppressions of sections': [
    '',
    i => `## Part ${i}\n\n<!-- postmortem-ignore section-empty: reason -->\n\n`,
  ],
  'causes in one paragraph': ['## Root cause\n\n', i => `Human error was the cause ${i}. `],
  'causes of their own': ['', i => `## Root cause\n\nHuman error of engineer ${i}.\n\n`],
  people: ['## Impact\n\n', i => `- @person${i} saw it.\n`],
  questions: ['## 5 Whys\n\n', i => `${i}. Why did it fail? Because the engineer forgot it.\n`],
  credentials: ['## Impact\n\n', i => `password=hunter${i}abcDEF1234\n`],
}

function textOf([above, line]: Form, count: number): string {
  const many = Array.from({ length: count }, (_, i) => line(i)).join('')
  return `# Postmortem: queue\n\nAuthor: @mo\n\n${above}${many}`
}

/** How often anything of a document is looked at while it is read and checked and its fixes are offered. */
function looksAt(text: string): number {
  let looks = 0
  const doubles = new Map<unknown, unknown>()
  const watched = <T>(value: T): T => {
    if (!isPlain(value)) return value
    const known = doubles.get(value)
    if (known) return known as T
    const own = new Proxy(value, {
      get(target, key, self) {
        looks++
        const part: unknown = Reflect.get(target, key, self)
        return key === 'profile' ? part : watched(part)
      },
    })
    doubles.set(value, own).set(own, own)
    return own
  }
  const seen = viewOf(watched(parse(text)), view(scene(text), { profile: 'tiered' }))
  const findings = check(watched<View>(seen))
  assert.ok(findings.map(({ fixes }) => fixes.length).length > 0)
  return looks
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return ![Map, Set, RegExp].some(kind => value instanceof kind)
}

for (const [name, form] of Object.entries(forms)) {
  test(`${name} take as many steps as there are of them`, () => {
    const [few, more, most] = [100, 200, 400].map(count => looksAt(textOf(form, count)))
    const growth = (most! - more!) / (more! - few!)
    assert.ok(growth < 2.1, `twice as many take ${growth.toFixed(2)} times as long`)
  })
}
