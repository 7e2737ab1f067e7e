import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEdits } from '../../../core/edit.ts'
import type { View } from '../../../core/view.ts'
import { indexDrift, indexEdits } from '../../../core/workspace/indexDrift.ts'
import { mayHoldIndex } from '../../../core/workspace/indexPlace.ts'
import { scene, view } from '../../fixture.ts'

const documents = `
=== incidents/2026-08-14 pipe|stall.md
---
title: "Pipes: a|b split"
date: 2026-08-14
severity: sev1
---
=== incidents/_template-full.md
---
title: Template
---
=== other/2026-08-15-elsewhere.md
---
title: Elsewhere
---
`.trimStart()

/** The faults of an index and its text after it was written anew. */
function written(readme: string, path = 'incidents/README.md') {
  const given = scene(`=== ${path}\n${readme}\n${documents}`)
  const seen = view(given)
  const text = applyEdits(given.main.text, indexEdits(seen))
  const after = scene(`=== ${path}\n${text}\n${documents}`)
  const faultsOf = (one: View) => indexDrift(one)?.faults.map(String) ?? null
  return { faults: faultsOf(seen), text, after: faultsOf(view(after)) }
}

test('an index between markers is filled, what stands around it stays', () => {
  const { faults, text, after } = written(
    '# Incidents\n\n<!-- postmortems:index -->\n(none yet)\n<!-- /postmortems:index -->\n\nMore.',
  )
  assert.equal(faults?.length, 2)
  assert.match(
    text,
    /^# Incidents\n\n<!-- postmortems:index -->\n\n\| Date .+\n\| -.+\n\| 2026-08-14 \| Pipes: a\\\|b split .+\n\n<!-- \/postmortems:index -->\n\nMore\./,
  )
  assert.match(text, /\(2026-08-14%20pipe%7Cstall\.md\)/)
  assert.deepEqual(after, [])
})

test('without markers and heading, or in a document, there is no index', () => {
  assert.equal(written('# Incidents\n\n| Date | Incident |\n| - | - |').faults, null)
  assert.equal(
    written(
      '# Sync\n\n## Index\n\n|Date|Incident|Severity|SLO impact|Postmortem|\n|-|-|-|-|-|',
      'incidents/x.md',
    ).faults,
    null,
  )
  assert.equal(written('```\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n```').faults, null)
  assert.equal(written('<!-- postmortems:index -->\n\nnever closed').faults, null)
})

test('the table below a heading is replaced, and only it', () => {
  const { faults, text, after } = written(
    '# Incidents\n\n## Index\n\nNewest first.\n\n|Date|Incident|Severity|SLO impact|Postmortem|\n|-|-|-|-|-|\n|2020-01-01|Old|sev3||[old](old.md)|\n\nAfter.',
  )
  assert.deepEqual(faults, ['2026-08-14 pipe|stall.md is missing', 'old.md is no postmortem here'])
  assert.match(text, /Newest first\.\n\n\| Date[\s\S]+\|\n\nAfter\./)
  assert.deepEqual(after, [])
})

test('columns may stand in another order, and a team may have others', () => {
  const turned = (severity: string) =>
    written(
      `# X\n\n## Index\n\n|Postmortem|Severity|Date|Incident|SLO impact|\n|-|-|-|-|-|\n|[x](2026-08-14%20pipe%7Cstall.md)|${severity}|2026-08-14|Pipes: a\\|b split||`,
    ).faults
  assert.deepEqual(turned('sev1'), [])
  assert.deepEqual(turned('sev2'), ['2026-08-14 pipe|stall.md differs in Severity'])
  assert.deepEqual(written('# X\n\n## Index\n\n|Date|Incident|Link|\n|-|-|-|').faults, [
    '2026-08-14 pipe|stall.md is missing',
  ])
  assert.deepEqual(
    written('# X\n\n## Index\n\n|Page|Says|\n|-|-|\n|[x](2026-08-14%20pipe%7Cstall.md)|A|\n|[how](how.md)|B|')
      .faults,
    [],
  )
})

test('a file may hold an index under a title with signs, or one that is underlined', () => {
  for (const text of [
    '## Index',
    '## 5. Index ##',
    '## 🗂️ Index',
    'Index\n-----',
    'X\r\n\r\nIndex\r\n===\r\n',
  ])
    assert.ok(mayHoldIndex('README.md', text), text)
  for (const text of ['# X', 'The index\n\n---', 'Index of all'])
    assert.ok(!mayHoldIndex('README.md', text), text)
})

test('a link leads to the document, whatever stands in its name', () => {
  const names = [
    'a#b (c.md',
    'a: b.md',
    'what?.md',
    '100%5B, [x] | "y" 🚒.md',
    'a]b.md',
    'a\ud800.md',
    "it's <b>&.md",
  ]
  const document = '---\ndate: 2026-08-14\nseverity: sev1\n---\n'
  const others = names.map(name => `=== ${name}\n${document}`).join('')
  const readme = '=== README.md\n# X\n\n<!-- postmortems:index -->\n<!-- /postmortems:index -->\n'
  const given = scene(`${readme}${others}`)
  const text = applyEdits(given.main.text, indexEdits(view(given)))
  assert.deepEqual(indexDrift(view(scene(`=== README.md\n${text}\n${others}`)))?.faults, [])
})
