import assert from 'node:assert/strict'
import { test } from 'node:test'
import { menu } from '../verbs.ts'

const many = (line: (i: number) => string, count: number) =>
  Array.from({ length: count }, (_, i) => line(i)).join('')

test('for a selection of hundreds of findings the actions of the first are offered', () => {
  const items = many(i => `- [ ] Bound queue ${i} (owner: @mo)\n`, 300)
  const offered = menu(`# Postmortem\n\n## Action items\n\n<|${items}|>`, { profile: 'tiered' })
  assert.ok(offered.length > 0 && offered.length <= 500, String(offered.length))
})

test('what adds a column to a table of hundreds of rows is offered once', () => {
  const rows = many(i => `| Bound queue ${i} | none |\n`, 200)
  const table = `| Action | Note |\n| --- | --- |\n${rows}`
  const offered = menu(`# Postmortem\n\nAuthor: @mo\n\n## Action items\n\n<|${table}|>`, {
    profile: 'tiered',
    client: { ownCommands: false },
  })
  assert.equal(offered.filter(one => one.startsWith('Set the due date')).length, 1)
  assert.equal(offered.filter(one => one.startsWith('Defer')).length, 1)
})

test('of two timelines in a selection each can be sorted', () => {
  const rows = `${many(i => `| 14:${String(i % 60).padStart(2, '0')} | Step ${i} |\n`, 180)}`
  const table = `| Time (UTC) | Event |\n| --- | --- |\n${rows}`
  const text = `# Postmortem\n\n## Timeline\n\n<|${table}\nThen the second region:\n\n${table}|>`
  const offered = menu(text, { profile: 'tiered' })
  // A fix of each, and the refactoring at the cursor.
  assert.equal(offered.filter(one => one.startsWith('Sort the timeline')).length, 3)
})
