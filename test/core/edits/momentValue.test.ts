import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { applyEdits } from '../../../core/edit.ts'
import { scene, view } from '../../fixture.ts'

/** The value of `Resolved` once the time of the timeline is used; `null` where that is not offered. */
function resolvedAs(value: string, entry = '14:30'): string | null {
  const text = `# Outage\n\n- Date: 2026-08-14\n- Resolved: ${value}\n\n## Timeline (UTC)\n\n- 14:00 Errors begin\n- ${entry} Resolved\n- 23:00 Report written\n`
  const [found] = check(view(scene(text), { profile: 'generic' }), { clock: 'skip' }).filter(
    ({ rule }) => rule === 'duration-mismatch',
  )
  assert.ok(found, value)
  const [fix] = found.fixes
  return fix === undefined ? null : /Resolved: (.*)/.exec(applyEdits(text, fix.edits))![1]!
}

test('a moment takes the time of the timeline in its own form and zone', () => {
  assert.equal(resolvedAs('14:50 UTC'), '14:30 UTC')
  assert.equal(resolvedAs('2026-08-14T14:50:20Z'), '2026-08-14T14:30:00Z')
  assert.equal(resolvedAs('2026-08-14 16:50 CEST'), '2026-08-14 16:30 CEST')
  assert.equal(resolvedAs('14 August 2026, 14:50 UTC'), '14 August 2026, 14:30 UTC')
})

test('a time that is written by halves of the day, or falls on another day, is left to its author', () => {
  assert.equal(resolvedAs('2026-08-14 02:50 PM UTC'), null)
  assert.equal(resolvedAs('2026-08-15 00:10 CEST', '21:30'), null)
})
