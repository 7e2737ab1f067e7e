import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from '../../../core/syntax/parse.ts'
import {
  chunkAt,
  lineCount,
  lineSpan,
  offsetAt,
  positionAt,
  slice,
  textOf,
} from '../../../core/syntax/text.ts'
import { document, opening, soup } from './documents.ts'

const text = fc.tuple(opening, fc.oneof(document, soup)).map(parts => parts.join(''))

test('always: counts lines and characters as the protocol does', () => {
  fc.assert(
    fc.property(text, content => {
      const parsed = parse(content)
      const judge = TextDocument.create('', '', 0, content)
      assert.equal(lineCount(parsed), judge.lineCount)
      for (let offset = 0; offset <= content.length; offset++) {
        const position = positionAt(parsed, offset)
        assert.deepEqual(position, judge.positionAt(offset))
        const withinLineEnd = content[offset - 1] === '\r' && content[offset] === '\n'
        assert.equal(offsetAt(parsed, position), withinLineEnd ? offset - 1 : offset)
      }
    }),
  )
})

test('always: gives lines without their line ends', () => {
  fc.assert(
    fc.property(text, content => {
      const parsed = parse(content)
      const lines = content.split(/\r\n|\r|\n/)
      assert.deepEqual(
        lines.map((_, line) => slice(parsed, lineSpan(parsed, line))),
        lines,
      )
    }),
  )
})

test('always: gives any part of the text', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (content, a, b) => {
      const parsed = parse(content)
      const start = a % (content.length + 1)
      const end = start + (b % (content.length + 1))
      assert.equal(textOf(parsed), content)
      assert.equal(slice(parsed, { start, end }), content.slice(start, end))
      const chunk = chunkAt(parsed, start)
      assert.ok(parsed.starts[chunk]! <= start && start <= (parsed.starts[chunk + 1] ?? parsed.length))
    }),
  )
})

test('moves places beyond the file or the line back to their end', () => {
  const parsed = parse('ab\r\ncd')
  assert.equal(offsetAt(parsed, { line: 0, character: 9 }), 2)
  assert.equal(offsetAt(parsed, { line: 7, character: 0 }), 6)
  assert.equal(offsetAt(parsed, { line: -1, character: 5 }), 0)
  assert.equal(offsetAt(parsed, { line: 1, character: -5 }), 4)
  assert.deepEqual(positionAt(parsed, 99), { line: 1, character: 2 })
  assert.deepEqual(positionAt(parsed, -1), { line: 0, character: 0 })
  assert.deepEqual(lineSpan(parsed, 9), { start: 6, end: 6 })
})

test('names the first line end', () => {
  assert.equal(parse('a\r\nb\n').lineEnd, '\r\n')
  assert.equal(parse('a\rb\n').lineEnd, '\r')
  assert.equal(parse('# a\nb\r\n').lineEnd, '\n')
  assert.equal(parse('a').lineEnd, '\n')
})
