import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publish } from '../../../core/publishing.ts'
import { viewOfRecord } from '../../../core/view/read.ts'
import { builtIn } from '../../../profiles/index.ts'
import { compileStyle, scene, view } from '../../fixture.ts'
import { nobody, published, roster, said } from './copies.ts'

test('names give way to the role somebody had, then to that of the roster, then to none', () => {
  const { text } = published(
    `# Queue stuck

- Author: Ruth Adeyemi
- Incident commander: Jane Doe

## Summary

Jane Doe paged Mo Farah Lindqvist. Ruth wrote this down, and Doe’s call was right. @amo agreed.
`,
    { settings: { roster } },
  )
  assert.match(text, /^# Queue stuck\n+## Summary\n/)
  assert.match(
    text,
    /The incident commander paged the database administrator\. An engineer wrote this down, and the incident commander’s call was right\. An engineer agreed\./,
  )
})

test('a name is a name in any case, script and place', () => {
  assert.equal(said('then mo farah lindqvist slept'), 'then the database administrator slept')
  assert.equal(said('then Mo Farah\nLindqvist slept'), 'then the database administrator slept')
  assert.equal(
    said('We think that\n@amo slept.\n@amo did.'),
    'We think that\nan engineer slept.\nAn engineer did.',
  )
  assert.equal(said('then **Mo** Farah Lindqvist slept').includes('Mo'), false)
  assert.equal(said('そして山田太郎が確認した'), 'そして担当者が確認した')
  assert.equal(said('run `deploy --as @mo`'), 'run `deploy --as the database administrator`')
  assert.equal(said('```\n14:05 Anne-Marie O’Neil: done\n```'), '```\n14:05 an engineer: done\n```')
  assert.equal(
    said('Mo-led, @mo-x, @mo_y; _@mo_ saw it'),
    'The database administrator-led, engineers; _the database administrator_ saw it',
  )
  assert.equal(said('- [ ] @mo: ship it'), '- [ ] The database administrator: ship it')
  assert.equal(
    said('we told the @everyone list, and mow the lawn'),
    'we told the @everyone list, and mow the lawn',
  )
})

test('a name that is a word of the language is left to a person', () => {
  const { text, doubts, remains } = published(
    '# Queue\n\n## Summary\n\nWill it hold? Will Park thinks so.\n',
    {
      settings: { roster },
    },
  )
  assert.match(text, /Will it hold\? An engineer thinks so\./)
  assert.deepEqual(
    doubts.map(one => one.what),
    ['Will'],
  )
  assert.deepEqual(remains, [])
})

test('a style may let names stay', () => {
  const source = builtIn().find(one => one.data.generic)!
  const own = { ...source.data, publication: { ...source.data.publication, names: true } }
  const profile = compileStyle({ ...source, data: own })
  const given = view(scene('# Queue\n\n- Author: Jane Doe\n\n## Summary\n\nJane Doe saw it.\n'), {
    profile: 'generic',
  })
  const { text, remains } = publish(viewOfRecord(given.parsed, given.record, { ...given, profile }), nobody)
  assert.match(text, /Jane Doe saw it/)
  assert.deepEqual(remains, [])
})

test('who is known by a handle is known by the given name, with a family name or alone', () => {
  const { text } = published(`---
date: 2026-08-14
severity: sev1
author: '@lena'
---
# Queue stuck

## Summary

Lena Vogt and Sam O'Neill worked on it. Sam asked Lena to drain the queue. Checkout was slow.

## Action items

- [ ] Alert on depth (@sam, due 2026-08-28)
- [ ] Retry once (@checkout, due 2026-08-28)
`)
  assert.doesNotMatch(text, /Lena|Vogt|Sam|O'Neill/)
  assert.match(text, /Checkout was slow/)
})

test('a title goes with the name', () => {
  const { text } = published(
    '# Stuck\n\n- **Author:** Jörg Müller\n\n## Summary\n\nThen Herr Müller called Frau Holle.\n',
  )
  assert.match(text, /Then an engineer called Frau Holle\./)
})

test('several people of one kind in a row are told of together', () => {
  assert.equal(said('told Dana Reyes, Kim Doe and Peter Hall at once'), 'told engineers at once')
  assert.equal(said('Dana Reyes & Kim Doe slept'), 'Engineers slept')
  assert.equal(said('by Dana Reyes and Kim Doe’s call'), 'by an engineer and an engineer’s call')
  assert.equal(said('told @mo, @amo and Dana Reyes'), 'told the database administrator, engineers')
})

test('a given name is replaced where its full name stands too, else a person has to look', () => {
  assert.equal(said('Peter Hall called. Then Peter slept.'), 'An engineer called. Then an engineer slept.')
  const { text, doubts } = published(
    '# Queue\n\n## Summary\n\nOn Jan 5 we made Sofia an owner; Jan Berg agreed, `Sofia` is a language.\n',
  )
  assert.match(text, /On Jan 5 we made Sofia an owner; an engineer agreed, `Sofia` is/)
  assert.deepEqual(
    doubts.map(one => one.what),
    ['Sofia'],
  )
})

test('behind the time of an entry a name begins a sentence', () => {
  assert.equal(said('- 17:56 - Dana Reyes revoked it'), '- 17:56 - An engineer revoked it')
})
