import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { promoteTier } from '../../../core/edits/promote.ts'
import {
  appendToSection,
  insertSections,
  placeOfSection,
  sortSections,
} from '../../../core/edits/sections.ts'
import type { Section } from '../../../core/facts/record.ts'
import { covers } from '../../../core/span.ts'
import type { View } from '../../../core/view.ts'
import { builtIn } from '../../../profiles/index.ts'
import { runs } from '../../properties.ts'
import { digest } from './digest.ts'
import { edited, paper } from './paper.ts'

/** The ids of the sections the style knows, in the order of the document. */
function idsOf(view: View): string[] {
  return view.record.sections.flatMap(section => section.id ?? [])
}

/** Sections that no other section of the style holds, each with its text. */
function tops(view: View) {
  const { sections } = view.profile.data
  return view.record.sections.filter(one =>
    sections.some(data => data.id === one.id && data.within === undefined),
  )
}

/** Whether sections that are not its parts stand in it: bold lines may, below a heading of their own rank. */
function holdsOthers(view: View, section: Section): boolean {
  const inner = view.record.sections.filter(one => one !== section && covers(section.span, one.span))
  const parts = view.profile.data.sections.filter(data => data.within === section.id).map(data => data.id)
  return inner.some(one => one.id !== null && !parts.includes(one.id))
}

/** Of each section in turn: without it, and with what is written in its place. */
function putsBack(text: string, style: string, tier: string | undefined): void {
  const whole = paper(text, style)
  for (const section of whole.record.sections) {
    if (section.id === null || section.level === 1 || section.pseudo) continue
    const without = text.slice(0, section.span.start) + text.slice(section.span.end)
    const view = paper(without, style)
    if (idsOf(view).includes(section.id) || holdsOthers(whole, section)) continue
    const lost = view.record.sections.length
    const edits = insertSections(view, [section.id], tier)
    const result = edited(view, edits, without)
    const after = paper(result, style)
    const former = idsOf(whole)
    // A template may hold optional parts that the document never had.
    assert.deepEqual(
      idsOf(after).filter(id => former.includes(id)),
      former,
      section.id,
    )
    assert.ok(after.record.sections.length > lost)
    assert.doesNotMatch(result, /(?:\r?\n){4}/)
    assert.equal(edits[0]!.span.start, placeOfSection(view, section.id, tier))
  }
}

/** One template shows what the longer ones and the examples do. */
const often = (style: string, name: string) => (style === 'generic' && name !== 'example' ? '' : 'always: ')

for (const { data, templates, example } of builtIn()) {
  const sources = { example, ...templates }
  for (const [name, source] of Object.entries(sources)) {
    const tier = data.tiers.find(one => one.id === name)?.id
    if (name !== 'example' && tier === undefined) continue
    test(`${often(data.id, name)}puts every section back where it was: ${data.id}, ${name}`, () => {
      putsBack(source, data.id, tier)
    })
    test(`always: puts every section back where it was: ${data.id}, ${name}, line ends of Windows`, () => {
      putsBack(source.replaceAll('\n', '\r\n'), data.id, tier)
    })
  }

  test(`always: sorts the sections of ${data.id}, each with all of its text`, () => {
    const view = paper(example, data.id)
    const tier = data.tiers.find(one => one.id === view.record.tier?.value) ?? data.tiers[0]!
    const order = tier.sections.filter(id => data.sections.find(one => one.id === id)?.flag === undefined)
    const sections = tops(view)
    const texts = sections.map((section, i) =>
      example.slice(section.span.start, sections[i + 1]?.span.start ?? example.length).trim(),
    )
    const head = example.slice(0, sections[0]!.span.start)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(texts, { minLength: texts.length }),
        fc.constantFrom('\n', '\r\n'),
        (mixed, end) => {
          const text = `${head}${mixed.join('\n\n')}\n`.replaceAll('\n', end)
          const own = paper(text, data.id)
          const result = edited(own, sortSections(own), text)
          const ids = tops(paper(result, data.id)).map(section => section.id)
          const ranks = ids.map(id => order.indexOf(id ?? '')).filter(rank => rank >= 0)
          assert.deepEqual(
            ranks,
            [...ranks].sort((a, b) => a - b),
          )
          for (const part of texts) assert.ok(result.includes(part.replaceAll('\n', end)), part)
          assert.equal(result.length, text.length)
        },
      ),
      { numRuns: runs(20) },
    )
  })
}

const note = '# T\n\n## Summary\n\nShort.\n\n## Lessons learned\n\n- One.\n'

test('inserts several sections in the order of the template, with single blank lines between', () => {
  const view = paper(note, 'tiered')
  const result = edited(
    view,
    insertSections(view, ['lessons', 'timeline', 'impact', 'actions'], 'full'),
    note,
  )
  assert.deepEqual(idsOf(paper(result, 'tiered')), [
    'summary',
    'impact',
    'timeline',
    'actions',
    'lessons',
    'lessons',
  ])
  assert.ok(result.startsWith('# T\n\n## Summary\n\nShort.\n\n## Impact\n\n'))
  assert.doesNotMatch(result, /\n\n\n/)
})

test('underlines the title of a new section where the others are, and leaves out what parts it from the next', () => {
  const text = note.replace(/^## (.*)$/gm, (_, title: string) => `${title}\n${'-'.repeat(title.length)}`)
  const result = edited(
    paper(text, 'tiered'),
    insertSections(paper(text, 'tiered'), ['impact'], 'full'),
    text,
  )
  assert.ok(result.includes('\n\nImpact\n------\n\n'))
  const plain = '## Action items\n\nNone.\n\n## Appendix: 5 Whys analysis\n\nNone.\n'
  const view = paper(plain, 'process')
  assert.doesNotMatch(edited(view, insertSections(view, ['supporting']), plain), /^---$/m)
})

const money = '\n## Money-flow accounting\n\n- Lost: 0\n'

test('inserts a section where the template has it, wherever an addendum stands', () => {
  for (const [text, ids] of [
    [`${note}${money}`, ['summary', 'actions', 'lessons', 'money-flow']],
    [note.replace('\n## Lessons', `${money}\n## Lessons`), ['summary', 'money-flow', 'actions', 'lessons']],
  ] as const) {
    const view = paper(text, 'tiered')
    assert.deepEqual(
      idsOf(paper(edited(view, insertSections(view, ['actions'], 'full'), text), 'tiered')),
      ids,
    )
  }
})

test('inserts an addendum before the action items', () => {
  const text = `${note}\n## Action items\n\nNone yet.\n`
  const view = paper(text, 'tiered')
  const result = edited(view, insertSections(view, ['money-flow'], 'standard'), text)
  assert.deepEqual(idsOf(paper(result, 'tiered')), ['summary', 'lessons', 'money-flow', 'actions'])
})

test('writes at the end of a file without a line end', () => {
  const text = '# T\n\n## Summary\n\nShort.'
  const view = paper(text, 'generic')
  const result = edited(view, insertSections(view, ['lessons']), text)
  assert.ok(result.startsWith('# T\n\n## Summary\n\nShort.\n\n## Lessons learned\n'))
  assert.ok(result.endsWith('\n') && !result.endsWith('\n\n'))
})

test('inserts a part into the section it belongs to, and the section with it where that is missing', () => {
  const text =
    '# Post-Mortem: T\n\n## Executive summary\n\nx\n\n## Lessons learned\n\n### Process lessons\n\n- y\n'
  const view = paper(text, 'process')
  const technical = view.profile.data.sections.find(one => one.title === 'Technical lessons')!
  const result = edited(view, insertSections(view, [technical.id]), text)
  assert.match(result, /## Lessons learned\n\n### Technical lessons\n[\s\S]+\n### Process lessons/)
  const detected = view.profile.data.sections.find(one => one.title === 'How we detected it')!
  const both = edited(view, insertSections(view, [detected.id, detected.within!]), text)
  assert.equal(both.split('### How we detected it').length, 2)
  assert.equal(both.split('## Detection and response').length, 2)
})

test('heads the parts that are there, and brings those that are not', () => {
  const text =
    '# Post-Mortem: T\n\n## Impact\n\nx\n\n### Response actions\n\nA new certificate.\n\n## Action items\n\nNone.\n'
  const view = paper(text, 'process')
  const ids = view.policy.sections.missing.map(one => one.id)
  const holder = view.profile.data.sections.find(one => one.title === 'Detection and response')!
  for (const asked of [[holder.id], ids]) {
    const result = edited(view, insertSections(view, asked), text)
    assert.match(
      result,
      /\n\n## Detection and response\n\n### How we detected it\n[^#]+\n\n### Response actions\n\nA new certificate\.\n\n### What worked well\n[^#]+### What could be improved\n[^#]+\n\n## Action items/,
    )
    assert.equal(result.split('### Response actions').length, 2)
  }
})

test('heads parts that are there with an underlined title where the others are', () => {
  const text = '# Post-Mortem: T\n\nImpact\n------\n\nx\n\n### Response actions\n\nA new certificate.\n'
  const view = paper(text, 'process')
  const holder = view.profile.data.sections.find(one => one.title === 'Detection and response')!
  const result = edited(view, insertSections(view, [holder.id]), text)
  assert.match(result, /\nDetection and response\n-{22}\n\n### How we detected it\n/)
})

test('heads a new section as the document heads its own', () => {
  const bold = '# T\n\n**INCIDENT SUMMARY**\n\nx\n\n**ACTION ITEMS**\n\ny\n'
  const view = paper(bold, 'learning')
  assert.match(edited(view, insertSections(view, ['timeline']), bold), /\n\n\*\*TIMELINE\*\*\n\n/)
  // Headings within a bold section do not make it one.
  const parted = `# T\n\n**TIMELINE**\n\nx\n\n**ACTION ITEMS**\n\n### Immediate actions\n\ny\n`
  const own = paper(parted, 'learning')
  assert.match(edited(own, insertSections(own, ['summary']), parted), /^# T\n\n\*\*INCIDENT SUMMARY\*\*\n\n/)
  const plain = '# T\n\n## Incident summary\n\nx\n\n## Action items\n\ny\n'
  const other = paper(plain, 'learning')
  assert.match(edited(other, insertSections(other, ['timeline']), plain), /\n\n## Timeline\n\n/i)
})

test('fills what a template asks from the document', () => {
  const text = '---\nid: 2026-08-14-x\n---\n\n# T\n\n## Summary\n\nx\n'
  const view = paper(text, 'tiered')
  assert.match(edited(view, insertSections(view, ['actions'], 'full'), text), /names 2026-08-14-x\./)
})

test('promotes a document: its tier, and only what it lacks', () => {
  const text =
    '---\ntier: note # small\nmoney_flow_impact: true\n---\n\n# T\n\n## Summary\n\nShort.\n\n## Timeline\n\nMine.\n'
  const view = paper(text, 'tiered')
  const result = edited(view, promoteTier(view, 'standard'), text)
  assert.ok(result.startsWith('---\ntier: standard # small\n'))
  for (const key of ['started_at', 'resolved_at', 'closed_at'])
    assert.match(result, new RegExp(`^${key}: YYYY-MM-DDTHH:MM:SSZ$`, 'm'))
  assert.doesNotMatch(result, /^(?:severity|author|detected_at):/m)
  assert.deepEqual(idsOf(paper(result, 'tiered')), [
    'summary',
    'impact',
    'timeline',
    'root-cause',
    'resolution',
    'money-flow',
    'actions',
    'lessons',
  ])
  assert.ok(result.includes('## Timeline\n\nMine.\n'))
  const done = paper(result, 'tiered')
  assert.deepEqual(promoteTier(done, 'standard'), [])
  assert.deepEqual(promoteTier(done, 'unheard-of'), [])
})

test('appends to a section’s own text, before its subsections', () => {
  const text = '# T\r\n\r\n## Impact\r\n\r\nSome.\r\n\r\n### Numbers\r\n## Timeline\r\n'
  const view = paper(text)
  const at = (title: string) => view.record.sections.find(one => one.title.value === title)!
  assert.equal(
    edited(view, appendToSection(view, at('Impact'), 'More.\n\nAnd more.\n'), text),
    '# T\r\n\r\n## Impact\r\n\r\nSome.\r\n\r\nMore.\r\n\r\nAnd more.\r\n\r\n### Numbers\r\n## Timeline\r\n',
  )
  assert.equal(
    edited(view, appendToSection(view, at('Numbers'), '42'), text),
    '# T\r\n\r\n## Impact\r\n\r\nSome.\r\n\r\n### Numbers\r\n\r\n42\r\n\r\n## Timeline\r\n',
  )
  assert.equal(
    edited(view, appendToSection(view, at('Timeline'), '42'), text),
    `${text}\r\n42\r\n`.replace(/\r\n$/, '\r\n'),
  )
})

test('changes nothing but what it says it changes', () => {
  const text =
    '# T\n\n- Severity: P1\n\n## Summary\n\nx\n\n## Timeline\n\n- 14:05 a\n\n## Action items\n\n- [ ] b\n'
  const view = paper(text)
  const { fields, timeline, actions } = digest(view)
  const after = digest(paper(edited(view, insertSections(view, ['impact', 'root-cause']), text)))
  assert.deepEqual({ ...after, sections: [] }, { ...digest(view), sections: [], fields, timeline, actions })
})
