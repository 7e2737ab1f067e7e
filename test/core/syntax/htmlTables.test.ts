import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { withHtmlTables } from '../../../core/syntax/htmlTables.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { runs } from '../../properties.ts'
import { entriesOf, itemsOf, sayEntry, sayItem } from '../reading.ts'
import { fieldsOf, recordOf } from '../records.ts'

/** The tables of a text, each row its cells between bars, the head first; what is no table as its kind. */
function tables(text: string): string[][] {
  return withHtmlTables(parse(text).chunks[0]!.blocks, text).map(block =>
    block.kind === 'table'
      ? [block.head, ...block.rows].map(({ cells }) =>
          cells.map(({ start, end }) => text.slice(start, end)).join(' | '),
        )
      : [block.kind],
  )
}

suite('a table written in HTML', () => {
  test('has a head and rows', () => {
    const text = `<table>
<thead><tr><th>Time</th><th>Event</th></tr></thead>
<tbody>
<tr><td>14:05</td><td>alert <code>Slow</code></td></tr>
<tr><td><p>14:20</p></td><td><strong>paged</strong><br/></td></tr>
<tr><td></td><td>&nbsp;</td></tr>
</tbody>
</table>
`
    assert.deepEqual(tables(text), [
      ['Time | Event', '14:05 | alert <code>Slow</code>', '14:20 | paged', ' | '],
    ])
  })

  test('may be a list of terms', () => {
    const text =
      '<dl>\n  <dt>Severity</dt><dd><b>P1</b></dd>\n  <dt>Lead</dt>\n\n  <dd>Mo</dd><dd>Kim</dd>\n  <dt>End\n</dl>\n'
    assert.deepEqual(tables(text), [[' | ', 'Severity | P1', 'Lead | Mo</dd><dd>Kim', 'End | ']])
    assert.deepEqual(tables('<dl></dl>\n'), [['html']])
    assert.deepEqual(
      fieldsOf('# x\n\n<dl><dt>Severity</dt><dd>P1</dd><dt>Date</dt><dd>2026-08-14</dd></dl>\n').map(
        ({ means, value }) => [means, value.value],
      ),
      [
        ['severity', 'P1'],
        ['date', '2026-08-14'],
      ],
    )
  })

  test('may have names at the left instead of a head, or none', () => {
    assert.deepEqual(tables('<table><tr><th>Status</th><td>Final</td></tr></table>'), [
      [' | ', 'Status | Final'],
    ])
    assert.deepEqual(tables('<table><tr><td>Due</td><td>2026-08-14</td></tr></table>'), [
      [' | ', 'Due | 2026-08-14'],
    ])
    assert.deepEqual(
      tables('<table><tr><td>When</td><td>What</td></tr><tr><td>9:00</td><td>x</td></tr></table>'),
      [['When | What', '9:00 | x']],
    )
  })

  test('may have two names a row', () => {
    const row = '<tr><td><b>Date</b></td><td>1 May</td><td><b>Status</b></td><td>Final</td></tr>'
    assert.deepEqual(tables(`<table>${row}</table>`), [[' | ', 'Date | 1 May', 'Status | Final']])
  })

  test('may have a title, cells over several columns and rows, and lines between its parts', () => {
    const text = `<table class="wrapped" style="width: 100%">

<tr><th colspan="3">Timeline</th></tr>

<tr><th>Day</th><th>Time</th><th>Event</th></tr>
<tr><td rowspan="2">1 May</td><td>9:00</td><td>a</td></tr>
<tr>
    <td>9:30</td>

    <td>b</td>
</tr>
<tr><td colspan=2>2 May</td><td>c</td></tr>
</table>
`
    assert.deepEqual(tables(`${text}\nText.\n`), [
      ['Day | Time | Event', '1 May | 9:00 | a', '1 May | 9:30 | b', '2 May |  | c'],
      ['paragraph'],
    ])
  })

  test('may stand beside another, and is none without its end or with one column', () => {
    const one = '<table><tr><td>a</td><td>b</td></tr></table>'
    assert.deepEqual(tables(`<div>${one}\n${one}</div>`), [['a | b'], ['a | b']])
    assert.deepEqual(tables('<table><tr><td>a</td><td>b</td></tr>\n'), [['html']])
    assert.deepEqual(tables('<table><tr><td>a</td></tr></table>'), [['html']])
    assert.deepEqual(tables('<!-- <table><tr><td>a</td><td>b</td></tr></table> -->'), [['html']])
  })
})

const exported = `# Cards declined

<table>
<tr><th>Incident date</th><td>2026-08-14</td></tr>
<tr><th>Severity</th><td><strong>SEV1</strong> (major)</td></tr>
<tr><th>Status</th><td><span class="status">In review</span></td></tr>
<tr><th>Duration</th><td>74 minutes</td></tr>
<tr><th>Author</th><td><a href="https://people.example/ann">Ann Lee</a></td></tr>
</table>

## Timeline (UTC)

<table><tbody>
<tr><th>Time</th><th>Event</th></tr>
<tr><td><p>10:02</p></td><td>Key goes live</td></tr>
<tr><td>10:41</td><td>We see that the key<br/>is the wrong one</td></tr>
</tbody></table>

## Action items

<table>
<tr><th>Action</th><th>Owner</th><th>Due</th><th>Ticket</th><th>Status</th></tr>
<tr><td>Compare fingerprints</td><td>@lucie</td><td>2026-09-01</td><td><a href="https://t.example/PAY-2">PAY-2</a></td><td>Done</td></tr>
<tr><td>Name keys by place</td><td>@oscar</td><td></td><td></td><td>Open</td></tr>
</table>
`

suite('a page exported with tables in HTML', () => {
  for (const [name, text] of [
    ['as it is', exported],
    ['with Windows line ends', exported.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${exported}`],
  ] as const) {
    test(`says what it says: ${name}`, () => {
      const record = recordOf(text)
      assert.deepEqual(
        [record.date?.value, record.severity?.value, record.status?.value, record.duration?.value.minutes],
        ['2026-08-14', 'SEV1', 'In review', 74],
      )
      assert.deepEqual(
        record.people.map(person => person.name),
        ['Ann Lee'],
      )
      assert.deepEqual(entriesOf(text).map(sayEntry), [
        '10:02 = 2026-08-14T10:02:00Z · Key goes live',
        '10:41 = 2026-08-14T10:41:00Z · We see that the key<br/>is the wrong one',
      ])
      assert.deepEqual(itemsOf(text).map(sayItem), [
        'Compare fingerprints · @lucie · 2026-09-01 · done! · PAY-2',
        'Name keys by place · @oscar · open',
      ])
      for (const { label, value } of fieldsOf(text))
        for (const fact of [label, value])
          assert.equal(text.slice(fact.span.start, fact.span.end), fact.value)
    })
  }
})

const parts = [
  ...['<table>', '<table class="a">', '</table>', '<tr>', '</tr>', '<TD>', '</td>', '<th>', '</th>', '<td'],
  ...[
    '<thead>',
    '</thead>',
    '<p>',
    '</p>',
    '<br/>',
    '<b>',
    '</b>',
    '&nbsp;',
    '<td colspan=3>',
    '<td rowspan="2">',
  ],
  ...['\n', '\n\n', '\r\n', '14:05', 'Severity', 'a | b', '\n| a |\n|---|\n', '<!--', '-->', '    ', '- '],
]

test('always: whatever stands in it, cells lie in their rows, rows in their table, tables apart', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), words => {
      const text = words.join('')
      let read = 0
      for (const block of withHtmlTables(parse(text).chunks[0]!.blocks, text)) {
        assert.ok(block.span.start >= read, JSON.stringify(text))
        if (block.kind !== 'table') continue
        read = block.span.end
        assert.ok(block.span.end <= text.length)
        for (const row of block.rows) {
          assert.ok(block.span.start <= row.span.start && row.span.end <= block.span.end)
          for (const cell of row.cells)
            assert.ok(block.span.start <= cell.start && cell.start <= cell.end && cell.end <= row.span.end)
        }
      }
    }),
    { numRuns: runs(400) },
  )
})
