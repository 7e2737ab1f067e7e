import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { disorders } from '../../../core/policy/order.ts'
import { scene, view } from '../../fixture.ts'
import { runs } from '../../properties.ts'

const keys = ['started_at', 'detected_at', 'mitigated_at', 'resolved_at', 'closed_at']

function disorder(values: readonly (string | null)[]): string[] {
  const lines = values.flatMap((value, i) => (value === null ? [] : [`${keys[i]}: ${value}`]))
  return disorders(view(scene(`---\n${lines.join('\n')}\n---\n`)).record).map(({ name, other, early }) => {
    return `${name} ${early ? 'before' : 'after'} ${other}`
  })
}

const at = (minute: number) => new Date(Date.UTC(2026, 7, 14, 12) + minute * 60_000).toISOString()

test('the one that stands against the others is named', () => {
  assert.deepEqual(disorder([at(60), at(5), at(10), at(20), at(30)]), ['started after detected'])
  assert.deepEqual(disorder([at(0), at(60), at(10), at(20), at(30)]), ['detected after mitigated'])
  assert.deepEqual(disorder([at(0), at(5), at(10), at(2), at(30)]), ['resolved before mitigated'])
  assert.deepEqual(disorder([at(0), at(5), at(10), at(20), at(-60)]), ['closed before resolved'])
})

test('of two the earlier stage is believed', () => {
  assert.deepEqual(disorder([at(10), null, null, at(5), null]), ['resolved before started'])
  assert.deepEqual(disorder([at(10), at(5), null, at(20), null]), ['detected before started'])
})

test('equal times, and days beside times, are in order', () => {
  assert.deepEqual(disorder([at(0), at(0), at(0), at(0), at(0)]), [])
  assert.deepEqual(disorder(['2026-08-14T14:32:40Z', '2026-08-14T14:32Z', null, null, null]), [])
  assert.deepEqual(disorder(['2026-08-14T14:32:00Z', '2026-08-14', null, '2026-08-14T15:00:00Z', null]), [])
  assert.deepEqual(disorder(['2026-08-14T14:32:00Z', null, null, '2026-08-13', null]), [
    'resolved before started',
  ])
})

test('always: rising times are never found, and what is found is never more than must go', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(minutes, values => {
      const found = disorder(values.map(at))
      const isRising = values.every((value, i) => i === 0 || values[i - 1]! <= value)
      assert.equal(found.length === 0, isRising)
      assert.ok(found.length < values.length)
    }),
    { numRuns: runs(60) },
  )
})
