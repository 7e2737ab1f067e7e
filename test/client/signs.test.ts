import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showsSigns } from '../../client/signs.ts'
import { builtIn } from '../../profiles/index.ts'

const path = '/repo/docs/2026-08-14-queue.md'

test('the example of every style shows signs, wherever it lies', () => {
  for (const { data, example } of builtIn()) assert.ok(showsSigns({ path, text: example }), data.id)
})

test('so do postmortems in other languages', () => {
  for (const text of [
    '# Zahlungen hingen\n\n**Schweregrad:** 2\n\n## Auswirkungen\n\n## Ursache\n\n## Maßnahmen\n',
    '# 決済の遅延\n\n## 影響\n\n## 根本原因\n\n## 再発防止策\n',
    '# Pagos detenidos\n\n## Impacto\n\n## Cronología\n\n## Causa raíz\n',
  ]) {
    assert.ok(showsSigns({ path, text }), text)
  }
})

test('so do those that say in their title what they are, and have one thing more that postmortems have', () => {
  for (const text of [
    '# March 3 outage analysis\n\n## Timeline\n\n## What we do next\n',
    '# Ausfall der Zahlungen\n\n## Was ist passiert?\n\n## Zeitlicher Ablauf\n',
    '# Retour sur la panne du 3 mars\n\n## Chronologie\n\n## Cause\n',
    '# 支付服务故障\n\n## 一、故障现象\n\n## 二、影响面\n',
    '# 電源設備の障害\n\n■影響範囲\n一部のお客様\n\n■原因\n冷却\n',
  ])
    assert.ok(showsSigns({ path, text }), text)
  const text = '---\ntitle: "Incident Report: a token leaked"\n---\n\n## Timeline of events\n'
  assert.ok(showsSigns({ path: '/blog/2026-03-03-incident-report-token.md', text }))
})

test('a title alone shows too few', () => {
  for (const text of ['# Incident response\n\n## Roles\n', '# Outage\n', 'An incident.\n'])
    assert.equal(showsSigns({ path, text }), false, text)
})

test('what libraries say of themselves shows none', () => {
  const readme = `# A library

## Installation

## Usage

Detects incidents in logs. The impact on speed is small, the cause of an error is in \`error.cause\`.

## What it costs

- Action: the name of what is done
- Resolution of names is lazy

## License
`
  assert.equal(showsSigns({ path: '/repo/README.md', text: readme }), false)
})

test('a text of any length is looked at in no time that anybody would notice', () => {
  const begun = process.cpuUsage()
  for (const text of [
    ' '.repeat(1_000_000),
    'a '.repeat(500_000),
    '\n#'.repeat(500_000),
    '- - '.repeat(250_000),
  ])
    assert.equal(showsSigns({ path, text }), false)
  assert.ok(process.cpuUsage(begun).user < 2_000_000)
})
