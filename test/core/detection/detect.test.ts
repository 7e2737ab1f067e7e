import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type Detection, detect } from '../../../core/detection/detect.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { builtIn } from '../../../profiles/index.ts'
import { profiles as compiled } from '../../fixture.ts'
import { anyText } from '../../properties.ts'

const sources = builtIn()
const profiles = [...compiled.values()]

function taken(text: string, path = 'docs/x.md'): Detection {
  const found = detect(parse(text), path, profiles)
  assert.ok(found.confidence >= 0.5 && found.confidence <= 1)
  assert.ok(found.reason.length > 0)
  return found
}

const report = `# Search was down on 14 August 2026

## Summary

## Timeline

- 14:05 alert
- 14:20 rolled back
- 14:30 healthy

## Root cause

## Action items

- [ ] Add an alert
`

suite('a postmortem', () => {
  test('is told by its sections, timeline and date, whatever its name', () => {
    assert.equal(taken(report).isPostmortem, true)
    assert.equal(taken(report, 'notes/monday.md').isPostmortem, true)
  })

  test('is told in other languages', () => {
    const texts = [
      '# ポストモーテム: 検索障害 2026-08-14\n\n## タイムライン\n\n## 根本原因\n',
      '# Störungsbericht 14.08.2026\n\n## Zeitverlauf\n\n## Ursache\n',
      '# 故障复盘报告\n\n- 发生时间: 2026-08-14 10:00\n\n## 时间线\n\n## 根因分析\n',
      "# Rapport d'incident du 14 août 2026\n\n## Chronologie\n\n## Cause racine\n",
      '# Informe de incidente 2026-08-14\n\n## Cronología\n\n## Causa raíz\n',
      '# 장애 보고서 2026-08-14\n\n## 타임라인\n\n## 근본 원인\n',
    ]
    for (const text of texts) assert.equal(taken(text).isPostmortem, true, text)
  })

  test('is told without any heading, by what it says at once', () => {
    const link = 'Internal post-mortem: <https://example.org/58>\n\n'
    const vague = `${link}In February 2024 flags went down, an outage we caused ourselves.\n`
    assert.equal(taken(vague, 'investigations/2024-02-28-flags.md').isPostmortem, false)
    assert.equal(taken(vague, 'postmortems/2024-02-28-flags.md').isPostmortem, true)
    const told = `${link}On 2024-02-28 flags went down for about 3 hours, an outage we caused ourselves.\n`
    assert.equal(taken(told, 'investigations/flags.md').isPostmortem, true)
  })

  test('is told without sections, by a failure on a day and the hours of it', () => {
    const prose =
      'On 9 January 2026 between 08:00 and 12:10 UTC every upload was lost. We restored what was queued.'
    for (const text of [
      `# Uploads of a morning\n\n${prose}\n`,
      '# Batch と遅延について\n\n2026年4月2日の夜間バッチが3時間遅れ、朝の集計が失敗した。\n',
      '# Stromausfall im Serverraum am 3. Juli 2026\n\nUm 14:20 Uhr fiel die USV aus.\n',
      '# Incident 4412\n\n| Item | Detail |\n|---|---|\n| Reported | 2026-02-17 09:14 |\n| Symptom | Tills offline |\n| Cause | A defect |\n| Fix | Rolled back |\n',
    ])
      assert.equal(taken(text).isPostmortem, true, text)
    assert.equal(taken(`# Newsletter, spring 2026\n\n${prose}\n\n## Lessons learned\n`).isPostmortem, false)
    assert.equal(taken(`# Request for root cause analysis\n\n${prose}\n`).isPostmortem, false)
    assert.equal(
      taken('# Uploads\n\nOn 9 January 2026 we moved to a new bucket at 08:00.\n').isPostmortem,
      false,
    )
  })

  test('is what was told of an incident beside the updates of a status page', () => {
    const posts =
      '## Resolved\n\nAll is well.\n\nMay 9, 14:55 UTC\n\n## Monitoring\n\nWe watch.\n\nMay 9, 13:20 UTC\n\n## Investigating\n\nWe are looking into it.\n\nMay 9, 11:48 UTC\n'
    const told =
      'On May 9, 2024 sessions dropped for three hours, since a leak in the firmware filled the memory. We rolled it back.\n'
    assert.equal(taken(`# Sessions dropped\n\n${posts}`).isPostmortem, false)
    assert.equal(taken(`# Sessions dropped\n\n${posts}\n## Postmortem\n\n${told}`).isPostmortem, true)
    const bold = posts.replace(/^## (\w+)$/gm, '**$1**')
    assert.equal(
      taken(
        `# Sessions dropped\n\n**Postmortem**\n\n${told} Users were signed out again and again, and nobody saw why until the memory of a host was read.\n\n${bold}`,
      ).isPostmortem,
      true,
    )
    assert.equal(
      taken(`# Sessions dropped\n\n${posts}\n## What happened\n\n${told}\n## Next steps\n\n- Test it\n`)
        .isPostmortem,
      true,
    )
  })

  test('is a report on a machine that failed on the day its German label gives', () =>
    assert.equal(
      taken(
        '# Störungsbericht – Presse 4\n\n- Störungsdatum: 12.05.2024\n- Halle: Süd\n\n## Problembeschreibung\n\nDie Presse blieb stehen.\n\n## Ursachenanalyse\n\nEin Lager war trocken.\n',
      ).isPostmortem,
      true,
    ))

  test('is told by headings that say when it failed and how long, or by minutes counted through it', () => {
    const month =
      '# October 2023 service disruptions\n\n## October 03 09:20 UTC (lasted 47 minutes)\n\nPages failed to load. A cache key collided after a deploy, and we reverted it.\n\n## October 17 21:15 UTC (lasted 3 hours)\n\nImage builds were queued, since a host had no free inodes.\n\n## October 30 02:40 UTC (lasted 25 minutes)\n\nSigning in failed.\n'
    assert.equal(taken(month).isPostmortem, true)
    const windows =
      '# Windows in October 2023\n\n## October 03 09:20 UTC (2 hours)\n\nWe will move the racks.\n'
    assert.equal(taken(windows).isPostmortem, false)
    const counted =
      '# How the pages stormed\n\n*Learning review*\n\n## Story\n\n**T-20m** A deploy changed the default route of all alerts.\n\n**T+0** Everybody on every rotation was paged at once.\n\n**T+18m** The deploy was rolled back by the first who saw it.\n\n## Lessons\n\n- A default is a decision\n'
    assert.equal(taken(counted).isPostmortem, true)
  })

  test('is no README, index or template, however it reads', () => {
    for (const name of [
      'README.md',
      'readme.md',
      'index.md',
      '_template-full.md',
      'TEMPLATE.md',
      'postmortem-template.md',
      'CHANGELOG.md',
    ]) {
      assert.equal(taken(report, `postmortems/${name}`).isPostmortem, false, name)
    }
    assert.equal(taken(report, 'postmortems/2026-08-14-broken-email-template.md').isPostmortem, true)
    assert.equal(
      taken(report.replace('Search was down on 14 August 2026', 'Post-Mortem: [Incident Name]')).isPostmortem,
      false,
    )
  })

  test('is no template whose title only asks for a name, and whose parts say what belongs in them', () => {
    for (const name of ['Incident name', 'Nome do incidente', "Nom de l'incident", 'Name des Vorfalls']) {
      const blank = `# Postmortem: ${name}\n\n## Summary\n\nA few lines on what happened.\n\n## Timeline\n\n- **Hour 1**: It was seen.\n- **Hour 2**: It was looked into.\n\n## Root cause\n\nWhat was the main cause?\n\n## Action items\n\n- **At once**: What was done?\n`
      assert.equal(taken(blank, 'pm.md').isPostmortem, false, name)
    }
  })

  test('is no runbook, decision, advisory, process or release note', () => {
    const others: [string, string][] = [
      [
        '# Runbook: search is down\n\n## Symptoms\n\n## Cause\n\n## Resolution\n\n## Escalation\n',
        'docs/search.md',
      ],
      [
        '# Post-mortem without blame\n\nYou lead the post-mortem.\n\nIt has:\n\n- Impact (users, length)\n- Timeline\n- Root cause\n- What worked and what broke\n',
        '.claude/skills/postmortem.md',
      ],
      ['# High CPU\n\n## Symptoms\n\n## Possible causes\n\n## Resolution\n', 'runbooks/high-cpu.md'],
      [
        '# Use Postgres\n\n- Status: accepted\n- Date: 2026-08-14\n\n## Context\n\n## Decision\n\n## Consequences\n',
        'docs/adr/0001-use-postgres.md',
      ],
      [
        '# Incident process\n\n## Detection\n\n## Response\n\n## Resolution\n\n## Lessons learned\n',
        'docs/process.md',
      ],
      [
        '# Security advisory GHSA-1234\n\n**Severity:** High\n\n## Impact\n\n## Workarounds\n\n## References\n',
        'docs/2026-08-14.md',
      ],
      ['# Release notes 2026-08-14\n\n## Improvements\n\n## Fixes\n', 'docs/notes.md'],
      [
        '# Sprint retrospective 2026-08-14\n\n## What went well\n\n## What could be better\n\n## Action items\n',
        'docs/retro.md',
      ],
      ['# Meeting notes 2026-08-14\n\nAttendees: a, b\n\n## Action items\n\n- x\n', 'docs/meeting.md'],
    ]
    for (const [text, path] of others) assert.equal(taken(text, path).isPostmortem, false, text)
  })

  test('is no design, no minutes and no instruction, which share sections with one', () => {
    for (const text of [
      '# 7. Break circuits\n\nDate: 2026-03-11\n\n## Context\n\nThe outage of 2026-02-28 lasted 42 minutes.\n\n## Decision\n\n## Consequences\n',
      '# Redis failover\n\nSeverity: SEV-2\nReviewed: 2026-05-02\n\n## Impact\n\n## Detection\n\n## Mitigation\n\n## Escalation\n',
      '# Game day: zone loss\n\nDate: 2026-05-16\n\n## Timeline\n\n- 10:00 start\n- 10:05 cut\n- 11:00 end\n\n## Success criteria\n',
      '# Incident report: <short title>\n\n- Date: YYYY-MM-DD\n- Severity: SEV-?\n\n## Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n',
      '# On-call handover 2026-09-16\n\n- 2026-09-17 03:10 page for disk\n- 2026-09-19 14:40 page\n- 2026-09-21 22:05 false alarm\n\nOpen: a postmortem.\n',
      '# CVE-2026-12345: path traversal\n\n**Severity:** High\n\n## Impact\n\n## Timeline\n\n- 2026-06-01 reported\n- 2026-06-11 merged\n- 2026-06-20 published\n\n## Mitigation\n',
      '# 障害対応手順\n\n## 検知\n\n## 影響範囲\n\n## 復旧\n\n復旧後にポストモーテムを作成する。\n',
    ])
      assert.equal(taken(text).isPostmortem, false, text)
  })

  test('is no empty document, and none without facts', () => {
    for (const text of ['', '\ufeff', 'hello', '# Title\n', '---\ntitle: x\n---\n'])
      assert.equal(taken(text).isPostmortem, false)
  })
})

suite('the house style', () => {
  for (const { data, example } of sources) {
    test(`of the ${data.id} example is ${data.id}`, () => {
      const found = taken(example)
      assert.deepEqual([found.isPostmortem, found.profile], [true, data.id])
    })

    if (data.generic) continue
    test(`always: stays ${data.id} when any one section is missing`, () => {
      const parts = example.split(/(?=^## )/m)
      for (let i = 1; i < parts.length; i++) {
        assert.equal(
          taken(parts.toSpliced(i, 1).join('')).profile,
          data.id,
          `without ${parts[i]!.split('\n', 1)[0]}`,
        )
      }
    })
  }

  test('is none where the document has keys and sections that every style has', () => {
    const common = `# Sonnets were lost

**Date**: 2026-10-21

**Authors**: Kim, Mo

**Status**: Complete, action items in progress

**Summary**: Search was down for 66 minutes after a sonnet was found.

**Impact**: An estimated billion of queries was lost.

**Root cause**: A resource leak under load that nobody had seen before.

## Lessons learned

### What went well

### What went wrong

## Timeline
`
    assert.equal(taken(common).profile, 'generic')
    assert.equal(taken(common).isPostmortem, true)
    const lines = 'Incident ID: X-7\nDate: 2026-02-06\nSeverity: Medium\nStatus: Final\n'
    const parts = '\nSUMMARY\n\na\n\nIMPACT\n\nb\n\nTIMELINE\n\nc\n\nROOT CAUSE\n\nd\n\nACTION ITEMS\n\ne\n'
    assert.equal(taken(lines + parts).profile, 'generic')
  })

  test('is none where the document only shares common words with one', () => {
    assert.equal(taken(report).profile, 'generic')
    assert.equal(
      taken(
        '# Post-Mortem: SDK\n\n**Date:** 2026-01-14\n\n**Severity:** Critical\n\n**Status:** Resolved\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root Cause\n\n## Action Items\n',
      ).profile,
      'generic',
    )
  })

  test('is none without any of its keys, whatever the sections and the title share', () => {
    const headings =
      'Summary, Impact, Timeline (UTC), Root cause, What went well, What went wrong, Action items, Lessons learned, Sign-off'
    const text = `# Postmortem — Lost orders\n\n**Severity:** SEV-2 · **Duration:** 23 min\n\n## ${headings.replaceAll(', ', '\n\n## ')}\n`
    assert.equal(taken(text).profile, 'generic')
  })

  test('is none where a key that only one style has goes by a name that others use', () => {
    const titles = ['## Timeline', '## Root cause', '### Contributing factors', '## Impact', '## Resolution']
    const lessons = [
      '## Lessons learned',
      '### What went well',
      '### What went wrong',
      '### Where we got lucky',
    ]
    const headings = ['## Summary', ...titles, ...lessons, '## Action items', '## References']
    const keyed = (author: string) =>
      `# Post-Mortem: Two outages\n\n**Date:** 2026-01-14\n**${author}:** Kim\n**Status:** Resolved\n\n${headings.join('\n\n')}\n`
    assert.equal(taken(keyed('Authors:** Kim\n**Reviewers')).profile, 'process')
    assert.equal(taken(keyed('Author:** Kim\n**Reviewer')).profile, 'generic')
    assert.equal(taken(keyed('Authors')).profile, 'generic')
  })

  test('is the one a key of the front matter names', () => {
    const found = taken('---\nprofile: learning\n---\n# x\n')
    assert.deepEqual([found.isPostmortem, found.profile], [true, 'learning'])
    assert.equal(taken('---\nprofile: nobody\n---\n# x\n').profile, 'generic')
  })

  test('always: and nature of any text are told without a throw', () => {
    fc.assert(fc.property(anyText(200), fc.string({ maxLength: 30 }), (text, path) => void taken(text, path)))
  })
})
