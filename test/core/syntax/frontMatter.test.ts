import assert from 'node:assert/strict'
import test from 'node:test'
import { parse } from '../../../core/syntax/parse.ts'
import { entriesOf, headerOf, shown } from './header.ts'

test('names what is wrong with YAML, where, and what was expected', () => {
  const cases: Record<string, [string, RegExp]> = {
    'a: "b': ['"b', /quote that is never closed/],
    "a: 'it''s\nb: c": ["'it''s", /quote that is never closed/],
    'a: "say \\"b\\"\nb: c': ['"say \\"b\\"', /quote that is never closed/],
    'a: b: c': ['b', /second colon/],
    'a: [b': ['[b', /bracket that is never closed/],
    'a: [b, [c]\nd: e': ['[b, [c]', /bracket that is never closed/],
    'a: {b: c\nd: e': ['{b: c', /bracket that is never closed/],
    '\ta: b': ['\t', /tab/],
    'a: *none': ['*none', /alias/],
    'a: @b': ['@', /starts with a sign/],
    "a: 'it's'": ["s'", /sign that cannot stand here/],
    '- a\n- b': ['- a\n- b', /key: value/],
    'a: b\nno colon\nc: d': ['no colon\nc', /without a colon/],
  }
  for (const [yaml, [at, message]] of Object.entries(cases)) {
    const text = `---\n${yaml}\n---\n`
    const [problem] = headerOf(text).problems
    assert.match(String(problem?.message), message, yaml)
    assert.equal(text.slice(problem!.span.start, problem!.span.end), at, yaml)
  }
})

test('one fault of a line is told once', () => {
  const { problems } = headerOf('---\ntitle: Payouts: late: again\nnote: more: yet: more\n---\n')
  assert.equal(problems.length, 2)
})

test('reads the keys around a line that is none', () => {
  const { entries } = headerOf('---\na: b\nno colon\nc: d\n---\n')
  assert.deepEqual(
    entries.map(({ key, value }) => [key.value, key.span.start, shown(value)]),
    [
      ['a', 4, 'b'],
      ['c', 18, 'd'],
    ],
  )
})

test('refuses every language but YAML and TOML, and runs nothing', () => {
  const reached = globalThis as { reached?: boolean }
  for (const language of ['js', 'javascript', 'JS', 'json', 'coffee', 'toml', 'ruby']) {
    const text = `---${language}\nglobalThis.reached = true, { "a": 1 }\n---\n# x\n`
    for (let time = 0; time < 2; time++) {
      const { problems, entries } = headerOf(text)
      assert.deepEqual(entries, [])
      assert.match(String(problems[0]!.message), new RegExp(`“${language}”.*YAML`))
      assert.deepEqual(problems[0]!.span, { start: 0, end: 3 + language.length })
    }
  }
  assert.equal(reached.reached, undefined)
  assert.deepEqual(entriesOf('---yaml\na: b\n---\n'), [['a', 'b']])
})

test('takes front matter that is not closed for front matter, as far as it looks like it', () => {
  const text = '---\nid: x\ntags:\n  - a\n\n# Title\n\nSome prose.\n\n---\n\nMore.\n'
  const { span, problems, entries } = headerOf(text)
  assert.equal(text.slice(span.start, span.end), '---\nid: x\ntags:\n  - a')
  assert.equal(entries.length, 2)
  assert.match(String(problems[0]!.message), /not closed/)
  assert.equal(parse(text).chunks[2]?.heading?.level, 1)
  assert.match(String(headerOf('---\nid: x').problems[0]!.message), /not closed/)
  assert.match(String(headerOf('+++\nid = 1\n').problems[0]!.message), /not closed/)
})

test('reads front matter below blank lines and comments, and says that it is misplaced', () => {
  for (const lead of ['\n', ' \r\n\n', '\ufeff\n', '<!-- licence -->\n\n']) {
    const text = `${lead}---\nid: x\ntags:\n  - a\n---\n\n# Title\n`
    const { span, problems, entries } = headerOf(text)
    assert.equal(text.slice(span.start, span.end), '---\nid: x\ntags:\n  - a\n---')
    assert.equal(entries.length, 2)
    assert.deepEqual(
      problems.map(({ message, span }) => [
        /on the first line/.test(String(message)),
        text.slice(span.start, span.end),
      ]),
      [[true, '---']],
    )
  }
})

test('takes keys above a closing line for front matter whose first line got lost', () => {
  for (const lead of ['', '\ufeff']) {
    const text = `${lead}id: x\ntags:\n  - a\naliases:\n- b\ndate: 2026-08-14\n---\n\n# Title\n`
    const { span, problems, entries } = headerOf(text)
    assert.equal(text.slice(span.start, span.end), text.slice(lead.length, text.indexOf('---') + 3))
    assert.deepEqual(
      entries.map(({ key }) => key.value),
      ['id', 'tags', 'aliases', 'date'],
    )
    assert.deepEqual(
      problems.map(problem => [
        /not opened/.test(String(problem.message)),
        text.slice(problem.span.start, problem.span.end),
      ]),
      [[true, 'id']],
    )
    assert.equal(parse(text).chunks.at(-1)?.heading?.level, 1)
  }
})

test('takes lines above a rule for what they are', () => {
  for (const text of [
    'id: x\ndate: y\n---\n',
    'Id: x\nDate: y\nOwner: z\n---\n',
    'id: x\ndate: y\n\nowner: z\n---\n',
    'id: x\nso it went\ndate: y\nowner: z\n---\n',
    'id: x\ndate: y\nowner: z\n',
    '\nid: x\ndate: y\nowner: z\n---\n',
    'id: x\ndate: y\nowner: z\n----\n',
  ])
    assert.equal(parse(text).header, null, JSON.stringify(text))
})

test('takes a thematic break for what it is', () => {
  for (const text of [
    '\n---\na: b\n\nc: d\n---\n',
    '\n---\nSome prose.\n---\n',
    '\n---\na: b\nSome prose.\n---\n',
    '\n---\na: b\n',
    '\n---js\na: b\n---\n',
    '# Title\n\n---\na: b\n---\n',
    '---\n\nSome prose.\n\n---\n',
    '---\n# Title\n\nSome prose.\n\n---\n',
    '---\nSome prose.\n---\n',
    '---\n',
    '---',
    '----\na: b\n----\n',
    '--- a b\nc: d\n---\n',
    'text\n---\na: b\n---\n',
    ' ---\na: b\n---\n',
    '---js\nnever closed\n',
  ]) {
    assert.equal(parse(text).header, null, JSON.stringify(text))
  }
})

test('closes front matter at a line of nothing but the mark', () => {
  const text = '---\na: b\n---x: y\nc: --- d\n---  \ntext'
  const { span, entries } = headerOf(text)
  assert.equal(text.slice(span.start, span.end), '---\na: b\n---x: y\nc: --- d\n---')
  assert.deepEqual(
    entries.map(({ key }) => key.value),
    ['a', '---x', 'c'],
  )
  assert.deepEqual(entriesOf('---\n---\n'), [])
  assert.equal(parse('---\n---').chunks.length, 1)
})
