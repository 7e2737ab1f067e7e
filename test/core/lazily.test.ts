import assert from 'node:assert/strict'
import test from 'node:test'
import { lazily } from '../../core/lazily.ts'

test('a part is worked out when it is first read, once, and may be made of others', () => {
  let times = 0
  const box = lazily<{ readonly side: number }, { readonly area: number; readonly volume: number | null }>({
    area: ({ side }) => {
      times++
      return side * side
    },
    volume: ({ side, area }) => (side < 0 ? null : side * area),
  })
  const [one, other] = [box({ side: 3 }), box({ side: -1 })]
  assert.equal(times, 0)
  assert.deepEqual([one.volume, one.area, other.volume, other.area], [27, 9, null, 1])
  assert.equal(times, 2)
})
