import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { cpuTime, runs } from '../../properties.ts'
import { itemsOf, tellsItems } from '../reading.ts'

test('tasks are action items if no section is one of actions', () => {
  const tasks =
    '# Login failed\n\nThanks to all.\n\n- [x] read the key often (Kim, 2026-05-01)\n- [ ] say what to look at\n'
  tellsItems(tasks, ['read the key often · Kim · 2026-05-01 · done!', 'say what to look at · open'])
  tellsItems(`${tasks}\n## Action items\n\n- Watch it\n`, ['Watch it'])
  tellsItems('# Login failed\n\n- [x] all customers\n- [ ] some of them\n', [])
})

test('a handle in brackets is no state, even if it reads like one', () =>
  tellsItems('## Action items\n\n- Watch it (@ye-s)\n- Warm it (@open)\n', [
    'Watch it · @ye-s',
    'Warm it · @open',
  ]))

test('measures of prevention are action items if nothing else is called one', () => {
  tellsItems('## Prevention\n\n- Check the bundle before rotation\n', ['Check the bundle before rotation'])
  tellsItems('## Prevention\n\n- Check the bundle\n\n## Action items\n\n- Page sooner\n', ['Page sooner'])
  const parted =
    '## Prevention\n\n### In the code\n\n- [x] Check the bundle\n\n### In the process\n\nWords.\n'
  tellsItems(parted, ['[In the code] Check the bundle · done!', '[In the process] Words.'])
  tellsItems('## Prevention\n\n### In the code\n\nWe were lucky.\n', [])
})

test('a line that calls itself an action item is one', () => {
  const lines = 'AI: @mo order disks by 2026-09-30\nAI: @kim tell the chat\nAI: write it down\n'
  const items = [
    '@mo order disks by 2026-09-30 · @mo · 2026-09-30',
    '@kim tell the chat · @kim',
    'write it down',
  ]
  tellsItems(`# Mirror down\n\nSo:\n\n${lines}`, items)
  tellsItems(`# Mirror down\n\n## Action items\n\n${lines}`, items)
  tellsItems('# Mirror down\n\nTODO(kim): tell the chat\nAction item: write it down\n', [
    'tell the chat · kim',
    'write it down',
  ])
  tellsItems('# Mirror down\n\nAI: the new model answered wrongly\n', [])
})

test('a sentence that says what will be done is an action item if it says by whom or until when', () => {
  tellsItems(
    '# Jobs ran twice\n\n## Follow-up\n\nWe will move all jobs to UTC; Kim owns this, due 2026-04-19. We will also page on sums (BIL-91); Anna owns this, due 2026-04-12. Later we want to retire cron.\n',
    [
      'We will move all jobs to UTC · Kim · 2026-04-19',
      'We will also page on sums (BIL-91) · Anna · 2026-04-12 · BIL-91',
    ],
  )
  tellsItems('# x\n\n## Follow-up\n\nWe will do better. We have told all customers.\n', [])
  tellsItems(
    '# x\n\n## Next steps\n\nWe will give the proxy more memory in OBS-310, and we will add a probe in OBS-311.\n',
    ['We will give the proxy more memory in OBS-310 · OBS-310', 'we will add a probe in OBS-311. · OBS-311'],
  )
  tellsItems('# x\n\n## Next steps\n\nBen will add a test in MAP-41; Olga will write it down in MAP-42.\n', [
    'Ben will add a test in MAP-41 · Ben · MAP-41',
    'Olga will write it down in MAP-42. · Olga · MAP-42',
  ])
  tellsItems('# x\n\n## Next steps\n\nWe will test it, and we will see, in OBS-310 and OBS-311.\n', [])
})

test('corrective actions are read from a column of a table of whys', () => {
  const head = '# x\n\n## 5 Whys\n\n| Why | Answer | Corrective action | Owner |\n|---|---|---|---|\n'
  const rows = '| Why 502? | No connection | Raise the pool (GW-7) | Lena |\n| Why none? | Kept | – | |\n'
  tellsItems(`${head}${rows}`, ['Raise the pool (GW-7) · Lena · GW-7'])
  tellsItems('# x\n\n## Root cause\n\n| Why | Action | Owner |\n|---|---|---|\n| a | b | Kim |\n', [])
})

test('a list below a promise holds action items if nothing else is called one', () => {
  const promised = '## Improving recovery\n\nWe are tracking these:\n\n1. Hourly snapshots\n2. A drill\n'
  tellsItems(promised, ['Hourly snapshots', 'A drill'])
  tellsItems(`${promised}\n## Action items\n\n- Page sooner\n`, ['Page sooner'])
  tellsItems('## For users\n\nPlease take the following steps:\n\n- Log out\n- Log in\n', [])
  tellsItems('## Impact\n\nWe will refund:\n\n- Ana\n- Ben\n', [])
})

test('words in bold with who and when below them are one item', () => {
  const lines = '## Action items\n\n**Limit retries**\n\nOwner: @mo\nDue: 2026-09-01\n\n**Add an alert**\n\n'
  tellsItems(`${lines}Owner: @kim\n\nDue: 2026-09-02\n`, [
    'Limit retries · @mo · 2026-09-01',
    'Add an alert · @kim · 2026-09-02',
  ])
  tellsItems(`${lines}- **Due:** 2026-09-02\n`, [
    'Limit retries · @mo · 2026-09-01',
    'Add an alert · 2026-09-02',
  ])
  tellsItems('## Action items\n\n**Prevention**\n\n- Limit retries (@mo)\n', [
    '[Prevention] Limit retries · @mo',
  ])
})

test('lists beside a table of items explain it', () =>
  tellsItems(
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

test('outside of sections for actions, only tables that name action, owner and due date hold items', () => {
  tellsItems('## Notes\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an alert | @ana | 2026-09-01 |\n', [
    'Add an alert · @ana · 2026-09-01',
  ])
  tellsItems(
    '## Notes\n\n| Date | Time | Who | What |\n|---|---|---|---|\n| 2026-09-01 | 14:05 | Ana | x |\n',
    [],
  )
  tellsItems('## Sign-off\n\n| Role | Name | Date |\n|---|---|---|\n| Lead | Ana | 2026-09-01 |\n', [])
  tellsItems('## Detection\n\n- [ ] Alert\n- [x] User report\n', [])
})

test('columns, labels and states of items are understood in the words people use', () => {
  tellsItems(
    `## Maßnahmen

| Maßnahme | Verantwortlich | Frist | Status |
|---|---|---|---|
| Alarm ergänzen | Anna, Ben und Carl | 01.10.2026 | erledigt |
`,
    ['Alarm ergänzen · Anna + Ben + Carl · 2026-10-01 · done!'],
  )
  tellsItems(
    '## Actions correctives\n\n- [x] Ajouter une alerte (responsable : @anne, échéance : 2026-09-01)\n',
    ['Ajouter une alerte · @anne · 2026-09-01 · done!'],
  )
  tellsItems(
    `## アクションアイテム

| # | カテゴリ | アクション | 担当 | 期限 | ステータス |
|---|---|---|---|---|---|
| 1 | 予防 | アラートを追加 | 張三、李四 | 2026年9月1日 | **完了** |

### カテゴリの説明

- **予防:** 再発を防ぐ
`,
    ['1 アラートを追加 · 張三 + 李四 · 2026-09-01 · done! · 予防'],
  )
  tellsItems(
    '## アクションアイテム\n\n- [ ] **AI-P4** `a` を追加。 — **担当:** recap\n  owner、**期限:** 2026-04-30。別途追跡\n',
    ['AI-P4 `a` を追加。 · recap owner · 2026-04-30 · open'],
  )
})

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

const corpus = join(import.meta.dirname, '../../../../shared/corpus')

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

test('a heading still to be filled in, with its labels below, is no item and holds none', () => {
  const labels = (who: string) => `- Owner: ${who}\n- Due: 2026-05-01\n- Status: open\n`
  tellsItems(`## Action items\n\n### <Title of the work>\n\n${labels('')}`, [])
  tellsItems(`## Action items\n\n### Test the totals\n\n${labels('Kim')}`, [
    'Test the totals · Kim · 2026-05-01 · open',
  ])
})

test('a part that says in words why it holds none beside parts that list theirs', () => {
  const parts = (words: string) =>
    `## Action items\n\n### Prevent\n\n| Action | Owner |\n| - | - |\n| Add a limit | @mo |\n\n### Respond\n\n${words}\n`
  for (const words of [
    'No item: the response is limited by the copy.',
    'Nothing to improve, the page came in time.',
    'No fix was necessary.',
    'Keine Maßnahme nötig.',
    'None for this incident.',
    '- None: the page came in time',
  ])
    tellsItems(parts(words), ['[Prevent] Add a limit · @mo'])
  tellsItems(parts('@kim writes the runbook by 2026-05-01.').replace('| Add a limit | @mo |', ''), [
    '[Respond] @kim writes the runbook by 2026-05-01. · @kim · 2026-05-01',
  ])
  tellsItems(
    '## Action items\n\n### Prevent\n\nAdd a limit.\n\n### Respond\n\nNone; the page came in time.\n',
    ['[Prevent] Add a limit.'],
  )
})
