import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { builtInStyle } from '../../../profiles/index.ts'
import { scene, view } from '../../fixture.ts'

/** The message of a finding in the last of nine copies of a style’s example, one a day, and the paths beside it. */
function besideFinding(rule: string, style: string, change: (text: string, day: number) => string) {
  const text = builtInStyle(style)!.example
  const documents = [9, 8, 7, 6, 5, 4, 3, 2, 1].map(day => `=== postmortems/${day}.md\n${change(text, day)}`)
  const seen = view(scene(documents.join('')), { profile: style })
  return check(seen)
    .filter(finding => finding.rule === rule)
    .map(({ message, related }) => [String(message), ...related.map(one => one.path)])
}

test('of many incidents of one class the latest five stand beside the finding, and all are counted', () => {
  const found = besideFinding('recurring-class', 'learning', (text, day) =>
    text.replaceAll('2026-02-17', `2026-02-0${day}`),
  )
  assert.match(found[0]![0]!, /^Incident 9 of the class/)
  assert.deepEqual(
    found[0]!.slice(1),
    [8, 7, 6, 5, 4].map(day => `postmortems/${day}.md`),
  )
})

test('of many documents with one id five stand beside the finding', () => {
  const [found] = besideFinding('duplicate-id', 'platform', text => text)
  assert.match(found![0]!, /postmortems\/1\.md and 7 more/)
  assert.equal(found!.length, 6)
})
