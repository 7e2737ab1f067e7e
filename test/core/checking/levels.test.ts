import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check } from '../../../core/checking/check.ts'
import { scene, view } from '../../fixture.ts'

const text = `
  ---
  date: 2026-08-14
  ---

  ## Action items

  | ID | Action | Owner | Due | Status |
  | --- | --- | --- | --- | --- |
  | A1 | Limit retries to 5 | @mo | 2026-08-20 | open |
`

/** The level of the overdue item, where the team chose `level` for the rule. */
function levelOf(level: 'error' | 'hint' | 'off', clock: 'note' | 'judge'): string | undefined {
  const given = view(scene(text), {
    profile: 'tiered',
    now: '2026-09-01T09:00:00Z',
    settings: { levels: { 'action-overdue': level } },
  })
  return check(given, { clock }).find(({ rule }) => rule === 'action-overdue')?.level
}

suite('what depends on the present day', () => {
  test('is told for information, or more quietly where the team wants it so', () => {
    assert.equal(levelOf('error', 'note'), 'information')
    assert.equal(levelOf('hint', 'note'), 'hint')
    assert.equal(levelOf('off', 'note'), undefined)
  })

  test('is judged at the level of the rule', () => {
    assert.equal(levelOf('error', 'judge'), 'error')
    assert.equal(levelOf('hint', 'judge'), 'hint')
  })
})
