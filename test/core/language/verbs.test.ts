import assert from 'node:assert/strict'
import { test } from 'node:test'
import { baseOf, isParticiple } from '../../../core/language/verbs.ts'

test('verbs go back to their base, or nowhere', () => {
  const bases =
    'checked check, verified verify, stopped stop, noticed notice, rolled roll, installed install, broke break, caught catch, escalated escalate, documented document, configured configure, deployed deploy, missed miss, added add, ensured ensure, planned plan, triggered trigger'
  for (const pair of bases.split(', ')) {
    const [past, base] = pair.split(' ')
    assert.equal(baseOf(past!), base)
    assert.ok(isParticiple(past!) || past === 'broke', past)
  }
  for (const word of ['access', 'a', 'more', 'been-there', 'need', 'red'])
    assert.equal(baseOf(word), null, word)
})
