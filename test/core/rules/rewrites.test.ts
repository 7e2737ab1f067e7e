import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { scene, view } from '../../fixture.ts'

/** Rewrites are questions in English: sentences in another language get none. */

function offered(sentence: string): string[] {
  const seen = view(scene(`## Root cause\n\n${sentence}\n`), { profile: 'rollback' })
  return check(seen, { clock: 'skip' })
    .filter(({ rule }) => /^(?:root-cause-human-error|blame-person|counterfactual)$/.test(rule))
    .map(({ rule, fixes }) => `${rule} ${fixes.length}`)
}

test('blame in English is rewritten as a question', () => {
  assert.deepEqual(offered('Human error.'), ['root-cause-human-error 1'])
  assert.deepEqual(offered('The engineer forgot to check it.'), ['blame-person 1'])
  assert.deepEqual(offered('The engineer should have checked it.'), ['counterfactual 1'])
})

test('blame in other languages is found and left as it is', () => {
  assert.deepEqual(offered('Ursache: menschliches Versagen.'), ['root-cause-human-error 0'])
  assert.deepEqual(offered('Causa raíz: error humano.'), ['root-cause-human-error 0'])
  assert.deepEqual(offered('原因はヒューマンエラー。'), ['root-cause-human-error 0'])
  assert.deepEqual(offered('Der Mitarbeiter hat vergessen, es zu prüfen.'), ['blame-person 0'])
  assert.deepEqual(offered('Der Mitarbeiter hätte es prüfen müssen.'), ['counterfactual 0'])
})
