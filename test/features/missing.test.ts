import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { acts, menu, offers, withholds } from '../verbs.ts'

suite('what is missing', () => {
  test('inserts all missing sections in one way, addenda too', () => {
    const source = `
      ---
      tier: standard
      money_flow_impact: true
      ---
      # A near miss

      ## Summary

      ## Impact

      ## Timeline

      <|>## Action items

      ## Lessons learned
      `
    const titles = menu(source, { profile: 'tiered' }).filter(title => title.startsWith('Insert all'))
    assert.deepEqual(titles, ['Insert all 3 missing sections'])
  })

  test('inserts nothing into a block that nothing closes', () => {
    const fence = (end: string) => `
      ---
      tier: note
      ---
      # A near miss<|>

      ~~~
      10:00 slow
      ${end}
      `
    offers(fence('~~~'), ['Insert all 3 missing sections'], { profile: 'tiered' })
    withholds(fence(''), ['Insert all 3 missing sections'], { profile: 'tiered' })
  })

  test('inserts all missing keys with blanks, and what is known', () =>
    acts(
      `
      ---
      id: 2026-08-14-near-miss
      severity: sev3
      tier: note
      status: draft<|>
      started_at: 2026-08-14T10:00:00Z
      ---
      # A near miss
      `,
      'Insert all 7 missing keys',
      `
      ---
      id: 2026-08-14-near-miss
      title: A near miss
      date: 2026-08-14
      severity: sev3
      tier: note
      status: draft
      author: <author>
      started_at: 2026-08-14T10:00:00Z
      triggers: []
      money_flow_impact: false
      regulatory_impact: false
      security_impact: false
      ---
      # A near miss
      `,
      { profile: 'tiered', path: '2026-08-14-near-miss.md' },
    ))

  test('inserts rows that a table of metadata lacks', () =>
    acts(
      `
      # Rollback: Search

      ## Header

      | Field | Value |
      | --- | --- |
      | Incident date | 2026-08-14 |
      | Severity | SEV-2 |<|>
      `,
      'Insert all 6 missing keys',
      `
      # Rollback: Search

      ## Header

      | Field | Value |
      | --- | --- |
      | Incident date | 2026-08-14 |
      | Detection time (UTC) | YYYY-MM-DDTHH:MM:SSZ |
      | Mitigation time (UTC) | YYYY-MM-DDTHH:MM:SSZ |
      | Duration (user-impacting) | <duration> |
      | Affected environment | <affected environment> |
      | Detected by | <detected by> |
      | Severity | SEV-2 |
      | Deploy SHA at incident start | <deploy SHA at incident start> |
      `,
      { profile: 'rollback' },
    ))
})
