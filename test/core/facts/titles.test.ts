import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { outline } from '../records.ts'

suite('the title of a section', () => {
  test('leaves out a comment behind a title, whatever marks the title', () =>
    assert.deepEqual(
      outline(
        '# Mail <!-- draft -->\n\n## Timeline <!-- postmortem-ignore timeline-zone: local -->\n\nx\n\n## **Impact** <!-- y -->\n\nx\n',
      ),
      ['Mail: –', '  Timeline: timeline', '  Impact: impact'],
    ))

  test('leaves out a comment behind a line that stands as a heading', () =>
    assert.deepEqual(outline('# Mail\n\n**TIMELINE** <!-- y -->\n\nx\n\n**IMPACT**\n\nx\n'), [
      'Mail: –',
      '  TIMELINE: timeline (pseudo)',
      '  IMPACT: impact (pseudo)',
    ]))

  test('leaves out the anchor and the escaped number that an export writes into a heading', () =>
    assert.deepEqual(
      outline(
        '# **Report: mail** {#report:-mail}\n\n## **1\\. Summary** {#1.-summary}\n\nx\n\n## Impact {.wide}\n\nx {#y}\n',
      ),
      ['Report: mail: –', '  1\\. Summary: summary', '  Impact: impact'],
    ))
})
