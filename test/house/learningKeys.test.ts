import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { learn, type Source } from '../../core/learning.ts'
import { findingsIn, means, styleOf, viewIn } from '../core/learning/learned.ts'
import { documentOf, learned, reasonAt, template, three } from './guide.ts'

suite('learning keys of a style', () => {
  test('a key that documents leave empty is not asked for, and the share says so', () => {
    const style = learned([...three, documentOf('2026-06-04', { lead: '' })])
    const at = style.data.metadata.fields.findIndex(({ key }) => key === 'Lead')
    assert.equal(style.data.metadata.fields[at]!.required, false)
    assert.equal(reasonAt(style, 'metadata', 'fields', at, 'required'), 'filled in 3 of 4 documents')
    assert.equal(reasonAt(style, 'metadata', 'fields', at, 'key'), 'line 5 of TEMPLATE.md')
  })

  test('values that documents show are a list only once hardly a new one is to be expected', () => {
    const own = {
      ...template,
      text: template.text.replace('Severity: SEV1 | SEV2 | SEV3', 'Severity:\n- Region: <where>'),
    }
    const inRegion = (regions: readonly string[]) => {
      const documents = regions.map((region, i) => {
        const source = documentOf(`2026-03-${String(i + 10)}`)
        return { ...source, text: source.text.replace('- Lead', `- Region: ${region}\n- Lead`) }
      })
      return learned(documents, own).data.metadata.fields.find(({ key }) => key === 'Region')!.values
    }
    assert.equal(inRegion(['eu', 'us', 'asia', 'eu', 'africa', 'eu']), undefined)
    const settled = inRegion(['eu', 'us', 'eu', 'us', 'us', 'eu']) as { id: string }[]
    assert.deepEqual(settled.map(({ id }) => id).sort(), ['eu', 'us'])
  })

  test('what a key means is told by how documents fill it in, where its blank does not say', () => {
    const text = (when: string) =>
      `# Incident review: Queue stuck\n\n**When:** ${when}\n**Severity:** high\n\n## Impact\n\nNone.\n\n## Root cause\n\nA pool without a limit.\n`
    const template = { name: 't.md', path: 't.md', text: text('DD Month YYYY, HH:MM–HH:MM CET') }
    const examples = [3, 4, 5].map(day => ({
      name: `${day}.md`,
      path: `${day}.md`,
      text: text(`${day} March 2026, 09:12–10:40 CET`),
    }))
    const profile = styleOf(learn(template, examples, means)!)
    assert.equal(profile.data.metadata.fields[0]?.means, 'started')
    const { moments } = viewIn(examples[0]!.text, examples[0]!.path, profile).record
    assert.ok(moments.started && moments.resolved)
  })

  test('the services that another tool names go into the first key for services', () => {
    const own = {
      ...template,
      text: template.text.replace('- Lead', '- Affected services: <names>\n- Component: <name>\n- Lead'),
    }
    const taking = learned([], own).data.metadata.fields.filter(({ takes }) => takes === 'services')
    assert.deepEqual(
      taking.map(({ key }) => key),
      ['Affected services'],
    )
  })

  test('severities seen are completed to the steps of their scale', () => {
    const own = { ...template, text: template.text.replace('SEV1 | SEV2 | SEV3', '') }
    const ids = (documents: readonly Source[]) => learned(documents, own).data.severities.map(({ id }) => id)
    assert.deepEqual(ids(three), ['SEV1', 'SEV2', 'SEV3', 'SEV4'])
    assert.deepEqual(
      ids([...three, documentOf('2026-06-04', { severity: 'SEV3' }), documentOf('2026-07-05')]),
      ['SEV1', 'SEV2', 'SEV3'],
    )
  })

  test('choices are read from every form in which templates list them', () => {
    for (const [offer, ids] of [
      ['high, medium, low', ['high', 'medium', 'low']],
      ['1-4', ['1', '2', '3', '4']],
      ['1 (worst) – 3', ['1', '2', '3']],
      ['Low → Middle → High', ['Low', 'Middle', 'High']],
      ['高・中・低', ['高', '中', '低']],
      ['重大、軽微、なし', ['重大', '軽微', 'なし']],
    ] as const) {
      const own = { ...template, text: template.text.replace('SEV1 | SEV2 | SEV3', offer) }
      assert.deepEqual(
        learned([], own).data.severities.map(({ id }) => id),
        ids,
      )
    }
    const several = {
      ...template,
      text: template.text.replace('SEV1 | SEV2 | SEV3', 'checkout, search, mail'),
    }
    assert.deepEqual(learned([], several).data.severities, [])
  })

  test('files are named as those of the documents, whichever of the endings of Markdown they have', () => {
    const asMdx = (source: Source): Source => ({ ...source, path: source.path.replace(/md$/, 'mdx') })
    const files = (documents: readonly Source[]) => {
      const { pattern, make } = learned(documents).data.files
      return [pattern!.slice(-5), make]
    }
    assert.deepEqual(files(three), [')\\.md', '{date}-{slug}.md'])
    assert.deepEqual(files(three.map(asMdx)), ['\\.mdx', '{date}-{slug}.mdx'])
  })

  test('labels below the title are keys whatever they are called, and tell how as well as when', () => {
    const text = `---
layout: page
---

# <what broke>

**Day**: YYYY-MM-DD

**Summary**: <one or two sentences>

**Trigger**: <what set it off>

**Detection**: <how it was noticed>

**Resolved at**: <time>

## Timeline

- HH:MM <event>
`
    const filled = `---
layout: page
---

# The queue stood still

**Day**: 2026-03-01

**Summary**: The queue stood still for ten minutes. Nobody lost
anything by it.

**Trigger**: A job of 2 GB.

**Detection**: The alarm on its length rang.

**Resolved at**: 2026-03-01 10:10 UTC

## Timeline

- 10:00 The alarm rings
- 10:10 The queue moves
`
    const style = learn({ ...template, text }, [], means)!
    assert.deepEqual(
      style.data.metadata.fields.map(({ key, means: own, required }) => [key, own, required]),
      [
        ['Day', 'date', true],
        ['Summary', undefined, true],
        ['Trigger', undefined, true],
        ['Detection', undefined, true],
        ['Resolved at', 'resolved', true],
      ],
    )
    const found = (own: string) => findingsIn(own, 'a.md', styleOf(style)).map(({ rule }) => rule)
    assert.deepEqual(found(filled), [])
    assert.deepEqual(found(filled.replace(/\*\*Trigger.*\n\n/, '')), ['metadata-required'])
  })

  test('a choice nobody made is a blank, and blanks of no known meaning keep their words', () => {
    const text = template.text.replace(
      '- Lead: <name>',
      '- Noticed by: alert / customer / colleague\n- Mood: <how it felt>',
    )
    const style = learned([], { ...template, text })
    const own = style.templates['postmortem.md']!
    assert.match(own, /^- Noticed by: \{noticed_by\}$/m)
    assert.match(own, /^- Mood: <how it felt>$/m)
    const filled = documentOf('2026-03-01').text.replace(
      '- Lead: Mo Adler',
      '- Noticed by: alert / customer / colleague\n- Mood: fine',
    )
    const profile = styleOf({ ...style, yaml: style.yaml.replaceAll('acme', 'house') })
    assert.deepEqual(
      findingsIn(filled, 'a.md', profile).map(({ rule, message }) => [rule, String(message).split('. ')[0]]),
      [['metadata-required', '“Noticed by” is left at “alert / customer / colleague”']],
    )
    assert.deepEqual(findingsIn(filled.replace(' / customer / colleague', ''), 'a.md', profile), [])
  })
})
