import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { itemsOf, sayItem, tellsItems } from '../../reading.ts'

suite('action items in rows', () => {
  test('a table, its columns in any order', () =>
    tellsItems(
      `## Action items

| Due | Who | Action | Ticket | State | # |
| --- | --- | --- | --- | --- | --- |
| 2026-09-01 | @ana, @ben | Add an alert | [#12](https://gitlab.example.com/x/y/-/issues/12) | ✅ | 1 |
| Q3 | — | Write a runbook | ABC-123 | **DONE** | 2 |
| TBD | SRE / Platform | Test the failover | !45 | in progress | 3 |
| 01.09.2026 | TBD | Clean up | 4711 | deferred to 2026-12-01 | 4 |
| due 2026-10-01, moved | Jane Doe & Max | Tune the pool (see #77) | | who knows | 5 |
| | AB CD | Raise the limit | | | 6 |
`,
      [
        '1 Add an alert · @ana + @ben · 2026-09-01 · done! · #12',
        '2 Write a runbook · "Q3" · done! · ABC-123',
        '3 Test the failover · SRE + Platform · in progress · !45',
        '4 Clean up · 2026-09-01 · deferred · 4711',
        '5 Tune the pool (see #77) · Jane Doe + Max · 2026-10-01 · who knows · #77',
        '6 Raise the limit · AB + CD',
      ],
    ))

  test('a ticket that the number of a row leads to, and a day with a year of two figures', () =>
    tellsItems(
      '## Action items\n\n| ID | What | Due |\n|---|---|---|\n| [CFG-81](https://jira.example.com/browse/CFG-81) | Refuse it | 30.09.26 |\n| CFG-82 | Push it | |\n',
      ['[CFG-81](https://jira.example.com/browse/CFG-81) Refuse it · 2026-09-30 · CFG-81', 'CFG-82 Push it'],
    ))

  test('what is to do in the column for tickets, where each says what it is about', () =>
    tellsItems(
      '## Follow-up issues\n\n| Issue | Found | Outcome |\n|---|---|---|\n| #41 — alert on failures that are caught | Lesson 3 | Resolved by PR #47 |\n| #46: publish the docs | A walk | Open — after the move |\n',
      ['#41 — alert on failures that are caught · done! · #41 + #47', '#46: publish the docs · open · #46'],
    ))

  test('what is to do in the column for priorities, where no other is left and none of its cells is one', () => {
    tellsItems(
      '## Action items\n\n| # | Owner | Priority | Due |\n|---|---|---|---|\n| 1 | Shops | Refuse carts without a currency | 2026-04-10 |\n| 2 | Lena | Watch the queue of carts | 2026-04-24 |\n',
      [
        '1 Refuse carts without a currency · Shops · 2026-04-10',
        '2 Watch the queue of carts · Lena · 2026-04-24',
      ],
    )
    tellsItems('## Action items\n\n| # | Owner | Priority |\n|---|---|---|\n| 1 | Shops | P1 |\n', [])
  })

  test('the day that a column calls no more than until', () => {
    for (const [title, until] of [
      ['Ações', 'Até'],
      ['Acciones', 'Hasta'],
      ['Maßnahmen', 'Bis'],
      ['Actions', 'Until'],
    ])
      tellsItems(
        `## ${title}\n\n| # | What | ${until} | Who |\n|---|---|---|---|\n| 1 | Ask | 2026-04-10 | Lena |\n`,
        ['1 Ask · Lena · 2026-04-10'],
      )
  })

  test('a sign beside the date of a row says that it is done', () =>
    tellsItems(
      '## Actions\n\n| What | Owner | ETA |\n|---|---|---|\n| Ask again | Lena | 2026-04-10 ✅ |\n| Watch it | Omar | 2026-04-24 |\n',
      ['Ask again · Lena · 2026-04-10 · done!', 'Watch it · Omar · 2026-04-24'],
    ))

  test('what is crossed out, or stands before an arrow to another day, no longer holds', () =>
    tellsItems(
      `## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
| Ask again | Lena | ~~2026-04-10~~ 2026-05-08 | ~~open~~ done |
| Watch it | Omar | ~~2026-04-24~~ → 2026-05-22 | ~~open~~ |
| Test it | Kim | 2026-04-24 → 2026-05-22 | open → #7 |
`,
      [
        'Ask again · Lena · 2026-05-08 · done!',
        'Watch it · Omar · 2026-05-22 · open',
        'Test it · Kim · 2026-05-22 · open',
      ],
    ))

  test('a row that says there is nothing is no item', () =>
    tellsItems(
      `## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
| None | | | |
| N/A | N/A | N/A | N/A |
| – | – | – | – |
| None of the alerts has a runbook | | | |
| N/A | @mo | 2026-09-01 | |
`,
      ['None of the alerts has a runbook', 'N/A · @mo · 2026-09-01'],
    ))

  test('missing columns, and marks in their place', () =>
    tellsItems(
      `## Action items

| Action | Owner |
| --- | --- |
| ✅ Add an alert | @ana |
| ~~Remove the flag~~ | @ben |
| Write it down (done) | |
`,
      ['Add an alert · @ana · done!', 'Remove the flag · @ben · done!', 'Write it down · done!'],
    ))

  test('states beside tickets, and ticked columns', () =>
    tellsItems(
      `## Action items

| Action item | Type | Owner | Bug |
| --- | --- | --- | --- |
| Update the playbook | mitigate | jennifer | n/a **DONE** |
| Flux the capacitor | prevent | martym | Bug 5554823 **TODO** |

| | Action | Owner |
| --- | --- | --- |
| [x] | Add an alert | @ana |
`,
      [
        'Update the playbook · jennifer · done! · mitigate',
        'Flux the capacitor · martym · open · prevent · 5554823',
        'Add an alert · @ana · done!',
      ],
    ))

  test('a table whose head says nothing is read by its cells', () =>
    tellsItems(
      `## Action items

| Foo | Bar | Baz |
| --- | --- | --- |
| Add an alert for the queue | Ana | 2026-09-01 |
`,
      ['Add an alert for the queue · Ana · 2026-09-01'],
    ))

  test('rows a template left are none', () =>
    tellsItems(
      `## Action items

| ID | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| A1 | <action> | <owner> | YYYY-MM-DD | open |
| A2 | | | | |
| A4 | <action> (<ticket>) | | | |
| A3 | Add an alert | @… | YYYY-MM-DD | open |

- [ ] <action>
- [ ] <action> – @owner, due YYYY-MM-DD
- [ ]
`,
      ['A3 Add an alert · open'],
    ))

  test('rows of a fence, separated by bars', () => {
    const rows = `HIGH | Document the change | Knowledge | John | 2024-02-16 | IN PROGRESS
MEDIUM | Tell customers | Transparency | PM | 2024-02-15 | DONE
`
    const text = `## Action items\n\n### Immediate actions (0-7 days)\n\n\`\`\`\n${rows}\`\`\`\n\n**SMART**:\n- **S**pecific\n`
    const group = '[Immediate actions (0-7 days)] '
    tellsItems(
      text,
      [
        `${group}Document the change · John · 2024-02-16 · IN PROGRESS · HIGH`,
        `${group}Tell customers · PM · 2024-02-15 · DONE! · MEDIUM`,
      ],
      'learning',
    )
    assert.deepEqual(
      itemsOf(text).map(item => [item.text.value, item.owners[0]?.value, item.due?.value, item.done]),
      [
        ['Document the change', 'John', '2024-02-16', false],
        ['Tell customers', 'PM', '2024-02-15', true],
      ],
    )
  })

  test('states beside a day or ticket, in a column of signs, and the day on which an item was closed', () => {
    const row = (head: string, cells: string) =>
      itemsOf(`## Action items\n\n${head}\n${head.replace(/[^|]+/g, '-')}\n${cells}\n`).map(sayItem)
    assert.deepEqual(row('| Action | Owner | Bug |', '| Plug the leak | mo | Bug 5554825 DONE |'), [
      'Plug the leak · mo · done! · 5554825',
    ])
    assert.deepEqual(row('| Action | Owner | Root cause |', '| Lint profiles | mo | #1 |'), [
      'Lint profiles · mo',
    ])
    assert.deepEqual(row('| Action | Owner | ETA |', '| Scrub | mo | done |'), ['Scrub · mo · done!'])
    assert.deepEqual(
      row('| Action | Owner | Notes |', '| Scrub | mo | Done |\n| Test | kim | open for all |'),
      ['Scrub · mo · done!', 'Test · kim'],
    )
    assert.deepEqual(row('| # | What | Who |', '| ☑ | Scrub | mo |\n| ☐ | Test | kim |'), [
      'Scrub · mo · done!',
      'Test · kim · open',
    ])
    assert.deepEqual(row('| Action | Owner | Closed on |', '| Scrub | mo | 2026-09-21 |\n| Test | kim | |'), [
      'Scrub · mo · done!',
      'Test · kim',
    ])
    assert.deepEqual(
      row('| Task | Status |', '| Add an alert ([#12](https://github.com/a/b/issues/12), @kim) | open |'),
      ['Add an alert ([#12](https://github.com/a/b/issues/12), @kim) · @kim · open · #12'],
    )
  })

  test('a row in bold below an empty head is the head, and tasks of which one has a ticket are items anywhere', () => {
    tellsItems(
      '## Action items\n\n| | | |\n|-|-|-|\n| **Measure** | **Responsible** | **Deadline** |\n| Swap it | mo | 2026-09-01 |\n',
      ['Swap it · mo · 2026-09-01'],
    )
    tellsItems('## Improving restores\n\n- [ ] Colour the prompt (#1094)\n- [x] Watch backups (#1095)\n', [
      'Colour the prompt (#1094) · open · #1094',
      'Watch backups (#1095) · done! · #1095',
    ])
  })
})
