import assert from 'node:assert/strict'
import { test } from 'node:test'
import { convertTimeline } from '../../../core/edits/convertTimeline.ts'
import { toUtc } from '../../../core/edits/utc.ts'
import { edited, paper } from './paper.ts'
import { everyForm, moments, told, toldBy } from './timelineForms.ts'

everyForm('becomes a table', text => {
  const view = paper(text)
  const edits = convertTimeline(view, 'table')
  assert.deepEqual(
    told(text, () => edits),
    moments,
  )
  assert.ok(paper(edited(view, edits, text)).record.timeline.every(entry => entry.form === 'table'))
})

everyForm('becomes bullets', (text, form) => {
  const view = paper(text)
  const edits = convertTimeline(view, 'bullet')
  const after = paper(edited(view, edits, text)).record.timeline
  assert.ok(
    after.every(entry => entry.form === 'bullet'),
    form,
  )
  const source = (entry: { source: { value: string } | null }) => entry.source?.value ?? null
  assert.deepEqual(after.map(source), view.record.timeline.map(source))
  assert.deepEqual(
    after.map(entry => entry.instant),
    moments.map(moment => moment.at),
  )
  for (const [i, entry] of after.entries()) assert.ok(entry.text.value.includes(moments[i]!.text))
})

for (const zone of ['CET', 'PST', 'JST', 'UTC+5:30', 'Europe/Berlin']) {
  everyForm(`becomes UTC from the zone of its heading, ${zone}`, text => {
    const local = text.replace('Timeline (UTC)', `Timeline (${zone})`).replace('Time (UTC)', 'Time')
    const before = toldBy(paper(local))
    const after = told(local, view => toUtc(view))
    assert.deepEqual(after, before)
    const view = paper(local)
    assert.match(edited(view, toUtc(view), local), /Timeline \(UTC\)/)
  })
}

test('becomes UTC from zones of its own, ranges and second clocks too, and states days where they change', () => {
  const text = `# T

- Date: 2026-08-14

## Timeline

| Time | Event |
| --- | --- |
| 00:30 CEST | a |
| ~01:10 CEST | b |
| 02:30–02:45 CEST | c |
| 03:00 CEST (01:00 UTC) | d |
| 2026-08-14 04:00+02:00 | e |
| 2026-08-14T05:00:00+02:00 | f |
`
  const view = paper(text)
  const result = edited(view, toUtc(view), text)
  assert.deepEqual(
    result.split('\n').filter(line => /^\| .*\d/.test(line)),
    [
      '| 2026-08-13 22:30 UTC | a |',
      '| ~23:10 UTC | b |',
      '| 00:30–00:45 UTC | c |',
      '| 01:00 UTC | d |',
      '| 2026-08-14 02:00Z | e |',
      '| 2026-08-14T03:00:00Z | f |',
    ],
  )
  assert.deepEqual(toldBy(paper(result)), toldBy(view))
})

test('gives the same time in UTC behind the local one its place, and leaves alone what says more', () => {
  const table = (zone: string, ...times: string[]) =>
    `# T\n\nDate: 2026-07-25\n\n## Timeline\n\n| Time (${zone}) | Event |\n| --- | --- |\n${times.map(time => `| ${time} | a |\n`).join('')}`
  const plain = table('JST', '2026-07-25 03:40（UTC 07-24 18:40）', '10:24（UTC 01:24）', '11:00 (02:00 UTC)')
  const view = paper(plain)
  assert.equal(edited(view, toUtc(view), plain), table('UTC', '2026-07-24 18:40', '01:24', '02:00'))
  for (const time of ['09:18 / 09:49（UTC 00:18 / 00:49）', '10:47（UTC 01:47、triggered by hand）'])
    assert.deepEqual(toUtc(paper(table('JST', '08:00', time))), [])
})

test('names UTC where a style reads times so and the document says nothing', () => {
  const text = '# T\n\nDate: 2026-08-14\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 14:05 | a |\n'
  const view = paper(text, 'learning')
  assert.equal(edited(view, toUtc(view), text), text.replace('| Time |', '| Time (UTC) |'))
  const open = paper(text)
  assert.deepEqual(toUtc(open), [])
  const assumed = edited(open, toUtc(open, { text: 'JST', offset: 540 }), text)
  assert.match(assumed, /\| Time \(UTC\) \| Event \|\n\| --- \| --- \|\n\| 05:05 \| a \|/)
})

test('keeps the words that call a time rough, and clocks in the text of an entry', () => {
  const text = `# T

## Timeline

All times in CEST.

### 2026-07-08 ca. 18:30

Pods stop.

### ca. 22:48

Logs show that events stopped ca 18:30 CEST, at last.
`
  const view = paper(text)
  const result = edited(view, toUtc(view), text)
  assert.match(
    result,
    /All times in UTC\.\n\n### 2026-07-08 ca\. 16:30\n[\s\S]*### ca\. 20:48\n\n.* ca 18:30 CEST, at/,
  )
  assert.deepEqual(toldBy(paper(result)), toldBy(view))
})

test('renames the zone a sentence names', () => {
  const text = '# T\n\n- Date: 2026-08-14\n\n## Timeline\n\nAll times are in JST.\n\n- 14:05 a\n- 15:00 b\n'
  const view = paper(text)
  assert.equal(
    edited(view, toUtc(view), text),
    text.replace('JST', 'UTC').replace('14:05', '05:05').replace('15:00', '06:00'),
  )
})

test('leaves alone what has no other form', () => {
  for (const detail of [
    '\n\n  ```\n  log\n  ```',
    '\n\n  | a | b |\n  |---|---|',
    '\n  - 14:06 nested\n  - 14:07 too',
  ]) {
    const text = `# T\n\n## Timeline\n\n- 14:05 a${detail}\n- 14:20 b\n`
    const view = paper(text)
    assert.deepEqual(convertTimeline(view, 'table'), [], detail)
  }
})

test('never says UTC of times on another clock', () => {
  const text = '# T\n\n- Date: 2026-08-14\n\n## Timeline\n\nAll times in PST.\n\n- 14:05 a\n- 15:00 b\n'
  const view = paper(text)
  const result = edited(view, convertTimeline(view, 'table'), text)
  assert.match(result, /\n\| Time \| Event \|\n/)
  assert.deepEqual(toldBy(paper(result)), toldBy(view))
})

test('keeps the zone of a column, on the side of the clock it belongs to', () => {
  const text =
    '# T\n\n- Date: 2026-08-14\n\n## Timeline\n\n| Time (JST) | Event |\n|---|---|\n| **14:05** (05:05) | a |\n| 19. April, 15:00 | b |\n'
  const view = paper(text)
  const result = edited(view, convertTimeline(view, 'bullet'), text)
  assert.match(result, /\n- 14:05 JST \(05:05\) – a\n- \*\*19\. April, 15:00 JST\*\* – b\n/)
})

test('a list that became of a table becomes the table again, its zone in the title', () => {
  const table =
    '## Timeline\n\n| Time (UTC) | Event | Source |\n| --- | --- | --- |\n| 14:32 | Alert fires | pager |\n| 14:40 | Rolled back | chat |\n\n## Root cause\n'
  const view = paper(table, 'tiered')
  const list = edited(view, convertTimeline(view, 'bullet'), table)
  assert.match(list, /^- 14:32 UTC – /m)
  const back = paper(list, 'tiered')
  assert.equal(edited(back, convertTimeline(back, 'table'), list), table)
  const mixed = list.replace('14:40 UTC', '16:40 CEST')
  const other = paper(mixed, 'tiered')
  assert.match(edited(other, convertTimeline(other, 'table'), mixed), /^\| Time \| [\s\S]*^\| 14:32 UTC \|/m)
})
