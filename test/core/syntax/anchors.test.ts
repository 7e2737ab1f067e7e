import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anchorsOf } from '../../../core/syntax/anchors.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { cpuTime } from '../../properties.ts'

test('headings of the same words are numbered, past names that others have', () => {
  const anchors = anchorsOf(
    parse('# Impact\n\n## Impact 1\n\n## Impact\n\n## Impact\n\n## **Root** cause {#why}\n'),
  )
  assert.deepEqual([...anchors], ['impact', 'impact1', 'impact2', 'impact3', 'rootcause', 'why'])
})

test('always: many headings of the same words take time in proportion to their number', () => {
  const parsed = parse('# a\n'.repeat(40_000))
  const from = cpuTime()
  assert.equal(anchorsOf(parsed).size, 40_000)
  assert.ok(cpuTime() - from < 3000)
})
