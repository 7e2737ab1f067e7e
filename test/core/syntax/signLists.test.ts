import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parse } from '../../../core/syntax/parse.ts'
import { withSignLists } from '../../../core/syntax/signLists.ts'
import { itemsOf, sayItem, tellsEntries } from '../reading.ts'

/** The blocks of a text: items between bars, paragraphs as they stand. */
function blocks(text: string): string[] {
  const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end).replace('\n', '/')
  return withSignLists(parse(text).chunks[0]!.blocks, text).map(block =>
    block.kind === 'list'
      ? block.items.map(item => said(item.blocks[0]!.span)).join(' | ')
      : said(block.span),
  )
}

suite('lines behind signs that are no bullets of Markdown', () => {
  test('are items, with the lines that follow; what stands before them is a paragraph', () => {
    assert.deepEqual(blocks('Measures\n・first\n  and more\n・second\n'), [
      'Measures',
      'first/  and more | second',
    ])
    assert.deepEqual(blocks('● a\n• b\n\nc\n'), ['a | b', 'c'])
    assert.deepEqual(blocks('a ・ b\n→ c\n'), ['a ・ b/→ c'])
    assert.deepEqual(blocks('-Check it\n-Alert on it\n'), ['Check it | Alert on it'])
    assert.deepEqual(blocks('1.Check it\n\n2.Alert\n  on it\n'), ['Check it', 'Alert/  on it'])
    assert.deepEqual(blocks('1.5 GB\n-x was set\n3.IT\n'), ['1.5 GB/-x was set\n3.IT'])
  })

  test('are moments of a timeline and action items', () => {
    tellsEntries('# x\n\n## 経緯\n\n・14:05　警報\n・14:20頃 復旧\n', [
      '14:05 = wall 2026-08-14T14:05:00Z · 警報',
      '14:20頃 = wall 2026-08-14T14:20:00Z · 復旧',
    ])
    const items = '・監視を追加する（担当：森田、期限：2026-09-01、完了）\n・手順書を直す\n'
    assert.deepEqual(itemsOf(`# x\n\n## 再発防止策\n\n${items}`).map(sayItem), [
      '監視を追加する · 森田 · 2026-09-01 · done!',
      '手順書を直す',
    ])
  })
})
