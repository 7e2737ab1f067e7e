import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { saysFields } from '../../records.ts'

suite('metadata in headings', () => {
  test('in headings: with the value in the title, or alone below it', () => {
    const text =
      '# x\n\n## Date: 2026-08-14\n\n## Severity\n\nP1\n\n## Authors\n\n- Ann\n- Bob\n\n## Status\n\nA long tale.\n\nIn two paragraphs.\n'
    assert.deepEqual(saysFields(text), [
      'heading Date (date) = 2026-08-14',
      'heading Severity (severity) = P1',
      'heading Author (author) = - Ann\n- Bob',
    ])
  })

  test('alone below a heading and above a rule', () =>
    assert.deepEqual(saysFields('# x\n\n## Severity\n\nP1\n\n---\n\n## Summary\n'), [
      'heading Severity (severity) = P1',
    ]))

  test('in one heading with bars between them', () =>
    assert.deepEqual(
      saysFields('# x\n## Date: 2026-08-14 | Severity: P1 (all down) | Status: final\n\n## Summary\n'),
      [
        'heading Date (date) = 2026-08-14',
        'heading Severity (severity) = P1 (all down)',
        'heading Status (status) = final',
      ],
    ))

  test('not in a heading above a list that says which time is which', () =>
    assert.deepEqual(
      saysFields(
        '# x\n\n### Date and Time:\n\n- **Incident Start**: 2026-08-14 17:00 UTC\n- **Incident End**: 19:00\n',
      ),
      ['bold-bullet Started (started) = 2026-08-14 17:00 UTC', 'bold-bullet Resolved (resolved) = 19:00'],
    ))
})
