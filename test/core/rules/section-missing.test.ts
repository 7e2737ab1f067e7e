import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { sectionMissing } from '../../../core/rules/section-missing.ts'
import { scene, standardProfile, view } from '../../fixture.ts'

const opening = '---\ntier: note\n---\n\n## Summary\n\nIt was slow.\n\n'
const rest = '## What happened\n\nIt was slow.\n\n## What we learned\n\nTo close fences.\n'

function placesTold(text: string): string[] {
  const seen = view(scene(text), { profile: standardProfile })
  return check(seen, { rules: [sectionMissing] }).flatMap(({ related }) =>
    related.map(({ span }) => text.slice(span.start, span.end)),
  )
}

test('a block that takes in the headings behind it is shown beside what is missing', () => {
  assert.deepEqual(placesTold(`${opening}~~~ text\n10:00 slow\n\n${rest}`), ['~~~ text', '~~~ text'])
  assert.deepEqual(placesTold(`${opening}<!-- to do\n\n${rest}`), ['<!-- to do', '<!-- to do'])
})

test('no block is shown that takes in no heading, or that ends', () => {
  assert.deepEqual(placesTold(`${opening}~~~\n10:00 slow\n`), [])
  assert.deepEqual(placesTold(`${opening}~~~\n${rest}~~~\n`), [])
})
