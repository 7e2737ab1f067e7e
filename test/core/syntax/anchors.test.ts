import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anchorsOf } from '../../../core/syntax/anchors.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { cpuTime } from '../../properties.ts'

test('headings of the same words are numbered, past names that others have', () => {
  const anchors = anchorsOf(
    parse('# Impact\n\n## Impact 1\n\n## Impact\n\n## Impact\n\n## **Root** cause {#why}\n'),
  )
  assert.deepEqual([...anchors], ['impact', 'impact-1', 'impact-2', 'impact-3', 'root-cause', 'why'])
})

test('a sign within a word is nothing or a hyphen, a space always a hyphen', () => {
  const anchors = anchorsOf(parse('# What’s next: über-cool & more\n'))
  assert.deepEqual([...anchors], ['whats-next-über-cool-more', 'what-s-next-über-cool-more'])
})

test('always: many headings of the same words take time in proportion to their number', () => {
  const parsed = parse('# a\n'.repeat(40_000))
  const from = cpuTime()
  assert.equal(anchorsOf(parsed).size, 40_000)
  assert.ok(cpuTime() - from < 3000)
})
