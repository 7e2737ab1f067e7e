import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { distance, nearest } from '../../../core/profile/near.ts'

suite('nearest', () => {
  test('forgives a slip, and two in long words', () => {
    assert.equal(nearest('severance', ['severity', 'service']), null)
    assert.equal(nearest('severty', ['severity', 'service']), 'severity')
    assert.equal(nearest('correctve', ['corrective', 'preventive']), 'corrective')
    assert.equal(nearest('Timline', ['Timeline', 'Impact']), 'Timeline')
    assert.equal(nearest('reveiwed', ['refined', 'reviewed']), 'reviewed')
  })

  test('does not choose between two that are equally near', () => {
    assert.equal(nearest('sev5', ['sev0', 'sev1', 'sev2']), null)
  })

  test('forgives nothing in words of three letters', () => {
    assert.equal(nearest('dok', ['doc']), null)
  })

  test('always: counts as the full table does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(letters, letters, fc.nat(4), (a, b, bound) => {
        const full = distance(a, b, 99)
        const bounded = distance(a, b, bound)
        assert.equal(bounded > bound, full > bound)
        if (full <= bound) assert.equal(bounded, full)
        assert.equal(distance(b, a, 99), full)
      }),
    )
  })
})
