import { test } from 'node:test'
import { finds, goesTo, highlights, links, refersTo } from '../verbs.ts'

const pair = `
  === one.md
  ---
  id: 2026-08-20-slow-checkout
  title: Slow checkout
  date: 2026-08-20
  severity: sev2
  status: draft
  related: [2026-0<|>7-01-queue-stuck]
  ---
  # Slow checkout

  Like 2026-07-01-queue-stuck, see [there](2026-07-01-queue-stuck.md#impact).

  ## Action items

  | ID | Action | Owner | Due | Issue | Status |
  | --- | --- | --- | --- | --- | --- |
  | A1 | Limit retries, before A2 | @mo | 2026-08-28 | #12 | open |
  | A2 | Alert on depth | @kim | 2026-08-28 | group/app#7 | open |
  === 2026-07-01-queue-stuck.md
  ---
  id: 2026-07-01-queue-stuck
  title: Queue stuck
  date: 2026-07-01
  ---
  # Queue stuck
`

test('an incident id leads to the document about it', () =>
  goesTo(pair, ['2026-07-01-queue-stuck.md: id: 2026-07-01-queue-stuck']))

test('an action item named in another one leads to its row', () =>
  goesTo(
    pair
      .replace('07-01-q<|>', '07-01-q')
      .replace('2026-0<|>7', '2026-07')
      .replace('before A2', 'before A<|>2'),
    ['one.md: | A2 | Alert on depth | @kim | 2026-08-28 | group/app#7 | open |'],
  ))

test('a word that is no name leads nowhere', () => goesTo('# Slow <|>checkout\n', []))

test('an incident is found wherever it is named', () =>
  refersTo(pair, [
    'one.md: related: [2026-07-01-queue-stuck]',
    'one.md: Like 2026-07-01-queue-stuck, see [there](2026-07-01-queue-stuck.md#impact).',
    'one.md: Like 2026-07-01-queue-stuck, see [there](2026-07-01-queue-stuck.md#impact).',
    '2026-07-01-queue-stuck.md: id: 2026-07-01-queue-stuck',
  ]))

test('the row that declares an item is left out when asked', () =>
  refersTo(
    pair.replace('2026-0<|>7', '2026-07').replace('| A2 |', '| A<|>2 |'),
    ['one.md: | A1 | Limit retries, before A2 | @mo | 2026-08-28 | #12 | open |'],
    { without: 'declaration' },
  ))

test('a longer id that starts alike is another one', () =>
  refersTo(
    `
    - INC-2026-00<|>1 and INC-2026-0012, INC-2026-001-b and xINC-2026-001
    `,
    ['postmortem.md: - INC-2026-001 and INC-2026-0012, INC-2026-001-b and xINC-2026-001'],
    { profile: 'learning' },
  ))

test('ids lead to documents, tickets and commits to the tracker', () => {
  const tracker = { kind: 'gitlab', host: 'git.example.com', project: 'ops/pay' } as const
  links(
    pair,
    [
      '2026-07-01-queue-stuck → 2026-07-01-queue-stuck.md',
      '2026-07-01-queue-stuck → 2026-07-01-queue-stuck.md',
      '2026-07-01-queue-stuck → 2026-07-01-queue-stuck.md',
      '#12 → https://git.example.com/ops/pay/-/issues/12',
      'group/app#7 → https://git.example.com/group/app/-/issues/7',
    ],
    { tracker },
  )
})

test('without a tracker, tickets lead nowhere', () =>
  links(
    '## Action items\n\n| ID | Action | Owner | Due | Issue |\n| --- | --- | --- | --- | --- |\n| A1 | Do it | @mo | 2026-08-28 | #12 |\n',
    [],
  ))

test('a path in the metadata leads to its file, also one beside the document', () =>
  links(
    `
    === team/one.md
    ---
    services: [runbooks/pay.md, two.md, three.md]
    ---
    # One
    === runbooks/pay.md
    # Pay
    === team/two.md
    # Two
    `,
    ['runbooks/pay.md → runbooks/pay.md', 'two.md → team/two.md'],
  ))

test('a person is highlighted with every other mention', () =>
  highlights(`
    ---
    author: '@m<|>o'
             ^^^
    ---
    - [ ] limit retries (@mo), asked @molly
                         ^^^
  `))

test('a moment of the metadata is highlighted with the row of its minute', () =>
  highlights(`
    ---
    detected_at: 2026-08-20T14:3<|>7:00Z
                 ^^^^^^^^^^^^^^^^^^^^
    ---
    ## Timeline

    | Time (UTC) | Event |
    | --- | --- |
    | 14:32 | Latency rises |
    | 14:37 | Alert fires |
      ^^^^^
  `))

test('postmortems and open items are found by letters in their order, newest first', () => {
  finds(pair, 'queue', ['2026-07-01-queue-stuck.md: 2026-07-01-queue-stuck Queue stuck'])
  finds(pair, 'a1 limit', ['one.md: A1 Limit retries, before A2'])
  finds(pair, '', [
    'one.md: 2026-08-20-slow-checkout Slow checkout',
    'one.md: A1 Limit retries, before A2',
    'one.md: A2 Alert on depth',
    '2026-07-01-queue-stuck.md: 2026-07-01-queue-stuck Queue stuck',
  ])
  finds(pair, 'zebra', [])
})
