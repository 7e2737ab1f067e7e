import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../../core/checking/check.ts'
import { counterfactualsIn } from '../../../core/language/counterfactuals.ts'
import { faultsIn } from '../../../core/language/faults.ts'
import { judgementOffsets } from '../../../core/language/judgements.ts'
import { phrasesIn, phrasesOf } from '../../../core/language/phrases.ts'
import { loadedWord } from '../../../core/rules/loaded-word.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { slice } from '../../../core/syntax/text.ts'
import { scene, view } from '../../fixture.ts'
import { anyText, cpuTime } from '../../properties.ts'
import { context, passage } from './passage.ts'

suite('phrases', () => {
  const table = phrasesOf([
    ['forgot', 1],
    ['forgot to', 2],
    ["didn't check", 3],
    ['fat-fingered', 4],
    ['忘れた', 5],
    ['made a mistake', 6],
  ])

  const heard = (text: string) => phrasesIn(text, table).map(({ start, end }) => text.slice(start, end))

  test('are heard whole, in any case, across line ends and emphasis', () => {
    assert.deepEqual(heard('Forgot to do it'), ['Forgot to', 'Forgot'])
    assert.deepEqual(heard('he didn’t\ncheck, made **a** mistake, fat-fingered it'), [
      'didn’t\ncheck',
      'made **a** mistake',
      'fat-fingered',
    ])
    assert.deepEqual(heard('確認を忘れた。'), ['忘れた'])
    assert.deepEqual(heard('unforgot forgotten forgot-me-not didn’t checker fat fingered'), [])
  })

  test('always: are heard in any text without harm, and in linear time', () => {
    fc.assert(
      fc.property(anyText(200), text => {
        for (const { start, end } of phrasesIn(text, table))
          assert.ok(start >= 0 && start < end && end <= text.length)
        for (const chunk of parse(text).chunks) judgementOffsets(chunk, context)
        for (const found of [
          ...faultsIn(passage(text), context),
          ...counterfactualsIn(passage(text), context),
        ]) {
          assert.ok(found.span.start < found.span.end && found.span.end <= text.length)
        }
      }),
      { numRuns: 300 },
    )
    for (const text of [
      'the engineer forgot '.repeat(3000),
      'should have '.repeat(5000),
      'a'.repeat(200_000),
      '('.repeat(50_000),
    ]) {
      const before = cpuTime()
      faultsIn(passage(text.slice(0, 4000)), context)
      for (const chunk of parse(text).chunks) judgementOffsets(chunk, context)
      assert.ok(cpuTime() - before < 2000, text.slice(0, 20))
    }
  })
})

test('a team may mean something else by a word', () => {
  const given = view(scene('# Postmortem: X\n\n## Cause\n\nA dumb terminal and a stupid default.\n'), {
    profile: 'generic',
    settings: { options: { 'loaded-word': { except: ['Dumb'] } } },
  })
  const words = check(given, { rules: [loadedWord] }).map(({ span }) => slice(given.parsed, span))
  assert.deepEqual(words, ['stupid'])
})
