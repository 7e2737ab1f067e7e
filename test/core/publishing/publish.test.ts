import assert from 'node:assert/strict'
import { test } from 'node:test'
import { origins } from '../../../core/publishing/change.ts'
import { publish } from '../../../core/publishing.ts'
import { scene, view } from '../../fixture.ts'
import { copies, nobody } from './copies.ts'

test('always: every style’s example can be published, twice to the same text, with nobody named', () => {
  for (const { data, given, once } of copies()) {
    assert.deepEqual(once.remains, [], data.id)
    const again = publish(view(scene(once.text), { profile: data.id }), nobody)
    assert.equal(again.text, once.text, data.id)
    assert.deepEqual(again.removed, [])
    assert.ok(!/@\w|#\d|[A-Z]{3}-\d/.test(once.text), data.id)
    for (const { name } of given.record.people)
      if (/\s/.test(name) && !/team/.test(name)) assert.ok(!once.text.includes(name), name)
  }
})

test('offsets of the copy lead back into the original', () => {
  const changes = [
    { kind: 'name' as const, what: '', span: { start: 2, end: 4 }, text: 'abcdef' },
    { kind: 'name' as const, what: '', span: { start: 8, end: 10 }, text: '' },
  ]
  // 01 23 4567 89 ab → 01 abcdef 4567 ab
  assert.deepEqual([0, 1, 2, 5, 8, 11, 12].map(origins(changes)), [0, 1, 2, 2, 4, 7, 10])
})
