import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordOf } from '../records.ts'

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
    ['업로드가 **1시간 5분** 동안 실패했다.', 65],
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
    minutes('## Header\n\n| Field | Value |\n| - | - |\n| Duration (user-impacting) | 18:30 |\n', 'rollback'),
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
