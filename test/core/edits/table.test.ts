import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatTableAt, insertColumn, insertRow, setCell } from '../../../core/edits/table.ts'
import { widthOf } from '../../../core/edits/width.ts'
import type { Table } from '../../../core/syntax/block.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { slice } from '../../../core/syntax/text.ts'
import { edited, paper } from './paper.ts'

/** The first table of a text: its texts, row by row, and its place. */
function tableIn(text: string): { table: Table; base: number; cells: string[][] } {
  const parsed = parse(text)
  for (const [i, chunk] of parsed.chunks.entries()) {
    const table = chunk.blocks.find(block => block.kind === 'table')
    const base = parsed.starts[i]!
    if (!table) continue
    const cells = [table.head, ...table.rows].map(row =>
      row.cells.map(cell => slice(parsed, { start: base + cell.start, end: base + cell.end })),
    )
    return { table, base, cells }
  }
  throw new Error('no table')
}

function cellAt(text: string, row: number, column: number) {
  const { table, base } = tableIn(text)
  const cell = [table.head, ...table.rows][row]!.cells[column]!
  return { start: base + cell.start, end: base + cell.end }
}

const aligned = `| Who  | What        |
| ---- | ----------- |
| mo   | looked      |
|      |             |
`

const set: readonly [
  name: string,
  text: string,
  row: number,
  column: number,
  value: string,
  expected: string,
][] = [
  ['shorter, pipes stay in line', aligned, 1, 1, 'saw', aligned.replace('looked     ', 'saw        ')],
  ['longer, into the space', aligned, 1, 1, 'looked up', aligned.replace('looked     ', 'looked up  ')],
  ['longer than the space', aligned, 1, 0, 'kimberley', aligned.replace('mo  ', 'kimberley')],
  ['wide characters', aligned, 1, 1, '障害対応', aligned.replace('looked     ', '障害対応   ')],
  ['an empty cell', aligned, 2, 0, 'kim', aligned.replace('|      |', '| kim  |')],
  ['a cell emptied', aligned, 1, 0, '', aligned.replace('mo', '  ')],
  [
    'no space to keep',
    '| a | b |\n|---|---|\n| x | y |\n',
    1,
    1,
    'yes',
    '| a | b |\n|---|---|\n| x | yes |\n',
  ],
  ['narrow', '|a|b|\n|-|-|\n|x||\n', 1, 1, 'y|z', '|a|b|\n|-|-|\n|x|y\\|z|\n'],
  ['without outer pipes', 'a | b\n--|--\nx | y\n', 1, 0, 'xx', 'a | b\n--|--\nxx | y\n'],
  [
    'several lines',
    '| a | b |\n|---|---|\n| x | y |\n',
    1,
    1,
    'p\nq',
    '| a | b |\n|---|---|\n| x | p<br>q |\n',
  ],
]

for (const [name, text, row, column, value, expected] of set) {
  test(`sets a cell: ${name}`, () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const source = text.replaceAll('\n', end)
      const view = paper(source)
      assert.equal(
        edited(view, setCell(view, cellAt(source, row, column), value), source),
        expected.replaceAll('\n', end),
      )
    }
  })
}

const tables: Readonly<Record<string, string>> = {
  aligned: aligned.replace('|      |', '| kim  |'),
  loose: '| Who | What |\n|---|---|\n| mo | looked |\n| kim | |\n',
  narrow: '|Who|What|\n|:-|-:|\n|mo|looked|\n|kim||\n',
  'without outer pipes': 'Who | What\n--- | ---\nmo | looked\nkim | saw\n',
  'in a quote': '> | Who | What |\n> |---|---|\n> | mo | looked |\n> | kim | saw |\n',
  'in a list': '- item\n\n  | Who | What |\n  |---|---|\n  | mo | looked |\n  | kim | saw |\n',
  'without last line end': '| Who | What |\n|---|---|\n| mo | looked |\n| kim | saw |',
  'short rows': '| Who | What |\n|---|---|\n| mo |\n| kim | saw |\n',
}

function gridOf(text: string): string[][] {
  const flat = text
    .replace(/^> /gm, '')
    .replace(/^- item\s*/, '')
    .replace(/^ {2}\|/gm, '|')
  const { cells } = tableIn(flat)
  const width = cells[0]!.length
  return cells.map(row => Array.from({ length: width }, (_, i) => row[i] ?? ''))
}

for (const [name, source] of Object.entries(tables)) {
  test(`adds rows and columns: ${name}`, () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = source.replaceAll('\n', end)
      const view = paper(text)
      const head = text.indexOf('Who')
      const last = text.indexOf('kim')
      const before = gridOf(source)
      const said = (edits: ReturnType<typeof insertRow>) =>
        gridOf(edited(view, edits, text).replaceAll(end, '\n'))
      const row = ['a|b', 'c']
      const written = ['a\\|b', 'c']
      assert.deepEqual(said(insertRow(view, { start: last, end: last }, row)), [...before, written])
      assert.deepEqual(
        said(insertRow(view, { start: last, end: last }, row, 'before')),
        before.toSpliced(-1, 0, written),
      )
      assert.deepEqual(
        said(insertRow(view, { start: head, end: head }, row)),
        before.toSpliced(1, 0, written),
      )
      for (const after of [-1, 0, 1]) {
        const edits = insertColumn(view, { start: head, end: head }, after, {
          title: 'New',
          cell: i => `n${i}`,
        })
        const added = before.map((cells, i) => cells.toSpliced(after + 1, 0, i === 0 ? 'New' : `n${i - 1}`))
        assert.deepEqual(said(edits), added)
      }
    }
  })
}

test('formats a table by display width, in place', () => {
  const text = '# T\n\n|名前|What|n|\n|---|:-:|--:|\n|森|looked \\| up|1|\n| mo | x | 12 |\n\nEnd.\n'
  const result = edited(paper(text), formatTableAt(paper(text), text.indexOf('|')), text)
  const expected = `# T

| 名前 |     What     |   n |
| ---- | :----------: | --: |
| 森   | looked \\| up |   1 |
| mo   |      x       |  12 |

End.
`
  assert.equal(result, expected)
  assert.deepEqual(formatTableAt(paper(result), result.indexOf('|')), [])
})

test('always: a cell says back any text', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 15 })
  const shape = fc.constantFrom(...Object.values(tables).filter(table => table.startsWith('|')))
  fc.assert(
    fc.property(texts, shape, fc.nat(1), fc.nat(1), (value, text, row, column) => {
      const own = tableIn(text)
      if (own.cells[row + 1]![column] === undefined) return
      const view = paper(text)
      const result = edited(view, setCell(view, cellAt(text, row + 1, column), value), text)
      const after = tableIn(result).cells
      const flat = value.trim().replace(/\s*[\r\n]+\s*/g, '<br>')
      assert.equal(after[row + 1]![column]!.replace(/(\\*)\|/g, bars), flat.replace(/(\\*)\|/g, bars), result)
      for (const [i, cells] of own.cells.entries()) {
        for (const [j, cell] of cells.entries())
          if (i !== row + 1 || j !== column) assert.equal(after[i]![j], cell)
      }
    }),
  )
})

/** Bars with and without their backslash are one. */
function bars(_: string, slashes: string): string {
  return `${'\\'.repeat(slashes.length - (slashes.length % 2))}|`
}

test('knows how wide text is', () => {
  const widths: Readonly<Record<string, number>> = {
    abc: 3,
    障害: 4,
    é: 1,
    'e\u0301': 1,
    '🔥': 2,
    '👩‍💻': 2,
    '👍🏽': 2,
    ﾊﾝ: 2,
    Ａ: 2,
    한글: 4,
  }
  for (const [text, width] of Object.entries(widths)) assert.equal(widthOf(text), width, text)
})
