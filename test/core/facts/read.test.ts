import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { anyText, runs } from '../../properties.ts'
import { fieldsOf, recordOf } from '../records.ts'

suite('the record says', () => {
  test('a title behind the sort of document in brackets, and one in HTML', () => {
    const title = (text: string) => recordOf(text).title?.value ?? null
    for (const text of ['[Postmortem] Mail was late', '[장애 보고서] 로그인 실패', '【障害報告】予約停止'])
      assert.equal(title(`# ${text}\n\n## Impact\n`), text)
    assert.equal(
      title('---\ntitle: "[Postmortem] Mail was late"\n---\n\n## Impact\n'),
      '[Postmortem] Mail was late',
    )
    assert.equal(title('---\ntitle: "[Title of the incident]"\n---\n\n## Impact\n'), null)
    assert.equal(title('# [Title] of the outage\n\n## Impact\n'), null)
    for (const text of ['[0012] Mail was late', '[Public] Mail was late'])
      assert.equal(title(`# ${text}\n\n## Impact\n`), text)
    assert.equal(title('<h1 align="center">Mail was late</h1>\n\n## Impact\n'), 'Mail was late')
    assert.equal(title('<div><h1>Mail was late</h1></div>\n\n## Impact\n'), 'Mail was late')
    assert.equal(
      title('<!DOCTYPE html>\n<html>\n<body>\n\n<h1>Mail was late</h1>\n\n<h2>Impact</h2>\n'),
      'Mail was late',
    )
    assert.equal(
      title('### Postmortem: mail was late\n\n## Summary\n\n# Length: 2 hours\n'),
      'Postmortem: mail was late',
    )
    assert.equal(title('## Postmortem\n\n# Mail was late\n'), 'Mail was late')
    assert.equal(title('<h2>Mail was late</h2>\n\n## Impact\n'), null)
  })

  test('the leading token of an enum, by the name the style has for it', () => {
    assert.equal(recordOf('# x\n\n- Severity: SEV-3（主要機能の停止）\n').severity?.value, 'SEV-3')
    assert.equal(recordOf('# x\n\n- Severity: P3-轻微\n').severity?.value, 'P3')
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

  test('what a map in the front matter says of the incident', () => {
    const text = `---
title: Chat messages out of order
incident:
  date: 2022-10-25
  severity: "sev-3"
  duration: 2h10m # in all
author:
  name: Kim
---
# x
`
    const { date, severity, duration } = recordOf(text)
    assert.deepEqual([date?.value, severity?.value, duration?.value.minutes], ['2022-10-25', 'sev-3', 130])
    for (const fact of [severity, duration])
      assert.match(text.slice(fact!.span.start, fact!.span.end), /^(?:sev-3|2h10m)$/)
  })

  test('due dates without a year as the next after the incident', () => {
    const due = (date: string, words: string) =>
      recordOf(`# x\n\n- Date: ${date}\n\n## Action items\n\n- Do it (@mo, ${words})\n`).actions[0]?.due
        ?.value
    assert.equal(due('2023-12-01', 'Dec 8'), '2023-12-08')
    assert.equal(due('2023-12-20', 'due Jan 5'), '2024-01-05')
    assert.equal(due('2023-12-01', 'by 28 November'), '2023-11-28')
    assert.equal(due('unknown', 'Dec 8'), undefined)
  })

  test('the token of an enum without its link, what was crossed out before it, and the day behind it', () => {
    const said = (line: string) => recordOf(`# x\n\n- ${line}\n`)
    assert.equal(said('Severity: [SEV2](https://example.org)').severity?.value, 'SEV2')
    assert.equal(said('Severity: Sev. 2').severity?.value, 'Sev. 2')
    assert.equal(said('Severity: severity::2').severity?.value, 'severity::2')
    assert.equal(said('Severity: <b>P1</b> (major)').severity?.value, 'P1')
    assert.equal(said('Status: ~~Draft~~ Final').status?.value, 'Final')
    assert.equal(said('Status: [x] reviewed').status?.value, 'reviewed')
    assert.equal(said('Status: Published on 2024-01-02').status?.value, 'Published')
    assert.equal(said('Status:\n  - Fixed').status?.value, 'Fixed')
    assert.equal(said('Status:\n  - The robot could not log in.\n  - Mo could not either.').status, null)
    assert.equal(recordOf('# [2023-05-12] Search was down\n').date?.value, '2023-05-12')
  })

  test('the title of the first heading, or of the front matter', () => {
    assert.equal(recordOf('---\ntitle: a\n---\n# b\n').title?.value, 'b')
    assert.equal(recordOf('---\ntitle: a\n---\n# Incident report\n').title?.value, 'a')
    assert.equal(recordOf('# Incident report\n').title?.value, 'Incident report')
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
    const told = (text: string) =>
      recordOf(`# Login broken\n\n## Summary\n\n${text}\n`).severity?.value ?? null
    assert.equal(told('Logins failed for an hour during a SEV-2 incident.'), 'SEV-2')
    assert.equal(told('A SEV-3 incident that became a SEV-1 incident.'), null)
    assert.equal(told('It was raised to SEV-2.'), null)
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
