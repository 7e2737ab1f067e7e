import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { anyText, runs } from '../properties.ts'
import { fieldsOf, recordOf, sayField, sayMoments } from './records.ts'

function says(text: string, id = 'generic'): string[] {
  return fieldsOf(text, id).map(sayField)
}

suite('metadata', () => {
  test('in front matter, with every key, known or not', () => {
    const text = `---
title: "Search: down"
date: 2026-08-14
severity: sev1
services: [search, api]
authors:
  - mo
  - kim
colour: blue
triggers:
---
`
    assert.deepEqual(says(text, 'tiered'), [
      'yaml title (title) = Search: down',
      'yaml date (date) = 2026-08-14',
      'yaml severity (severity) = sev1',
      'yaml services (–) = [search, api]',
      'yaml ? (author) = - mo\n  - kim',
      'yaml ? (–) = blue',
      'yaml triggers (triggers) = ',
    ])
    assert.deepEqual(
      fieldsOf(text, 'tiered').map(field => field.items.length),
      [1, 1, 1, 2, 2, 1, 0],
    )
  })

  test('in TOML', () => {
    assert.deepEqual(says('+++\nseverity = "P1"\ndate = 2026-08-14\n+++\n'), [
      'toml Severity (severity) = P1',
      'toml Date (date) = 2026-08-14',
    ])
  })

  test('in bullets, bold or not, with a list below the label', () => {
    const text = `# x

- Incident ID: INC-2026-001
- **Severity**: \`P1\`
- **Status:** Draft
- **Authors:**
  - Ann Lee
  - Bob
- Weather: fine
`
    assert.deepEqual(says(text), [
      'bullet Incident ID (id) = INC-2026-001',
      'bold-bullet Severity (severity) = P1',
      'bold-bullet Status (status) = Draft',
      'bold-bullet Author (author) = ',
      'bullet ? (–) = Weather: fine'.replace('Weather: ', ''),
    ])
    assert.deepEqual(
      fieldsOf(text)[3]!.items.map(item => item.value),
      ['Ann Lee', 'Bob'],
    )
  })

  test('in bold and plain lines, several on a line, with hard breaks, comments and values below', () => {
    const text = `# x

**Date:** 2026-08-14  
**Severity:** P1 <!-- ask Mo -->
**Duration**: 47 minutes\\
**Status:** Draft | **Author:** @mo · **Reviewer:** @kim
**Services:**
search, api

Incident commander: Jo
Detected: 14:05 UTC
`
    assert.deepEqual(says(text), [
      'bold Date (date) = 2026-08-14',
      'bold Severity (severity) = P1',
      'bold Duration (duration) = 47 minutes',
      'bold Status (status) = Draft',
      'bold Author (author) = @mo',
      'bold Reviewer (reviewer) = @kim',
      'bold Services (–) = search, api',
      'plain Incident commander (commander) = Jo',
      'plain Detected (detected) = 14:05 UTC',
    ])
  })

  test('with the spaces that typography asks for', () => {
    assert.deepEqual(
      says('# x\n\n- Date\u00a0: 2026-08-14\n- **Severity\u202f:**\u00a0P1\n- Duration:\u202f5 min\n'),
      [
        'bullet Date (date) = 2026-08-14',
        'bold-bullet Severity (severity) = P1',
        'bullet Duration (duration) = 5 min',
      ],
    )
  })

  test('in one line, behind bars or dots', () => {
    assert.deepEqual(says('# x\n\nPrepared by: Hana | Status: Approved | see also the wiki\n'), [
      'plain Author (author) = Hana',
      'plain Status (status) = Approved | see also the wiki',
    ])
    assert.deepEqual(says('# x\n\n*Owner:* Vera · *Status:* In progress\n'), [
      'bold Author (author) = Vera',
      'bold Status (status) = In progress',
    ])
  })

  test('in a whole line of bold, in a quote, in code marks, behind emoji', () => {
    assert.deepEqual(
      says(
        '# x\n\n**Date: 2026-08-14**\n\n> **Severity:** P2\n> **Status:** Final\n\n- `Duration`: 5 min\n- 📅 **Day:** 2026-08-14\n',
      ),
      [
        'bold Date (date) = 2026-08-14',
        'bold Severity (severity) = P2',
        'bold Status (status) = Final',
        'bullet Duration (duration) = 5 min',
        'bold-bullet Date (date) = 2026-08-14',
      ],
    )
  })

  test('in tables: a row a field, the head too where it is one, or a column a field', () => {
    assert.deepEqual(
      says(
        '# x\n\n| Field | Value |\n| - | - |\n| **Severity:** | High |\n| Blast radius | all |\n| Date | |\n',
      ),
      ['table Severity (severity) = High', 'table ? (–) = all', 'table Date (date) = '],
    )
    assert.deepEqual(says('# x\n\n| Date | 2026-08-14 |\n| - | - |\n| Severity | P1 |\n'), [
      'table Date (date) = 2026-08-14',
      'table Severity (severity) = P1',
    ])
    assert.deepEqual(
      says('# x\n\n| Date | Severity | Duration |\n| - | - | - |\n| 2026-08-14 | P1 | 5 min |\n'),
      [
        'table Date (date) = 2026-08-14',
        'table Severity (severity) = P1',
        'table Duration (duration) = 5 min',
      ],
    )
  })

  test('in headings: with the value in the title, or alone below it', () => {
    const text =
      '# x\n\n## Date: 2026-08-14\n\n## Severity\n\nP1\n\n## Authors\n\n- Ann\n- Bob\n\n## Status\n\nA long tale.\n\nIn two paragraphs.\n'
    assert.deepEqual(says(text), [
      'heading Date (date) = 2026-08-14',
      'heading Severity (severity) = P1',
      'heading Author (author) = - Ann\n- Bob',
    ])
  })

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
    assert.deepEqual(says(text), [
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
    assert.deepEqual(says(text), [])
  })

  test('reads labels that may open a passage as times only in front of one', () => {
    const text = `# x

- **Detected:** 14:05 UTC
- **Mitigation:** we rolled back
- Detection time: 14:05
- Time to detect: 5 minutes

## Events

- Resolved 2026-08-14 15:02
- Repaired 3 of 4 nodes
`
    assert.deepEqual(says(text), [
      'bold-bullet Detected (detected) = 14:05 UTC',
      'bold-bullet ? (–) = we rolled back',
      'bullet ? (detected) = 14:05',
      'bullet Time to detect (detection-time) = 5 minutes',
      'bullet Resolved (resolved) = 2026-08-14 15:02',
    ])
  })
})

suite('a record says', () => {
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

  test('the leading token of an enum, by the name the style has for it', () => {
    assert.equal(recordOf('# x\n\n- Severity: SEV-3（主要機能の停止）\n').severity?.value, 'SEV-3')
    assert.equal(
      recordOf('# x\n\n- Severity: Partial degradation – 12 % of users\n').severity?.value,
      'Partial degradation',
    )
    assert.equal(recordOf('# x\n\n- Status: 🔴 In review, due Friday\n').status?.value, 'In review')
    assert.equal(
      recordOf('---\nseverity: SEV-1 (major)\nstatus: Draft\n---\n', 'tiered').severity?.value,
      'sev1',
    )
    assert.equal(
      recordOf('---\nseverity: terrible\nstatus: Draft\n---\n', 'tiered').severity?.value,
      'terrible',
    )
  })

  test('the title of the first heading, or of the front matter', () => {
    assert.equal(recordOf('---\ntitle: a\n---\n# b\n').title?.value, 'b')
    assert.equal(recordOf('---\ntitle: a\n---\n# <%= current_page.title %>\n').title?.value, 'a')
    assert.equal(recordOf('---\ntitle: a\n---\n# b\n', 'tiered').title?.value, 'a')
    assert.equal(recordOf('# Summary\n# Timeline\n').title, null)
    assert.equal(recordOf('**Search down**\n\ntext\n').title?.value, 'Search down')
    assert.equal(recordOf('## Search down\n\n## Impact\n').title?.value, 'Search down')
  })

  test('the title of the front matter over a section, one behind a token, and an opening line over sections', () => {
    const title = (text: string) => recordOf(text).title?.value ?? null
    assert.equal(title('---\ntitle: Search was down\n---\n\n## How zones are loaded\n'), 'Search was down')
    assert.equal(title('# [P1] Login broken\n\n## Impact\n'), '[P1] Login broken')
    assert.equal(title('# [Incident name]\n\n## Impact\n'), null)
    assert.equal(title('Postmortem: images were gone\n\nImpact\n======\n'), 'Postmortem: images were gone')
    assert.equal(title('Read the guide first\n\nImpact\n======\n'), null)
    assert.equal(title('Incident: Broker disk full\nSeverity: low\n\nIMPACT\n\nNone.\n'), 'Broker disk full')
  })

  test('the severity in the title, where no field states one', () => {
    assert.equal(recordOf('# [P1] Login broken\n').severity?.value, 'P1')
    assert.equal(recordOf('# SEV-2: login broken\n').severity?.value, 'SEV-2')
    assert.equal(recordOf('# Login broken on P1-cluster\n').severity, null)
    assert.equal(recordOf('# P1 Login broken\n\nSeverity: P3\n').severity?.value, 'P3')
  })

  test('days in the order that the document or its language writes', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    assert.equal(date('# x\n\nDate: 02/09/2026\n'), '2026-02-09')
    assert.equal(date('# x\n\nData: 02/09/2026\n\n## Resumo\n\n## Linha do tempo\n'), '2026-09-02')
    assert.equal(date('# x\n\nDate: 02/09/2026\nReviewed: 14/09/2026\n'), '2026-09-02')
    const { timeline, actions } = recordOf(
      '# x\n\n## Timeline\n\n- 30/11/2026 22:00 UTC a\n- 01/12/2026 02:00 UTC b\n\n## Actions\n\n- Fix it (@mo, 05/12/2026)\n',
    )
    assert.equal(actions[0]!.due?.value, '2026-12-05')
    assert.equal(timeline[1]!.instant! - timeline[0]!.instant!, 4 * 3_600_000)
  })

  test('the day the title tells rather than that on which the incident ended', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    assert.equal(date('# Incident on 2026-08-04\n\n- Resolved: 2026-08-05 16:16\n'), '2026-08-04')
    assert.equal(date('# Disk full\n\n- Resolved: 2026-08-05 16:16\n'), '2026-08-05')
    assert.equal(date('# Review of 2026-08-09\n\n- Fault occurs: 2026-08-04 13:30\n'), '2026-08-04')
  })

  test('the day the opening or the summary tells, where nothing else does', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    const site = '---\ntitle: Relay outage\ndate: 2026-03-02\n---\n\n'
    assert.equal(date(`${site}For 7 hours on February 28th nobody could connect.\n`), '2026-02-28')
    assert.equal(
      date('# Hooks were late\n\n## Overview\n\nOn August 9th, 2026 hooks were late.\n'),
      '2026-08-09',
    )
    assert.equal(
      date('# Mail was lost\n\n*March 12, 2026*\n\nOn March 8, 2026, mail was lost.\n'),
      '2026-03-08',
    )
    assert.equal(date('# Mail was lost\n\n*March 12, 2026*\n\nMail was lost.\n'), '2026-03-12')
    assert.equal(date('# Shop down\n\nDuration: Wed 14 Jan 2026, 10:00 to 11:30\n'), '2026-01-14')
  })

  test('the day of the incident, from the surest place that states it', () => {
    const date = (text: string, path: string | null = null) =>
      recordOf(text, 'generic', path).date?.value ?? null
    assert.equal(date('# 2026-01-01 x\n\n- Date: 14 August 2026\n'), '2026-08-14')
    assert.equal(date('# x\n\n- Date: unknown\n- Detected: 2026-08-15 10:00\n'), '2026-08-15')
    assert.equal(date('# Outage - August 14, 2026\n'), '2026-08-14')
    assert.equal(date('# x\n\nOn August 14, 2026 search was down.\n'), '2026-08-14')
    assert.equal(date('# x\n\nBetween October 21 and October 30, 2025 we had four.\n'), null)
    assert.equal(date('# x\n\n_Last updated on 2026-09-01._\n'), null)
    assert.equal(date('# x\n\n## Timeline\n\n- 2026-08-14 10:00 a\n- 2026-08-15 b\n'), '2026-08-14')
    assert.equal(date('# x\n', 'docs/2026-08-14-search.md'), '2026-08-14')
    assert.equal(date('# x\n', 'docs/postmortem_20260814_search.md'), '2026-08-14')
    assert.equal(date('# x\n', 'docs/06-nov-2022.md'), '2022-11-06')
    assert.equal(date('# x\n'), null)
  })

  test('the date of publication only where there is no other', () => {
    const blog = '---\ntitle: x\ndate: 2026-09-01\ntags: [a]\n---\n'
    assert.equal(recordOf(`${blog}\nOn August 14, 2026 it broke.\n`).date?.value, '2026-08-14')
    assert.equal(recordOf(blog).date?.value, '2026-09-01')
    assert.equal(
      recordOf('---\ndate: 2026-08-14\nseverity: P1\n---\n\nOn August 1, 2026 we knew.\n').date?.value,
      '2026-08-14',
    )
  })

  test('the timeline’s day where it and the file agree against the title', () => {
    const text = '# 2022-01-27, pod limit\n\n## Timeline\n\n### 2022-06-02 10:00\n\nFull.\n'
    assert.equal(recordOf(text, 'generic', '2022-06-02-pod-limit.md').date?.value, '2022-06-02')
    assert.equal(recordOf(text).date?.value, '2022-01-27')
  })

  test('moments, with the zone of value, label or style', () => {
    const text =
      '# x\n\n| Field | Value |\n| - | - |\n| Incident date | 2026-08-14 |\n| Detection time (UTC) | 14:05 |\n| Resolved | 2026-08-14 17:00 CEST |\n| Started | 14:00 |\n'
    assert.deepEqual(sayMoments(recordOf(text)), [
      'started ?',
      'detected 2026-08-14T14:05:00Z',
      'resolved 2026-08-14T15:00:00Z',
    ])
    assert.deepEqual(
      sayMoments(recordOf('# x\n\n## Metadata\n\n- Date / Time (UTC): 2026-08-14 14:32\n', 'platform')),
      ['started 2026-08-14T14:32:00Z'],
    )
  })

  test('no moment from the day a site published it', () => {
    const front =
      '---\ntitle: Outage\ndate: 2026-07-05T13:00:00Z\n---\n\nOn 2 July 2026 names did not resolve.\n'
    assert.deepEqual(sayMoments(recordOf(front)), [])
  })

  test('the duration the author declares', () => {
    const minutes = (text: string, id = 'generic') => recordOf(text, id).duration?.value.minutes ?? null
    assert.equal(minutes('# x\n\n## Impact\n\n**Duration:** 2 hours\n'), 120)
    assert.equal(minutes('# x\n\n**Total impact duration:** 5 hours 26 minutes (10:45 - 16:11 UTC)\n'), 326)
    assert.equal(
      minutes('# x\n\n## Stats\n\n- Time to detection: 10 minutes\n- Time to recovery: 1435 minutes\n'),
      1435,
    )
    assert.equal(minutes('# x\n\nThe outage lasted approximately nine hours.\n'), 540)
    assert.equal(minutes('# x\n\nThe shop was closed to readers and down for 66 minutes.\n'), 66)
    assert.equal(minutes('# x\n\n## Summary\n\nThe queue did not merge for about 5 hours.\n'), 300)
    assert.equal(minutes('# x\n\n## Impact\n\nFor 14 minutes 9% of requests failed.\n'), 14)
    assert.equal(minutes('# x\n\n## Summary\n\nNobody noticed the errors for three hours.\n'), null)
    assert.equal(minutes('# x\n\n## Summary\n\nThe new limit had been in place for 3 days.\n'), null)
    assert.equal(minutes('# x\n\n## Summary\n\nThis caused 40min of total outage.\n'), 40)
    assert.equal(minutes('# x\n\n## Summary\n\nWe restarted 40 minutes after the deploy.\n'), null)
    assert.equal(minutes('# x\n\n- Duration (hours): 2\n'), 120)
    assert.equal(minutes('---\nduration_minutes: 41\n---\n# x\n'), 41)
    assert.equal(minutes('# x\n\n| Service | shop |\n|---|---|\n| Minutes of downtime | 94 |\n'), 94)
    assert.equal(minutes('---\ntitle: x\n---\n\nIt was stuck for 45 minutes.\n\n## Impact\n'), 45)
    assert.equal(
      minutes(
        '## Header\n\n| Field | Value |\n| - | - |\n| Duration (user-impacting) | 18:30 |\n',
        'rollback',
      ),
      18.5,
    )
    assert.equal(minutes('# x\n\n## A\n\n**Duration:** 1 hour\n\n## B\n\n**Duration:** 2 hours\n'), null)
    assert.equal(
      minutes(
        '# x\n\n## A\n\n**Duration:** 1 hour\n\n## B\n\n**Duration:** 2 hours\n\n**Total duration:** 3 hours\n',
      ),
      180,
    )
  })

  test('id, flags, triggers, classes, causes and relations', () => {
    const text =
      '---\nid: 2026-08-14-x\nmoney_flow_impact: true\nsecurity_impact: no\nregulatory_impact: maybe\ntriggers: [sev0, money-flow]\nroot_cause: [unbounded-retry]\nrelated: [2026-01-02-y]\n---\n'
    const record = recordOf(text, 'tiered')
    assert.equal(record.id?.value, '2026-08-14-x')
    assert.deepEqual(
      Object.entries(record.flags).map(([key, flag]) => [key, flag.value]),
      [
        ['money_flow_impact', true],
        ['security_impact', false],
      ],
    )
    assert.deepEqual(
      record.triggers.map(one => one.value),
      ['sev0', 'money-flow'],
    )
    assert.deepEqual(
      record.rootCauses.map(one => one.value),
      ['unbounded-retry'],
    )
    assert.deepEqual(
      record.related.map(one => one.value),
      ['2026-01-02-y'],
    )
    assert.equal(recordOf('# PM-2026-012: slot leak\n').id?.value, 'PM-2026-012')
    assert.equal(recordOf('# x\n\n- Incident: DB failover\n- Severity: P1\n').id, null)
    assert.deepEqual(
      recordOf(
        '# x\n\nIncident ID: INC-2026-001\nClass: Memory leaks, dependency-failures\n',
        'learning',
      ).classes.map(one => one.value),
      ['memory-leaks', 'dependency-failures'],
    )
  })

  test('the same with Windows line ends and a byte order mark', () => {
    const text =
      '# Down\n\n**Date:** 2026-08-14\n**Severity:** P1\n\n## Timeline (UTC)\n\n- 10:00 a 🚒\n- 10:05 b\n\n## Action items\n\n- [x] Fix it (@mo, #12)\n'
    const plain = recordOf(text)
    const windows = recordOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)
    for (const record of [plain, windows]) {
      assert.deepEqual(
        [
          record.title?.value,
          record.date?.value,
          record.severity?.value,
          record.timeline.length,
          record.actions.length,
        ],
        ['Down', '2026-08-14', 'P1', 2, 1],
      )
    }
  })

  test('always: something for any text, in any style, without a throw', () => {
    const part = fc.constantFrom(
      '---',
      '+++',
      'date: 2026-08-14',
      'severity: [',
      '# T',
      '## Date: x',
      '## Authors',
      '**Date:** y',
      '**A:** b | **C:**',
      '- **Status**:',
      '  - z',
      '| Field | Value |',
      '|-|-|',
      '| Severity | P1 |',
      '> **Date:** 2026',
      'Duration: 5',
      '**',
      '__a:__ b',
      '`x`: y',
      '：',
      'Owner：@mo',
      '- Resolved 2026-08-14 15:02',
      '[#12](https://x/issues/12)',
      '',
      '\r\n',
      '<!-- a -->',
    )
    const id = fc.constantFrom('generic', 'tiered', 'platform', 'learning', 'process', 'rollback')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), anyText(60), id, (parts, noise, style) => {
        recordOf(`${parts.join('\n')}${noise}`, style)
        fieldsOf(`${noise}\n${parts.join('\n')}`, style)
      }),
      { numRuns: runs(400) },
    )
  })
})
