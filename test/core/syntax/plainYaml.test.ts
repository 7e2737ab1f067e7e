import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readFullYaml } from '../../../core/syntax/frontMatter.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { readPlainYaml } from '../../../core/syntax/plainYaml.ts'
import { runs } from '../../properties.ts'
import { entriesOf, headerOf, shown } from './header.ts'

const ENTRIES: [string, unknown][] = [
  ['id', '2026-04-21-queue'],
  ['title', 'Queue: full'],
  ['note', "it's"],
  ['started_at', '2026-04-21T03:14:00Z'],
  ['time', '14:05'],
  ['author', '@ana'],
  ['tags', ['a', 'b c', 'https://x.y']],
  ['none', []],
  ['services', ['aurora', 'identity']],
  ['empty', 'null'],
  ['tilde', 'null'],
  ['yes', 'true'],
  ['id', 'twice'],
]

const PLAIN = `---
id: 2026-04-21-queue   # a comment
title: "Queue: full"
note: 'it''s'
# another
started_at: 2026-04-21T03:14:00Z
time: 14:05
author: "@ana"
tags: [a, "b c", https://x.y] # more
none: []
services:
  - aurora

  # between
  - 'identity'
empty:
tilde: ~
yes: true
id: twice
---
# Title
`

test('reads the plain subset with every line end, with and without byte order mark', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    for (const mark of ['', '\ufeff']) {
      const text = mark + PLAIN.replaceAll('\n', end)
      assert.deepEqual(entriesOf(text), ENTRIES)
      const { language, span, content, problems } = headerOf(text)
      assert.deepEqual([language, problems], ['yaml', []])
      assert.deepEqual(
        [text.slice(span.start, span.start + 3), text.slice(content.end, span.end), span.start],
        ['---', '---', mark.length],
      )
      assert.equal(parse(text).chunks[1]?.text, `# Title${end}`)
    }
  }
})

test('reads all of YAML where the plain subset ends', () => {
  const text = `---
title: a title
  on two lines
summary: |
  first
  second
owner: {name: Ana, role: lead}
tags: [a,
  b]
list:
  - x: 1
  - [1, 2]
"quoted key": "tab\\tbed"
anchor: &a 1
alias: *a
---
`
  const shownEntries = headerOf(text).entries.map(({ key, value }) => [key.value, shown(value)])
  assert.deepEqual(shownEntries, [
    ['title', 'a title on two lines'],
    ['summary', 'first\nsecond\n'],
    ['owner', 'map'],
    ['tags', ['a', 'b']],
    ['list', ['x: 1', '[1, 2]']],
    ['quoted key', 'tab\tbed'],
    ['anchor', '1'],
    ['alias', '1'],
  ])
  assert.deepEqual(headerOf(text).problems, [])
})

const scraps = fc.constantFrom(
  ...[
    'id',
    ': ',
    ':',
    ' ',
    '  ',
    '- ',
    '-',
    'a b',
    '"q r"',
    "'s'",
    "'it''s'",
    '[',
    ']',
    ', ',
    ',',
    '# c',
    '#',
    ' # d',
  ],
  ...[
    '1.5',
    'true',
    '~',
    '|',
    '>',
    '{',
    '}',
    '&x ',
    '*x',
    '!t ',
    '?',
    '@h',
    '%',
    '`',
    '\\',
    'https://x.y/z',
    'é',
    '😀',
  ],
  ...[
    '"',
    "'",
    '---',
    '...',
    '\t',
    'k:',
    'k: v',
    '[a, "b", c-d]',
    '- x',
    '- "y"',
    '  - z',
    '<<',
    '=',
    '_',
    '\u2028',
  ],
)

const yamlLine = fc
  .tuple(
    fc.constantFrom('id: ', 'k:', '- ', '  - ', 'a b: ', ''),
    fc.array(scraps, { maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([start, parts, end]) => start + parts.join('') + end)

test('always: the plain reader says what the full one says of all it accepts', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.array(yamlLine, { maxLength: 6 }), lines => {
      const text = lines.join('')
      const entries = readPlainYaml(text, 0, text.length)
      if (entries === null) return
      if (entries.length > 0) accepted++
      assert.deepEqual({ entries, problems: [] }, readFullYaml(text, 0), JSON.stringify(text))
    }),
    { numRuns: runs(12_000) },
  )
  assert.ok(accepted > runs(300), `only ${accepted} accepted`)
})
