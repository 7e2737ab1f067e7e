import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { actionDuplicateId } from '../../../core/rules/action-duplicate-id.ts'
import { scene, view } from '../../fixture.ts'

function fixesOf(items: number): number[] {
  const row = '| A1 | Limit the retries |\n'
  const text = `## Action items\n\n| ID | Action |\n| --- | --- |\n${row.repeat(items)}`
  return check(view(scene(text)), { rules: [actionDuplicateId] }).map(({ fixes }) => fixes.length)
}

test('ids that hundreds of items share are found, and left to a person', () => {
  assert.deepEqual(new Set(fixesOf(101)), new Set([1]))
  assert.deepEqual(new Set(fixesOf(102)), new Set([0]))
  assert.equal(fixesOf(102).length, 101)
})
