import { suite, test } from 'node:test'
import { tellsItems } from '../../reading.ts'

suite('action items in prose', () => {
  test('a link, code or emphasis right before a label stays whole; a handle is no state', () =>
    tellsItems(
      `## Action items

- [Issue 14](https://git.example.com/x/issues/14) (due: 2026-05-01)
- Drain the **old queue** (due: 2026-05-02)
- Bound the **retries** (owner: @mo, due: 2026-05-02)
- Remove \`foo\`, **Owner:** @mo
- Limit retries — @x-aa
- Cache prices — @lea, due 2026-05-03, [SHOP-77](https://jira.example.com/browse/SHOP-77)

1. Kill queries after 60 s — @ines — 2026-04-02 — #501
2. Alert at 1 minute of lag — #502
`,
      [
        '[Issue 14](https://git.example.com/x/issues/14) · 2026-05-01 · https://git.example.com/x/issues/14',
        'Drain the **old queue** · 2026-05-02',
        'Bound the **retries** · @mo · 2026-05-02',
        'Remove `foo` · @mo',
        'Limit retries · @x-aa',
        'Cache prices · @lea · 2026-05-03 · SHOP-77',
        'Kill queries after 60 s · @ines · 2026-04-02 · #501',
        'Alert at 1 minute of lag — #502 · #502',
      ],
    ))

  test('a day in brackets behind the owner in front is until when', () =>
    tellsItems(
      '## Action items\n\n- **Farah** (2026-01-20): give the purge a scope\n- @mo (2026-01-31): shed load\n- **Farah** (team lead): ask\n',
      [
        'give the purge a scope · Farah · 2026-01-20',
        'shed load · @mo · 2026-01-31',
        '(team lead): ask · Farah',
      ],
    ))

  test('a known name alone behind a colon, and no other word', () =>
    tellsItems(
      '## Actions\n\n- Inspect brackets in spring: Tom\n- Print the plan: Eva Roy\n- Ask the vendor: Oracle\n- Say it to: Tom, Eva\n',
      [
        'Inspect brackets in spring · Tom',
        'Print the plan · Eva Roy',
        'Ask the vendor: Oracle',
        'Say it to: Tom, Eva',
      ],
    ))

  test('days as other tools mention them, and a ticket behind the brackets', () =>
    tellsItems(
      `## Action items

- [x] Renew all certificates → @bea
- [ ] Renew them by themselves → @bea → @December 15, 2023
- [ ] Alert before they run out (@carl, @January 12, 2024)
- [ ] Say it in the handbook → @Jan 12, 2024
- [ ] Add a canary for the filter (Jana, by 2026-03-27) PAY-881
- [ ] Ask again (and again) PAY-882
`,
      [
        'Renew all certificates · @bea · done!',
        'Renew them by themselves · @bea · 2023-12-15 · open',
        'Alert before they run out · @carl · 2024-01-12 · open',
        'Say it in the handbook · 2024-01-12 · open',
        'Add a canary for the filter · Jana · 2026-03-27 · open · PAY-881',
        'Ask again (and again) PAY-882 · open · PAY-882',
      ],
    ))

  test('states behind an owner, behind struck words, behind labelled parts and in front of a date', () =>
    tellsItems(
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
    tellsItems(
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
        'Add an index · data team · 2026-05-16',
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

  test('who, when, which and what kind in a row of commas or semicolons', () =>
    tellsItems(
      `## Action items

- Alert on pool waits, @mira, due 2026-09-01, #412, preventive
- Alert on lag; Ada Roy; 2026-09-02; #413; corrective
- Page within 5 minutes by 2026-09-03, @kim
- @lou: drain the queue, due 2026-09-04, see the runbook
- Test the nodes of Oslo, Turin and Kyoto, see #414
- Read the rows written by 2026-09-05, then drop them
`,
      [
        'Alert on pool waits · @mira · 2026-09-01 · preventive · #412',
        'Alert on lag · Ada Roy · 2026-09-02 · corrective · #413',
        'Page within 5 minutes · @kim · 2026-09-03',
        'drain the queue, due 2026-09-04, see the runbook · @lou · 2026-09-04',
        'Test the nodes of Oslo, Turin and Kyoto, see #414 · #414',
        'Read the rows written by 2026-09-05, then drop them',
      ],
      'tiered',
    ))

  test('several names, and times less certain than a day', () =>
    tellsItems(
      `## Action items

- Alert on lag (Mira & Jon, 2026-09-01)
- Alert on lag (Mira/Jon, 2026-09-01)
- Alert on lag (Mira + Jon Lee, 2026-09-01)
- Alert on lag (Mira, end of Q3)
- Alert on lag (Mira, by end of September)
- Alert on lag (Mira, September)
- Alert on lag (April, week 36)
- Alert on lag — Team Storage — KW 36
- Alert on lag (Mira, ASAP)
- Alert on lag (Mira, next sprint)
`,
      [
        'Alert on lag · Mira + Jon · 2026-09-01',
        'Alert on lag · Mira/Jon · 2026-09-01',
        'Alert on lag · Mira + Jon Lee · 2026-09-01',
        'Alert on lag · Mira · "end of Q3"',
        'Alert on lag · Mira · "by end of September"',
        'Alert on lag · Mira · "September"',
        'Alert on lag · April · "week 36"',
        'Alert on lag · Team Storage · "KW 36"',
        'Alert on lag · Mira · "ASAP"',
        'Alert on lag · Mira · "next sprint"',
      ],
    ))

  test('names at either end, behind arrows and commas, in code and in other scripts', () =>
    tellsItems(
      `## Action items

- Ana will page sooner
- [Ana Lima] Write it down
- Check the key → @ana
- Drain the queue -- Ana -- 6/1/2023
- Raise the limit, Ana, 2023-06-01
- Lower the limit *[Ana]*

1. Pin it (\`@ana\`, 2023-06-01)
2. 增加告警 @张三
3. Grace period for tokens
`,
      [
        'Ana will page sooner · Ana',
        'Write it down · Ana Lima',
        'Check the key · @ana',
        'Drain the queue · Ana · 2023-06-01',
        'Raise the limit · Ana · 2023-06-01',
        'Lower the limit · Ana',
        'Pin it · @ana · 2023-06-01',
        '增加告警 @张三 · @张三',
        'Grace period for tokens',
      ],
    ))

  test('days with a comma or behind the owner, and remarks in a row', () =>
    tellsItems(
      `## Action items

- [ ] Steps of 10% for flags — by Oct 20, 2023 — FLAG-9
- [ ] Confirm dialog — Mia — by Oct 27, 2023
- Separate network (owner: @storage, due: 2023-03-31)
- Canary — owner: Mei Lin, due 2022-12-01 ([EDGE-311](https://tracker.example.org/EDGE-311))
- Alert on quota [Hana] [due 2022-06-10] [ML-88]
- **Prune on rename** – Tobias – *2023-07-14*
- Raise the limit 📅 2024-05-18 [[Ines]]
`,
      [
        'Steps of 10% for flags · 2023-10-20 · open · FLAG-9',
        'Confirm dialog · Mia · 2023-10-27 · open',
        'Separate network · @storage · 2023-03-31',
        'Canary · Mei Lin · 2022-12-01 · EDGE-311',
        'Alert on quota · Hana · 2022-06-10 · ML-88',
        'Prune on rename · Tobias · 2023-07-14',
        'Raise the limit · Ines · 2024-05-18',
      ],
    ))

  test('the day a task was done on, struck words before a remark, and a team before a colon', () => {
    tellsItems(
      '## Actions\n\n- Remove the flag [[Ana]] ✅ 2026-08-16\n- ~~Collect nightly~~ (registry#88, Kim)\n\n## Next steps\n\n- Dana: read bulletins\n- Storage team: mix disks\n- The second team: we told it\n',
      [
        'Remove the flag · Ana · done!',
        'Collect nightly · Kim · done! · registry#88',
        'read bulletins · Dana',
        'mix disks · Storage team',
        'The second team: we told it',
      ],
    )
  })

  test('a team at the end, labels behind wide spaces, and what running text promises without saying who', () => {
    tellsItems(
      '## Actions\n\n- Write it down [docs team]\n- Rotate logs (Team Betrieb)\n- Second lien (pôle Réseaux)\n- Alarme (time de infraestrutura)\n- Ask the vendor (see the manual)\n\n## 再発防止策\n\n1. 監視を追加する　担当：佐藤　期限：2026-09-01\n',
      [
        'Write it down · docs team',
        'Rotate logs · Team Betrieb',
        'Second lien · pôle Réseaux',
        'Alarme · time de infraestrutura',
        'Ask the vendor (see the manual)',
        '監視を追加する · 佐藤 · 2026-09-01',
      ],
    )
    tellsItems(
      '## What we are doing\n\nWe will test with large images. We will roll out one region at a time. It takes a week.\n',
      ['We will test with large images.', 'We will roll out one region at a time.'],
    )
    tellsItems(
      '## What we are doing\n\nWe will test. Tests are dear. They take a week. Nobody likes them.\n',
      [],
    )
  })

  test('lines that count in a way Markdown knows nothing of, states in capitals, names in small letters beside a day', () => {
    tellsItems(
      '## Action items\n\nR1: Test the sensors (Ines; Oct 2026)\nR2: Clean the drain,\nand the pipe\n',
      ['Test the sensors · Ines · "Oct 2026"', 'Clean the drain, and the pipe'],
    )
    tellsItems('## Action items\n\nA. Test the switch.\nB. Move replicas by 2026-12-01.\n', [
      'Test the switch.',
      'Move replicas by 2026-12-01. · 2026-12-01',
    ])
    tellsItems('## Action items\n\nWe met.\nA. Smith will do it.\n', [])
    tellsItems('## Action items\n\n- DONE Add an alert\n- IN PROGRESS Move it\n- API limits\n', [
      'Add an alert · done!',
      'Move it · in progress',
      'API limits',
    ])
    tellsItems('## Action items\n\n- check shares - bob - 2026-12-18\n- monitor // kim // 2026-12-20\n', [
      'check shares · bob · 2026-12-18',
      'monitor · kim · 2026-12-20',
    ])
  })

  test('who and when behind what gives an item to somebody, in emphasis, and before the link of a ticket in brackets', () =>
    tellsItems(
      `## Follow-ups\n\n- ✅ Pin it (assigned to Yusuf Demir, completed)\n- Compare (assigned to Kim Lee, due 2026-08-02)\n- Watch — **Otto**, due 2026-09-15\n- [x] Plan it — Tom Hale ([ENG-1](https://linear.example.com/${'team/'.repeat(20)}ENG-1))\n- T362160 Check spares\n`,
      [
        'Pin it · Yusuf Demir · done!',
        'Compare · Kim Lee · 2026-08-02',
        'Watch · Otto · 2026-09-15',
        'Plan it · Tom Hale · done! · ENG-1',
        'T362160 Check spares · T362160',
      ],
    ))

  test('a ticket at the end of an emphasis', () =>
    tellsItems('## Action items\n\n- Add a check. _Owner: mo, STO-12_\n', ['Add a check. · mo · STO-12']))

  test('sentences that each name a ticket, where nothing else is an item', () =>
    tellsItems(
      '## What we will do\n\nWe filed #77 to test the chain. We also filed #78 to alert on pulls. Thanks to all.\n',
      ['We filed #77 to test the chain. · #77', 'We also filed #78 to alert on pulls. · #78'],
    ))
})
