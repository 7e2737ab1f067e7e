import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { outline, recordOf, sectionsOf } from '../records.ts'

suite('the outline', () => {
  test('takes an empty field among others, and a TODO in capitals, for no heading', () => {
    assert.deepEqual(outline('# Post\n\nDate: 2026-02-17\nImpact:\nSeverity: P1\n\n## Actions\n\nTODO\n'), [
      'Post: –',
      '  Actions: actions',
    ])
  })

  test('takes the title of a template for no section, whatever stands before its blank', () => {
    assert.deepEqual(outline('# RCA: <what happened>\n\n## Impact\n'), [
      'RCA: <what happened>: –',
      '  Impact: impact',
    ])
  })

  test('takes where we go from here for the action items, and key numbers for metrics', () =>
    assert.deepEqual(
      outline(
        '# x\n\n## Where we go from here\n\n## What we have done and will do\n\n## Key numbers\n\n## What are we doing to prevent this from happening again?\n',
      ),
      [
        'x: –',
        '  Where we go from here: actions',
        '  What we have done and will do: actions',
        '  Key numbers: metrics',
        '  What are we doing to prevent this from happening again?: actions',
      ],
    ))

  test('takes a callout that names a section for it, where nothing else follows it under the title', () => {
    const callouts =
      '> [!info] Facts\n> Severity: P1\n\n> [!summary]\n> It broke.\n\n> [!bug]- Root cause\n> - a disk\n\n'
    assert.deepEqual(outline(`# x\n\n${callouts}## Impact\n\n> [!note] Timeline\n> 14:05\n`), [
      'x: –',
      '  summary: summary (pseudo)',
      '  Root cause: root-cause (pseudo)',
      '  Impact: impact',
    ])
    assert.deepEqual(outline('# x\n\n> [!summary]\n> It broke.\n\nSeverity: P1\n'), ['x: –'])
    const items = '- [ ] Add a limit @mo\n> - [x] Alert on depth @kim'
    assert.deepEqual(
      recordOf(`# x\n\n> [!todo] Action items\n> ${items}\n`).actions.map(({ text, done }) => [
        text.value,
        done,
      ]),
      [
        ['Add a limit @mo', false],
        ['Alert on depth @kim', true],
      ],
    )
  })

  test('takes a remediation that lists what is to be done for the action items, and one that tells what was done for none', () => {
    const kinds = (text: string) => outline(`# x\n\n## Remediation\n\n${text}`).slice(1)
    const planned =
      '- Alert on drift (Rui, 2026-04-10)\n- Lease with a token (Sam, OPS-12)\n- A script for support\n'
    assert.deepEqual(kinds(planned), ['  Remediation: actions'])
    assert.deepEqual(kinds('- **Soon**\n  - Alert — Abel — 2026-08-02\n  - Limit (WMS-71)\n'), [
      '  Remediation: actions',
    ])
    assert.deepEqual(kinds('- Restarted the pods (#12)\n- Rolled back by @kim\n'), [
      '  Remediation: resolution',
    ])
    assert.deepEqual(kinds('| Remediation | Status |\n|---|---|\n| Pin the driver | open |\n'), [
      '  Remediation: actions',
    ])
    assert.deepEqual(kinds('- cache off\n- cache on\n'), ['  Remediation: resolution'])
    assert.deepEqual(kinds(`${planned}\n## Action items\n\n- [ ] x\n`)[0], '  Remediation: resolution')
  })

  test('sorts of what is to be done are no sections of their own, and two names are what is to be done', () => {
    assert.deepEqual(
      outline('# x\n\n## Action items\n\n### Detection\n\n- a\n\n### Mitigation\n\n- b\n').slice(1),
      ['  Action items: actions', '    Detection: –', '    Mitigation: –'],
    )
    assert.deepEqual(outline('# x\n\n## 5. Remediation & Action Items\n\n## 2-2. 時系列\n').slice(1), [
      '  5. Remediation & Action Items: actions',
      '  2-2. 時系列: timeline',
    ])
  })

  test('takes a section of unknown title for the timeline where moments are all it holds, and nothing else is one', () => {
    const second = (text: string) => outline(text).at(1)
    const moments =
      '- **Thursday 6 March, 08:10 UTC**: builds queue\n- **Friday 7 March, 10:30 UTC**: rebuilt\n'
    assert.equal(second(`# Post\n\n## Bit by bit\n\n${moments}`), '  Bit by bit: timeline')
    assert.equal(
      second('# Post\n\n## Beat\n\n| Offset | Event |\n|---|---|\n| T+00:00 | flap |\n| T+00:03 | alert |\n'),
      '  Beat: timeline',
    )
    assert.equal(second(`# Post\n\n## Bit by bit\n\n${moments}\n## Timeline\n`), '  Bit by bit: –')
    assert.equal(second(`# Post\n\n## Bit by bit\n\nIt was\n\nslow.\n\n- 10:05: fixed\n`), '  Bit by bit: –')
    assert.equal(outline(`# Post\n\n## Impact\n\n### Bit\n\n${moments}`).at(2), '    Bit: –')
  })

  test('takes either of two names with a slash between them, and bold words in front of a remark', () => {
    assert.equal(
      outline('# Post\n\n## Recommendations / things to buy\n').at(1),
      '  Recommendations / things to buy: actions',
    )
    assert.deepEqual(
      outline('# Post\n\n**Timeline** (UTC+1)\n\n- 10:05 fixed\n').at(1),
      '  Timeline: timeline (pseudo)',
    )
    assert.deepEqual(outline('# Post\n\n**Timeline** (UTC+1) of the day.\n').at(1), undefined)
  })

  test('takes a bold label over a sentence for a section where bold lines are the others', () =>
    assert.deepEqual(
      outline(
        '# Post\n\n**Impact:** all builds took four times as long\n\n**Timeline**\n\n- 10:05 fixed\n\n**Root cause**\n\nA new node.\n',
      ),
      [
        'Post: –',
        '  Impact: impact (pseudo)',
        '  Timeline: timeline (pseudo)',
        '  Root cause: root-cause (pseudo)',
      ],
    ))

  test('takes what happened for the timeline where moments are all it holds, and nothing else is one', () => {
    const moments = '- 16/05 09:00: first complaints\n- 16/05 10:05: fixed\n'
    assert.deepEqual(outline(`# Post\n\n## Qué pasó\n\n${moments}`).at(1), '  Qué pasó: timeline')
    assert.deepEqual(
      outline('# Post\n\n### What happened?\n\nSorry!\n\n**2:05pm PT:** a push\n\n2:07pm PT: 503s\n').at(1),
      '  What happened?: timeline',
    )
    assert.deepEqual(
      outline(`# Post\n\n## What happened\n\nIt was\n\nslow.\n\n- 10:05: fixed\n`).at(1),
      '  What happened: summary',
    )
    assert.deepEqual(
      outline(`# Post\n\n## What happened\n\n${moments}\n## Timeline\n`).at(1),
      '  What happened: summary',
    )
    assert.deepEqual(outline(`# Post\n\n## Summary\n\n${moments}`).at(1), '  Summary: summary')
  })

  test('knows headings of every form by their words', () => {
    const text = `# Search was down

Summary
-------

## 2. Customer impact ##

## 🕒 Timeline (all times UTC)

## **Root causes**

### Contributing factors

## 3  What went well

## Folow-ups

## Moving on
`
    assert.deepEqual(outline(text), [
      'Search was down: –',
      '  Summary: summary',
      '  2. Customer impact: impact',
      '  🕒 Timeline (all times UTC): timeline',
      '  Root causes: root-cause',
      '    Contributing factors: contributing-factors',
      '  3  What went well: went-well',
      '  Folow-ups: actions',
      '  Moving on: –',
    ])
  })

  test('knows the parts of an 8D report behind their numbers', () => {
    assert.deepEqual(outline('# 8D\n\n## D4 Root cause\n\n## D5 Chosen corrective actions\n\n## D1 Team\n'), [
      '8D: –',
      '  D4 Root cause: root-cause',
      '  D5 Chosen corrective actions: actions',
      '  D1 Team: –',
    ])
  })

  test('takes such words in a deeper heading only where nothing around it has a role', () => {
    assert.deepEqual(
      outline('## Report\n\n### Where luck played a role\n\n## Root cause\n\n### Impact on the pool\n'),
      ['Report: –', '  Where luck played a role: lucky', 'Root cause: root-cause', '  Impact on the pool: –'],
    )
  })

  test('takes a context that is a list of moments for a timeline', () => {
    const times = '- 10:23 pods gone\n- 10:30 pods back\n- 11:21 repaired\n'
    assert.deepEqual(outline(`# x\n\n## Context\n\n${times}`), ['x: –', '  Context: timeline'])
    assert.deepEqual(outline(`# x\n\n## Context\n\n- Two nodes\n- 10:23 pods gone\n`), [
      'x: –',
      '  Context: background',
    ])
  })

  test('takes words within a longer heading, where sections of the report stand', () => {
    const text = `# Backups were empty

## How the night unfolded: a timeline of it

## What was the impact on our readers?

## Which corrective actions are you taking?

## Was wir das nächste Mal besser machen

## 障害の影響について

## The actions workflow

### Impact on the archive
`
    assert.deepEqual(outline(text), [
      'Backups were empty: –',
      '  How the night unfolded: a timeline of it: timeline',
      '  What was the impact on our readers?: impact',
      '  Which corrective actions are you taking?: actions',
      '  Was wir das nächste Mal besser machen: went-wrong',
      '  障害の影響について: impact',
      '  The actions workflow: –',
      '    Impact on the archive: impact',
    ])
  })

  test('takes the words of other languages', () => {
    const text =
      '# x\n## タイムライン\n## 根本原因分析\n## Maßnahmen\n## Causa raíz\n## Causa raiz\n## Chronologie\n## 타임라인\n## 改进措施\n'
    const kinds = sectionsOf(text).map(section => section.kind)
    assert.deepEqual(kinds, [
      null,
      'timeline',
      'root-cause',
      'actions',
      'root-cause',
      'root-cause',
      'timeline',
      'timeline',
      'actions',
    ])
  })

  test('does not take the title for a section, unless it is nothing but its name', () => {
    assert.deepEqual(outline('# Impact: nobody could pay\n## Impact\n'), [
      'Impact: nobody could pay: –',
      '  Impact: impact',
    ])
    assert.deepEqual(outline('# Timeline\n# Stats\n'), ['Timeline: timeline', 'Stats: metrics'])
  })

  test('what asks why again and again is the analysis of the cause, whatever its title', () => {
    const kinds = (text: string) => recordOf(text).sections.map(({ kind }) => kind)
    const asked =
      'Why did it fail? → A full disk.\n  ↳ Why was it full? → Logs.\n    ↳ Why logs? → Nobody rotates them.\n'
    assert.deepEqual(kinds(`# X\n\n## Analysis\n\n${asked}`), [null, 'root-cause'])
    assert.deepEqual(
      kinds('# X\n\n## Fragen\n\n1. Warum fiel es aus? Platte voll.\n2. Warum war sie voll? Logs.\n'),
      [null, 'root-cause'],
    )
    assert.deepEqual(kinds('# X\n\n## Por qué\n\n- ¿Por qué falló?\n- ¿Por qué?\n'), [null, 'root-cause'])
    assert.deepEqual(kinds('# X\n\n## Analysis\n\nWhy did it fail? A full disk.\n\nWe looked at it.\n'), [
      null,
      null,
    ])
    assert.deepEqual(kinds(`# X\n\n## Open questions\n\n${asked}`), [null, null])
  })

  test('a title of two meanings has the one that is left', () => {
    const ids = (text: string, style: string) => recordOf(text, style).sections.map(({ id }) => id)
    assert.deepEqual(ids('## 対応\n', 'tiered'), ['resolution'])
    assert.deepEqual(ids('## 対応\n\n## 復旧\n', 'tiered'), [null, 'resolution'])
    assert.deepEqual(ids('## アクションアイテム\n\n## 再発防止策\n', 'learning'), ['actions', 'prevention'])
    assert.deepEqual(ids('## 予防策\n\n## 再発防止策\n', 'learning'), ['prevention', 'actions'])
    assert.deepEqual(ids('## 再発防止策\n', 'learning'), ['actions'])
    assert.deepEqual(ids('### 対応\n', 'tiered'), [null])
  })
})
