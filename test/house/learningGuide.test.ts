import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type Learned, learn, type Source } from '../../core/learning.ts'
import { profileSchema } from '../../core/profile/profile.ts'
import { readYaml } from '../../core/syntax/yaml.ts'
import { plainValue } from '../../core/syntax/yamlValues.ts'
import { findingsIn, means, styleOf } from '../core/learning/learned.ts'
import { anyText, runs } from '../properties.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/learning.md'), 'utf8')
const fence = (info: string) => new RegExp(`\`\`\`${info}\\n([\\s\\S]*?)\`\`\``).exec(guide)![1]!

const template: Source = { name: 'TEMPLATE.md', path: 'docs/TEMPLATE.md', text: fence('md template') }

/** A document written by the template of the guide. */
function documentOf(
  day: string,
  own: Partial<Record<'severity' | 'lead' | 'more' | 'head', string>> = {},
): Source {
  const { severity = 'SEV2', lead = 'Mo Adler', more = '', head = '' } = own
  const name = `${day}-search-was-down.md`
  const text = `# Postmortem: Search was down

- Date: ${day}
- Severity: ${severity}
- Lead: ${lead}
${head}
## Summary

Search answered nothing for ten minutes.

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 10:00 | The first query fails |
| 10:10 | The index is back |

## Root cause

The index outgrew its memory, and nothing measures that.

## Action items

- [ ] Growth past 70 % pages the owner
${more}`
  return { name, path: `docs/postmortems/${name}`, text }
}

const three = [
  documentOf('2026-03-01'),
  documentOf('2026-04-02'),
  documentOf('2026-05-03', { severity: 'SEV1' }),
]

function learned(documents: readonly Source[], own = template): Learned {
  return learn(own, documents, { ...means, id: 'acme' })!
}

function reasonAt(style: Learned, ...path: readonly (string | number)[]): string | undefined {
  return style.reasons.find(reason => reason.path.join('.') === path.join('.'))?.says
}

suite('learning a style', () => {
  test('the guide shows the style of its template', () => {
    assert.equal(fence('yaml style'), learned(three).yaml)
  })

  test('what is written reads back as what was learned', () => {
    for (const documents of [[], three.slice(0, 1), three]) {
      const { yaml, data } = learned(documents)
      const { root, problems } = readYaml(yaml)
      assert.deepEqual(problems, [])
      assert.deepEqual(profileSchema.parse(plainValue(root, 'core')), data)
    }
  })

  test('a key that documents leave empty is not asked for, and the share says so', () => {
    const style = learned([...three, documentOf('2026-06-04', { lead: '' })])
    const at = style.data.metadata.fields.findIndex(({ key }) => key === 'Lead')
    assert.equal(style.data.metadata.fields[at]!.required, false)
    assert.equal(reasonAt(style, 'metadata', 'fields', at, 'required'), 'filled in 3 of 4 documents')
    assert.equal(reasonAt(style, 'metadata', 'fields', at, 'key'), 'line 5 of TEMPLATE.md')
  })

  test('keys and sections that only documents have are known and never asked for', () => {
    const own = { head: '- Squad: Search\n', more: '\n## Customer messages\n\nNone was sent.\n' }
    const style = learned([
      documentOf('2026-03-01', own),
      documentOf('2026-04-02', own),
      documentOf('2026-05-03'),
    ])
    const squad = style.data.metadata.fields.findIndex(({ key }) => key === 'Squad')
    assert.equal(style.data.metadata.fields[squad]!.required, false)
    assert.equal(
      reasonAt(style, 'metadata', 'fields', squad, 'key'),
      'not in TEMPLATE.md; in 2 of 3 documents',
    )
    const section = style.data.sections.find(({ title }) => title === 'Customer messages')
    assert.equal(section?.optional, true)
    assert.deepEqual(style.data.tiers[0]!.sections.at(-2), section.id)
  })

  test('a section that stands now here, now there has no place in the order', () => {
    const before = (title: string) => (source: Source) => ({
      ...source,
      text: source.text.replace(`## ${title}`, `## Customer messages\n\nNone was sent.\n\n## ${title}`),
    })
    const orderOf = (...titles: readonly string[]) => {
      const { data } = learned(three.map((source, i) => before(titles[i]!)(source)))
      assert.ok(data.sections.some(({ id }) => id === 'customer-messages'))
      return data.tiers[0]!.sections
    }
    assert.ok(!orderOf('Root cause', 'Action items', 'Timeline').includes('customer-messages'))
    assert.equal(orderOf('Root cause', 'Root cause', 'Root cause')[2], 'customer-messages')
  })

  test('a section most documents lack is optional; one of five may be an exception', () => {
    const without = (source: Source): Source => ({
      ...source,
      text: source.text.replace(/## Root cause[\s\S]*?(?=## )/, ''),
    })
    const optional = (documents: readonly Source[]) =>
      learned(documents).data.sections.find(({ id }) => id === 'root-cause')!.optional
    const five = [...three, documentOf('2026-06-04'), documentOf('2026-07-05')]
    assert.equal(optional([without(five[0]!), ...five.slice(1)]), false)
    assert.equal(optional([without(five[0]!), without(five[1]!), ...five.slice(2)]), true)
  })

  test('without examples the template speaks alone', () => {
    const style = learned([])
    assert.deepEqual(
      style.data.severities.map(({ id }) => id),
      ['SEV1', 'SEV2', 'SEV3'],
    )
    assert.deepEqual(
      style.data.sections.map(({ id, optional }) => [id, optional]),
      [
        ['summary', false],
        ['timeline', false],
        ['root-cause', false],
        ['actions', false],
        ['supporting', true],
      ],
    )
    assert.equal(style.data.rules['action-without-owner'], 'off')
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

  test('severities seen are completed to the steps of their scale', () => {
    const own = { ...template, text: template.text.replace('SEV1 | SEV2 | SEV3', '') }
    const ids = (documents: readonly Source[]) => learned(documents, own).data.severities.map(({ id }) => id)
    assert.deepEqual(ids(three), ['SEV1', 'SEV2', 'SEV3', 'SEV4'])
    assert.deepEqual(
      ids([...three, documentOf('2026-06-04', { severity: 'SEV3' }), documentOf('2026-07-05')]),
      ['SEV1', 'SEV2', 'SEV3'],
    )
  })

  test('instructions that documents drop are left-overs, sentences they keep are not', () => {
    const text = template.text.replace(
      '## Root cause\n',
      '## Root cause\n\nWrite about systems, not about people.\n',
    )
    const own = {
      ...template,
      text: text.replace('## Timeline (UTC)\n', '## Timeline (UTC)\n\nThe oldest entry comes first here.\n'),
    }
    const kept = three.map(source => ({
      ...source,
      text: source.text.replace(
        '## Timeline (UTC)\n',
        '## Timeline (UTC)\n\nThe oldest entry comes first here.\n',
      ),
    }))
    const { data } = learned(kept, own)
    assert.ok(data.placeholders.some(one => one.startsWith('Write about systems')))
    assert.ok(!data.placeholders.some(one => one.startsWith('The oldest')))
  })

  test('a rule that most documents are found by becomes a hint', () => {
    const swapped = three.map(source => {
      const [, cause] = /(## Root cause[\s\S]*?)(?=## Action)/.exec(source.text)!
      return {
        ...source,
        text: source.text.replace(cause!, '').replace('## Timeline', `${cause}## Timeline`),
      }
    })
    const style = learned(swapped)
    assert.equal(style.data.rules['section-order'], 'hint')
    assert.equal(reasonAt(style, 'rules', 'section-order'), 'finds something in 3 of 3 documents')
    assert.deepEqual(
      style.trials.map(({ findings }) => findings.map(({ rule, level }) => `${rule} ${level}`)),
      [['section-order hint'], ['section-order hint'], ['section-order hint']],
    )
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
      findingsIn(filled, 'a.md', profile).map(({ rule, message }) => [rule, message.split('. ')[0]]),
      [['metadata-required', '“Noticed by” is left at “alert / customer / colleague”']],
    )
    assert.deepEqual(findingsIn(filled.replace(' / customer / colleague', ''), 'a.md', profile), [])
  })

  test('a document may stand in for a template: only its form counts, and what half of the documents have', () => {
    const first = {
      ...three[0]!,
      text: three[0]!.text.replace('## Action items', '### The gauge\n\nIt shows zero.\n\n## Action items'),
    }
    const style = learn(first, three.slice(1), { ...means, id: 'acme' })!
    assert.deepEqual(
      style.data.sections.map(({ title }) => title),
      ['Summary', 'Timeline (UTC)', 'Root cause', 'Action items'],
    )
    assert.deepEqual([style.templates, style.data.placeholders], [{}, []])
    assert.match(style.doubts.join(), /is filled in: it counts as a document/)
    const at = style.data.metadata.fields.findIndex(({ key }) => key === 'Lead')
    assert.equal(reasonAt(style, 'metadata', 'fields', at, 'required'), 'filled in 3 of 3 documents')
    assert.deepEqual(
      style.trials.map(({ findings }) => findings),
      [[], [], []],
    )
  })

  test('documents of another template are doubted', () => {
    const other = three.map(source => ({
      ...source,
      text: '# Report\n\n## Background\n\nText.\n\n## Detection\n\nText.\n',
    }))
    assert.match(learned(other).doubts.join(), /may follow another template/)
    assert.deepEqual(learned(three).doubts, [])
  })

  test('the template is kept with its blanks as variables', () => {
    const text = learned(three).templates['postmortem.md']!
    assert.match(text, /^# Postmortem: \{title\}$/m)
    assert.match(text, /^- Date: \{date\}$/m)
    assert.match(text, /^- Severity: \{severity\}$/m)
    assert.match(text, /^\| HH:MM \| <what happened> \|$/m)
  })

  test('a text without headings teaches nothing; any text is read without a throw', () => {
    assert.equal(learn({ name: 'a.md', path: 'a.md', text: 'Hello.\n' }, [], means), null)
    for (const text of [
      '---\n: [\n---\n# a\n## #\n## "\n## : x\n## \'*\n',
      '# [x](y)\n\n## <a b="c">\n\n| a |\n| - |\n| # |\n\n## ` ` `\n\n- : x\n- \\: y\n',
      `# T\n\n${'## Why\n\n- a: b\n'.repeat(50)}`,
      '# T\n## 因\n- 日付: 2026\n\u2028## \u0007\n## {{}}\n## true\n## null\n## 12\n',
    ]) {
      const style = learn({ name: 'a\n#.md', path: 'a.md', text }, [{ name: 'b', path: 'b.md', text }], means)
      if (style !== null) assert.deepEqual(styleOf(style).data.sections, style.data.sections)
    }
  })

  test('always: any template and any document are read without a throw, and the style is sound', () => {
    const marks = fc.constantFrom(
      '# ',
      '## ',
      '- ',
      '**',
      ': ',
      '| ',
      '---\n',
      '\n',
      '\n\n',
      ' / ',
      '<x>',
      'YYYY',
      '- [ ] ',
      '```\n',
    )
    const text = fc.array(fc.oneof(marks, anyText(12)), { maxLength: 40 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, (own, other) => {
        const source = { name: 'T.md', path: 'T.md', text: `# T\n## Summary\n${own}` }
        styleOf(learn(source, [{ name: 'b.md', path: 'b.md', text: other }], means)!)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('a document by the template checks clean in the style learned from others', () => {
    const style = styleOf(learn(template, three, means)!)
    const { text, path } = documentOf('2026-08-08', { severity: 'SEV3' })
    assert.deepEqual(findingsIn(text, path, style), [])
  })
})
