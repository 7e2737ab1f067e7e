import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { Block } from '../../../core/syntax/block.ts'
import { withHtmlProse } from '../../../core/syntax/htmlProse.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { runs } from '../../properties.ts'
import { itemsOf, sayItem, tellsEntries } from '../reading.ts'
import { fieldsOf, recordOf } from '../records.ts'

/** What a reader makes of a text: the words of paragraphs, items in brackets behind their marks. */
function said(text: string): string[] {
  const say = (block: Block): string => {
    if (block.kind === 'paragraph')
      return block.lines.map(({ start, end }) => text.slice(start, end)).join(' / ')
    if (block.kind !== 'list') return block.kind
    const sign = ({ checked }: { checked: boolean | null }) => (checked === null ? '' : checked ? 'x ' : '_ ')
    return `${block.ordered ? 'ol' : 'ul'}(${block.items.map(item => sign(item) + item.blocks.map(say).join(' ')).join(' | ')})`
  }
  return withHtmlProse(parse(text).chunks[0]!.blocks, text).map(say)
}

suite('lists and paragraphs written in HTML', () => {
  test('are such for who reads, at any depth, their elements closed or not', () => {
    assert.deepEqual(said('<ul><li>a</li><li><b>b</b> c<ol><li>d</ol><li>e</ul>\n'), [
      'ul(a | b</b> c ol(d) | e)',
    ])
    assert.deepEqual(said('<details>\n<summary>More</summary>\nfirst<br>second\n<p>third</p></details>\n'), [
      'More',
      'first / second',
      'third',
    ])
    assert.deepEqual(said('<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\n'), ['ul(a)', 'ul(b)'])
    assert.deepEqual(said('<ul><li><input type="checkbox" checked> a<li><input type="checkbox"> b</ul>\n'), [
      'ul(x a | _ b)',
    ])
  })

  test('are Markdown right below a tag, for want of a blank line', () => {
    assert.deepEqual(said('<img src="a.png">\n- [ ] a\n- [x] b\n  c\n'), ['ul(_ a | x b / c)'])
    tellsEntries('# x\n\n## Timeline (UTC)\n\n<a name="log"></a>\n- 14:05 alert\n- 14:20 paged\n', [
      '14:05 = 2026-08-14T14:05:00Z · alert',
      '14:20 = 2026-08-14T14:20:00Z · paged',
    ])
  })

  test('hold no more than can be read, however deep they are nested', () => {
    const [only] = withHtmlProse(parse('<ul><li>'.repeat(2000)).chunks[0]!.blocks, '<ul><li>'.repeat(2000))
    assert.equal(only?.kind, 'list')
    assert.deepEqual(itemsOf(`# x\n\n## Action items\n\n${'<ul><li>'.repeat(2000)}\n`), [])
  })

  test('are none of comments, scripts of one tag and what says nothing', () => {
    for (const text of ['<!-- <li>a</li> -->\n', '<br>\n', '<ul></ul>\n', '<img src="a.png">\n'])
      assert.deepEqual(said(text), ['html'], text)
  })

  test('are moments of a timeline, action items, and say how long it lasted', () => {
    tellsEntries(
      '# x\n\n## Timeline (UTC)\n\n<details>\n<summary>All</summary>\n<ul>\n<li>14:05 alert</li>\n<li><b>14:20</b> paged\n</ul>\n</details>\n',
      ['14:05 = 2026-08-14T14:05:00Z · alert', '14:20 = 2026-08-14T14:20:00Z · paged'],
    )
    const items = '<ol>\n<li>Add a limit (@mo, 2026-09-01)</li>\n\n<li>Write it down</li>\n</ol>\n'
    assert.deepEqual(itemsOf(`# x\n\n## Action items\n\n${items}`).map(sayItem), [
      'Add a limit · @mo · 2026-09-01',
      'Write it down',
    ])
    assert.equal(
      recordOf('# x\n\n## Summary\n\n<p>It was down for 3 hours.</p>\n').duration?.value.minutes,
      180,
    )
  })

  test('are fields of the metadata where most of their lines are labels', () => {
    const fields = (text: string) => fieldsOf(text).map(({ means, value }) => [means, value.value])
    assert.deepEqual(
      fields(
        '# x\n\n<p><b>Date:</b> 2026-08-14<br>\n<strong>Severity</strong>: P1</p>\n\n<ul><li>Status: <i>Draft</i></li><li>Author: Kim</li></ul>\n',
      ),
      [
        ['date', '2026-08-14'],
        ['severity', 'P1'],
        ['status', 'Draft'],
        ['person', 'Kim'],
      ],
    )
    assert.deepEqual(fields('# x\n\n<p>It broke.<br>Then it broke again.<br>Severity: P1</p>\n'), [])
    assert.deepEqual(fields('# x\n\n<p>Severity: P1</p>\n'), [])
  })
})

const parts = [
  ...['<ul>', '<ol>', '</ul>', '</ol>', '<li>', '</li>', '<LI', '<p>', '</p>', '<div class="a">', '</div>'],
  ...[
    '<details>',
    '<summary>',
    '</summary>',
    '</details>',
    '<br/>',
    '<b>',
    '</b>',
    '<input type="checkbox">',
  ],
  ...['\n', '\n\n', '\r\n', '14:05', 'a | b', '<!--', '-->', '    ', '- ', '<'],
]

test('always: whatever stands in it, blocks lie in order within those around them', () => {
  const lies = (blocks: readonly Block[], from: number, to: number, text: string): void => {
    let read = from
    for (const block of blocks) {
      assert.ok(block.span.start >= read && block.span.end <= to, JSON.stringify(text))
      read = block.span.end
      if (block.kind === 'list')
        for (const item of block.items) lies(item.blocks, item.span.start, block.span.end, text)
    }
  }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), words => {
      const text = words.join('')
      lies(withHtmlProse(parse(text).chunks[0]!.blocks, text), 0, text.length, text)
    }),
    { numRuns: runs(400) },
  )
})
