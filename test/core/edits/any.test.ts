import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Edit } from '../../../core/edit.ts'
import {
  addAction,
  deferAction,
  nextActionId,
  renumberActions,
  setActionCell,
} from '../../../core/edits/actions.ts'
import { convertTimeline } from '../../../core/edits/convertTimeline.ts'
import { setLevel, setTitle } from '../../../core/edits/headings.ts'
import {
  addFieldItem,
  placeOfField,
  removeField,
  renameField,
  setField,
  setFields,
} from '../../../core/edits/metadata.ts'
import { promoteTier } from '../../../core/edits/promote.ts'
import {
  appendToSection,
  insertSections,
  placeOfSection,
  sortSections,
} from '../../../core/edits/sections.ts'
import { sortTimeline } from '../../../core/edits/sortTimeline.ts'
import { formatTableAt, insertColumn, insertRow } from '../../../core/edits/table.ts'
import { insertEntry, lineFor } from '../../../core/edits/timeline.ts'
import { toUtc } from '../../../core/edits/utc.ts'
import type { View } from '../../../core/view.ts'
import { profiles } from '../../fixture.ts'
import { runs } from '../../properties.ts'
import { edited, paper } from './paper.ts'

/** Lines that meet in real documents and lines that should not. */
const lines = [
  ...[
    '---',
    'id: x',
    'title: "a: b"',
    'triggers: [a, b]',
    'triggers:',
    '  - a',
    'severity: sev1 # c',
    'status:',
    '+++',
  ],
  ...[
    '# Title',
    '## Summary',
    '## Timeline',
    '### Timeline (CET)',
    '**TIMELINE**',
    '## Action items',
    '**ACTION ITEMS**',
  ],
  ...[
    '## Metadata',
    '## Header',
    '## Impact',
    'Summary',
    'Setext',
    '===',
    '## Date: 2026-08-14',
    '- **Timeline**:',
  ],
  ...[
    '- Date: 2026-08-14',
    '- **Severity:** SEV1',
    '**Status:** Draft  ',
    'Date: 2026-08-14',
    '- **Duration:** 5 minutes',
  ],
  ...[
    '**Date:** 2026-08-14 | **Severity:** x',
    '| Field | Value |',
    '|---|---|',
    '| --- | :-: |',
    '| Severity |',
    '|',
  ],
  ...[
    '| Time | Event |',
    '| 14:05 | x |',
    '| 14:01 CET | y \\| z |',
    '| HH:MM | <x> |',
    'All times in CET.',
    'T+5m x',
  ],
  ...[
    '- 14:05 a',
    '- 14:01: b',
    '  - 13:00 c',
    '1. 14:02 z',
    '2. 13:59 q',
    '### 08:47',
    '### 08:40 - what',
    '14:05 para',
  ],
  ...[
    '**13:05** – para',
    '```',
    '14:05 (source: x) y',
    '13:05 | a | b',
    'HIGH | what | why | @mo | 2026-09-01 | DONE',
  ],
  ...[
    '| ID | Action | Owner | Due |',
    '| A1 | do | @mo | 2026-09-01 |',
    '| A1 | do |',
    '- [ ] task (owner: @mo)',
    '- task',
  ],
  ...[
    '- [x] task — @mo, 2026-09-01',
    '  - **Owner:** @kim',
    '- **Action items**:',
    '  - [ ] do',
    '> - 14:05 quoted',
  ],
  ...['<table><tr><th>Time</th><th>Event</th></tr>', '<tr><td>14:05</td><td>x</td></tr>', '</table>'],
  ...['<tr><th>Severity</th><td>SEV1</td></tr>', '<tr><td>do</td><td>@mo</td><td>2026-09-01</td></tr>'],
  ...[
    '<ul><li>14:05 x</li>',
    '<li>do (@mo, 2026-09-01)</li></ul>',
    '<p><b>Severity:</b> P1<br><b>Status:</b> x</p>',
  ],
  ...['<details><summary>Timeline</summary>'],
  ...['> ## Timeline', '<!-- c -->', '\ttab', '   ', '***', '🔥 14:05 e', '', '', '', ''],
]

const documents = fc
  .tuple(
    fc.array(fc.constantFrom(...lines), { maxLength: 25 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean(),
  )
  .map(([parts, end, mark, closed]) => mark + parts.join(end) + (closed ? end : ''))

/** Every edit there is, on everything the document has. */
function* everyEdit(view: View, word: string): Generator<readonly [name: string, edits: readonly Edit[]]> {
  const { record, profile } = view
  const { sections, tiers, metadata } = profile.data
  const { fields } = metadata
  for (const { key } of fields) {
    yield [`set ${key}`, setField(view, key, word)]
    yield [`set ${key} to a list`, setField(view, key, [word, 'b'])]
    yield [`add to ${key}`, addFieldItem(view, key, word)]
  }
  yield ['set all', setFields(view, Object.fromEntries(fields.map(({ key }) => [key, word])))]
  for (const field of record.fields) {
    yield ['rename', renameField(view, field, 'New')]
    yield ['remove', removeField(view, field)]
  }
  for (const { id } of sections) yield [`insert ${id}`, insertSections(view, [id])]
  yield [
    'insert all',
    insertSections(
      view,
      sections.map(one => one.id),
    ),
  ]
  for (const { id } of tiers) yield [`promote to ${id}`, promoteTier(view, id)]
  for (const section of record.sections) {
    for (const level of [1, 2, 4]) yield [`level ${level}`, setLevel(view, section, level)]
    yield ['title', setTitle(section, 'New title')]
    yield ['append', appendToSection(view, section, word)]
  }
  yield ['sort sections', sortSections(view)]
  yield* timelineEdits(view, word)
  yield* actionEdits(view, word)
  yield* tableEdits(view, word)
}

function* timelineEdits(view: View, word: string): Generator<readonly [string, readonly Edit[]]> {
  for (const { group } of view.record.timeline) yield ['sort timeline', sortTimeline(view, group)]
  const time = Date.UTC(2026, 7, 14, 13, 30)
  yield ['insert entry', insertEntry(view, { time, event: word, source: 'log' })]
  yield ['insert words', insertEntry(view, { time: 'later', event: word, actor: '@kim' })]
  yield ['to table', convertTimeline(view, 'table')]
  yield ['to bullets', convertTimeline(view, 'bullet')]
  yield ['to UTC', toUtc(view)]
  yield ['to UTC from JST', toUtc(view, { text: 'JST', offset: 540 })]
}

function* actionEdits(view: View, word: string): Generator<readonly [string, readonly Edit[]]> {
  for (const item of view.record.actions) {
    for (const role of ['owner', 'due', 'status', 'ticket', 'type', 'priority', 'id'] as const) {
      yield [`set ${role}`, setActionCell(view, item, role, word)]
    }
    yield ['defer', deferAction(view, item, '2026-10-01', word)]
  }
  yield ['add action', addAction(view, { action: word, owner: '@zoe', due: '2026-10-01' })]
  yield ['renumber', renumberActions(view, view.record.actions)]
}

function* tableEdits(view: View, word: string): Generator<readonly [string, readonly Edit[]]> {
  for (const [i, chunk] of view.parsed.chunks.entries()) {
    const base = view.parsed.starts[i]!
    for (const block of chunk.blocks) {
      if (block.kind !== 'table') continue
      const at = { start: base + block.span.start, end: base + block.span.end }
      yield ['format', formatTableAt(view, at.start)]
      yield ['insert row', insertRow(view, at, [word, word])]
      yield ['insert column', insertColumn(view, at, 0, { title: word, cell: () => word })]
    }
  }
}

/** The line ends of a text; `\r\n` is one. */
function endings(text: string): Set<string> {
  return new Set(text.match(/\r\n|\n|\r/g))
}

test('always: whatever the document, edits stay in it, apart from each other, and keep to its line ends', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(word => endings(word).size === 0)
  fc.assert(
    fc.property(documents, fc.constantFrom(...profiles.keys()), words, (text, style, word) => {
      const view = paper(text, style)
      const own = endings(text)
      for (const [name, edits] of everyEdit(view, word)) {
        const after = endings(edited(view, edits, text))
        if (own.size === 1)
          assert.ok(
            [...after].every(end => own.has(end)),
            `${style}, ${name}: ${JSON.stringify(edits)}`,
          )
      }
      assert.equal(typeof lineFor(view, { time: 0, event: word }), 'string')
      assert.ok(nextActionId(view) !== '')
    }),
    { numRuns: runs(80) },
  )
})

/** A text without what stands in the cells of its tables. */
function frame(text: string): string {
  return text.replace(/>[^<>\n]+</g, '><')
}

test('tables and lists written in HTML keep their places, and at most what stands in one is written anew', () => {
  const tables = [
    '<table>\n<tr><th>Date</th><td>2026-08-14</td></tr>\n<tr><th>Severity</th><td>P1</td></tr>\n<tr><th>Status</th><td>Draft</td></tr>\n</table>',
    '<table>\n<tr><th>Time</th><th>Event</th></tr>\n<tr><td>14:20 CEST</td><td>b</td></tr>\n<tr><td>14:05 CEST</td><td>a</td></tr>\n</table>',
    '<table>\n<tr><th>ID</th><th>Action</th><th>Owner</th><th>Due</th></tr>\n<tr><td>A2</td><td>do it</td><td>@mo</td><td>2026-09-01</td></tr>\n</table>',
  ]
  const lists = [
    '<p><b>Date:</b> 2026-08-14<br>\n<b>Severity:</b> P1<br>\n<b>Status:</b> Draft</p>',
    '<ul>\n<li>14:20 CEST b</li>\n<li>14:05 CEST a</li>\n</ul>',
    '<ul>\n<li>do it (@mo, 2026-09-01)</li>\n</ul>',
  ]
  for (const parts of [tables, lists]) {
    const text = `# Down\n\n${parts[0]}\n\n## Timeline\n\n${parts[1]}\n\n## Action items\n\n${parts[2]}\n`
    for (const style of profiles.keys()) {
      const view = paper(text, style)
      assert.equal(view.record.timeline.length, 2)
      assert.equal(view.record.actions.length, 1)
      for (const [name, edits] of everyEdit(view, 'word')) {
        const after = edited(view, edits, text)
        for (const part of parts) assert.ok(frame(after).includes(frame(part)), `${style}, ${name}: ${after}`)
      }
    }
  }
})

test('always: whatever the document, what is missing has a place in it', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom(...profiles.keys()), (text, style) => {
      const view = paper(text, style)
      const { sections, metadata } = view.profile.data
      const places = [
        ...sections.map(section => placeOfSection(view, section.id)),
        ...metadata.fields.map(field => placeOfField(view, field.key)),
      ]
      for (const place of places) assert.ok(place >= 0 && place <= text.length, String(place))
    }),
    { numRuns: runs(80) },
  )
})
