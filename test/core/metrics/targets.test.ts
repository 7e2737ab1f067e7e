import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Measure } from '../../../core/metrics/measure.ts'
import { percentOf } from '../../../core/metrics/targets.ts'
import { profiles } from '../../fixture.ts'
import { counted, measured, now, on } from './measures.ts'

const judged = (metric: string, measures: readonly Measure[], style: string, period = {}) =>
  counted(
    measures.map(one => ({ ...one, style })),
    period,
  ).targets.find(one => one.metric === metric)!

/** Any style with a target of this sort. */
function styleWith(metric: string, key: 'over' | 'atLeast' | 'within' | 'trend'): string {
  const found = [...profiles.values()].find(({ data }) =>
    data.targets.some(one => one.metric === metric && one[key] !== undefined),
  )
  assert.ok(found)
  return found.data.id
}

test('a share must be over its target, not at it', () => {
  const style = [...profiles.values()].find(({ data }) =>
    data.targets.some(one => one.metric === 'action-closure' && one.over === 80 && one.within === undefined),
  )!.data.id
  const items = (done: number, open: number, unstated = 0) =>
    on('2026-08-14', {
      actions: [
        ...Array.from({ length: done }, () => 'done' as const),
        ...Array.from({ length: open }, () => 'open' as const),
        ...Array.from({ length: unstated }, () => 'unstated' as const),
      ].map(state => ({ line: 1, text: '', owners: [], due: null, state, closed: null })),
    })
  assert.equal(judged('action-closure', [items(8, 2)], style).met, false)
  assert.equal(judged('action-closure', [items(9, 2)], style).met, true)
  assert.equal(judged('action-closure', [items(9, 1, 5)], style).met, null)
  assert.equal(judged('action-closure', [items(1, 9, 5)], style).met, false)
  assert.match(judged('action-closure', [items(9, 1, 5)], style).found, /9 of 10 .* 90 %; 5 state no status/)
  assert.equal(judged('action-closure', [on('2026-08-14')], style).met, null)
})

test('items whose time is not over are not judged', () => {
  const style = styleWith('action-closure', 'atLeast')
  const open = { line: 1, text: '', owners: [], due: null, state: 'open' as const, closed: null }
  const running = on('2026-10-20', { closureDue: now + 1, actions: [open] })
  const over = on('2026-08-14', { closureDue: now, actions: [{ ...open, state: 'done' }] })
  assert.equal(judged('action-closure', [running], style).met, null)
  assert.equal(judged('action-closure', [running, over], style).met, true)
  assert.equal(judged('action-closure', [running, { ...over, actions: [open] }], style).met, false)
})

test('a trend compares the last two whole quarters, and keeps silent on a few', () => {
  const style = styleWith('time-to-resolve', 'trend')
  const many = (month: string, resolve: number, count = 5) =>
    Array.from({ length: count }, (_, i) =>
      on(`2026-${month}-0${i + 1}`, { minutes: { postmortem: null, detect: null, mitigate: null, resolve } }),
    )
  const verdict = (...measures: Measure[]) => judged('time-to-resolve', measures, style)
  assert.equal(verdict(...many('05', 60), ...many('08', 40), ...many('10', 900)).met, true)
  assert.equal(verdict(...many('05', 40), ...many('08', 40)).met, false)
  assert.equal(verdict(...many('05', 60), ...many('08', 40, 4)).met, null)
  const earlier = judged(
    'time-to-resolve',
    [...many('02', 30), ...many('05', 60), ...many('08', 40)],
    style,
    {
      until: '2026-06-30',
    },
  )
  assert.equal(earlier.met, false)
})

test('a punctual document is judged by its style', () => {
  const style = styleWith('time-to-postmortem', 'within')
  const [punctual, late, silent] = [true, false, null].map(inTime => on('2026-08-14', { inTime }))
  assert.equal(judged('time-to-postmortem', [punctual!, silent!], style).met, true)
  assert.deepEqual(judged('time-to-postmortem', [punctual!, late!], style).found, '1 of 2 in time')
  assert.equal(judged('time-to-postmortem', [silent!], style).met, null)
})

test('a quarter sets its own limit', () => {
  const style = [...profiles.values()].find(({ data }) => data.targets.some(one => one.within === 'quarter'))!
    .data.id
  const measure = measured('# Postmortem\n\n## Metadata\n\n- Date / Time (UTC): 2026-11-02 10:00\n', {
    profile: style,
  })
  assert.equal(measure.closureDue, Date.parse('2027-01-01'))
})

test('shares are rounded down: all of them is all of them', () => {
  assert.equal(percentOf(0.999), '99 %')
  assert.equal(percentOf(1), '100 %')
  assert.equal(percentOf(0.29), '29 %')
})
