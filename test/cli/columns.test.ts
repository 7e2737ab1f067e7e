import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { firstColumns, lastColumns } from '../../cli/terminal/columns.ts'
import { widthOf } from '../../core/index.ts'

test('as much of a text is taken as fits, from either end, whatever its characters', () => {
  const wide = [...'接続한글', '🚀', 'é']
  const text = fc
    .array(fc.oneof(fc.constantFrom(...'abc def 1:2'), fc.constantFrom(...wide)), { maxLength: 30 })
    .map(characters => characters.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 20 }), (whole, width) => {
      for (const [part, isEnd] of [
        [firstColumns(whole, width), whole.startsWith.bind(whole)],
        [lastColumns(whole, width), whole.endsWith.bind(whole)],
      ] as const) {
        assert.ok(isEnd(part))
        assert.ok(widthOf(part) <= width)
        // One more character is at most two columns wide.
        assert.ok(part === whole || widthOf(part) > width - 2)
      }
    }),
  )
})
