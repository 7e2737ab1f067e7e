import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isIdOf } from '../../../core/policy/naming.ts'
import type { Profile } from '../../../core/profile/compile.ts'
import { mentionsIn } from '../../../core/workspace/mentions.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { compileStyle } from '../../fixture.ts'

/** The standard style with another form of ids. */
function withIds(pattern: string): Profile {
  const source = builtInStyle('generic')!
  const data = { ...source.data, ids: { pattern, make: 'AUSFALL-1', fromFile: false } }
  return compileStyle({ ...source, data })
}

test('ids are found by every expression that the description of a style may hold', () => {
  const style = withIds('\\p{Lu}{3,}-\\d+')
  assert.deepEqual(mentionsIn('Wie bei AUSFALL-12, nicht bei Ausfall-13.', [style]), ['AUSFALL-12'])
  assert.equal(isIdOf('AUSFALL-12', style), true)
  assert.equal(isIdOf('Ausfall-13', style), false)
})
