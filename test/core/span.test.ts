import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { freePlaces, holdersAmong, lastFrom, type Span } from '../../core/span.ts'

const span = fc
  .tuple(fc.nat({ max: 20 }), fc.nat({ max: 8 }))
  .map(([start, length]): Span => ({ start, end: start + length }))
const parts = fc.array(
  span.map(one => ({ span: one })),
  { maxLength: 12 },
)

test('the spans that hold an offset are those found by asking each', () => {
  fc.assert(
    fc.property(parts, fc.nat({ max: 30 }), (all, offset) => {
      const each = all.filter(one => one.span.start <= offset && offset <= one.span.end)
      assert.deepEqual(new Set(holdersAmong(all)(offset)), new Set(each))
    }),
  )
})

test('a place is free where it shares nothing with any of those taken', () => {
  const some = span.filter(({ start, end }) => start < end)
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), some, (taken, own) => {
      const places = freePlaces()
      for (const one of taken) places.take(one)
      assert.equal(
        places.isFree(own),
        taken.every(one => one.end <= own.start || own.end <= one.start),
      )
    }),
  )
})

test('the last that starts at an offset or before it', () => {
  const ordered = [3, 5, 5, 9].map(start => ({ span: { start, end: start + 1 } }))
  assert.deepEqual(
    [0, 3, 4, 5, 8, 9, 20].map(offset => lastFrom(ordered, offset)),
    [-1, 0, 0, 2, 2, 3, 3],
  )
})
