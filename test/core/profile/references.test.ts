import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { danglingNames } from '../../../core/profile/references.ts'
import { profiles } from '../../fixture.ts'
import { style } from '../reading.ts'

const styles = [...profiles.values()]

suite('names within a profile', () => {
  test('all lead somewhere in the built-in styles', () => {
    for (const { data } of styles) assert.deepEqual(danglingNames(data), [], data.id)
  })

  test('are found where they do not, with the way to them', () => {
    const { data } = style('tiered')
    const [tier, ...tiers] = data.tiers
    const broken = { ...data, tiers: [{ ...tier!, sections: ['summary', 'sumary'] }, ...tiers] }
    const [only, ...others] = danglingNames(broken)
    assert.deepEqual(only?.path, ['tiers', 0, 'sections', 1])
    assert.match(only.message, /^no section "sumary", expected one of summary, /)
    assert.deepEqual(others, [])
  })
})
