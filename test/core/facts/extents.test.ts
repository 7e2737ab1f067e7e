import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { holdsText, kindAround, within } from '../../../core/facts/outline.ts'
import { anyText, runs } from '../../properties.ts'
import { recordOf, sectionsOf } from '../records.ts'

suite('the extents of sections', () => {
  test('gives each section its extent, its body and its blocks', () => {
    const text = '# A\n\none\n\n## Impact\n\n- two\n\n### Detail\n\nthree\n\n## Timeline\n'
    const record = recordOf(text)
    const [, impact, detail] = record.sections
    assert.equal(
      text.slice(impact!.span.start, impact!.span.end),
      '## Impact\n\n- two\n\n### Detail\n\nthree\n\n',
    )
    assert.equal(text.slice(impact!.body.start, impact!.body.end), '\n\n- two\n\n')
    assert.deepEqual(
      within(record, 0).map(section => section.title.value),
      ['Impact', 'Detail', 'Timeline'],
    )
    assert.deepEqual(within(record, 1), [detail])
    assert.equal(kindAround(record.sections, detail!), 'impact')
  })

  test('knows which sections hold text of their own: comments and rules are none', () => {
    const { sections } = recordOf(
      '# A\n\n## Impact\n\n<!-- who, how much -->\n\n---\n\n## Timeline\n\n### First day\n\n- 10:00 x\n',
    )
    assert.deepEqual(
      sections.map(section => holdsText(section)),
      [false, false, false, true],
    )
  })

  test('always: holds for any text: spans quote the text, sections follow each other, parents hold their children', () => {
    const line = fc.constantFrom(
      '# A',
      '## Impact',
      '### Timeline',
      '**Summary**',
      'TIMELINE',
      'Impact:',
      '- **Impact**: x',
      '  - y',
      '- **Root cause**:',
      'text',
      '',
      '> **Summary**',
      '> [!summary]',
      '> [!bug]- Root cause',
      '```',
      'Timeline\n---',
      '\r\n',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), anyText(40), (lines, noise) => {
        const sections = sectionsOf(`${lines.join('\n')}\n${noise}`)
        sections.forEach((section, i) => {
          assert.ok(i === 0 || sections[i - 1]!.span.start <= section.span.start)
          const parent = section.parent === null ? null : sections[section.parent]!
          if (parent)
            assert.ok(parent.span.start <= section.span.start && section.span.end <= parent.span.end)
        })
      }),
      { numRuns: runs(300) },
    )
  })
})
