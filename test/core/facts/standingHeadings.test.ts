import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { outline, recordOf, saySection, sectionsOf } from '../records.ts'

suite('lines and items that stand as headings', () => {
  test('takes paragraphs that open with the names of sections, from three of them on', () => {
    const label = '**Impact:** Nobody could check out for half an hour.'
    assert.deepEqual(
      outline(
        `# Checkout\n\n**Date**: 2026-02-17\n\n${label}\n\n**Root cause**: The pool was sized for one zone.\n\n**Detection**: A reader wrote to the forum.\n\n**Owner**: @mo\n`,
      ),
      [
        'Checkout: –',
        '  Impact: impact (pseudo)',
        '  Root cause: root-cause (pseudo)',
        '  Detection: detection (pseudo)',
      ],
    )
    assert.deepEqual(outline(`# Checkout\n\n${label}\n\n**Severity:** P1\n`), ['Checkout: –'])
  })

  test('takes plain labels with a sentence behind each as sections, where no style has fields of those names', () => {
    const lines = [
      'Date: 2026-01-19',
      'Summary: Search was down while a festival sent ten times the traffic.',
      'Impact: About four million queries were lost.',
      'Trigger: A title with a letter outside of our index.',
      'Resolution: Traffic went to a spare cluster.',
    ]
    assert.deepEqual(outline(`# Search postmortem\n\n${lines.join('\n\n')}\n\n## Timeline\n\n- 10:00 x\n`), [
      'Search postmortem: –',
      '  Summary: summary (pseudo)',
      '  Impact: impact (pseudo)',
      '  Resolution: resolution (pseudo)',
      '  Timeline: timeline',
    ])
    const within = ['**CAUSES**', ...lines.slice(1)].join('\n\n')
    assert.deepEqual(outline(`# x\n\n${within}\n`), ['x: –', '  CAUSES: root-cause (pseudo)'])
    // Lines of one paragraph are metadata, as are two of them, or short values.
    assert.deepEqual(outline(`# x\n\n${lines.join('\n')}\n`), ['x: –'])
    assert.deepEqual(outline(`# x\n\n${lines.slice(0, 3).join('\n\n')}\n`), ['x: –'])
    assert.deepEqual(outline('# x\n\nSummary: short\n\nImpact: none\n\nResolution: restart\n'), ['x: –'])
  })

  test('takes headings written in HTML, where one of them names a section', () => {
    const text =
      '<h1>Booking was down</h1>\n\n<h2 id="s">Summary</h2>\n\nAll was lost.\n\n<h2><b>Time&shy;line</b></h2>\n<h3>Day one</h3>\n\n- 10:00 lost\n\n<h2>Action items</h2>\n\n- Rotate logs\n\n<h2>Thanks</h2>\n\n- to all\n'
    assert.deepEqual(outline(text.replace('&shy;', '')), [
      'Summary: summary (pseudo)',
      'Timeline: timeline (pseudo)',
      '  Day one: – (pseudo)',
      'Action items: actions (pseudo)',
      'Thanks: – (pseudo)',
    ])
    const record = recordOf(text.replace('&shy;', ''))
    assert.equal(record.title?.value, 'Booking was down')
    assert.deepEqual([record.timeline.length, record.actions.length], [1, 1])
    assert.deepEqual(outline('# x\n\n<h3 align="center">Sorry</h3>\n\n<p>Impact</p>\n'), ['x: –'])
    assert.deepEqual(outline('# x\n\n<h2>Impact</h2>\nNobody could pay.\n\n## Root cause\n\nA disk.\n'), [
      'x: –',
      '  Impact: impact (pseudo)',
      '  Root cause: root-cause',
    ])
  })

  test('takes the name of a field above its value for one where nothing marks the headings', () => {
    const text = (head: string) =>
      `# 障害報告\n\n■概要\n止まった。\n\n${head}\n2026年7月9日 13:20 ～ 14:55（約95分間）\n\n■影響\n全員\n\n■原因\n設定\n`
    assert.equal(recordOf(text('■発生期間')).duration?.value.minutes, 95)
    assert.equal(recordOf(text('■その他')).duration, null)
  })

  test('takes the line above what folds away for a heading where it names a section, and stands in none', () => {
    const fold = (title: string) => `<details>\n<summary>${title}</summary>\n\n- 14:05 a\n\n</details>\n\n`
    assert.deepEqual(outline(`# x\n\n${fold('<b>Timeline</b> (UTC)')}${fold('Click me')}${fold('Impact')}`), [
      'x: –',
      '  Timeline: timeline (pseudo)',
      '  Impact: impact (pseudo)',
    ])
    assert.deepEqual(outline(`# x\n\n## Impact\n\n${fold('Timeline')}`), ['x: –', '  Impact: impact'])
  })

  test('lets bold lines, capitals and bare labels stand as headings where they name a section', () => {
    const text = `**INCIDENT POSTMORTEM**

**Summary**

All was lost.

TIMELINE

- 10:00 lost

said the log
**Root cause:**
the disk

Lessons learned:

Keep two.

**Not a section**
`
    assert.deepEqual(outline(text), [
      'Summary: summary (pseudo)',
      'TIMELINE: timeline (pseudo)',
      'Root cause: root-cause (pseudo)',
      'Lessons learned: lessons (pseudo)',
    ])
  })

  test('takes names of three sections that nothing marks, as in plain text, and names in italics', () => {
    const plain =
      'Issue Summary:\nDuration: 3 hours\n\nTimeline\n10:00 lost\n\nRoot cause and resolution\nThe disk.\n'
    assert.deepEqual(outline(plain), [
      'Issue Summary: summary (pseudo)',
      'Timeline: timeline (pseudo)',
      'Root cause and resolution: root-cause (pseudo)',
    ])
    assert.deepEqual(outline('# x\n\nTimeline\n\nImpact\n\nTimelines are dull.\n'), ['x: –'])
    assert.deepEqual(outline('# x\n\n*Timeline:*\n\n- 10:00 lost\n\n_Lessons learned_\n\nKeep *two*.\n'), [
      'x: –',
      '  Timeline: timeline (pseudo)',
      '  Lessons learned: lessons (pseudo)',
    ])
  })

  test('takes paragraphs that open with the names of sections as sentences of their own', () => {
    const text =
      '# Link lost\n\n**Narrative.** At 02:11 the station lost its lock for hours.\n\n**Cause.** A timer overflowed after 497 days without a reset.\n\n**Contributing.** The checklist was that of the old modem.\n'
    assert.deepEqual(outline(text), [
      'Link lost: –',
      '  Narrative: summary (pseudo)',
      '  Cause: root-cause (pseudo)',
      '  Contributing: contributing-factors (pseudo)',
    ])
  })

  test('lets capitals with a remark in brackets stand as a heading', () => {
    assert.deepEqual(outline('Fan tray\n========\n\nTIMELINE (local time)\n\n14:20 - stops\n'), [
      'Fan tray: –',
      '  TIMELINE (local time): timeline (pseudo)',
    ])
  })

  test('leaves bold questions within a summary where they are', () => {
    assert.deepEqual(outline('# x\n## Summary\n\n**What happened?**\n\nIt broke.\n'), [
      'x: –',
      '  Summary: summary',
    ])
  })

  test('takes the items of a list that is the report itself', () => {
    const text = `# Incident on 2024-09-20

- **Key events**
  - First detected: 2024-09-20 11:24

- **Time to resolve**: 20m

- **Impact**: nothing worked

- **Resolution**:
  - applied by hand

### Timeline
`
    const sections = sectionsOf(text)
    assert.deepEqual(
      sections.map(section => saySection(section, sections)),
      [
        'Incident on 2024-09-20: –',
        '  Key events: timeline (pseudo)',
        '  Impact: impact (pseudo)',
        '  Resolution: resolution (pseudo)',
        '  Timeline: timeline',
      ],
    )
    assert.deepEqual(
      sections[2]!.blocks.map(block =>
        text.slice(block.span.start + sections[2]!.base, block.span.end + sections[2]!.base),
      ),
      ['nothing worked'],
    )
  })

  test('leaves lists of labels alone where they are facts in a section', () => {
    const text = '# x\n## Impact\n\n- **Impact**: a\n- **Timeline**: b\n\n  more\n'
    assert.deepEqual(outline(text), ['x: –', '  Impact: impact'])
  })

  test('a bold line in capitals that holds the name of a section among other words', () => {
    const kinds = (text: string) => recordOf(text).sections.map(({ kind }) => kind)
    assert.deepEqual(kinds('# X\n\n**SUMMARY**\n\nA.\n\n**DETAILED DESCRIPTION OF IMPACT**\n\nB.\n'), [
      null,
      'summary',
      'impact',
    ])
    assert.deepEqual(kinds('# X\n\n**Detailed words on the impact**\n\nB.\n'), [null])
    assert.deepEqual(kinds('# X\n\n**詳しい 影響について**\n\nB.\n'), [null])
  })
})
