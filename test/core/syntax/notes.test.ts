import assert from 'node:assert/strict'
import test from 'node:test'
import { edit } from '../../../core/syntax/edit.ts'
import { notebook } from '../../../core/syntax/notes.ts'
import { parse } from '../../../core/syntax/parse.ts'

test('a note goes on with the chunk that an edit leaves alone, and only with it', () => {
  const book = notebook<string>()
  const before = parse('# A\n\nOne.\n\n# B\n\nTwo.\n')
  for (const chunk of before.chunks) book.set(chunk, `of ${chunk.text[2]}`)
  const after = edit(before, { start: 5, end: 8, text: 'Uno' })
  assert.deepEqual(
    after.chunks.map(chunk => book.get(chunk)),
    [undefined, 'of B'],
  )
})

test('each keeper has notes of their own, the last one counts, and none after the book is cleared', () => {
  const [mine, yours] = [notebook<number>(), notebook<number>()]
  const [chunk] = parse('# A\n').chunks
  mine.set(chunk!, 1)
  mine.set(chunk!, 2)
  assert.deepEqual([mine.get(chunk!), yours.get(chunk!)], [2, undefined])
  mine.clear()
  assert.equal(mine.get(chunk!), undefined)
  mine.set(chunk!, 3)
  assert.deepEqual([mine.get(chunk!), chunk!.notes.length], [3, 1])
})
