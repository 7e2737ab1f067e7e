import { suite, test } from 'node:test'
import { policyDocument } from '../../core/policy/provenance.ts'
import { hovers } from '../verbs.ts'

suite('hover', () => {
  test('quotes the policy row of a trigger, with its tier', () =>
    hovers(
      `
      ---
      severity: sev1
      triggers: [slo-<|>violation]
      ---
      `,
      /tier \*\*full\*\*/,
    ))

  test('names the sections a tier asks of every document', () =>
    hovers(
      '---\ntier: stand<|>ard\n---\n',
      /Sections: Summary, .*, Resolution, Action items, Lessons learned\./,
    ))

  test('quotes the team’s own policy, and leads to its line', () =>
    hovers(
      `
      ---
      severity: sev1
      triggers: [slo-<|>violation]
      ---
      `,
      /> Any violation of an SLO asks for a full postmortem\.\n\n\[docs\/policy\.md:3\]\(file:\/\/\/team\/docs\/policy\.md#L3\)/,
      {
        settings: {
          policy: policyDocument(
            'docs/policy.md',
            '# When\n\nAny violation of an SLO asks for a full postmortem.\n',
          ),
        },
      },
    ))

  test('says what a severity means', () =>
    hovers(
      `
      ---
      severity: se<|>v0
      ---
      `,
      /Sev 0/,
    ))

  test('says what a value means in any of its spellings', () =>
    hovers(
      `
      ---
      severity: SE<|>V0
      ---
      `,
      /Sev 0/,
    ))

  test('says what a key is for and which values it takes', () =>
    hovers(
      `
      ---
      seve<|>rity: sev0
      ---
      `,
      /One of `sev0`/,
    ))

  test('says what a flag that is set means', () =>
    hovers(
      `
      ---
      money_flow_impact: fal<|>se
      ---
      `,
      /\*\*money_flow_impact: false\*\*\n\n\S/,
    ))

  test('says what the type and the status of an action item mean', () => {
    const item = (row: string) => `
      # An outage

      ## Action items

      | ID | Action | Type | Owner | Due | Issue | Status |
      | --- | --- | --- | --- | --- | --- | --- |
      ${row}
      `
    hovers(
      item('| A1 | Add an alert | preven<|>tive | @mo | 2026-09-04 | #12 | open |'),
      /\*\*preventive\*\*/i,
    )
    hovers(item('| A1 | Add an alert | preventive | @mo | 2026-09-04 | #12 | op<|>en |'), /\*\*open\*\*/i)
    hovers(item('| A1 | Add an alert | preven<|>table | @mo | 2026-09-04 | #12 | open |'), null)
  })

  test('says what belongs under a heading', () =>
    hovers(
      `
      # An outage

      ## Root <|>cause

      A lock.
      `,
      /Root cause/,
    ))

  test('shows the card of another incident', () =>
    hovers(
      `
      === 2026-08-14-a.md
      ---
      id: 2026-08-14-a
      related: [2026-07-<|>01-b]
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
      `,
      /The writer stalled.*2026-07-01 · sev2/s,
    ))

  test('says what a silenced rule would find, and where one reads why', () =>
    hovers(
      `
      # An outage

      <!-- postmortem-ignore action-va<|>gue: the vendor decides -->
      `,
      /\*\*action-vague\*\*\n\nAn action item .*\.\n\n\[Why, and how to mend it\]\(https:.*\/action-vague\.md\)/,
    ))

  test('says so in front matter, too', () =>
    hovers(
      '---\nprofile: tiered\npostmortem-ignore:\n  - action-va<|>gue: the vendor decides\n---\n# An outage\n',
      /\*\*action-vague\*\*/,
    ))

  test('has nothing to say about prose', () =>
    hovers(
      `
      # An outage

      ## Summary

      The writer <|>failed over.
      `,
      null,
    ))

  test('tells of an incident that the text names', () => {
    const scene = (text: string) => `
      === 2026-08-14-a.md
      ---
      id: 2026-08-14-a
      ---
      # An outage

      ## Summary

      ${text}
      === 2026-04-21-b.md
      - Incident ID: INC-2026-04-21-001
      - Severity: P1

      # The writer stalled
      `
    hovers(scene('As in INC-2026<|>-04-21-001.'), /The writer stalled/)
    hovers(scene('As in 2026-08-14-<|>a.'), null)
    hovers(scene('As in INC-2026<|>-04-21-009.'), null)
  })

  test('gives any day its weekday, and one to come the days until then', () => {
    hovers('---\nrefined_at: 2026-<|>08-14\n---\n', /^\*\*Friday 2026-08-14\*\*\.$/)
    hovers(
      '# An outage\n\n## Summary\n\nThe next test is on 2026-09-<|>08.\n',
      /^\*\*Tuesday 2026-09-08\*\*: 5 business days/,
    )
    hovers(
      '# An outage\n\n## Summary\n\nSee 2026-02-<|>30 and x-2026-<|>08-14.\n'.replace(
        'x-2026-<|>',
        'x-2026-',
      ),
      null,
    )
    hovers('# An outage\n\n## Summary\n\nSee logs/2026-<|>08-14.txt.\n', null)
  })

  test('gives a time its weekday', () =>
    hovers('---\nstarted_at: 2026-08-14T14<|>:00:00Z\n---\n', /^\*\*2026-08-14T14:00:00Z\*\*, Friday/))
})
