import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { edit } from '../../../core/syntax/edit.ts'
import { parse } from '../../../core/syntax/parse.ts'
import type { Parsed } from '../../../core/syntax/parsed.ts'
import { textOf } from '../../../core/syntax/text.ts'
import { cpuTime, runs } from '../../properties.ts'
import { document, opening, soup } from './documents.ts'

const change = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.nat(4), fc.nat(40)),
  text: fc.oneof(soup, fc.constant('')),
})

/** A change with offsets into a text of this length. */
function within(length: number, { at, length: cut, text }: { at: number; length: number; text: string }) {
  const start = at % (length + 1)
  return { start, end: Math.min(length, start + cut), text }
}

/** A document about so many sections long. */
function sections(count: number): string {
  let text = '---\nid: x\n---\n\n# Title\n'
  for (let i = 0; i < count; i++)
    text += `\n## Section ${i}\n\nSome prose here.\n\n- item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`
  return text
}

test('always: equals a parse of the whole text after any edits', () => {
  const text = fc.tuple(opening, fc.oneof(document, soup)).map(parts => parts.join(''))
  fc.assert(
    fc.property(text, fc.array(change, { minLength: 1, maxLength: 5 }), (start, changes) => {
      let parsed = parse(start)
      for (const each of changes) {
        const before = textOf(parsed)
        const { start, end, text } = within(before.length, each)
        const after = before.slice(0, start) + text + before.slice(end)
        parsed = edit(parsed, { start, end, text })
        assert.equal(textOf(parsed), after)
        assert.deepEqual(parsed, parse(after), JSON.stringify([before, start, end, text]))
      }
    }),
    { numRuns: runs(600) },
  )
})

/** How many chunks of one version are the same objects in the other. */
function kept(before: Parsed, after: Parsed): number {
  const objects = new Set(before.chunks)
  return after.chunks.filter(chunk => objects.has(chunk)).length
}

test('keeps every chunk the change does not reach', () => {
  const text = sections(50)
  const before = parse(text)
  const at = text.indexOf('prose', text.indexOf('## Section 20'))
  const inside = edit(before, { start: at, end: at, text: 'x' })
  assert.equal(kept(before, inside), before.chunks.length - 1)
  assert.equal(inside.header, before.header)
  const heading = text.indexOf('Section 30')
  assert.equal(
    kept(before, edit(before, { start: heading, end: heading, text: 'x' })),
    before.chunks.length - 1,
  )
  const split = edit(before, { start: at, end: at, text: '\n\n## New\n\n' })
  assert.equal(kept(before, split), before.chunks.length - 1)
  assert.equal(split.chunks.length, before.chunks.length + 1)
})

test('keeps nothing wrongly when a fence swallows the rest and gives it back', () => {
  const text = sections(50)
  const before = parse(text)
  const at = text.indexOf('Some prose', text.indexOf('## Section 20'))
  const open = edit(before, { start: at, end: at, text: '```\n' })
  assert.deepEqual(open, parse(`${text.slice(0, at)}\`\`\`\n${text.slice(at)}`))
  const closed = edit(open, { start: at, end: at + 4, text: '' })
  assert.deepEqual(closed, before)
})

test('takes offsets beyond the file as its end', () => {
  assert.deepEqual(edit(parse('a'), { start: 5, end: 9, text: 'b' }), parse('ab'))
  assert.deepEqual(edit(parse(''), { start: -3, end: 0, text: '# a' }), parse('# a'))
  assert.deepEqual(edit(parse('# a'), { start: 0, end: 3, text: '' }), parse(''))
})

test('always: reads little anew in a long file', () => {
  const text = sections(8000)
  let parsed = parse(text)
  const from = cpuTime()
  for (let i = 0; i < 200; i++) {
    const at = Math.floor((i / 200) * text.length)
    parsed = edit(parsed, { start: at, end: at, text: 'x' })
  }
  const each = (cpuTime() - from) / 200
  // Measured 0.05 to 0.2 ms; the bound only tells a relexed part from a relexed file (10 ms) on a busy machine.
  assert.ok(each < 4, `${each.toFixed(2)} ms an edit`)
})
