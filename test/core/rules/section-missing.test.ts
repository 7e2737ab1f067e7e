import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check, type Finding } from '../../../core/checking/check.ts'
import { sectionMissing } from '../../../core/rules/section-missing.ts'
import { scene, standardProfile, view } from '../../fixture.ts'

const opening = '---\ntier: note\n---\n\n## Summary\n\nIt was slow.\n\n'
const rest = '## What happened\n\nIt was slow.\n\n## What we learned\n\nTo close fences.\n'

function found(text: string): Finding[] {
  return check(view(scene(text), { profile: standardProfile }), { rules: [sectionMissing] })
}

function placesTold(text: string): string[] {
  return found(text).flatMap(({ related }) => related.map(({ span }) => text.slice(span.start, span.end)))
}

test('a block that takes in the headings behind it is shown beside what is missing', () => {
  assert.deepEqual(placesTold(`${opening}~~~ text\n10:00 slow\n\n${rest}`), ['~~~ text', '~~~ text'])
  assert.deepEqual(placesTold(`${opening}<!-- to do\n\n${rest}`), ['<!-- to do', '<!-- to do'])
})

test('what may stand in such a block is not inserted a second time', () => {
  const text = `${opening}~~~ text\n${rest}~~~~\n## Thanks\n`
  const fixesOf = (one: string) => found(one).map(({ fixes }) => fixes.length)
  assert.deepEqual(fixesOf(text), [2, 2])
  assert.deepEqual(fixesOf(text.replace('~~~~\n', '')), [0, 0])
})

test('no block is shown that takes in no heading, or that ends', () => {
  assert.deepEqual(placesTold(`${opening}~~~\n10:00 slow\n`), [])
  assert.deepEqual(placesTold(`${opening}~~~\n${rest}~~~\n`), [])
})
