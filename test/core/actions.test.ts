import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { cpuTime, runs } from '../properties.ts'
import { itemsOf, sayItem } from './reading.ts'

function tells(text: string, expected: string[], id = 'generic'): void {
  assert.deepEqual(itemsOf(text, id).map(sayItem), expected)
}

suite('forms of action items', () => {
  test('a table, its columns in any order', () =>
    tells(
      `## Action items

| Due | Who | Action | Ticket | State | # |
| --- | --- | --- | --- | --- | --- |
| 2026-09-01 | @ana, @ben | Add an alert | [#12](https://gitlab.example.com/x/y/-/issues/12) | ✅ | 1 |
| Q3 | — | Write a runbook | ABC-123 | **DONE** | 2 |
| TBD | SRE / Platform | Test the failover | !45 | in progress | 3 |
| 01.09.2026 | TBD | Clean up | 4711 | deferred to 2026-12-01 | 4 |
| due 2026-10-01, moved | Jane Doe & Max | Tune the pool (see #77) | | who knows | 5 |
`,
      [
        '1 Add an alert · @ana + @ben · 2026-09-01 · done! · #12',
        '2 Write a runbook · "Q3" · done! · ABC-123',
        '3 Test the failover · SRE + Platform · in progress · !45',
        '4 Clean up · 2026-09-01 · deferred · 4711',
        '5 Tune the pool (see #77) · Jane Doe + Max · 2026-10-01 · who knows · #77',
      ],
    ))

  test('tasks where no section is one of actions', () => {
    const tasks =
      '# Login failed\n\nThanks to all.\n\n- [x] read the key often (Kim, 2026-05-01)\n- [ ] say what to look at\n'
    tells(tasks, ['read the key often · Kim · 2026-05-01 · done!', 'say what to look at · open'])
    tells(`${tasks}\n## Action items\n\n- Watch it\n`, ['Watch it'])
    tells('# Login failed\n\n- [x] all customers\n- [ ] some of them\n', [])
  })

  test('the day that a column calls no more than until', () => {
    for (const [title, until] of [
      ['Ações', 'Até'],
      ['Acciones', 'Hasta'],
      ['Maßnahmen', 'Bis'],
      ['Actions', 'Until'],
    ])
      tells(
        `## ${title}\n\n| # | What | ${until} | Who |\n|---|---|---|---|\n| 1 | Ask | 2026-04-10 | Lena |\n`,
        ['1 Ask · Lena · 2026-04-10'],
      )
  })

  test('a sign beside the date of a row says that it is done', () =>
    tells(
      '## Actions\n\n| What | Owner | ETA |\n|---|---|---|\n| Ask again | Lena | 2026-04-10 ✅ |\n| Watch it | Omar | 2026-04-24 |\n',
      ['Ask again · Lena · 2026-04-10 · done!', 'Watch it · Omar · 2026-04-24'],
    ))

  test('a link, code or emphasis right before a label stays whole; a handle is no state', () =>
    tells(
      `## Action items

- [Issue 14](https://git.example.com/x/issues/14) (due: 2026-05-01)
- Drain the **old queue** (due: 2026-05-02)
- Remove \`foo\`, **Owner:** @mo
- Limit retries — @x-aa

1. Kill queries after 60 s — @ines — 2026-04-02 — #501
2. Alert at 1 minute of lag — #502
`,
      [
        '[Issue 14](https://git.example.com/x/issues/14) · 2026-05-01 · https://git.example.com/x/issues/14',
        'Drain the **old queue** · 2026-05-02',
        'Remove `foo` · @mo',
        'Limit retries · @x-aa',
        'Kill queries after 60 s · @ines · 2026-04-02 · #501',
        'Alert at 1 minute of lag — #502 · #502',
      ],
    ))

  test('states behind an owner, behind struck words, behind labelled parts and in front of a date', () =>
    tells(
      `## Action items

- ~~Pin the image~~ done
- Alert on lag - **DRI: @mo** - done
- Rotate the key (Owner: Kim; completed)
- Probe the mailbox — Ada Roy — due: 2026-02-24 — done
- Drain the queue. Assigned to Ines, target 8 April 2026.
- Dedupe the rows. Assigned to Paul, fixed on 5 April 2026.
`,
      [
        'Pin the image · done!',
        'Alert on lag · @mo · done!',
        'Rotate the key · Kim · done!',
        'Probe the mailbox · Ada Roy · 2026-02-24 · done!',
        'Drain the queue. Assigned to Ines, target 8 April 2026. · Ines · 2026-04-08',
        'Dedupe the rows. Assigned to Paul, fixed on 5 April 2026. · Paul · done!',
      ],
    ))

  test('who and when behind a colon, a state behind a date, and one that dates itself', () =>
    tells(
      `## Action items

- Add an index: data team, 2026-05-16
- Fix it: see the runbook, soon
- Watch lists: Cy, 20 Dec 2026, done
- Page sooner (@ole) ✅
- Lower the limit (Owner: Kim, Due: 2026-11-10, done)
- List releases (Ines, fixed on 2026-02-10)
- Un solo identificador: Beto, 15 de enero, hecho
- Sin reintentos: Carla, pendiente
- Size of the backup (Bruno, by 14 November)
`,
      [
        'Add an index: data team, 2026-05-16 · 2026-05-16',
        'Fix it: see the runbook, soon',
        'Watch lists · Cy · 2026-12-20 · done!',
        'Page sooner · @ole · done!',
        'Lower the limit · Kim · 2026-11-10 · done!',
        'List releases · Ines · done!',
        'Un solo identificador · Beto · "15 de enero" · done!',
        'Sin reintentos · Carla · open',
        'Size of the backup · Bruno · "by 14 November"',
      ],
    ))

  test('tickets that labels of links stand for', () =>
    tells(
      `## Action items

- Alert sooner ([issue][alerts])
- Write it up ([page][wiki])

[alerts]: https://github.com/example/app/issues/611
[wiki]: https://example.org/wiki
`,
      [
        'Alert sooner ([issue][alerts]) · https://github.com/example/app/issues/611',
        'Write it up ([page][wiki])',
      ],
    ))

  test('lines of a paragraph with bars between their parts', () =>
    tells(
      `## Action items

HIGH | Pin the gateway | @kim | 2026-06-21 | DONE
LOW | Alert on 429 | @lou | 2026-06-25 | open

One | two of a sentence.
`,
      ['Pin the gateway · @kim · 2026-06-21 · done!', 'Alert on 429 · @lou · 2026-06-25 · open'],
    ))

  test('measures of prevention, where nothing else is called an action item', () => {
    tells('## Prevention\n\n- Check the bundle before rotation\n', ['Check the bundle before rotation'])
    tells('## Prevention\n\n- Check the bundle\n\n## Action items\n\n- Page sooner\n', ['Page sooner'])
  })

  test('a row that says there is nothing is no item', () =>
    tells(
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
    tells(
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
    tells(
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
    tells(
      `## Action items

| Foo | Bar | Baz |
| --- | --- | --- |
| Add an alert for the queue | Ana | 2026-09-01 |
`,
      ['Add an alert for the queue · Ana · 2026-09-01'],
    ))

  test('rows a template left are none', () =>
    tells(
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

  test('tasks, with parts in brackets, behind a dash, or labelled', () =>
    tells(
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
    tells(
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
    tells(
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
    tells('## Action items\n\n1. One\n\n- detail\n- detail\n\n2. Two\n\n- detail\n', ['One', 'Two']))

  test('lists beside a table of items explain it', () =>
    tells(
      `## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Add an alert | @ana | 2026-09-01 |

### What the categories mean

- **Prevention:** stops it
- **Detection:** sees it
`,
      ['Add an alert · @ana · 2026-09-01'],
    ))

  test('rows of a fence, separated by bars', () => {
    const rows = `HIGH | Document the change | Knowledge | John | 2024-02-16 | IN PROGRESS
MEDIUM | Tell customers | Transparency | PM | 2024-02-15 | DONE
`
    const text = `## Action items\n\n### Immediate actions (0-7 days)\n\n\`\`\`\n${rows}\`\`\`\n\n**SMART**:\n- **S**pecific\n`
    const group = '[Immediate actions (0-7 days)] '
    tells(
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

  test('a heading with labelled lines below it', () =>
    tells(
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

  test('paragraphs: one that calls itself an item, and prose in a part of the action items', () => {
    tells('## Remediation\n\n**Action item:** Declare incidents sooner. Owner: @lu\n', [
      'Declare incidents sooner. · @lu',
    ])
    tells(
      '## Action items\n\n### Investigation\n\nFind out why it started.\n\n### Process\n\n1. Write it down\n',
      ['[Investigation] Find out why it started.', '[Process] Write it down'],
    )
    tells('## Action items\n\nItems are kept in the tracker.\n', [])
    tells('## Next steps\n\n**Add an alert.** It would have paged us.\n\n**Write it down.** (done)\n', [
      '**Add an alert.** It would have paged us.',
      'Write it down. · done!',
    ])
    tells('## Action items\n\nNone.\n', [])
  })

  test('elsewhere only tables that name action, owner and due date', () => {
    tells('## Notes\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an alert | @ana | 2026-09-01 |\n', [
      'Add an alert · @ana · 2026-09-01',
    ])
    tells(
      '## Notes\n\n| Date | Time | Who | What |\n|---|---|---|---|\n| 2026-09-01 | 14:05 | Ana | x |\n',
      [],
    )
    tells('## Sign-off\n\n| Role | Name | Date |\n|---|---|---|\n| Lead | Ana | 2026-09-01 |\n', [])
    tells('## Detection\n\n- [ ] Alert\n- [x] User report\n', [])
  })
})

suite('in other languages', () => {
  test('columns, labels and states', () => {
    tells(
      `## Maßnahmen

| Maßnahme | Verantwortlich | Frist | Status |
|---|---|---|---|
| Alarm ergänzen | Anna, Ben und Carl | 01.10.2026 | erledigt |
`,
      ['Alarm ergänzen · Anna + Ben + Carl · 2026-10-01 · done!'],
    )
    tells(
      '## Actions correctives\n\n- [x] Ajouter une alerte (responsable : @anne, échéance : 2026-09-01)\n',
      ['Ajouter une alerte · @anne · 2026-09-01 · done!'],
    )
    tells(
      `## アクションアイテム

| # | カテゴリ | アクション | 担当 | 期限 | ステータス |
|---|---|---|---|---|---|
| 1 | 予防 | アラートを追加 | 張三、李四 | 2026年9月1日 | **完了** |

### カテゴリの説明

- **予防:** 再発を防ぐ
`,
      ['1 アラートを追加 · 張三 + 李四 · 2026-09-01 · done! · 予防'],
    )
    tells(
      '## アクションアイテム\n\n- [ ] **AI-P4** `a` を追加。 — **担当:** recap\n  owner、**期限:** 2026-04-30。別途追跡\n',
      ['AI-P4 `a` を追加。 · recap owner · 2026-04-30 · open'],
    )
  })
})

suite('whatever the text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '## Action items',
      '### Detection',
      '**Group:**',
      '',
      '```',
      '| Action | Owner | Due |',
      '|---|---|---|',
      '| a | @b | 2026-09-01 |',
      '- [ ] do (owner: @a, due: 2026-09-01)',
      '- [x] did — @a, 2026-09-01',
      '  - Owner: x',
      '1. **P1** [a](https://x.example/issues/12)',
      'HIGH | a | b | c | 2026-01-01 | DONE',
      '**Action item:** x',
      '- ~~gone~~',
      '- ✅ done (done)',
    ),
    fc.string({ unit: 'grapheme', maxLength: 24 }),
  )
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const document = fc
    .tuple(fc.array(line, { maxLength: 30 }), end, fc.constantFrom('', '\uFEFF'))
    .map(([lines, lineEnd, mark]) => `${mark}## Action items${lineEnd}${lines.join(lineEnd)}`)

  test('always: every span lies in the file and holds what is quoted, and nothing throws', () =>
    fc.assert(
      fc.property(document, fc.constantFrom('generic', 'learning', 'tiered'), (text, id) => {
        itemsOf(text, id)
      }),
      { numRuns: runs(400) },
    ))

  test('always: long and hostile texts are read in passing', () => {
    const hostile = [
      `- ${'(owner: '.repeat(10_000)}`,
      `- ${'a:'.repeat(20_000)}`,
      `- x ${' '.repeat(50_000)}`,
      `- ${'@'.repeat(50_000)}`,
      `- ${'['.repeat(20_000)}`,
      `- x ${'~'.repeat(50_000)}`,
      `| Action | Owner |\n|---|---|\n| a | ${', '.repeat(20_000)} |`,
      `| Action | Owner |\n|---|---|\n| a | x${' '.repeat(50_000)}y |`,
      '- do it (@a, 2026-09-01)\n'.repeat(5_000),
      Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- **group**:\n`).join(''),
    ]
    for (const text of hostile) {
      const before = cpuTime()
      itemsOf(`## Action items\n\n${text}\n`)
      assert.ok(cpuTime() - before < 1_000, text.slice(0, 40))
    }
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpus')

test('always: agrees with a careful reader on items, owners, dates, tickets and what is done', t => {
  if (!existsSync(join(corpus, 'gold.json'))) return t.skip('no corpus here')
  const gold = JSON.parse(readFileSync(join(corpus, 'gold.json'), 'utf8')) as {
    file: string
    actions: Record<'count' | 'withOwner' | 'withDue' | 'withTicket' | 'done', number>
  }[]
  const agreeing = gold.filter(({ file, actions }) => {
    const items = itemsOf(readFileSync(join(corpus, file), 'utf8'))
    const found = {
      count: items.length,
      withOwner: items.filter(item => item.owners.length > 0).length,
      withDue: items.filter(item => item.due !== null).length,
      withTicket: items.filter(item => item.tickets.length > 0).length,
      done: items.filter(item => item.done).length,
    }
    return Object.entries(found).every(([key, count]) => count === actions[key as keyof typeof found])
  })
  assert.ok(agreeing.length >= 0.9 * gold.length, `${agreeing.length} of ${gold.length}`)
})
