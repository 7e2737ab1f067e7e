import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { sentenceAround, sentencesIn } from '../../../core/language/sentences.ts'

suite('sentences', () => {
  const split = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end))

  test('end at their marks, not in numbers, names and abbreviations', () => {
    assert.deepEqual(
      split('It took 2.5 h, i.e. too long. Dr. Lee (v1.2) agreed! "Why?" she asked. 終わった。次。'),
      ['It took 2.5 h, i.e. too long.', 'Dr. Lee (v1.2) agreed!', '"Why?" she asked.', '終わった。', '次。'],
    )
  })

  test('always: are found around any place, and lie side by side', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('It broke. ', 'Why? ', 'v1.2 ', 'e.g. this ', '\n\n', '。', 'x', '?!'.repeat(9)),
        ),
        fc.nat(300),
        (parts, before) => {
          const text = 'It broke again. '.repeat(before) + parts.join('')
          const spans = sentencesIn(text)
          for (const [i, span] of spans.entries()) {
            assert.ok(span.start < span.end && span.start >= (spans[i - 1]?.end ?? 0))
            assert.deepEqual(sentenceAround(text, span.start), span)
          }
        },
      ),
    )
  })

  test('are cut where they go on without end', () => {
    const text = 'a word '.repeat(2000)
    const { start, end } = sentenceAround(text, 7000)
    assert.ok(start > 4900 && end < 9100)
  })
})
