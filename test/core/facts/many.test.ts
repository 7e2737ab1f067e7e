import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRecord } from '../../../core/facts/read.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { profiles } from '../../fixture.ts'

/** More than engines take as arguments of one call. */
const MANY = 150_000

function counts(title: string, line: string) {
  const text = `# Incident\n\n## ${title}\n\n${line.repeat(MANY)}`
  const { timeline, actions, fields } = readRecord(parse(text), profiles.get('generic')!, 'a.md')
  return { entries: timeline.length, items: actions.length, fields: fields.length }
}

test('always: a hundred and fifty thousand entries are read', () => {
  assert.equal(counts('Timeline', '- 14:05 x\n').entries, MANY)
})

test('always: so are as many action items', () => {
  assert.equal(counts('Action items', '- [ ] Bound the queue\n').items, MANY)
})

test('always: so are as many keys', () => {
  assert.ok(counts('Metadata', '- Key: value\n').fields >= MANY)
})

test('always: as many rows of nothing but bars hold no item', () => {
  assert.equal(counts('Action items', '||\n').items, 0)
})
