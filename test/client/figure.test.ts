import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureOf } from '../../client/preview/figure.ts'
import type { TimelineRow } from '../../server/protocol.ts'

const words = {
  summary: (entries: number, first: string, last: string) => `${entries} from ${first} to ${last}`,
  table: 'as a table',
  time: 'Time',
  elapsed: 'Since',
  event: 'Event',
}
const row = (time: string, minutes: number | null, text: string, milestones: string[] = []): TimelineRow => ({
  time,
  elapsed: minutes === null ? null : { minutes, label: `T+${minutes}m` },
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
  assert.match(html, /aria-label="2 from T\+0m to T\+5m"/)
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
