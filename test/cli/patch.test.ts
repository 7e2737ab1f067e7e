import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyPatch } from 'diff'
import { patchOf } from '../../cli/survey/patch.ts'

const head = 'first\nsecond\nthird\nfourth\n'
/** More lines than the shortest difference is looked for. */
const many = (word: string, count = 3000) =>
  Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('')

for (const [name, before, after] of [
  ['thousands of lines in step', `${head}${many('old')}same\nlast`, `${head}${many('new')}same\nlast`],
  [
    'every second line',
    `${head}${many('old')}`,
    `${head}${many('old').replace(/^old (\d*[02468])$/gm, 'new $1')}`,
  ],
  ['more lines than before', `${head}${many('old')}last\n`, `${head}${many('new', 3500)}last\n`],
  ['a last line that nothing ends', `${head}${many('old')}last`, `${head}${many('new')}last\n`],
  ['all of the text', many('old'), many('new', 10)],
  ['a line', `${head}old\n`, `${head}new\n`],
] as const) {
  test(`a patch that changes ${name} makes one text of the other`, () => {
    assert.equal(applyPatch(before, patchOf('a.md', before, after)), after)
  })
}

test('a patch of thousands of lines in step keeps those that stay', () => {
  const before = many('old')
  const patch = patchOf('a.md', before, before.replace(/^old (\d*[02468])$/gm, 'new $1'))
  assert.equal(patch.split('\n').filter(line => line.startsWith('-old')).length, 1500)
})
