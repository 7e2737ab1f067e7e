import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSections } from '../../../core/facts/outline.ts'
import { precedes, readOrder, readTimeline } from '../../../core/facts/timeline.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { cpuTime, runs } from '../../properties.ts'
import { entriesOf, style, tellsEntries } from '../reading.ts'

test('a declared order counts midnight backwards, in its own timeline only', () => {
  const text = `## Timeline (UTC, newest first)

- 00:30 end
- 23:50 begin

## Timeline of the day before

- 23:00 UTC one
- 23:30 UTC two
`
  tellsEntries(text, [
    '00:30 = 2026-08-15T00:30:00Z · end',
    '23:50 = 2026-08-14T23:50:00Z · begin',
    '23:00 UTC = 2026-08-14T23:00:00Z · one',
    '23:30 UTC = 2026-08-14T23:30:00Z · two',
  ])
  const parsed = parse(text)
  const profile = style('generic')
  const order = readOrder(parsed, readSections(parsed, profile), profile)
  const groups = entriesOf(text).map(entry => order.newestFirstGroups.has(entry.group))
  assert.equal(order.newestFirst, true)
  assert.deepEqual(groups, [true, true, false, false])
})

test('says where the zone is stated', () => {
  for (const text of [
    '## Timeline (CET)\n\n- 14:05 x\n',
    '## Timeline\n\nAll times in CET.\n\n- 14:05 x\n',
    '## Timeline\n\n### 2026-08-14 (CET)\n\n- 14:05 x\n',
    '## Timeline\n\n| Time (CET) | Event |\n|---|---|\n| 14:05 | x |\n',
  ]) {
    const parsed = parse(text)
    const { zone } = readOrder(parsed, readSections(parsed, style('generic')), style('generic'))
    assert.equal(zone?.value.offset, 60)
    assert.equal(text.slice(zone.span.start, zone.span.end), 'CET')
    assert.equal(entriesOf(text)[0]!.zone?.offset, 60)
  }
})

test('precedes compares instants, walls, or whole days', () => {
  const [one, two, day, none] = entriesOf(
    '## Timeline\n\n- 2026-08-14 14:05 one\n- 2026-08-14 14:04 two\n- 2026-08-14 three\n- ? - four\n',
  )
  assert.equal(precedes(two!, one!), true)
  assert.equal(precedes(one!, two!), false)
  assert.equal(precedes(day!, one!), false)
  assert.equal(precedes(one!, day!), false)
  assert.equal(none === undefined || precedes(none, one!), none === undefined)
})

const line = fc.oneof(
  fc.constantFrom(
    '## Timeline (UTC)',
    '### 14:05',
    '### 2026-08-14',
    '## Summary',
    '',
    '```',
    '> 14:05 x',
    '| Time | Event |',
    '|---|---|',
    '| 14:05 | a |',
    '- 14:05 a',
    '  - 14:06 b',
    '1. 2026-08-14 23:59 – c',
    '**14:07 (Oct 2)** d',
    'All times in CET.',
    'newest first',
    '- T+5m e',
    '14:08 f',
  ),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
)

const end = fc.constantFrom('\n', '\r\n', '\r')

const document = fc
  .tuple(fc.array(line, { maxLength: 30 }), end, fc.constantFrom('', '\uFEFF'))
  .map(([lines, lineEnd, mark]) => mark + lines.join(lineEnd))

test('always: every span lies in the file and holds what is quoted, and nothing throws', () =>
  fc.assert(
    fc.property(document, text => {
      entriesOf(text)
    }),
    { numRuns: runs(400) },
  ))

test('always: groups are runs of entries in the order of the file', () =>
  fc.assert(
    fc.property(document, text => {
      const entries = entriesOf(text)
      for (let i = 1; i < entries.length; i++) assert.ok(entries[i]!.span.start >= entries[i - 1]!.span.start)
    }),
    { numRuns: runs(100) },
  ))

test('always: long and hostile texts are read in passing', () => {
  const hostile = [
    `## Timeline\n\n- 14:05 ${'*'.repeat(50_000)}\n`,
    `## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | ${' '.repeat(50_000)}x |\n`,
    `## Timeline\n\n${'- 14:05 x\n'.repeat(5_000)}`,
    `## Timeline\n\n14:05 ${'(source:'.repeat(10_000)}\n`,
    `## Timeline\n\n${'> '.repeat(2_000)}14:05\n`,
    `## Timeline\n\n${Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- 14:05 x\n`).join('')}`,
  ]
  for (const text of hostile) {
    const parsed = parse(text)
    const profile = style('generic')
    const before = cpuTime()
    readTimeline(parsed, readSections(parsed, profile), profile, { date: null })
    assert.ok(cpuTime() - before < 1_000, text.slice(0, 40))
  }
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus')

test('always: agrees with a careful reader on the count, the first and the last time', t => {
  if (!existsSync(join(corpus, 'gold.json'))) return t.skip('no corpus here')
  const gold = JSON.parse(readFileSync(join(corpus, 'gold.json'), 'utf8')) as {
    file: string
    date: string | null
    timeline: { count: number; first: string | null; last: string | null }
  }[]
  const agreeing = gold.filter(({ file, date, timeline }) => {
    const entries = entriesOf(readFileSync(join(corpus, file), 'utf8'), 'generic', date)
    const [first, last] = [entries[0], entries[entries.length - 1]]
    return (
      entries.length === timeline.count &&
      (first?.time.value ?? null) === timeline.first &&
      (last?.time.value ?? null) === timeline.last
    )
  })
  assert.ok(agreeing.length >= 0.9 * gold.length, `${agreeing.length} of ${gold.length}`)
})
