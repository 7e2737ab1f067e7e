import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bothOf, eitherOf, keyOf, listOf, say, spoken, verbatim } from '../../core/message.ts'

/** The sentences by their keys. */
function catalogOf(sentences: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sentences).map(([one, other]) => [keyOf(one), other as string]))
}

const german = catalogOf({
  '{0} names no owner. Expected {1}.': 'Erwartet: {1} für {0}.',
  'a team': 'ein Team',
  '{0} is not {1}': '{0} ist {1} nicht',
})

test('a message reads as its English sentence', () => {
  assert.equal(
    `${say`${'A1'} names no owner. Expected ${say`a team`}.`}`,
    'A1 names no owner. Expected a team.',
  )
  assert.equal(String(say`${2} of ${3}`), '2 of 3')
})

test('a message and the messages in it are said in the language of a catalog, their values in its order', () => {
  const message = say`${'A1'} names no owner. Expected ${say`a team`}.`
  assert.equal(spoken(message, german), 'Erwartet: ein Team für A1.')
})

test('what a catalog lacks stays English, and what is said in it does not', () => {
  assert.equal(spoken(say`As ${say`a team`} sees it`, german), 'As ein Team sees it')
  assert.equal(spoken(verbatim('a house'), german), 'a house')
})

test('a value that looks like a blank, or like a pattern of a replacement, is left alone', () => {
  assert.equal(spoken(say`${'{1}'} is not ${'$&'}`, german), '{1} ist $& nicht')
})

test('a catalog that holds anything but sentences, or nothing but its prototype, leaves them English', () => {
  for (const broken of [[], 'ja', 7, ...[null, 7, ['Team']].map(other => catalogOf({ 'a team': other }))])
    assert.equal(spoken(say`a team`, broken as never), 'a team')
  for (const text of ['constructor', '__proto__', 'length', '{0} of {1}'])
    assert.equal(spoken(verbatim(text), {}), text)
})

test('Japanese has no space where it meets Japanese, be it a value or the end of a sentence', () => {
  const japanese = catalogOf({
    'There is no {0}.': '{0} は存在しません。',
    'hour {0}': '{0} 時',
    'Expected {0}.': '{0} にしてください。',
    '{0} h': '{0} 時間',
    '{0} min': '{0} 分',
  })
  assert.equal(
    spoken(say`${say`There is no ${say`hour ${25}`}.`} ${say`Expected ${say`hour ${3}`}.`}`, japanese),
    '25 時は存在しません。3 時にしてください。',
  )
  assert.equal(
    spoken(say`${say`There is no ${'影響 と 原因'}.`} ${say`There is no ${'a'}.`}`, japanese),
    '影響 と 原因は存在しません。a は存在しません。',
  )
  assert.equal(
    spoken(say`${say`There is no ${'a'}.`}\n\n${say`There is no ${'原因'}.`}`, japanese),
    'a は存在しません。\n\n原因は存在しません。',
  )
  assert.equal(spoken(say`${say`${1} h`} ${say`${30} min`}`, japanese), '1 時間 30 分')
  assert.equal(spoken(say`${'影響'} is not ${'原因'}`, german), '影響 ist 原因 nicht')
})

test('things are listed, joined and offered as people write it', () => {
  assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listOf).map(String), [
    '',
    'a',
    'a, b',
    'a, b, c',
  ])
  assert.deepEqual([['a'], ['a', 'b'], ['a', 'b', 'c']].map(bothOf).map(String), [
    'a',
    'a and b',
    'a, b and c',
  ])
  assert.deepEqual([['a'], ['a', 'b'], ['a', 'b', 'c']].map(eitherOf).map(String), [
    'a',
    'a or b',
    'a, b or c',
  ])
})

test('a list may be as long as a document makes it', () => {
  const owners = Array.from({ length: 20_000 }, (_, i) => `@${i}`)
  assert.equal(String(listOf(owners)), owners.join(', '))
  assert.equal(spoken(listOf(owners), catalogOf({ '{0}, {1}': '{0}、{1}' })), owners.join('、'))
})
