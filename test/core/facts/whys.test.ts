import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRecord } from '../../../core/facts/read.ts'
import { whyChains } from '../../../core/facts/whys.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { slice } from '../../../core/syntax/text.ts'
import { cpuTime, runs } from '../../properties.ts'
import { style } from '../reading.ts'

/** The chains of a text, a line for each why: number, question, answer; every quoted span checked on the way. */
function chains(text: string, id = 'generic'): string[][] {
  const parsed = parse(text)
  return whyChains(readRecord(parsed, style(id)), style(id)).map(({ whys }) =>
    whys.map(({ number, question, answer, span }) => {
      for (const fact of [question, answer]) {
        if (fact === null) continue
        assert.equal(slice(parsed, fact.span).replace(/\s*\r?\n[\s>]*/g, ' '), fact.value)
        assert.ok(fact.span.start >= 0 && fact.span.end <= text.length && span.start <= span.end)
      }
      return `${number ?? '–'} ${question?.value ?? '–'} ${answer?.value ?? '–'}`
    }),
  )
}

const two = ['1 Why did it fail? The disk was full', '2 Why was it full? Logs were never rotated']
const unnumbered = two.map(line => line.replace(/^\d/, '–'))

test('a chain of whys is read from labelled lines, plain and bold', () => {
  const plain = `Why 1: Why did it fail?\nAnswer: The disk was full\n\nWhy 2: Why was it full?\nAnswer: Logs were never rotated\n\nContributing Factors:\n\n1. No alert on disk space\n`
  assert.deepEqual(chains(`# X\n\n## Root cause analysis\n\n5 Whys Analysis:\n\n${plain}`), [two])
  assert.deepEqual(chains(`# X\r\n\r\n## Root cause\r\n\r\n${plain.replaceAll('\n', '\r\n')}`), [two])
  const bold = `**Why 1:** Why did it fail?\n→ **Because:** The disk was full\n\n**Why 2:** Why was it full?\n→ **Because:** Logs were never rotated\n\n**Root cause:** No rotation\n`
  assert.deepEqual(chains(`# X\n\n## Appendix: 5 Whys analysis\n\n**Problem:** An outage\n\n${bold}`), [two])
})

test('a chain of whys is read from a fence', () => {
  const fence =
    '```\nWhy 1: Why did it fail?\nAnswer: The disk was full\nWhy 2: Why was it full?\nAnswer: Logs were never rotated\nROOT CAUSE: no rotation\n```\n'
  assert.deepEqual(chains(`# X\n\n## Root cause\n\n${fence}`), [two])
})

test('a chain of whys is read from numbered items of one or two lines, and from nested lists', () => {
  for (const list of [
    '1. Why did it fail? The disk was full\n2. Why was it full? Because Logs were never rotated\n',
    '1. **Why did it fail?** → The disk was full\n1. **Why was it full?** → Logs were never rotated\n',
    '1. Why did it fail?\n   - The disk was full\n2. Why was it full?\n   - Logs were never rotated\n',
    '- Why did it fail?\n  - The disk was full\n    - Why was it full?\n      - Logs were never rotated\n',
  ]) {
    assert.deepEqual(chains(`# X\n\n## Five whys\n\n${list}`), [unnumbered], list)
  }
  assert.deepEqual(
    chains('# X\n\n## 5 Whys\n\n1. The disk was full\n2. Logs were never rotated\n\nSo much for that.\n'),
    [['– – The disk was full', '– – Logs were never rotated']],
  )
})

test('a chain of whys is read from headings and from tables', () => {
  const headings =
    '### Why 1: Why did it fail?\n\nThe disk was full\n\n### Why 2: Why was it full?\n\nLogs were never rotated\n'
  assert.deepEqual(chains(`# X\n\n## Root cause\n\n${headings}`), [two])
  const table =
    '| # | Why | Because |\n| --- | --- | --- |\n| 1 | Why did it fail? | The disk was full |\n| 2 | Why was it full? | Logs were never rotated |\n'
  assert.deepEqual(chains(`# X\n\n## Root cause\n\n${table}`), [two])
})

test('a chain of whys is read from tables written in HTML', () => {
  const rows =
    '<tr><td>Why did it fail?</td><td>The disk was full</td></tr>\n<tr><td>Why was it full?</td><td>Logs were never rotated</td></tr>'
  const text = `# x\n\n## Five whys\n\n<table>\n<tr><th>Why</th><th>Answer</th></tr>\n${rows}\n</table>\n`
  assert.deepEqual(chains(text), [unnumbered])
  const numbered = rows.replace('<tr>', '<tr><td>1</td>').replace('\n<tr>', '\n<tr><td>2</td>')
  const head = '<thead><tr><th>#</th><th>Question</th><th>Answer</th></tr></thead>'
  assert.deepEqual(
    chains(`# x\n\n## 5 Whys\n\n<table>\n${head}\n<tbody>\n${numbered}\n</tbody>\n</table>\n`),
    [two],
  )
})

test('chains of whys are read in other languages', () => {
  assert.deepEqual(
    chains('# X\n\n### なぜなぜ分析\n\n1. **なぜ止まったか？**\n   → ディスクが一杯だった\n'),
    [['– なぜ止まったか？ ディスクが一杯だった']],
  )
  assert.deepEqual(
    chains(
      '# X\n\n## 5-mal Warum\n\n1. Warum fiel es aus? Weil die Platte voll war\n2. Warum war sie voll? Es fehlt eine Rotation\n',
    ),
    [['– Warum fiel es aus? die Platte voll war', '– Warum war sie voll? Es fehlt eine Rotation']],
  )
})

test('two chains of whys stay apart, and an answer that is missing stays missing', () => {
  const text =
    '# X\n\n## Root cause\n\nWhy 1: Why a?\nAnswer: b\nWhy 2: Why b?\n\nWhy 1: Why c?\nAnswer: d\nWhy 2: Why d?\nAnswer: e\n'
  assert.deepEqual(chains(text), [
    ['1 Why a? b', '2 Why b? –'],
    ['1 Why c? d', '2 Why d? e'],
  ])
})

test('prose that says why is no chain, nor are questions elsewhere', () => {
  for (const text of [
    '# X\n\n## Root cause\n\nWhy this matters is clear. The disk was full.\n',
    '# X\n\n## Root cause\n\n- Why didn’t we catch this earlier? No alert.\n- Trigger: a release.\n',
    '# X\n\n## Lessons\n\n1. Why did it fail? The disk.\n2. Why the disk? Logs.\n',
    '# X\n\n## Five whys\n\n> Why 1: Why did it fail?\n> Answer: x\n',
  ]) {
    assert.deepEqual(chains(text).flat(), [], text)
  }
})

test('an answer over a line of spaces is one line', () => {
  assert.deepEqual(chains('# 5 Whys\n\nWhy?# Five whys\n  \nAnswer: x'), [['– ? # Five whys Answer: x']])
})

test('always: any text has chains, and a long one in linear time', () => {
  const parts = [
    'Why 1: ',
    'Why?',
    'Answer: ',
    '\n',
    '\n\n',
    '1. ',
    '- ',
    '  ',
    '**',
    '→ ',
    '| a | b |\n| - | - |\n',
    '# Five whys\n',
    '```\n',
    'x ',
    'なぜ',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }),
      found => void chains(`# 5 Whys\n\n${found.join('')}`),
    ),
    { numRuns: runs(3000) },
  )
  const before = cpuTime()
  chains(`# 5 Whys\n\n${'1. Why? Because\n'.repeat(4000)}`)
  assert.ok(cpuTime() - before < 2000)
})
