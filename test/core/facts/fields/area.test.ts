import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { recordOf, saysFields } from '../../records.ts'

suite('where metadata stands', () => {
  test('in statistics at the end and in sections that give facts', () => {
    const text = `# x

## Impact

- **Duration:** 2 hours
- Severity: P3
- **Note:** not a field

## Timeline

**Total response time:** 20 minutes

## Stats

- Category: Kubernetes
- Time to recovery: 148 minutes
`
    assert.deepEqual(saysFields(text), [
      'bold-bullet Duration (duration) = 2 hours',
      'bullet Severity (severity) = P3',
      'bold Time to resolve (resolution-time) = 20 minutes',
      'bullet Class (classes) = Kubernetes',
      'bullet Time to resolve (resolution-time) = 148 minutes',
    ])
  })

  test('is not what action items, timelines and prose say', () => {
    const text = `# x

Note: this is prose, and so is the rest: all of it.

## Timeline

- 14:05: status: degraded
- Severity: raised to P1

## Root cause

**Duration:** of the lease was short.

## Action items

- Add an alert
  - **Status:** Done
  - **Owner:** @mo
`
    assert.deepEqual(saysFields(text), [])
  })

  test('what a major-incident report states between its bars and under its number', () => {
    const table =
      '# MAJOR INCIDENT REPORT\n\n| | |\n|---|---|\n| Elapsed | 3 h 25 min |\n| Major incident manager | R. Whitfield |\n| Report status | Issued 17/10/2025 |\n'
    const read = recordOf(table)
    assert.deepEqual(
      [read.status?.value, read.duration?.value.minutes, read.people[0]?.name],
      ['Issued', 205, 'R. Whitfield'],
    )
    const plain = recordOf(
      'PM-2025-007\n===========\n\nTitle: Wrong prices\nIncident: 2025-05-06\nLevel: 2\n',
    )
    assert.deepEqual([plain.title?.value, plain.id?.value ?? null], ['Wrong prices', 'PM-2025-007'])
  })

  test('nothing where the template was not filled in', () => {
    const text = `# Postmortem — \\<INCIDENT-TITLE>

- Incident ID: INC-YYYY-MM-DD-NNN
- Date / Time (UTC): YYYY-MM-DD HH:MM
- Duration: \\<HH:MM start - HH:MM end>
- Severity: P0 | P1 | P2
- Status: TBD
- Author: <name>
- Reviewer: —
`
    const { date, severity, status, duration, people } = recordOf(text)
    assert.deepEqual(
      { date, severity, status, duration, people },
      { date: null, severity: null, status: null, duration: null, people: [] },
    )
  })

  test('below a bar at the end, whatever section stands above it', () => {
    const foot = '---\n\n**Status:** Resolved\\\n**Date:** 2026-05-20\\\n**Author:** Ann Lee\n'
    assert.deepEqual(saysFields(`# x\n\n## Action items\n\n- Add an alert\n\n${foot}`), [
      'bold Status (status) = Resolved',
      'bold Author (author) = Ann Lee',
    ])
    const item = '**Action:** Add an alert\\\n**Status:** Done\n'
    assert.deepEqual(saysFields(`# x\n\n## Action items\n\n${item}\n---\n\n${item}`), [])
    assert.deepEqual(saysFields(`# x\n\n## References\n\n${foot}\n## Notes\n\nNone.\n`), [])
  })
})
