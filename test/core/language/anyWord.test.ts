import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyWord } from '../../../core/language/anyWord.ts'

function finds(words: readonly string[], text: string): boolean {
  return ['i', 'iu'].every(flags => new RegExp(anyWord(words), flags).test(text))
}

test('whole words, in any case, over line ends, with either apostrophe', () => {
  for (const text of ['It does not.', 'Does\nnot', '“does not”']) assert.ok(finds(['does not'], text), text)
  assert.ok(finds(["didn't"], 'It didn’t.'))
  for (const text of ['knots', 'nothing', 'notés', 'нотnot']) assert.ok(!finds(['not'], text), text)
})

test('words that begin or end so', () => {
  assert.ok(finds(['contribut…'], 'Contributing: late'))
  assert.ok(finds(['contribut…'], 'to contribut'))
  assert.ok(!finds(['contribut…'], 'recontribute'))
  assert.ok(finds(['…team'], 'Datenbankteam'))
  assert.ok(finds(["…n't a"], 'It wasn’t a test'))
  for (const text of ['team', 'teams', 'Datenbankteams']) assert.ok(!finds(['…team'], text), text)
  assert.ok(finds(['…者'], 'の担当者'))
})

test('phrases with up to three words in between, of one clause', () => {
  for (const text of ['no check', 'no automated end-to-end check', 'no\nsuch check'])
    assert.ok(finds(['no … check'], text), text)
  for (const text of ['no a b c d check', 'no, check', 'no checks'])
    assert.ok(!finds(['no … check'], text), text)
})

test('anywhere in scripts without spaces', () => {
  assert.ok(finds(['因为'], '这是因为没有'))
  assert.ok(finds(['때문', 'because'], '없기 때문이다'))
})

test('signs stand for themselves, and no words for nothing', () => {
  assert.ok(finds(['n/a', '(none)'], 'is (none).'))
  assert.ok(!finds(['n.a'], 'nxa'))
  assert.ok(!finds([], ''))
})
