import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { detect } from '../../../core/detection/detect.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { profiles as byId } from '../../fixture.ts'

const profiles = [...byId.values()]

function isTaken(text: string, path = 'docs/x.md'): boolean {
  return detect(parse(text), path, profiles).isPostmortem
}

function areNone(texts: readonly string[], path?: string): void {
  for (const text of texts) assert.equal(isTaken(text, path), false, text)
}

suite('no postmortem is', () => {
  test('a form that nobody filled in, in any language and of any name', () => {
    areNone([
      '# 포스트모템: [제목]\n\n- 날짜: YYYY-MM-DD\n- 작성자: [이름]\n\n## 요약\n\n[두세 문장으로]\n\n## 영향\n\n[숫자로]\n\n## 타임라인\n\n- HH:MM [감지]\n\n## 근본 원인\n\n## 조치 항목\n\n| 항목 | 담당자 |\n|---|---|\n| | |\n',
      '# Outage: ____\n\n**Severity**: S1 / S2\n\n## Impact\n\n- ___\n\n## Timeline\n\n- __:__ ___\n\n## Root cause\n\n____\n\n## Action items\n\n- [ ]\n',
      '---\nname: Incident\nabout: Something broke\nlabels: incident\n---\n\n**Impact**\n\n- [ ]\n\n**Severity**\nS1 / S2\n\n**Timeline**\n- HH:MM\n\n**Root cause**\n\n**Mitigation**\n\n**Follow-ups**\n- [ ]\n- @\n',
      "# Compte rendu d'incident ____\n\nDate : JJ/MM/AAAA\nGravité :\n\n## Impact\n\n## Chronologie\n\n| Heure | Événement |\n|---|---|\n| | |\n\n## Cause racine\n\n## Actions\n\n| Action | Qui |\n|---|---|\n| | |\n",
      '# Informe de incidente {{ id }}\n\n- Gravedad: {{ gravedad }}\n\n## Impacto\n\n{{ impacto }}\n\n## Cronología\n\n{{ filas }}\n\n## Causa raíz\n\n{{ causa }}\n\n## Acciones\n\nÚltima revisión: 2026-01-08\n',
    ])
  })

  test('an export of a chat or a log, which tells neither effect nor cause', () => {
    const chat = Array.from({ length: 9 }, (_, i) => `**[2026-04-11 21:0${i}] mo**: line ${i} of the outage`)
    const log = Array.from({ length: 9 }, (_, i) => `- 2026-04-11 21:0${i}:07 ERROR queue down, try ${i}`)
    areNone([
      `# #inc-77 outage\n\nExported 2026-04-12 08:00 UTC\n\n${chat.join('\n')}\n`,
      `# #inc-77 outage\n\n${log.join('\n')}\n`,
    ])
    const told = `${log.join('\n')}\n\n## Root cause\n\nA full disk.\n\n## Impact\n\nNo mail for nine minutes.\n`
    assert.equal(isTaken(`# #inc-77 outage\n\n${told}`), true)
  })

  test('what a status page told while it lasted', () => {
    areNone([
      '# Logins degraded\n\n**Investigating** – 3 May 2026, 09:10 UTC\nSign-ins fail.\n\n**Identified** – 3 May, 09:25 UTC\nA provider is down.\n\n**Monitoring** – 3 May, 09:50 UTC\n\n**Resolved** – 3 May, 10:30 UTC\nAll is well.\n',
      '# Anmeldung gestört\n\n## Untersuchung\n\n3. Mai 2026, 09:10 Uhr: Anmeldungen schlagen fehl.\n\n## Ursache erkannt\n\n09:25 Uhr\n\n## Beobachtung\n\n09:50 Uhr\n\n## Behoben\n\n10:30 Uhr\n',
      '# ログイン障害\n\n**調査中** – 2026年5月3日 09:10\nログインできません。\n\n**原因特定** – 09:25\n\n**監視中** – 09:50\n\n**解決済み** – 10:30\n',
    ])
  })

  test('what gathers terms, risks, dates or many events', () => {
    areNone([
      '# Announcing Retro, our new postmortem tool\n\nToday we launch Retro. It drafts the summary of a postmortem.\n\n## What is next\n\n- Severity\n',
      '# Security advisories\n\n| ID | Date | Severity |\n|---|---|---|\n| SA-3 | 2026-06-11 | High |\n\n## SA-3\n\nImpact: an attacker may read files.\n',
      '# Glossary\n\n**Detection** – the moment somebody notices.\n\n**Impact** – what customers could not do.\n\n**Mitigation** – what ends the effect.\n\n**Root cause** – say contributing factors.\n\n**Contributing factor** – a condition.\n\n**Time to resolve** – from start to end.\n\n**Timeline** – what happened when.\n',
      '# Risk register\n\nLast updated 2026-02-01.\n\n## R-01\n\n**Root cause.** One region only.\n**Impact.** Up to a day without orders.\n**Actions.** Standby by 2026-06-30, failover test twice a year.\n',
      '# Change calendar, May 2026\n\n| Date | Change |\n|---|---|\n| 2026-05-04 | kernel |\n\n## Freeze\n\nFrom 22 May 2026 16:00 to 26 May 08:00 no changes.\n',
      '# Postmortems of 2026\n\n- 2026-01-17 Double invoices, resolved after 40 minutes\n- 2026-03-04 Stale names, 25 minutes\n- 2026-03-22 File handles, 12 minutes\n',
    ])
  })

  test('an exercise, an advisory, a design or a course, however much it shares', () => {
    areNone([
      '# Lab 3: a broken shop\n\nOn Friday, 12 December 2025 at 17:58 baskets were empty after signing in; at 18:20 there were 140 tickets. Write a postmortem.\n\n## Tasks\n\n1. Build a timeline\n\n## Hand in\n\n## Rubric\n',
      '---\nid: EX-9\nseverity: HIGH\ncvss: 8.1\n---\n\n# Session fixation\n\n## Impact\n\nAn attacker may take over a session.\n\n## Patches\n\n4.2.7\n\n## Workarounds\n\n## Timeline\n\n- 2026-03-11: reported\n- 2026-03-12: confirmed\n- 2026-03-28: fix ready\n- 2026-04-02: published\n\n## Credits\n',
      '# Postmortem editor: interaction design\n\n## Users\n\n## Timeline\n\n- rows can be dragged\n\n## Action items\n\n## Open questions\n\nTest of 2026-02-11: five of six found it.\n',
    ])
  })

  test('one of a series of other documents, whatever stands behind its number', () => {
    const rest =
      '\n\nOn 2025-10-17 the export was broken from 16:50 to 17:20.\n\n## What went well\n\n## What went wrong\n\n## Root cause\n\n## Action items\n'
    areNone([`# Security advisory SA-2025-014: exports${rest}`, `# Retro sprint 41 (team Heron)${rest}`])
    assert.equal(isTaken(`# The process 41 crashed${rest}`), true)
  })

  test('what asks for a postmortem, or leads to one', () => {
    const rest =
      '\n\nOn 25 August 2025 our servers could not be reached from 11:20 to 13:05. We opened a ticket. Under our contract we ask for the cause.\n'
    areNone([
      `# Letter to the provider: request for a root cause analysis${rest}`,
      `# Agenda of the incident review${rest}`,
      `# Tobacco: guide to our postmortem${rest}`,
    ])
  })

  test('a reply, what is due each quarter, and a test of security', () => {
    const rest =
      '\n\nBetween 10:05 and 10:50 on 4 May 2026 every third call failed with an error. The disk was full. We cleaned it.\n'
    areNone([`# Re: Is the shop down again?${rest}`, `# Cost anomaly report Q2 2026${rest}`])
    areNone([
      '# Penetration test 2026\n\n## Findings\n\nStored scripts.\n\n## Root causes\n\nTemplates.\n\n## Timeline\n\n- 3 March 2026: start\n- 7 March: first finding\n- 14 March: end\n',
    ])
  })

  test('a project that somebody looks back on, whatever its name', () =>
    areNone(
      [
        '# Hollow Lantern: a postmortem\n\nWe shipped on 3 October after nineteen months.\n\n## What went right\n\nThe art came first.\n\n## What went wrong\n\nSaves came last.\n\n## Lessons\n\nCut sooner.\n',
      ],
      'games/lantern-postmortem.md',
    ))

  test('the slides of a talk, whatever they show', () =>
    areNone([
      '# Incident analysis, 9 April 2025\n\n## Slide 1: An outage\n\n- 14:02 deploy\n- 14:05 errors\n- 14:33 fine again\n\n## Slide 2: Root cause\n\nAsk the room.\n\n## Slide 3: Contributing factors\n\n## Slide 4: Action items\n',
    ]))

  test('news of what happened to somebody else', () => {
    areNone([
      '# Thousands of sites were down\n\nOn Tuesday, 4 March 2025, sites failed from 08:10 to 12:00. A spokesperson said a report would follow.\n',
      '# Tausende Seiten gestört\n\nAm 4. März 2025 waren Seiten von 08:10 bis 12:00 Uhr gestört. Ein Sprecher kündigte einen Bericht an.\n',
      '# 数千のサイトに障害\n\n2025年3月4日8時10分から12時0分まで障害が続いた。広報担当者は報告を予告した。\n',
    ])
  })

  test('minutes of a review, an index that leads to many, a page that has moved', () => {
    areNone([
      '# Incident review meeting, 6 March 2026\n\nPresent: A, B\n\n## New incidents\n\n- INC-9: the postmortem is drafted, root cause agreed\n\n## Action items\n\n| Item | Owner | Due |\n|---|---|---|\n| Canary | Eli | 2026-03-15 |\n',
      '# What we took from our outages\n\nOn 2025-06-19 and 2025-11-28 a value was wrong everywhere for 35 minutes.\n\n- [a](2025-06-19-login.md)\n- [b](2025-11-28-sale.md)\n- [c](2025-09-30-mail.md)\n- [d](2025-11-02-backups.md)\n',
      '---\nredirect: /postmortems/x\n---\n\n# Incident 2026-03-28\n\nMoved to [the postmortem](/postmortems/x).\n',
    ])
  })

  test('a note on a known problem or a plan, whose only day is that of its last change', () => {
    areNone([
      '# KB-12: sign-in page loops\n\n**Applies to:** portal 4.x\n**Last updated:** 2025-06-23\n\n## Symptoms\n\nAn incident of the page.\n\n## Cause\n\n## Solution\n\n## Prevention\n',
      '# Migration plan: database 13 to 16\n\n**Date:** 2026-04-18\n**Expected downtime:** 25 minutes\n\n## Impact\n\nNo orders from 05:00 to 05:25.\n\n## Timeline\n\n- 05:00 read-only\n- 05:10 switch\n- 05:25 read-write\n\n## Risks\n',
    ])
  })

  test('a list of questions, or a form under a name with letters for a day', () => {
    areNone([
      '# Open after the outage of 9 January 2026\n\n1. Why was there no alarm at 06:12?\n2. Was 07:40 the same?\n3. Who owns it?\n',
      '# Outage\n\nDate:\nSeverity:\nAuthor:\n\n## Impact\n\n## Timeline\n\n- hh:mm\n\n## Root cause\n\n## Action items\n',
    ])
    assert.equal(
      isTaken(
        `# What customers noticed\n\nSeverity: 1\n\n## Root cause\n\n## Impact\n\n## Timeline\n\n## Actions\n`,
        'postmortems/2026-XX-XX-title.md',
      ),
      false,
    )
  })

  test('what its file name says it is not', () => {
    const text =
      '# Checkout\n\n## Impact\n\n## Root cause\n\n## Detection\n\nOn 3 May 2026 all cards were refused.\n'
    assert.equal(isTaken(text, 'docs/checkout.md'), true)
    for (const name of ['incident-glossary', 'störung-vorlage', '障害-テンプレート', '포스트모템-템플릿'])
      assert.equal(isTaken(text, `docs/${name}.md`), false, name)
    assert.equal(isTaken(text, 'docs/2026-05-03-payment-process.md'), true)
  })

  test('a note in the present tense on a trouble that has a cause, an effect and a cure', () =>
    areNone([
      '# Scanner shows stripes\n\n## Symptoms\n\nStripes appear on all pages since 3 May 2026.\n\n## Cause\n\nDust is on the glass.\n\n## Resolution\n\n1. Wipe the glass\n2. Scan again\n\n## Related\n\nIncident INC-9\n',
      '# The shape of outages\n\nEvery outage begins with a change.\n\n## Impact\n\nIt grows with the time to detect it.\n\n## Timeline\n\nTrigger, alarm, cure.\n\n## Root cause\n\nThere is never only one.\n\n## Lessons\n\nThey are seldom learned.\n',
    ]))

  test('the log of a shift, in which an incident is one line among others', () => {
    const rows =
      '- 22:00 took over from Ade\n- 23:40 page: the disk of db-4 was full, cleaned it\n- 01:15 certificate warning\n- 03:05 search failed, see the incident channel\n- 06:00 handed over to Sol\n'
    areNone([
      `# Night shift 3 March 2026\n\nEngineer: Kim\n\n${rows}\nNotes:\n- order a disk\n`,
      `# Journal d'exploitation du 14 mars 2026\n\n- 08h00 prise de poste\n- 09h20 redémarrage du serveur d'impression\n- 11h45 alerte disque, purge\n- 14h10 incident messagerie transmis\n- 18h00 fin de poste\n\n## À suivre\n\n- commander un disque\n`,
    ])
    assert.equal(
      isTaken(`# Search outage of 3 March 2026\n\nEngineer: Kim\n\n${rows}\nCause: a full disk.\n`),
      true,
    )
  })

  test('a report that hands a shift to the next', () => {
    const rest =
      '\n| Field | Value |\n|---|---|\n| Handoff | 2026-05-09 18:00 UTC |\n\n### Incident: late boats\n\n| Field | Value |\n|---|---|\n| Status | Mitigated |\n| Severity | P2 |\n| Start time | 14:35 UTC |\n\n**Summary:**\nThe gate jammed after a change. It was freed at 15:20; boats were on time again by 15:40.\n\n**Next steps:**\n\n- [ ] Oil the gate (owner: Lou)\n- [ ] Post incident summary (owner: Lou)\n'
    areNone([`# On-call handoff report\n${rest}`, `# Night handover report\n${rest}`])
  })

  test('the minutes of a board, whose sections are called after incidents', () =>
    areNone([
      '# Postmortem review board, 8 May 2026\n\n## INC-601 DNS\n\nThe root cause was agreed.\n\n## INC-604 Payments\n\nThe severity was raised to SEV1.\n\n## Action items\n\n- [ ] Bo: duration of INC-601\n',
    ]))

  test('what sums up a year, a part of it or many outages', () =>
    areNone([
      '# Incident review 2025\n\nThis report sums up all incidents.\n\n## Major incidents\n\n### 14 February: payments\n\nDuration: 1 h 50 min. Root cause: expired certificate.\n\n### 8 December: sign-in\n\nDuration: 4 h. Root cause: clean-up script.\n',
      '# Availability\n\n| Date | Service | Duration | Root cause |\n|---|---|---|---|\n| 2026-01-15 | Bookings | 50 min | migration |\n| 2026-02-22 | Network | 26 min | line card |\n| 2026-03-02 | Storage | 31 min | firmware |\n\n## Lessons\n\nMigrations need rehearsal.\n\n## Root causes\n\nChanges.\n',
    ]))

  test('what an experiment or maintenance came to, though something went wrong in it', () => {
    areNone([
      '# Experiment report: shorter form\n\n**Owner:** Growth\n**Duration:** 2026-02-02 – 2026-02-16 (14 days)\n**Traffic split:** 50/50\n\n## Summary\n\nWe tested three fields against seven.\n\n## Impact\n\nSign-ups rose.\n\n## Timeline\n\n- 2026-02-02: test started\n- 2026-02-05: raised\n- 2026-02-16: stopped\n\n## What went well\n\n- Even samples\n\n## What went wrong\n\n- Tracking was lost for a day\n\n## Next steps\n\n- Roll out (Mina, 2026-03-01)\n',
      '# A/B test results: annual plans first\n\n- Date: 2026-05-20\n\n## Setup\n\nVariant B was shown between May 4 and May 18, 2026.\n\n## Results\n\nNo difference.\n\n## Root cause of the refunds\n\nCustomers had not noticed.\n\n## Lessons learned\n\n- Watch refunds\n\n## Action items\n\n- [ ] Word it (@rika)\n',
      '# Wartungsprotokoll Nord, 12.04.2026\n\nDauer: 3 Stunden\n\n## Ablauf\n\n- 22:00 Uhr: Lüfter getauscht\n- 23:10 Uhr: Batterien geprüft\n- 00:30 Uhr: Probelauf\n- 01:00 Uhr: Ende der Arbeiten\n\n## Nächste Schritte\n\n- Filter bestellen (Krause, 30.04.2026)\n',
      '---\ntitle: How we cut p99 latency by half\ndate: 2026-06-30\n---\n\nIn March our p99 was 900 ms. Today it is 410 ms. Here is the story of three months of work.\n\n## What went wrong at first\n\nOur first cache made things worse: in the second week of April it was down for an hour, and we took it out again.\n\n## What worked\n\n- Fewer round trips\n\n## Lessons learned\n\nMeasure before you build.\n',
    ])
    areNone([
      '# A/Bテスト結果：新しい検索画面\n\n期間：2026年4月1日〜4月14日\n\n## 概要\n\n新しい画面を半数の利用者に表示した。\n\n## 課題\n\n4月5日に計測が6時間止まった。\n\n## 次のアクション\n\n- [ ] 全利用者に展開（@sato、2026-05-01）\n',
    ])
    const broke =
      '\n\nDate: 2026-05-20\n\n## Impact\n\nNobody could pay from 10:00 to 10:25.\n\n## Root cause\n\nThe variant had no button.\n'
    assert.equal(isTaken(`# Postmortem: an experiment took checkout down${broke}`), true)
    assert.equal(isTaken(`# Dashboards empty for 25 minutes${broke}`), true)
    assert.equal(isTaken(`# Checkout down for forty minutes${broke}`), true)
  })

  test('what went without a failure', () => {
    const rest =
      '\n\nOn 12 March 2026 we switched to the new one.\n\n## Timeline\n\n- January: both are written\n- 12 March, 10:00: switch\n\n## What went well\n\nRehearsals.\n\n## Lessons learned\n\nRehearse.\n'
    areNone([
      `# How we moved our database without downtime${rest}`,
      `# Moving our database with zero downtime${rest}`,
      `# Umzug der Datenbank ohne Ausfall${rest}`,
    ])
  })

  test('work that is announced, and an example of a postmortem', () =>
    areNone([
      '# Planned work: switches in hall 2\n\n| | |\n|---|---|\n| Date | 14 June 2026 |\n| Start | 22:00 UTC |\n| End | 02:00 UTC |\n| Impact | No redundancy |\n| Severity | Low |\n\n## Reason\n\nThe switches are old.\n\n## Timeline\n\n- 22:00 traffic moves\n- 22:30 switches are replaced\n- 01:30 traffic moves back\n',
      '# An annotated example postmortem\n\n> **Date:** 2026-01-01\n> **Severity:** SEV2\n\n## Timeline\n\n- 14:02 widgets fail\n- 14:05 alert\n- 14:30 rollback\n\n## Root cause\n\nA change nobody checked.\n',
    ]))

  test('a form whose hints are in italics', () =>
    areNone([
      '# Post-incident review\n\n**Date:** *when did it begin?*\n**Duration:** *until all was well*\n\n## Summary\n\n*Three sentences.*\n\n## Timeline\n\n*Begin with the trigger.*\n\n- *14:00 deploy*\n- *14:05 alert*\n\n## Root cause\n\n*Five whys.*\n\n## Actions\n\n*Owner and date.*\n',
    ]))

  test('a project whose delay had its causes and its dates', () =>
    areNone([
      '# Atlas comes to an end\n\nDuration: 14 months\n\n## Summary\n\nAtlas replaced the ledger.\n\n## What went well\n\nNo loss.\n\n## What went wrong\n\nTwo months late.\n\n## Root causes\n\nScope.\n\n## Lessons learned\n\nSmaller steps.\n\n## Timeline\n\n- 2025-03-01: start\n- 2026-01-10: pilot\n- 2026-05-02: done\n',
    ]))

  test('a story told to readers, by one who speaks of themselves, to them, or of others only', () => {
    areNone([
      '# What a full disk taught me\n\nOn Sunday, 4 May 2025 my phone rang at 03:10. I looked at the graph and thought it was broken. In this post I want to tell you why you should watch your disks. At 04:40 we were back. I slept badly.\n',
      '# The outage of the ferries\n\nOn 12 June 2024 the ferries of a whole coast stood still from 06:00 to 15:00. Newspapers blamed a switch. I think it was the plan. A plan without a second way fails sooner or later. The port had known it for years. Nobody had asked the crews.\n\n## Root cause\n\nA switch died at 05:58.\n',
      '# Als die Kasse schwieg\n\nAm Montag, dem 3. Juni 2024, klingelte um 07:10 mein Telefon. Ich war noch müde. In diesem Beitrag erzähle ich dir, was ich an dem Tag gelernt habe. Um 08:30 lief alles wieder, und ich trank meinen ersten Kaffee.\n',
    ])
    const own =
      '# The night without mail\n\nOn 4 May 2025 no mail left us from 03:10 to 04:40. We found a full disk. I cleaned it. We had no alert.\n'
    assert.equal(isTaken(own), true)
  })

  test('the retrospective of a team, in any language, though an outage is told in it', () => {
    areNone([
      '# Retrospectiva del equipo de pagos, abril de 2024\n\n## Qué salió bien\n\n- La pasarela\n\n## Qué salió mal\n\n- La caída del día 9 nos quitó dos días\n\n## Acciones\n\n- Menos reuniones (Pilar, 2024-05-06)\n',
      '# Retrospektive Team Nord, April 2024\n\n## Was gut lief\n\n- Der Ausfall am 9. April war kurz\n\n## Was schlecht lief\n\n- Zu viele Termine\n\n## Maßnahmen\n\n- Weniger Termine (Jo, 06.05.2024)\n',
    ])
    assert.equal(
      isTaken(
        '# Retrospectiva del incidente del 9 de abril de 2024\n\n## Impacto\n\nNadie pudo pagar.\n\n## Causa raíz\n\nUn disco lleno.\n',
      ),
      true,
    )
  })

  test('a review or an alert whose lines are called as parts of a postmortem, and a ticket by its number', () => {
    areNone([
      '# Security review of the export service\n\nDate: 2026-04-28\nReviewer: Kaja\n\nSummary: We looked at how exports are written, kept and deleted, and found two weaknesses.\n\nImpact: Somebody who guesses a link can read an export for as long as it is kept.\n\nRoot cause: Links are made from the time and a counter, which is not enough.\n\nResolution: Links get 128 random bits, and exports are deleted after a day.\n',
      '# Alert: QueueBacklogHigh\n\nSummary: The queue holds more messages than its consumers can take in ten minutes.\n\nImpact: Notifications are late. Nothing is lost as long as the disk has room.\n\nRoot cause: Mostly a consumer that hangs, now and then a burst of imports.\n\nResolution: Restart the consumers one by one, and watch the age fall.\n',
      '# Ticket 88123: customer cannot log in\n\n- Opened: 2026-02-11 09:02\n- Priority: normal\n\nCustomer wrote that the password is refused. Reset link sent at 09:10. Customer confirmed at 09:38 that it works.\n',
    ])
    const told =
      'Summary: The voting page was down for 22 minutes on election night, 2 April 2026.\n\nImpact: Viewers saw an error page; no votes were lost.\n\nRoot cause: A cache rule for static pages was applied to the voting page as well.\n'
    assert.equal(isTaken(`# Outage of the voting page on 2 April 2026\n\n${told}`), true)
  })

  test('a ticket of another kind by its tag, and the trends of a quarter', () => {
    const rest =
      '\n\nDate: 2025-03-04\n\n## What happened\n\nAt 09:10 the page was blank, at 12:00 it was right.\n\n## Impact\n\nWe order too much.\n\n## Root cause\n\nThe cache.\n\n## To do\n\n- Clear it\n'
    areNone([`# [Bug] The page is blank${rest}`, `# Incident trends Q3 2025${rest}`])
    assert.equal(isTaken(`# [Incident] The page is blank${rest}`), true)
  })

  test('a collection of what others wrote, each with its address on a line below', () => {
    const stories = [
      'The ferry outage of 5 April 2017\n- At 10:00 the boats failed.\n- At 12:00 they were repaired.\n',
      'How the pier was lost\n- It burned.\n',
      'The rudder story\n- It broke.\n',
    ]
    const address = 'https://example.com/boats\n'
    areNone([stories.map(story => story + address).join('\n\n')], 'notes/incident-stories.md')
    assert.equal(isTaken(stories.join('\n\n'), 'notes/incident-stories.md'), true)
  })

  test('measurements by the hour, and a form with its gaps in angle brackets', () => {
    areNone([
      '# Throughput of the new disks\n\nDate: 2025-02-03\n\n## Summary\n\nTwice as fast.\n\n## Results\n\n| Time | Disk | Writes |\n|---|---|---|\n| 10:00 | A | 210 |\n| 10:20 | B | 420 |\n| 10:40 | A | 208 |\n\n## What went wrong\n\nOne run was too short.\n\n## Next steps\n\n- Repeat it\n',
      '# Outage of the depot\n\n- Severity: <high or low>\n- Lead: <one name>\n\n## Impact\n\n<Who could not do what, and for how long?>\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| <hour> | <event> |\n\n## Root cause\n\n<Ask why until nobody answers.>\n',
    ])
  })
})
