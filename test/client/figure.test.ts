import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureOf, sinceStart } from '../../client/preview/figure.ts'
import type { TimelineRow } from '../../server/protocol.ts'

const words = {
  summary: (entries: number, minutes: number) => `${entries} in ${minutes}`,
  table: 'as a table',
  time: 'Time',
  elapsed: 'Since',
  event: 'Event',
}
const row = (time: string, elapsed: number | null, text: string, milestones: string[] = []): TimelineRow => ({
  time,
  elapsed,
  text,
  milestones,
  instant: null,
  line: 0,
})

test('draws each entry whose time is known, and lists all of them', () => {
  const html = figureOf(
    [row('14:32', 0, 'starts'), row('?', null, 'somewhere between'), row('14:37', 5, 'alert', ['detected'])],
    words,
  )
  assert.equal(html.match(/<circle/g)?.length, 2)
  assert.match(html, /aria-label="2 in 5"/)
  assert.match(html, />detected T\+5m</)
  assert.equal(html.match(/<tr><td>/g)?.length, 3)
})

test('draws nothing where there is nothing to draw', () => {
  assert.equal(figureOf([], words), '')
  assert.equal(figureOf([row('14:32', 0, 'starts')], words), '')
  assert.equal(figureOf([row('14:32', 3, 'starts'), row('14:32', 3, 'alert')], words), '')
})

test('lets no markup through', () => {
  const html = figureOf(
    [row('1', 0, '<img src=x onerror="alert(1)">'), row('2', 9, 'a & b', ['"><b>'])],
    words,
  )
  assert.equal(/<img|<b>/.test(html), false)
  assert.match(html, /a &amp; b/)
})

test('writes minutes since the beginning as people say them', () => {
  assert.deepEqual(
    [sinceStart(0), sinceStart(5), sinceStart(65), sinceStart(-3), sinceStart(29.6)],
    ['T+0m', 'T+5m', 'T+1h05m', 'T-3m', 'T+30m'],
  )
})
