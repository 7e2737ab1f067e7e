import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distributionOf } from '../../../core/metrics/distribution.ts'

test('a distribution counts what is unknown apart from what is known', () => {
  const spread = distributionOf([5, null, 1, 100, 3, null])
  assert.deepEqual(spread, { n: 4, unknown: 2, median: 4, p90: 100, least: 1, most: 100 })
  assert.deepEqual(distributionOf([null]), {
    n: 0,
    unknown: 1,
    median: null,
    p90: null,
    least: null,
    most: null,
  })
  const ten = distributionOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  assert.equal(ten.p90, 9)
  assert.equal(ten.median, 5.5)
})
