import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setLevel, setTitle } from '../../../core/edits/headings.ts'
import { edited, paper } from './paper.ts'

const levels: readonly [name: string, before: string, level: number, after: string][] = [
  ['ATX', '### Impact\n\nx\n', 2, '## Impact\n\nx\n'],
  ['closed ATX', '  #### Impact ####\n\nx\n', 2, '  ## Impact ##\n\nx\n'],
  ['Setext to Setext', 'Impact\n======\n\nx\n', 2, 'Impact\n------\n\nx\n'],
  ['Setext to ATX', 'Impact\n------\n\nx\n', 3, '### Impact\n\nx\n'],
  ['bold line', '**Impact**\n\nx\n', 2, '## Impact\n\nx\n'],
  ['with what it holds', '# Impact\n\n## Details\n\nx\n', 2, '## Impact\n\n### Details\n\nx\n'],
  [
    'but not its siblings',
    '# Impact\n\n## Timeline\n\n### Night\n',
    2,
    '## Impact\n\n## Timeline\n\n### Night\n',
  ],
]

for (const [name, before, level, after] of levels) {
  test(`gives a heading another level: ${name}`, () => {
    const text = `# T\n\n${before}`
    const view = paper(text)
    const section = view.record.sections.find(one => one.id === 'impact')!
    assert.equal(edited(view, setLevel(view, section, level), text), `# T\n\n${after}`)
  })
}

const titles: readonly [before: string, after: string][] = [
  ['## Timline', '## Timeline'],
  ['## 3. Timline (UTC) ##', '## 3. Timeline (UTC) ##'],
  ['## ⏱ **Timline**', '## ⏱ **Timeline**'],
  ['Timline\n-------', 'Timeline\n-------'],
]

test('corrects a title in the case of its words', () => {
  for (const [before, after] of [
    ['Exective Summary', 'Executive Summary'],
    ['Exective summary', 'Executive summary'],
    ['EXECTIVE SUMMARY', 'EXECUTIVE SUMMARY'],
  ]) {
    const text = `## ${before}\n\nx\n`
    const view = paper(text, 'process')
    const edits = setTitle(view.record.sections[0]!, 'Executive summary')
    assert.equal(edited(view, edits, text), `## ${after}\n\nx\n`)
  }
})

for (const [before, after] of titles) {
  test(`corrects a title and keeps what surrounds it: ${before}`, () => {
    const text = `# T\n\n${before}\n\n- 14:05 a\n`
    const view = paper(text)
    const section = view.record.sections.find(one => /timline/i.test(one.title.value))!
    assert.equal(edited(view, setTitle(section, 'Timeline'), text), `# T\n\n${after}\n\n- 14:05 a\n`)
  })
}
