import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { compileProfile } from '../../core/profile/compile.ts'
import { type Detection, detect } from '../../core/profile/detect.ts'
import { documentWords } from '../../core/profile/words.ts'
import { parse } from '../../core/syntax/parse.ts'
import { builtIn, builtInPacks, builtInVocabulary } from '../../profiles/index.ts'
import { anyText } from '../properties.ts'

const sources = builtIn()
const vocabulary = builtInVocabulary()
const profiles = sources.map(source => compileProfile(source, builtInPacks(), vocabulary))

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
    const text =
      'Internal post-mortem: <https://example.org/58>\n\nOn 2024-02-28 flags went down for about 3 hours, an outage we caused ourselves.\n'
    assert.equal(taken(text, 'investigations/2024-02-28-flags.md').isPostmortem, false)
    assert.equal(taken(text, 'postmortems/2024-02-28-flags.md').isPostmortem, true)
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

  test('is no runbook, decision, advisory, process or release note', () => {
    const others: [string, string][] = [
      [
        '# Runbook: search is down\n\n## Symptoms\n\n## Cause\n\n## Resolution\n\n## Escalation\n',
        'docs/search.md',
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

  test('is nothing that says nothing', () => {
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
    test(`stays ${data.id} when any one section is missing`, () => {
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

  test('is none where the document only shares common words with one', () => {
    assert.equal(taken(report).profile, 'generic')
    assert.equal(
      taken(
        '# Post-Mortem: SDK\n\n**Date:** 2026-01-14\n\n**Severity:** Critical\n\n**Status:** Resolved\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root Cause\n\n## Action Items\n',
      ).profile,
      'generic',
    )
  })

  test('is the one a key of the front matter names', () => {
    const found = taken('---\nprofile: learning\n---\n# x\n')
    assert.deepEqual([found.isPostmortem, found.profile], [true, 'learning'])
    assert.equal(taken('---\nprofile: nobody\n---\n# x\n').profile, 'generic')
  })

  test('and nature of any text are told without a throw', () => {
    fc.assert(fc.property(anyText(200), fc.string({ maxLength: 30 }), (text, path) => void taken(text, path)))
  })
})

test('of overlapping phrases in a title the longest counts', () => {
  const said = (text: string) => documentWords(text, vocabulary.documents)
  assert.deepEqual(said('Incident retrospective: search'), {
    postmortem: 'incident retrospective',
    incident: null,
    other: null,
    otherAtEdge: false,
  })
  assert.deepEqual(said('Incident report template'), {
    postmortem: null,
    incident: null,
    other: 'incident report template',
    otherAtEdge: true,
  })
  assert.equal(said('Payment process outage').otherAtEdge, false)
  assert.equal(said('検索ポストモーテム').postmortem, 'ポストモーテム')
})
