import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { check, type Finding } from '../../../core/checking/check.ts'
import { findingCache } from '../../../core/checking/passageFindings.ts'
import type { ChunkMemory } from '../../../core/facts/chunkMemory.ts'
import type { IncidentRecord } from '../../../core/facts/record.ts'
import { plainSettings } from '../../../core/profile/settings.ts'
import { edit } from '../../../core/syntax/edit.ts'
import { notebook } from '../../../core/syntax/notes.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { textOf } from '../../../core/syntax/text.ts'
import { type Surroundings, viewOf } from '../../../core/view/read.ts'
import { updateView } from '../../../core/view/update.ts'
import { noWorkspace } from '../../../core/workspace/workspace.ts'
import { profiles } from '../../fixture.ts'
import { runs } from '../../properties.ts'

const root = join(import.meta.dirname, '../../..')
const styles = [...profiles.keys()].filter(id => id !== 'generic')
const examples = new Map(
  styles.map(id => [id, readFileSync(join(root, `profiles/${id}.example.md`), 'utf8')]),
)

function surroundings(style: string): Surroundings {
  return {
    path: 'postmortems/2026-03-04-example.md',
    profile: profiles.get(style)!,
    settings: { ...plainSettings, levels: { 'personal-data': 'hint' } },
    workspace: { ...noWorkspace, exists: path => !path.includes('gone') },
    now: Date.UTC(2026, 8, 1),
  }
}

/** What anybody sees of a finding, its fixes included. */
function shown({ fixes, ...finding }: Finding): unknown {
  const all = fixes.map(({ title, safe, edits, rename }) => ({ title, safe, edits, rename }))
  return JSON.parse(JSON.stringify({ ...finding, fixes: all }))
}

/** A document open in an editor, as the server keeps it. */
function session(text: string, style: string) {
  const around = surroundings(style)
  const cache = findingCache()
  const memory: ChunkMemory = notebook()
  let parsed = parse(text)
  let origin = viewOf(parsed, around, memory)
  check(origin, { cache })
  return {
    get text() {
      return textOf(parsed)
    },
    /** Makes an edit; returns the findings, and whether the record of an earlier version was carried on. */
    type(start: number, end: number, words: string) {
      parsed = edit(parsed, { start, end, text: words })
      const updated = updateView(origin, parsed, around, memory)
      const view = updated ?? viewOf(parsed, around, memory)
      if (!updated) origin = view
      return { findings: check(view, { cache }), view, carried: updated !== null }
    },
    /** The same without any memory. */
    anew() {
      const view = viewOf(parse(textOf(parsed)), around)
      return { findings: check(view), view }
    },
  }
}

const pieces = [
  ...'abe .,:;*_`|#-<>[]()@?/\n0123',
  ' the queue grew',
  ' we should have known',
  ' human error',
  ' Mo forgot the flag.',
  '\n',
  '\n\n',
  '14:05 ',
  '2026-03-04',
  ' 2026-13-45 ',
  ' UTC',
  ' lasted 3 hours',
  '**Severity:** P1',
  'Owner: @mo',
  'TODO',
  '<fill in>',
  '\n## Timeline\n',
  '\n### Notes\n',
  '\n**Impact**\n',
  '\n- item\n',
  '\n1. Why?\n',
  '[x](gone.md)',
  '[x](#gone)',
  '<a id="gone"></a>',
  '<!-- postmortems:index -->',
  '<!-- /postmortems:index -->',
  ' root cause: a typo',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '```\n',
  '---\n',
  '<!-- postmortem-ignore loaded-word: quoted -->',
  'jo@example.org',
  ' N/A',
  ' newest first',
  ' contributing factors: load',
]

test('always: an author sees the same findings as somebody who opens the document', () => {
  let carried = 0
  let seen = 0
  const stroke = fc.record({
    at: fc.nat(),
    cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(30)),
    words: fc.oneof(fc.constantFrom(...pieces), fc.constant('')),
    near: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...styles),
      fc.array(stroke, { minLength: 1, maxLength: 6 }),
      (style, strokes) => {
        const document = session(examples.get(style)!, style)
        let last = 0
        for (const { at, cut, words, near } of strokes) {
          const { length } = document.text
          const start = near ? Math.min(length, last) : at % (length + 1)
          const { findings, carried: isCarried } = document.type(start, Math.min(length, start + cut), words)
          last = start + words.length
          seen++
          if (isCarried) carried++
          assert.deepEqual(
            findings.map(shown),
            document.anew().findings.map(shown),
            JSON.stringify({ style, start, cut, words }),
          )
        }
      },
    ),
    { numRuns: runs(400) },
  )
  assert.ok(carried > seen / 10, `of ${seen} edits ${carried} left the facts alone`)
})

/** The parts of a record, without what is remembered of the text. */
function stated(record: IncidentRecord, parts: readonly string[]): unknown {
  const sections = record.sections.map(one => ({ ...one, chunk: { ...one.chunk, notes: [] } }))
  return [
    sections,
    ...parts.filter(part => part !== 'sections').map(part => record[part as keyof IncidentRecord]),
  ]
}

test('typing prose carries the facts on, with their places', () => {
  const document = session(examples.get('tiered')!, 'tiered')
  const at = document.text.indexOf('.', document.text.indexOf('## Lessons learned') + 40)
  const { view, carried } = document.type(at, at, ' for once')
  assert.equal(carried, true)
  const anew = document.anew().view.record
  const parts = Object.keys(anew)
  assert.deepEqual(stated(view.record, parts), stated(anew, parts))
})

for (const words of [
  '\n\n**Severity:** sev0\n',
  ' It lasted 3 hours.',
  '\n\n- 14:05 UTC the alert fired\n- 14:09 UTC rolled back\n',
])
  test(`${JSON.stringify(words)} is no mere prose`, () => {
    const document = session(examples.get('tiered')!, 'tiered')
    const at = document.text.indexOf('.', document.text.indexOf('## Summary') + 20) + 1
    document.type(at, at, words)
    assert.deepEqual(document.type(at, at, ' x').findings.map(shown), document.anew().findings.map(shown))
  })

test('human error given as the cause is heard while it is typed', () => {
  const document = session(examples.get('tiered')!, 'tiered')
  const at = document.text.indexOf('.', document.text.indexOf('## Root cause') + 16) + 1
  const { findings, carried } = document.type(at, at, ' The root cause was human error.')
  assert.equal(carried, true)
  assert.ok(findings.some(one => one.rule === 'root-cause-human-error'))
  assert.deepEqual(findings.map(shown), document.anew().findings.map(shown))
})

test('a day that the calendar does not have is found while prose is typed', () => {
  const document = session(examples.get('tiered')!, 'tiered')
  const at = document.text.indexOf('.', document.text.indexOf('## Lessons learned') + 40)
  const { findings, carried } = document.type(at, at, ' on 2026-02-30')
  assert.equal(carried, true)
  assert.ok(findings.some(one => one.rule === 'impossible-date'))
  assert.deepEqual(findings.map(shown), document.anew().findings.map(shown))
})

test('what is missing at the end of the file stays at its end while somebody writes there', () => {
  const document = session(
    '# Incident postmortem: Sign-in failed\n\n## Root cause analysis\n\nTwo versions.\n',
    'learning',
  )
  const { length } = document.text
  const { findings } = document.type(length, length, 'x')
  assert.ok(findings.some(one => one.rule === 'section-missing' && one.span.start === length + 1))
  assert.deepEqual(findings.map(shown), document.anew().findings.map(shown))
})

test('what stands below a second title is read as it stands there, not as the text of a document of its own', () => {
  const text = '## Impact\n\nx\n\n# {title}\n| --- | --- |\n| a | b |\n'
  const document = session(text, 'tiered')
  const at = text.indexOf('| a')
  assert.deepEqual(document.type(at, at, '\n').findings.map(shown), document.anew().findings.map(shown))
})

test('a document whose sections are emptied to what a template has is not there any more', () => {
  const document = session(examples.get('rollback')!, 'rollback')
  const titles = [...document.text.matchAll(/^## .*\n/gm)].reverse()
  for (const { index, 0: title } of titles) {
    const at = index + title.length
    assert.deepEqual(
      document.type(at, at, '\n<what happened>\n').findings.map(shown),
      document.anew().findings.map(shown),
    )
  }
  assert.ok(document.anew().findings.some(one => one.rule === 'status-overdue'))
})

test('rows of the metadata that become a table, or none any more, are read anew', () => {
  const text = '# Post-Mortem\n\n## Header\n\n| --- | --- |\n| Incident date | 2026-08-14 |\n'
  const document = session(text, 'rollback')
  const at = text.indexOf('--- |\n')
  assert.deepEqual(document.type(at, at, '\n').findings.map(shown), document.anew().findings.map(shown))
})

test('a title that comes to stand below another heading is read as one', () => {
  const text = '---\nid: {id}\ntitle: {title}\ndate: {date}\n---\n\n# {title}\n\nx\n'
  const document = session(text, 'tiered')
  assert.deepEqual(document.type(0, 3, '\\').findings.map(shown), document.anew().findings.map(shown))
})

test('a chain of whys that comes down to a person is heard while it is typed, wherever its title announces it', () => {
  const text = `# Uploads failed

## Summary

Uploads failed for an hour.

## Contributing factors: five whys

1. Why did it fail? The wrong configuration was live.
2. Why was it live? Nothing compared it with the one in use.
`
  const document = session(text, 'learning')
  const at = text.indexOf('Nothing')
  const { findings, carried } = document.type(at, text.length - 1, 'The engineer ran the script by hand')
  assert.equal(carried, true)
  assert.ok(findings.some(one => one.rule === 'whys-person'))
  assert.deepEqual(findings.map(shown), document.anew().findings.map(shown))
})

for (const title of ['Timeline', 'What happened']) {
  test(`a clock time typed among entries below “${title}” is heard while it is typed`, () => {
    const text = `---
id: 2026-03-10-x
date: 2026-03-10
severity: sev2
resolved_at: 2026-03-10T15:29:00Z
---

# X

## ${title}

| Time (UTC) | Event |
| --- | --- |
| 14:32 | Queue begins to fill |
| 14:37 | Alert fires: detected |
| 15:19 | Queue empty: resolved |
| 16:40 | Report begun |

The last node was back later.

## Lessons learned

Text.
`
    const open = session(text, 'tiered')
    const count = (findings: readonly Finding[]) =>
      findings.filter(one => one.rule === 'duration-mismatch').length
    assert.equal(count(open.anew().findings), 1)
    const at = text.indexOf('later.')
    const typed = 'at 15:29, '
    for (const [i, sign] of [...typed].entries()) {
      const { findings } = open.type(at + i, at + i, sign)
      assert.deepEqual(findings.map(shown), open.anew().findings.map(shown))
    }
    assert.equal(count(open.anew().findings), 0)
    const { findings } = open.type(at, at + typed.length, '')
    assert.deepEqual(findings.map(shown), open.anew().findings.map(shown))
    assert.equal(count(findings), 1)
  })
}
