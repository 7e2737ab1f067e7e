import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRecord } from '../../../core/facts/read.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { profiles } from '../../fixture.ts'

/** More than engines take as arguments of one call. */
const MANY = 150_000

for (const [what, title, line] of [
  ['entries', 'Timeline', '- 14:05 x\n'],
  ['action items', 'Action items', '- [ ] x\n'],
  ['rows of bars', 'Action items', '||\n'],
  ['keys', 'Metadata', '- Key: value\n'],
] as const) {
  test(`always: a hundred and fifty thousand ${what} are read`, () => {
    const text = `# Incident\n\n## ${title}\n\n${line.repeat(MANY)}`
    assert.equal(typeof readRecord(parse(text), profiles.get('generic')!, 'a.md').timeline.length, 'number')
  })
}
