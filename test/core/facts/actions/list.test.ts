import { suite, test } from 'node:test'
import { tellsItems } from '../../reading.ts'

suite('action items in lists', () => {
  test('tasks, with parts in brackets, behind a dash, or labelled', () =>
    tellsItems(
      `## Action items

- [ ] Add an alert (owner: @ana, due: 2026-09-01)
- [x] Fix the pool — @mo, 2026-09-02
- [ ] **P1** Add dashboards – Sarah, 2026-09-03 (OPS-12)
- [ ] [P2] @zoe: Tune limits #1234
- [ ] AI-3: Do it. Owner: Jane Doe, Due: 2026-10-01, Status: in progress
- [ ] Rotate the keys by 2026-09-10
- [x] Drained the queue. Done: 2026-04-16
`,
      [
        'Add an alert · @ana · 2026-09-01 · open',
        'Fix the pool · @mo · 2026-09-02 · done!',
        'Add dashboards · Sarah · 2026-09-03 · open · P1 · OPS-12',
        'Tune limits #1234 · @zoe · open · P2 · #1234',
        'AI-3 Do it. · Jane Doe · 2026-10-01 · in progress',
        'Rotate the keys by 2026-09-10 · 2026-09-10 · open',
        'Drained the queue. · done!',
      ],
    ))

  test('bullets: what nests explains, unless the item is only a label', () =>
    tellsItems(
      `## Follow-ups

We are committed to:

- Add an alert
  - because it took an hour to notice
  - see https://github.com/o/r/pull/7
- **Monitoring**:
  - probe A (@ana)
  - probe B
- **Backfill the data**
  - Owner: SRE team
  - Due: Q4 2026
  - Status: In progress
- Write \`@scope/name\` docs, mail a@example.com
- None
- TBD
`,
      [
        'Add an alert · https://github.com/o/r/pull/7',
        '[Monitoring] probe A · @ana',
        '[Monitoring] probe B',
        'Backfill the data · SRE team · "Q4 2026" · in progress',
        'Write `@scope/name` docs, mail a@example.com',
      ],
    ))

  test('numbered items under subsections, states from their titles', () =>
    tellsItems(
      `## Remediation

We rolled back.

### Immediate actions (Completed)

1. Rolled back
2. Raised the limit

### Action items

#### Detection

1. Add a probe

**In progress (next 2 weeks):**

- Split the pool

#### Lessons learned

- Not an item
`,
      [
        'Rolled back · done!',
        'Raised the limit · done!',
        '[Detection] Add a probe',
        '[In progress (next 2 weeks)] Split the pool · in progress',
      ],
    ))

  test('bullets between numbers that count on belong to those', () =>
    tellsItems('## Action items\n\n1. One\n\n- detail\n- detail\n\n2. Two\n\n- detail\n', ['One', 'Two']))

  test('a heading with labelled lines below it', () =>
    tellsItems(
      `## Action items

### A1: Add retries

- **Owner:** @lee
- **Due:** 2026-11-01
- **Status:** Open

Details.

### Replace the queue

**Owner:** Max
**Due date:** 2026-12-01
`,
      ['A1 Add retries · @lee · 2026-11-01 · open', 'Replace the queue · Max · 2026-12-01'],
    ))

  test('names that nobody knows, where most of the items end with one', () => {
    tellsItems(
      '## Action items\n\n- Raise limits (Hamza)\n- Load test (Freya, Lou)\n- Ask for a checksum\n',
      ['Raise limits · Hamza', 'Load test · Freya + Lou', 'Ask for a checksum'],
    )
    tellsItems('## Action items\n\n1. Raise limits – Torunn\n2. Load test – Mick\n', [
      'Raise limits · Torunn',
      'Load test · Mick',
    ])
    tellsItems('## Action items\n\n- Move to (Postgres)\n- Raise limits\n- Load test\n', [
      'Move to (Postgres)',
      'Raise limits',
      'Load test',
    ])
  })

  test('a day in figures without its year beside a labelled owner', () =>
    tellsItems('## 対策\n\n- 期限の監視を追加（担当: 林、6/20まで）\n', [
      '期限の監視を追加 · 林 · "6/20まで"',
    ]))

  test('measures of prevention that each have an owner and a day', () =>
    tellsItems('## Action items\n\n- Fix it\n\n## Prevention\n\n- Test power cuts (@mo, 2026-09-01)\n', [
      'Fix it',
      'Test power cuts · @mo · 2026-09-01',
    ]))

  test('names that stand alone: known ones, and others where those of the list stand', () => {
    tellsItems(
      '## Action items\n\n- Check the key (Karim)\n- Kurt: buy a PDU\n\n1. Watch the cache (Redis)\n',
      ['Check the key · Karim', 'buy a PDU · Kurt', 'Watch the cache (Redis)'],
    )
    tellsItems(
      '## Action items\n\n- Check the key (Ines, 2026-09-01)\n- Write it down (Wiremu)\n- Page sooner\n',
      ['Check the key · Ines · 2026-09-01', 'Write it down · Wiremu', 'Page sooner'],
    )
    tellsItems('## Action items\n\n- **alice** check the key\n- **kegan** write it down\n', [
      'check the key · alice',
      'write it down · kegan',
    ])
    tellsItems('## Action items\n\n- **Alerts** page sooner\n- **Docs** say who\n', [
      '**Alerts** page sooner',
      '**Docs** say who',
    ])
  })

  test('a type of the style in front, in brackets, behind a dash or labelled', () =>
    tellsItems(
      `## Action items

- [preventive] Add a limit (@mo, 2026-04-01)
- **Corrective:** Drain the queue (@mo, 2026-04-01)
- Docs: say how to fail over — @kim, 2026-04-02
- Raise the pool (corrective)
- Page on depth – preventive – @mo – 2026-04-03
- Reject nulls (@mo, due: 2026-04-01, type: preventive)
- Preventive maintenance of the racks (@mo)
- Write a doc (@mo)
`,
      [
        'Add a limit · @mo · 2026-04-01 · preventive',
        'Drain the queue · @mo · 2026-04-01 · Corrective',
        'say how to fail over · @kim · 2026-04-02 · Docs',
        'Raise the pool · corrective',
        'Page on depth · @mo · 2026-04-03 · preventive',
        'Reject nulls · @mo · 2026-04-01 · preventive',
        'Preventive maintenance of the racks · @mo',
        'Write a doc · @mo',
      ],
      'tiered',
    ))

  test('a state in brackets right behind words in bold', () =>
    tellsItems('## Action items\n\n1. **手順書を直す**（完了）\n2. **監視を増やす**（未着手）\n', [
      '手順書を直す · done!',
      '監視を増やす · open',
    ]))

  test('a bracket that opens before a label is closed by it', () =>
    tellsItems(
      `## Action items

- Add a limit (@mo, due: 2026-04-01)
- Add a limit (due 2026-04-01, owner: SRE)
- Raise the limit (of the pool) to 80 (P1; owner: @mo; due: 2026-04-01)
- Reload the pool (see owner: it forgets)
`,
      [
        'Add a limit · @mo · 2026-04-01',
        'Add a limit · SRE · 2026-04-01',
        'Raise the limit (of the pool) to 80 · @mo · 2026-04-01 · P1',
        'Reload the pool (see owner: it forgets)',
      ],
    ))

  test('an owner above a list owns what is in it, unless an item says otherwise', () => {
    const list = '- Page on depth (due 2026-04-01)\n- Drain it (@kim)\n'
    for (const label of ['**Owner: SRE**', '**Owner:** SRE', 'Owner: SRE', '_Owner: SRE_'])
      tellsItems(`## Action items\n\n${label}\n\n${list}`, [
        'Page on depth · SRE · 2026-04-01',
        'Drain it · @kim',
      ])
    tellsItems(
      `## Action items\n\n**Owner: SRE**\n\n- Page on depth\n\n**Owner: @mo**\n\n- Drain it\n\n**Next quarter**\n\n- Rest\n`,
      ['Page on depth · SRE', 'Drain it · @mo', '[Next quarter] Rest'],
    )
    tellsItems(`## Action items\n\n- **Owner: SRE**\n  - Page on depth\n  - Drain it\n`, [
      'Page on depth · SRE',
      'Drain it · SRE',
    ])
    tellsItems(`## Action items\n\n**Owner: TBD**\n\n- Page on depth\n`, ['Page on depth'])
  })

  test('initials in brackets at the end of most items', () => {
    tellsItems(
      '## Action items\n\n- Save rules in code [KL]\n- Reboot monthly [MR]\n- Tell the hospitals\n',
      ['Save rules in code · KL', 'Reboot monthly · MR', 'Tell the hospitals'],
    )
    tellsItems('## Action items\n\n- Cache it at the edge [CDN]\n- Ask the vendor\n', [
      'Cache it at the edge [CDN]',
      'Ask the vendor',
    ])
  })

  test('a team in front, and a day without its year at the end', () => {
    const items = `- Team Search: write it up
- SRE team: page on depth
- Limit the team: five people
- Add an alert at 500 by 12 May (@kim)
- Alarm einrichten bis 12. Mai
- Cut the load by May
`
    tellsItems(`## Action items\n\n${items}`, [
      'write it up · Team Search',
      'page on depth · SRE team',
      'Limit the team: five people',
      'Add an alert at 500 by 12 May · @kim · "12 May"',
      'Alarm einrichten bis 12. Mai · "12. Mai"',
      'Cut the load by May',
    ])
  })

  test('below a bullet that is their title, among lessons but not among what was done', () => {
    const items = '- **What went well**: fast\n- **Action items**:\n  - Add an alert\n  - Write a runbook\n'
    tellsItems(`## Lessons learned\n\n${items}`, ['Add an alert', 'Write a runbook'])
    tellsItems(`## Resolution\n\n${items}`, [])
  })
})
