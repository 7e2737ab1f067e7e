import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { formatInstant } from '../../../core/facts/times.ts'
import { recordOf } from '../records.ts'

suite('the day of an incident', () => {
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
    const first = (text: string) => formatInstant(recordOf(text).timeline[0]!.instant!)
    const entries = '- 05/06 03:10 UTC a\n- 06/06 02:00 UTC b\n'
    assert.equal(
      first(`# x\n\nData: 5 de junho de 2026\n\n## Resumo\n\n## Linha do tempo\n\n${entries}`),
      '2026-06-05T03:10:00Z',
    )
    assert.equal(first(`# x\n\nDate: May 6, 2026\n\n## Timeline\n\n${entries}`), '2026-05-06T03:10:00Z')
    assert.equal(
      first(`# x\n\nDate: June 5, 2026\n\n## Timeline\n\n${entries}- 18/06 09:00 UTC c\n`),
      '2026-06-05T03:10:00Z',
    )
  })

  test('the day behind a label that mostly gives the number', () => {
    const { date, duration } = recordOf(
      '# Ingest lag\n\nHeld: 2026-05-07 · Sev3\nIncident: 2026-05-02 3:00pm ET – 2026-05-03 9:00am ET (18 hours)\n',
    )
    assert.deepEqual([date?.value, duration?.value.minutes], ['2026-05-02', 1080])
    assert.equal(
      recordOf('---\nincident: 2026-06-07\nstatus: Published\n---\n\n## Narrative\n').date?.value,
      '2026-06-07',
    )
    assert.equal(
      recordOf('# Launch\n\nHello all,\n\nOn Friday, April 18, 2026 too many came.\n').date?.value,
      '2026-04-18',
    )
  })

  test('the day the title tells rather than that on which the incident ended', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    assert.equal(date('# Incident on 2026-08-04\n\n- Resolved: 2026-08-05 16:16\n'), '2026-08-04')
    assert.equal(date('# Disk full\n\n- Resolved: 2026-08-05 16:16\n'), '2026-08-05')
    assert.equal(date('# Review of 2026-08-09\n\n- Fault occurs: 2026-08-04 13:30\n'), '2026-08-04')
  })

  test('not the day a mail was sent or a post was published, where its words tell another', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    const mail =
      '**From:** Kim\n**To:** all\n**Subject:** Mirror down\n**Date:** Tue, 17 Sep 2026 10:02:11 +0300\n\n'
    assert.equal(date(`${mail}The mirror was down on Monday, 16 September 2026.\n`), '2026-09-16')
    assert.equal(date(`${mail}The mirror was down.\n`), '2026-09-17')
    assert.equal(
      date(
        '# Errors\n\n*Postmortem · posted Apr 11, 2026 – 09:30 PDT*\n\nOn April 9, 2026, requests failed.\n',
      ),
      '2026-04-09',
    )
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
    for (const head of [
      'By the mail team, March 12, 2026',
      '*12th March 2026*',
      '*Review meeting: March 12, 2026, 15:00*',
      'Created: 2026-03-12\nLast updated: 2026-03-13',
    ])
      assert.equal(
        date(`# Mail was lost\n\n${head}\n\n## Summary\n\nOn March 8, 2026, mail was lost.\n`),
        head.startsWith('*1') || head.startsWith('By') ? '2026-03-12' : '2026-03-08',
        head,
      )
    assert.equal(
      date('# Mail was lost\n\nHeld on 23 May 2026 with 14 people. It was on 16 May 2026 at noon.\n'),
      '2026-05-16',
    )
    for (const head of ['By the mail team, March 12, 2026', '*12th March 2026*'])
      assert.equal(date(`# Mail was lost\n\n${head}\n\nOn 8th March mail was lost.\n`), '2026-03-08', head)
    assert.equal(date('# Mail was lost\n\n**Postmortem**\n\nOn March 8, 2026 it was lost.\n'), '2026-03-08')
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
    const post = '---\nlayout: post\ntitle: x\ndate: 2026-09-01 11:00:00 +0900\nseverity: SEV2\n---\n'
    assert.equal(recordOf(`${post}\nOn August 14, 2026 it broke.\n`).date?.value, '2026-08-14')
    assert.equal(recordOf(post).date?.value, '2026-09-01')
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

  test('the day that is called the incident’s before that of the document', () =>
    assert.equal(
      recordOf('+++\ndate = 2026-08-20\nincident_date = 2026-08-14\nseverity = "P1"\n+++\n\n# x\n').date
        ?.value,
      '2026-08-14',
    ))

  test('the day that only the summary tells is that of the entries, and that of publication is not', () => {
    const entries = '## Timeline (UTC)\n\n- 14:05 alert\n- 14:20 paged\n'
    const first = (text: string) => recordOf(text).timeline[0]!.wall
    assert.equal(
      first(`# Mail was lost\n\n## Summary\n\nOn March 8, 2026 mail was lost.\n\n${entries}`),
      Date.UTC(2026, 2, 8, 14, 5),
    )
    assert.equal(first(`---\ntitle: x\ndate: 2026-09-01\ntags: [a]\n---\n\n${entries}`), null)
  })

  test('the day of a heading over times without a zone, and one without its year in that of the title', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    assert.equal(date('# x\n\n## Timeline\n\n### 2026-03-08\n\n- 10:31 a\n'), '2026-03-08')
    assert.equal(
      date(
        '# A mail that phished, November 2025\n\n## Timeline\n\nNov 1 (14:20 UTC) | a\nNov 4 (09:05 UTC) | b\n',
      ),
      '2025-11-01',
    )
    assert.equal(date('# From 2025 to 2026\n\n## Timeline\n\n- Nov 1, 14:20 a\n'), null)
  })

  test('stands in a second line of the title, in the first item of a summary, and on the wall of the place', () => {
    const date = (text: string) => recordOf(text).date?.value ?? null
    assert.equal(date('# Postmortem\n\n## Search was down (2026-08-14)\n\n## Impact\n\nAll.\n'), '2026-08-14')
    assert.equal(date('# x\n\n## What happened\n\n- On Friday, 2026-08-14, search was down.\n'), '2026-08-14')
    const evening = '# x\n\n## Timeline (PST)\n\n2026-01-10\n\n- 19:32 a\n- 19:40 b\n'
    assert.equal(date(evening), '2026-01-10')
  })
})
