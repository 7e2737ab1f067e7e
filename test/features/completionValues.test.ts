import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { completes, completesTo, explains, isIncomplete } from '../verbs.ts'

suite('completion of values', () => {
  test('offers the severities of the house style', () =>
    completes(
      `
      ---
      severity: <|>
      ---
      `,
      ['sev0', 'sev1', 'sev2', 'sev3', 'sev4'],
    ))

  test('offers both values of a flag', () =>
    completes(
      `
      ---
      money_flow_impact: <|>
      ---
      `,
      ['false', 'true'],
    ))

  test('offers the runbooks that other documents name', () =>
    completes(
      `
      # Postmortem — Search is empty

      ## Metadata

      - Incident ID: INC-2026-04-21-001

      ## Related artefacts

      - Runbooks: <|>

      === INC-2026-03-02-001.md
      # Postmortem — Search is slow

      ## Metadata

      - Incident ID: INC-2026-03-02-001
      - Date / Time (UTC): 2026-03-02 09:12

      ## Related artefacts

      - Runbooks: search-quality, index-age
      `,
      ['search-quality', 'index-age'],
      { profile: 'platform' },
    ))

  test('offers the values of a list item by item', () =>
    completes(
      `
      ---
      triggers: [sev0, <|>]
      ---
      `,
      ['sev1-over-15m', 'slo-violation', 'money-flow'],
      { first: true },
    ))

  test('offers days by what people type for them', () =>
    completes(
      `
      ---
      tier: standard
      ---
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive | @mo | <|> | #12 | open |
      `,
      ['today', 'tomorrow'],
      { first: true },
    ))

  test('a count of days nobody thought of is understood while it is typed', () => {
    const row = (due: string) => `
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | preventive | @mo | ${due} | #12 | open |
      `
    completesTo(row('+7bd<|>'), '+7bd', row('2026-09-10'))
    assert.equal(isIncomplete(row('+<|>')), true)
    assert.equal(isIncomplete(row('<|>')), false)
  })

  test('what a list holds is not offered again, and triggers that the facts fire come first', () =>
    completes(
      `
      ---
      severity: sev2
      triggers: [money-flow, <|>]
      money_flow_impact: true
      security_impact: true
      ---
      `,
      ['security', 'sev0', 'sev1-over-15m'],
      { first: true },
    ))

  test('other documents count, not this one', () =>
    completes(
      `
      === 2026-08-13-b.md
      ---
      root_cause: [cold-cache]
      ---
      === 2026-08-14-a.md
      ---
      root_cause: [stale-replica, <|>]
      ---
      `,
      ['cold-cache'],
    ))

  test('a moment is one that the timeline tells, the one that stands for it first', () =>
    completes(
      `
      ---
      date: 2026-08-14
      mitigated_at: <|>
      ---
      # An outage

      ## Timeline

      | Time (UTC) | Event |
      | --- | --- |
      | 14:32 | Release 12 goes out |
      | 14:52 | Replica out of the pool: mitigated |
      `,
      ['2026-08-14T14:52:00Z', '2026-09-01T12:00:00Z', '2026-08-14T14:32:00Z'],
    ))

  test('offers names where the style asks for no handle', () =>
    completes(
      `
      === 2026-08-13-b.md
      **Authors:** Dana Reyes
      === 2026-08-14-a.md
      **Date:** 2026-08-14
      **Authors:** <|>
      `,
      ['Dana Reyes'],
      { profile: 'process' },
    ))

  test('offers who owns the code, behind whom the team knows', () =>
    completes(
      `
      === .github/CODEOWNERS
      # Everything, unless a later line says otherwise
      *       @team/platform
      /pay/   @kim @team/platform # @nobody
      === 2026-08-14-a.md
      ---
      author: '@mo'
      reviewer: <|>
      ---
      `,
      ['@mo', '@team/platform', '@kim'],
    ))

  test('tells of a trigger which tier it asks for, and of an incident what the workspace knows', () => {
    const scene = (front: string) => `
      === 2026-08-14-a.md
      ---
      ${front}
      ---
      # An outage
      === 2026-07-01-b.md
      ---
      id: 2026-07-01-b
      title: The writer stalled
      date: 2026-07-01
      severity: sev2
      ---
      # The writer stalled
      `
    explains(
      scene('triggers: [<|>]'),
      'money-flow',
      /^\*\*.+\*\*\n\nAsks for a postmortem, tier \*\*\w+\*\*\./,
    )
    explains(scene('related: [<|>]'), '2026-07-01-b', /The writer stalled.*2026-07-01 · sev2/s)
  })

  test('tells of a value in a cell what the style means by it', () =>
    explains(
      `
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      | A1 | Add an alert | <|> | @mo | 2026-09-01 | #12 | open |
      `,
      'preventive',
      /^\*\*.+\*\*\n\n\w+/,
    ))
})
