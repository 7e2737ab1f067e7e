import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { learn } from '../../core/learning.ts'
import { profileSchema } from '../../core/profile/profile.ts'
import { readYaml } from '../../core/syntax/yaml.ts'
import { plainValue } from '../../core/syntax/yamlValues.ts'
import { findingsIn, means, styleOf } from '../core/learning/learned.ts'
import { anyText, runs } from '../properties.ts'
import { documentOf, fence, learned, reasonAt, template, three } from './guide.ts'

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
