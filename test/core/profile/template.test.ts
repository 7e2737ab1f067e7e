import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parse } from 'yaml'
import { fieldOf } from '../../../core/profile/lookup.ts'
import { fillTemplate, templateSection } from '../../../core/profile/template.ts'
import { style } from '../reading.ts'

suite('filling a template', () => {
  const tiered = style('tiered')

  test('front matter reads back as the values that went in', () => {
    const values = {
      id: '2026-03-10-queue-stall',
      title: "It's a stall: 40 % of payouts",
      date: '2026-03-10',
      severity: 'sev1',
      tier: 'full',
      status: 'draft',
      author: '@mo',
      started: '2026-03-10T14:32:00Z',
      triggers: 'sev1-over-15m, slo-violation',
      money_flow_impact: 'false',
    }
    const text = fillTemplate(tiered, 'full', values)
    const front = parse(text.slice(4, text.indexOf('\n---', 4)))
    assert.equal(front.title, values.title)
    assert.equal(front.author, '@mo')
    assert.equal(front.started_at, values.started)
    assert.deepEqual(front.triggers, ['sev1-over-15m', 'slo-violation'])
    assert.equal(front.money_flow_impact, false)
    assert.equal(front.refined_at, null)
    assert.equal(front.resolved_at, 'YYYY-MM-DDTHH:MM:SSZ')
    assert.deepEqual(front.services, [])
    assert.match(text, /^# It's a stall: 40 % of payouts$/m)
    assert.match(
      fillTemplate(tiered, 'full', { title: '日次バッチ C#の停止' }),
      /^title: 日次バッチ C#の停止$/m,
    )
    assert.doesNotMatch(text, / $/m)
  })

  test('every key of the front matter is a field of the style', () => {
    for (const tier of tiered.data.tiers) {
      const text = fillTemplate(tiered, tier.id, {})
      for (const key of Object.keys(parse(text.slice(4, text.indexOf('\n---', 4)))))
        assert.ok(fieldOf(tiered, key), key)
    }
  })

  test('addenda come from the texts that belong to no tier', () => {
    assert.match(templateSection(tiered, 'standard', 'money-flow') ?? '', /^## Money-flow accounting\n[^#]+$/)
    assert.equal(templateSection(tiered, 'full', 'no-such-section'), null)
  })
})
