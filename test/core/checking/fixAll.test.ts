import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyEdits, editBetween } from '../../../core/edit.ts'

test('the edit between two texts changes what differs and no half of a character', () => {
  assert.equal(editBetween('same', 'same'), null)
  assert.deepEqual(editBetween('a red door', 'a blue door'), { span: { start: 2, end: 5 }, text: 'blue' })
  // Both circles begin with the same half of a pair, these two squares end with one.
  assert.deepEqual(editBetween('x🔴y', 'x🔵y'), { span: { start: 1, end: 3 }, text: '🔵' })
  assert.deepEqual(editBetween('\u{10000}', '\u{10400}'), { span: { start: 0, end: 2 }, text: '\u{10400}' })
})

test('always: making the edit gives the other text, and cuts no pair in two', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', '🔴', '🔵', '\u{10000}', '\u{10400}'), { maxLength: 6 })
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      const [before, after] = [one.join(''), other.join('')]
      const edit = editBetween(before, after)
      assert.equal(edit === null, before === after)
      if (edit === null) return
      assert.equal(applyEdits(before, [edit]), after)
      // Half a pair cannot be encoded.
      encodeURIComponent(before.slice(0, edit.span.start) + edit.text)
    }),
  )
})
