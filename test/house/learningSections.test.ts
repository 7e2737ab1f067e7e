import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { learn, type Source } from '../../core/learning.ts'
import { findingsIn, means, styleOf } from '../core/learning/learned.ts'
import { documentOf, learned, reasonAt, template, three } from './guide.ts'

suite('learning sections of a style', () => {
  test('a title that says nothing of times stays a section of its own where it holds nothing else', () => {
    const more = '\n## When did what happen?\n\n| UTC | Event |\n| --- | --- |\n'
    const text = template.text.replace(/\n## Timeline[\s\S]*?(?=\n## )/, more)
    const own = { ...template, text }
    const filled = text.replace(more, `${more}| 09:00 | calls fail |\n| 09:40 | calls succeed, resolved |\n`)
    const rules = findingsIn(filled, 'docs/a.md', styleOf(learn(own, [], means)!)).map(({ rule }) => rule)
    assert.ok(text.includes(more))
    assert.ok(!rules.includes('section-missing'), rules.join())
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
})
