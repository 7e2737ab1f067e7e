import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { saysFields } from '../../records.ts'

suite('metadata in tables', () => {
  test('in tables: a row a field, the head too where it is one, or a column a field', () => {
    assert.deepEqual(
      saysFields(
        '# x\n\n| Field | Value |\n| - | - |\n| **Severity:** | High |\n| Blast radius | all |\n| Date | |\n',
      ),
      ['table Severity (severity) = High', 'table ? (–) = all', 'table Date (date) = '],
    )
    assert.deepEqual(saysFields('# x\n\n| Date | 2026-08-14 |\n| - | - |\n| Severity | P1 |\n'), [
      'table Date (date) = 2026-08-14',
      'table Severity (severity) = P1',
    ])
    assert.deepEqual(
      saysFields('# x\n\n| Date | Severity | Duration |\n| - | - | - |\n| 2026-08-14 | P1 | 5 min |\n'),
      [
        'table Date (date) = 2026-08-14',
        'table Severity (severity) = P1',
        'table Duration (duration) = 5 min',
      ],
    )
  })

  test('under a head that says so, with the day as the only known label among many', () => {
    const rows = '| Date | 2026-08-14 |\n| Gate | B7 |\n| Belt | 3 |\n| Crew | two |\n| Bags | 40 |\n'
    const labels = (text: string) => saysFields(text).map(field => field.split(' = ')[1])
    assert.deepEqual(labels(`# x\n\n| Field | Value |\n|---|---|\n${rows}`), [
      '2026-08-14',
      'B7',
      '3',
      'two',
      '40',
    ])
    assert.deepEqual(labels(`# x\n\n| Fruit | Value |\n|---|---|\n${rows}`), [])
  })

  test('not in the one row of a list of action items, wherever it stands', () => {
    const row = '| Fix the retry | @mo | P1 | 2026-09-01 | Done |'
    assert.deepEqual(
      saysFields(`# x\n\n| Action | Owner | Priority | Due | Status |\n| - | - | - | - | - |\n${row}\n`),
      [],
    )
  })

  test('in tables of three columns whose head is empty, with remarks behind the values', () => {
    const rows = '| **Started** | 2026-08-14 10:00 UTC | by the log |\n| Severity | P1 | was P2 |\n'
    assert.deepEqual(saysFields(`# x\n\n||||\n|---|---|---|\n${rows}`), [
      'table Started (started) = 2026-08-14 10:00 UTC',
      'table Severity (severity) = P1',
    ])
    assert.deepEqual(saysFields('# x\n\n||||\n|---|---|---|\n| Severity | P1 | x |\n| Ann | 3 | y |\n'), [])
  })
})
