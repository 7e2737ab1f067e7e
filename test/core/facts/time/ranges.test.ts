import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDuration } from '../../../../core/facts/durations.ts'
import { mayHoldRange } from '../../../../core/facts/time/ranges.ts'

test('every way to write a range is one that the look ahead lets through', () => {
  for (const range of [
    '9:32 - 10:47',
    '9:32–10:47',
    '9:32 → 10:47',
    '9:32 ~ 10:47',
    'from 9:32 to 10:47',
    'between 9:32 and 10:47',
    'von 9:32 bis 10:47 Uhr',
    'de 9h32 à 10h47',
    'desde las 9:32 hasta las 10:47',
    'entre las 9:32 y las 10:47',
    'entre as 9h32 e as 10h47',
    'das 9h32 às 10h47',
    'dalle 9:32 alle 10:47',
    'tra le ore 9:32 e le ore 10:47',
    'van 9:32 tot 10:47',
    'tussen 9:32 en 10:47',
    '9:32 às 10:47',
    '9:32 até 10:47',
    '9:32から10:47まで',
    '9:32至10:47',
    '9:32 到 10:47',
    '9:32부터 10:47까지',
  ]) {
    assert.ok(mayHoldRange(range), range)
    assert.equal(readDuration(range)?.minutes, 75, range)
  }
  assert.equal(readDuration('10am-noon')?.minutes, 120)
})

test('most sentences hold none', () => {
  for (const text of [
    'The cache answered with time-outs for the lease of the scheduler for 412 of 9,800 requests.',
    'Nobody noticed that the 3 replicas were read-only.',
    'It failed 12 times.',
  ])
    assert.equal(mayHoldRange(text), false, text)
})
