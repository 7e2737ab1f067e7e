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
    assert.equal(title('# [0012] Mail was late\n\n## Impact\n'), '[0012] Mail was late')
    assert.equal(title('<h1 align="center">Mail was late</h1>\n\n## Impact\n'), 'Mail was late')
    assert.equal(title('<div><h1>Mail was late</h1></div>\n\n## Impact\n'), 'Mail was late')
    assert.equal(title('<h2>Mail was late</h2>\n\n## Impact\n'), null)
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
    assert.equal(recordOf('# [2023-05-12] Search was down\n').date?.value, '2023-05-12')
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
    const told = (text: string) =>
      recordOf(`# Login broken\n\n## Summary\n\n${text}\n`).severity?.value ?? null
    assert.equal(told('Logins failed for an hour during a SEV-2 incident.'), 'SEV-2')
    assert.equal(told('A SEV-3 incident that became a SEV-1 incident.'), null)
    assert.equal(told('It was raised to SEV-2.'), null)
  })

  test('the duration the author declares', () => {
    const minutes = (text: string, id = 'generic') => recordOf(text, id).duration?.value.minutes ?? null
    const told = (text: string) => minutes(`# x\n\n## Summary\n\n${text}\n`)
    assert.equal(told('On 2026-08-14 from 13:10 to 14:34 UTC (84 minutes), nobody could pay.'), 84)
    assert.equal(told('The pool failed. @mo was offline and unable to look for a full day.'), null)
    assert.equal(minutes('# x\n\n## Impact\n\n**Duration:** 2 hours\n'), 120)
    assert.equal(minutes('# x\n\n## Resolution\n\nRolled back.\n\n- Duration: 4 minutes\n'), null)
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
    assert.equal(minutes('# x\n\nReaders saw 502 errors for **27 minutes** when the edge went down.\n'), 27)
    assert.equal(minutes('# x\n\n## Summary\n\nIt came back at 15:00: 4 hours and 57 minutes in all.\n'), 297)
    assert.equal(minutes('# x\n\nFecha: 16 de mayo de 2022. Duración total: 3 horas.\n'), 180)
    assert.equal(minutes('# x\n\nThat is 4 hours and 53 minutes in which nobody could post.\n'), 293)
    assert.equal(minutes('# x\n\n## Summary\n\nWe restarted 40 minutes after the deploy.\n'), null)
    assert.equal(minutes('# x\n\nMail was down from 9:30 to 11:15, one hour and three quarters.\n'), 105)
    assert.equal(minutes('# x\n\nMail was down at 9:30, 5 minutes later it was back.\n'), null)
    assert.equal(minutes('# x\n\nFor three days we could not have restored anything.\n'), null)
    assert.equal(
      minutes('# x\n\nWir hätten 3 Tage lang nichts bemerkt, und für 3 Tage keine Sicherung.\n'),
      null,
    )
    assert.equal(
      minutes('# x\n\n## Impact\n\nDurant 3 heures, rien ne pouvait être payé : pas de panne.\n'),
      180,
    )
    assert.equal(minutes('# x\n\n| Outage duration (hh:mm) | 05:35 |\n|-|-|\n| Date | 2026-08-14 |\n'), 335)
    assert.equal(
      minutes(
        '# x\n\n| **Summary** | The API did not answer for 72 minutes |\n|-|-|\n| **Severity** | 2 |\n| **Status** | Draft |\n',
      ),
      72,
    )
    for (const label of [
      '- Outage duration (hh:mm):',
      '**Outage duration (HH:MM):**',
      '- **Downtime (hh:mm)**:',
    ])
      assert.equal(minutes(`# x\n\n${label} 05:35\n`), 335, label)
    assert.equal(minutes('# x\n\n- Severity: 2\n- Time in SEV-2: 4h 10m\n'), 250)
    assert.equal(minutes('# x\n\n| Time at Sev1 | 1h 15m |\n|---|---|\n| Date | 2026-08-14 |\n'), 75)
    assert.equal(minutes('# x\n\n- Time in SEV-1: 0 min\n- Time in SEV-2: 3 h\n'), 180)
    assert.equal(minutes('# x\n\n- Time in SEV-1: 1 h\n- Time in SEV-2: 3 h\n'), null)
    for (const [text, length] of [
      ['短信服务约50分钟无法发送。', 50],
      ['检索服务中断约2小时。', 120],
      ['検索が約2時間利用できなかった。', 120],
      ['障害が2時間30分にわたって発生した。', 150],
      ['会員ページが3時間にわたり表示できなくなった。', 180],
      ['原因について3時間にわたり議論した。', null],
      ['約90分間、ログインできない状態が続いた。', 90],
      ['결제가 약 40분 동안 실패했다.', 40],
      ['O site ficou fora do ar por 40 minutos.', 40],
      ['Die Seite war 40 Minuten lang nicht erreichbar.', 40],
      ['確定できない状態が85分間続きました。', 85],
      ['Tiles were down twice, for 22 minutes in the morning and for 31 minutes in the afternoon.', null],
      ['48 Minuten lang wurden keine Anrufe angenommen.', 48],
      ['服务中断约一刻。我们用2小时写了报告。', null],
      ['30分钟内无法恢复。', null],
      ['5分間に一度ログインできない人がいた。', null],
      ['Der Fehler wurde 40 Minuten lang nicht bemerkt.', null],
      ['三分間のデータが表示されなかった。', null],
    ] as const)
      assert.equal(minutes(`# x\n\n${text}\n`), length, text)
    assert.equal(minutes('# x\n\n- Duration (hours): 2\n'), 120)
    assert.equal(minutes('# x\n\n### Severity\n\nSEV-3\n\n### Duration\n\n2 hours 20 minutes\n'), 140)
    assert.equal(minutes('# x\n\nTicket: 88\n\n| Outage | 2h 18m |\n|---|---|\n'), 138)
    assert.equal(minutes('# x\n\n| What | |\n|:--|--:|\n| Day | 2026-01-30 |\n| Down for | 5 hours |\n'), 300)
    assert.equal(minutes('# x\n\n**When:** 2026-11-28, 10:12–11:33 UTC (1h 21m)\n**Severity:** 1\n'), 81)
    assert.equal(minutes('# x\n\n**When:** 2026-11-28, 10:12–11:33 UTC\n**Severity:** 1\n'), null)
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
