import { test } from 'node:test'
import { renames } from '../verbs.ts'

const three = `
  === 2026-08-20-slow-checkout.md
  ---
  id: 2026-08-20-slow-c<|>heckout
  related: [2026-07-01-queue-stuck]
  ---
  # Slow checkout
  === 2026-07-01-queue-stuck.md
  ---
  id: 2026-07-01-queue-stuck
  related: [2026-08-20-slow-checkout]
  ---
  # Queue stuck
  === README.md
  - [Slow](2026-08-20-slow-checkout.md), 2026-08-20-slow-checkout-again
`

const renamed = `
  === 2026-08-20-slow-payments.md
  ---
  id: 2026-08-20-slow-payments
  related: [2026-07-01-queue-stuck]
  ---
  # Slow checkout
  === 2026-07-01-queue-stuck.md
  ---
  id: 2026-07-01-queue-stuck
  related: [2026-08-20-slow-payments]
  ---
  # Queue stuck
  === README.md
  - [Slow](2026-08-20-slow-payments.md), 2026-08-20-slow-checkout-again
`

test('an id changes in every document that names it, and in the name of its file', () =>
  renames(three, '2026-08-20-slow-payments', renamed))

test('it can be renamed from a document that only names it', () =>
  renames(
    three
      .replace('slow-c<|>heckout', 'slow-checkout')
      .replace('related: [2026-08-20', 'related: [2026<|>-08-20'),
    '2026-08-20-slow-payments',
    renamed,
  ))

test('a client that cannot rename files gets the text alone', () =>
  renames(
    three,
    '2026-08-20-slow-payments',
    renamed.replace('=== 2026-08-20-slow-payments', '=== 2026-08-20-slow-checkout'),
    {
      client: { renamesFiles: false, documentChanges: false },
    },
  ))

test('an action item gets another id', () =>
  renames(
    `
    ## Action items

    | ID | Action |
    | --- | --- |
    | A1 | After A2, limit retries |
    | A<|>2 | Alert on depth |
    `,
    'A7',
    `
    ## Action items

    | ID | Action |
    | --- | --- |
    | A1 | After A7, limit retries |
    | A7 | Alert on depth |
    `,
  ))

test('an id whose file name another file has is not given', () => {
  const taken = `${three}  === 2026-08-20-slow-payments.md
  # Notes on payments
  `
  renames(taken, '2026-08-20-slow-payments', /There is a file 2026-08-20-slow-payments\.md already/)
})

test('says why an id cannot be given', () => {
  renames(three, 'slow payments', /no id/)
  renames(three, 'PAY-1', /form/)
  renames(three, '2026-07-01-queue-stuck', /is the id of 2026-07-01-queue-stuck\.md/)
  renames('# Slow <|>checkout\n', 'x', /Only the ids/)
})
