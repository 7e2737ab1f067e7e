import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profiles } from '../../fixture.ts'
import { counted, on } from './measures.ts'

test('a period leaves out what lies beside it and says what has no date', () => {
  const measures = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01', null].map(date => on(date))
  const quarter = counted(measures, { since: '2026-04-01', until: '2026-06-30' })
  assert.equal(quarter.documents, 2)
  assert.equal(quarter.undated, 1)
  assert.deepEqual(
    quarter.quarters.map(one => [one.quarter, one.documents]),
    [['2026-Q2', 2]],
  )
  assert.equal(counted(measures).documents, 5)
  assert.equal(counted(measures).undated, 0)
})

test('a repeat is what an earlier one had, before the period too', () => {
  const measures = [
    on('2026-09-01', { classes: ['config'], rootCauses: ['flag', 'flag'] }),
    on('2026-01-10', { rootCauses: ['flag'] }),
    on('2026-09-02', { rootCauses: ['disk'] }),
    on('2026-09-03'),
    on(null, { rootCauses: ['flag'] }),
  ]
  const { repeats } = counted(measures, { since: '2026-09-01' })
  assert.deepEqual([repeats.named, repeats.repeats, repeats.unknown], [2, 1, 1])
  assert.deepEqual(
    repeats.groups.map(({ kind, name, count, first, last }) => [kind, name, count, first, last]),
    [['root cause', 'flag', 2, '2026-01-10', '2026-09-01']],
  )
  assert.equal(counted(measures).repeats.unknown, 2)
})

test('a class that comes back names what the style escalates', () => {
  const [style] = [...profiles.values()].filter(({ data }) => data.classesEscalate.length > 0)
  const step = style!.data.classesEscalate[0]!
  const measures = Array.from({ length: step.times }, (_, i) =>
    on(`2026-09-0${i + 1}`, { style: style!.data.id, classes: ['config'] }),
  )
  assert.equal(counted(measures).repeats.groups[0]!.escalation, step.to)
})
