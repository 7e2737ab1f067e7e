import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { normalise } from '../../../core/profile/lookup.ts'
import { runs } from '../../properties.ts'

suite('normalise', () => {
  const same: [string, string][] = [
    ['Timeline', 'timeline'],
    ['2) **Timeline** (UTC):', 'timeline'],
    ['1.2 Root   cause', 'root cause'],
    ['IV. Impact', 'impact'],
    ['💥 Impact', 'impact'],
    ['1️⃣ Summary', 'summary'],
    [':rotating_light: Detection', 'detection'],
    ['<a name="x"></a>Resolution', 'resolution'],
    ['Detection & response', 'detection and response'],
    ["Why it wasn't detected sooner", 'why it wasnt detected sooner'],
    ['Why it wasn’t detected sooner', 'why it wasnt detected sooner'],
    ['5 Whys Analysis', '5 whys analysis'],
    ['2026-08-14 outage', '2026 08 14 outage'],
    ['started_at', 'started at'],
    ['Date / Time (UTC)', 'date time'],
    ['Rollback SHA (if rolled back)', 'rollback sha'],
    ['(UTC)', 'utc'],
    ['タイムライン（ＵＴＣ）', 'タイムライン'],
    ['一、概要：', '概要'],
    ['***', ''],
    ['', ''],
  ]

  for (const [title, expected] of same) {
    test(`${title} → ${expected}`, () => assert.equal(normalise(title), expected))
  }

  test('always: never throws, and leaves no space around or doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), title => {
        const once = normalise(title)
        assert.equal(once, once.trim())
        assert.doesNotMatch(once, / {2}/)
      }),
      { numRuns: runs(500) },
    )
  })

  test('always: takes linear time for long runs of one character', () => {
    const start = performance.now()
    for (const run of ['(', ')', '[', '<', ':', '1.', ' ', '*', 'i', '_ ', '–']) normalise(run.repeat(50_000))
    assert.ok(performance.now() - start < 1000, 'no quadratic pattern')
  })
})
