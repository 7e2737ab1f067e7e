import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sortTimeline } from '../../../core/edits/sortTimeline.ts'
import { insertEntry, lineFor } from '../../../core/edits/timeline.ts'
import { runs } from '../../properties.ts'
import { edited, paper } from './paper.ts'
import { at, everyForm, forms, head, moments, tail, told, toldBy } from './timelineForms.ts'

everyForm('reads the form', text => assert.deepEqual(toldBy(paper(text)), moments))

for (const [where, clock, place] of [
  ['first', '14:00', 0],
  ['in the middle', '14:25', 2],
  ['behind one of the same minute', '14:35', 3],
  ['last', '16:00', 4],
] as const) {
  everyForm(`inserts an entry ${where}`, text => {
    const expected = moments.toSpliced(place, 0, { at: at(clock), text: 'declared' })
    assert.deepEqual(
      told(text, view => insertEntry(view, { time: at(clock), event: 'declared' })),
      expected,
    )
  })
}

everyForm('writes a new entry as the others are written', (text, form) => {
  const view = paper(text)
  const result = edited(view, insertEntry(view, { time: at('14:30'), event: 'paged @kim' }), text)
  const lines = result.split(/\r\n|\n|\r/)
  const added = lines.findIndex(line => line.includes('14:30'))
  const model = lines.findIndex(line => line.includes('14:20'))
  const marks = (line: string) =>
    line
      .replace(/\bkim \|/, '    |')
      .replace(/^\d\./, 'n.')
      .replace(/14:\d\d/, 'T')
  const bare = (line: string) =>
    form === 'barred fence'
      ? line
          .replace(/14:\d\d/, 'T')
          .replace(/pager|log/g, '')
          .replace(/\s+/g, ' ')
          .trim()
      : marks(line)
  assert.equal(bare(lines[added]!), bare(lines[model]!), form)
  assert.equal(lines[added - 1] === '', lines[model - 1] === '', form)
})

everyForm('names the source of a new entry', (text, form) => {
  const view = paper(text)
  const result = edited(
    view,
    insertEntry(view, { time: at('14:25'), event: 'seen', source: 'graph 7' }),
    text,
  )
  const entry = paper(result).record.timeline[2]!
  if (form.startsWith('table')) assert.equal(entry.text.value, '(source: graph 7) seen')
  else assert.deepEqual([entry.text.value, entry.source?.value], ['seen', 'graph 7'])
})

everyForm('puts shuffled entries in order', (text, form) => {
  const parts = ['14:05', '14:20', '14:35', '15:02']
  for (const mixed of [
    ['14:20', '14:05', '15:02', '14:35'],
    ['15:02', '14:35', '14:20', '14:05'],
    ['14:05', '14:35', '14:20', '15:02'],
  ]) {
    let other = text
    for (const [i, part] of parts.entries()) other = other.replace(part, `#${i}#`)
    for (const [i, part] of mixed.entries()) other = other.replace(`#${i}#`, part)
    const before = toldBy(paper(other))
    const after = told(other, view => sortTimeline(view, view.record.timeline[0]!.group))
    assert.deepEqual(
      after,
      before.toSorted((a, b) => a.at! - b.at!),
      form,
    )
    const view = paper(
      edited(paper(other), sortTimeline(paper(other), paper(other).record.timeline[0]!.group), other),
    )
    assert.deepEqual(sortTimeline(view, view.record.timeline[0]!.group), [])
  }
  assert.deepEqual(sortTimeline(paper(text), paper(text).record.timeline[0]!.group), [])
})

test('keeps with an entry what belongs to it', () => {
  const text = `## Timeline

- 14:20 second
  - with a detail
  - and another
- untimed, of the second
- 14:05 first

  \`\`\`
  a log
  \`\`\`
- 14:30 third
`
  const view = paper(text)
  assert.equal(
    edited(view, sortTimeline(view, view.record.timeline[0]!.group), text),
    `## Timeline

- 14:05 first

  \`\`\`
  a log
  \`\`\`
- 14:20 second
  - with a detail
  - and another
- untimed, of the second
- 14:30 third
`,
  )
})

test('sorts past midnight, newest first where declared, and never past a date', () => {
  const night = '# T\n\n- Date: 2026-08-14\n\n## Timeline\n\n- 23:50 a\n- 00:20 c\n- 00:10 b\n'
  const view = paper(night)
  assert.match(
    edited(view, sortTimeline(view, view.record.timeline[0]!.group), night),
    /23:50 a\n- 00:10 b\n- 00:20 c\n/,
  )
  const newest = '# T\n\n## Timeline (newest first)\n\n- 14:05 a\n- 14:20 b\n- 14:10 c\n'
  const down = paper(newest)
  assert.match(
    edited(down, sortTimeline(down, down.record.timeline[0]!.group), newest),
    /14:20 b\n- 14:10 c\n- 14:05 a\n/,
  )
  const dated =
    '# T\n\n## Timeline\n\n2026-08-14\n\n- 14:20 a\n- 14:05 b\n\n2026-08-15\n\n- 09:00 d\n- 08:00 c\n'
  const days = paper(dated)
  const result = days.record.timeline
    .map(entry => entry.group)
    .filter((group, i, all) => all.indexOf(group) === i)
    .flatMap(group => sortTimeline(days, group))
  assert.match(edited(days, result, dated), /14:05 b\n- 14:20 a\n\n2026-08-15\n\n- 08:00 c\n- 09:00 d\n/)
})

test('gives an entry the day it would lose by moving', () => {
  const text =
    '# T\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-08-14 14:30 | b |\n| 14:20 | a |\n| 15:00 | c |\n'
  const view = paper(text, 'learning')
  const result = edited(view, sortTimeline(view, view.record.timeline[0]!.group), text)
  const expected = toldBy(view).toSorted((a, b) => a.at! - b.at!)
  assert.deepEqual(toldBy(paper(result, 'learning')), expected)
})

test('writes times as the document does', () => {
  const cases: readonly [model: string, clock: string, expected: string][] = [
    ['2:05 PM', '16:07', '4:07 PM'],
    ['9:05 am', '00:07', '12:07 am'],
    ['14:05:09', '16:07', '16:07:00'],
    ['14.05 Uhr', '16:07', '16.07 Uhr'],
    ['14h05', '16:07', '16h07'],
    ['14時05分', '16:07', '16時07分'],
    ['14:05 UTC', '16:07', '16:07 UTC'],
    ['14:05 (UTC)', '16:07', '16:07 (UTC)'],
    ['14:05 JST', '16:07', '01:07 JST'],
    ['14:05Z', '16:07', '16:07Z'],
    ['2026-08-14 14:05', '16:07', '2026-08-14 16:07'],
    ['2026/08/14 14:05 UTC', '16:07', '2026/08/14 16:07 UTC'],
    ['2026-08-14T14:05:00Z', '16:07', '2026-08-14T16:07:00Z'],
    ['Aug 14, 14:05', '16:07', 'Aug 14, 16:07'],
    ['~14:05', '16:07', '16:07'],
    ['14:05 頃', '16:07', '16:07'],
    ['14:05 / 14:49', '16:07', '16:07'],
    ['14:05 CEST (12:05 UTC)', '16:07', '18:07 CEST'],
  ]
  for (const [model, clock, expected] of cases) {
    const text = `# T\n\nDate: 2026-08-14\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| ${model} | a |\n`
    const line = lineFor(paper(text, 'learning'), { time: at(clock), event: 'b' })
    assert.equal(line, `| ${expected} | b |`, model)
  }
})

test('leaves the second clock of the entry beside it alone', () => {
  const text = '# T\n\nDate: 2026-08-14\n\n## Timeline\n\n- 10:05 EDT (14:05 UTC): a\n'
  assert.equal(lineFor(paper(text), { time: at('16:07'), event: 'b' }), '- 12:07 EDT: b')
})

test('states the day of an entry that is not of the day before it', () => {
  const text = `${head}${forms.bullets}\n`
  const view = paper(text)
  assert.match(
    edited(view, insertEntry(view, { time: at('09:00', '2026-08-16'), event: 'x' }), text),
    /\n- 2026-08-16 09:00 x\n$/,
  )
  assert.match(
    edited(view, insertEntry(view, { time: at('00:10', '2026-08-15'), event: 'x' }), text),
    /\n- 00:10 x\n$/,
  )
})

const blanks: readonly [name: string, style: string, body: string, expected: string][] = [
  ['an empty section', 'generic', '', '| Time (UTC) | Event |\n| --- | --- |\n| 14:05 | alert |\n'],
  [
    'a template’s table',
    'generic',
    '| Time | Event |\n|---|---|\n| HH:MM | <event> |\n',
    '| Time | Event |\n|---|---|\n| 14:05 | alert |\n',
  ],
  [
    'a table in which somebody left but the time open',
    'generic',
    '| Time | Event |\n|---|---|\n| HH:MM | rolled back |\n',
    '| Time | Event |\n|---|---|\n| 14:05 | alert |\n| HH:MM | rolled back |\n',
  ],
  ['a template’s list', 'generic', '- HH:MM <event>\n', '- 14:05 alert\n'],
  ['an empty fence', 'rollback', '```\n```\n', '```\n14:05 alert\n```\n'],
  ['a template’s fence', 'rollback', '```\nHH:MM (source: <alert>) <what>\n```\n', '```\n14:05 alert\n```\n'],
  ['an empty section of a style with fences', 'rollback', '', '```\n14:05 alert\n```\n'],
]

for (const [name, style, body, expected] of blanks) {
  test(`writes the first entry into ${name}`, () => {
    const text = `# T\n\n- Date: 2026-08-14\n\n## Timeline\n${body && `\n${body}`}`
    const view = paper(text, style)
    const result = edited(view, insertEntry(view, { time: at('14:05'), event: 'alert' }), text)
    assert.equal(
      result,
      `# T\n\n- Date: 2026-08-14\n\n## Timeline\n\n${expected}`.replace(
        /\n$/,
        text.endsWith('Timeline\n') ? '\n' : '\n',
      ),
    )
  })
}

test('brings the section with the first entry', () => {
  const text = '# T\n\n- Date: 2026-08-14\n\n## Summary\n\nx\n'
  const view = paper(text)
  assert.equal(
    edited(view, insertEntry(view, { time: at('14:05'), event: 'a' }), text),
    `${text}\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 14:05 | a |\n`,
  )
})

test('always: any order of any entries is put right, and nothing else', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 7 * 60 }), { minLength: 2, maxLength: 8 })
  const shapes: readonly ((time: string, i: number) => string)[] = [
    (time, i) => `- ${time} e${i}\n`,
    (time, i) => `- **${time}** – e${i}\n  - detail ${i}\n`,
    (time, i) => `### ${time}\n\ne${i}\n\n`,
    (time, i) => `${time} e${i}\n\n`,
    (time, i) => `${i + 1}. ${time}: e${i}\n`,
  ]
  fc.assert(
    fc.property(minutes, fc.constantFrom(...shapes), fc.constantFrom('\n', '\r\n'), (times, shape, end) => {
      const clock = (minute: number) =>
        `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const body = times.map((minute, i) => shape(clock(minute), i)).join('')
      const text = (head + body.trimEnd() + tail).replaceAll('\n', end)
      const before = toldBy(paper(text))
      assert.equal(before.length, times.length)
      const after = told(text, view => sortTimeline(view, view.record.timeline[0]!.group))
      assert.deepEqual(
        after,
        before.toSorted((a, b) => a.at! - b.at!),
      )
    }),
    { numRuns: runs(60) },
  )
})

test('always: an entry inserted at any minute stands in order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 24 * 60 }),
      fc.constantFrom(...Object.values(forms)),
      (minute, form) => {
        const text = head + form + tail
        const time = at('10:00') + minute * 60_000
        const after = told(text, view => insertEntry(view, { time, event: 'new' }))
        assert.ok(after.some(one => one.at === time && one.text === 'new'))
        assert.deepEqual(
          after,
          after.toSorted((a, b) => a.at! - b.at!),
        )
      },
    ),
  )
})
