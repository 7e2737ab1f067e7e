import { test } from 'node:test'
import { builtInStyle } from '../../profiles/index.ts'
import { lenses } from '../verbs.ts'

const path = 'postmortems/2026-03-10-payout-webhook-backlog.md'
const closed = builtInStyle('tiered')!.example
const reviewed = closed.replace('status: closed', 'status: reviewed').replace('#413 | done', '#413 | open')
const pace = '## Timeline: detected after 5 min · mitigated after 32 min · resolved after 47 min'
const title = '# Payout webhooks queued for 47 minutes behind unbounded retries'

test('a closed document has nothing left to settle', () =>
  lenses(closed, [`${title}: closed · nothing to settle`, pace, '## Action items: 4 of 4 done'], { path }))

test('says by when the next status is due and how much is in the way', () =>
  lenses(
    reviewed,
    [`${title}: reviewed · closed: 5 business days left · 1 blocker`, pace, '## Action items: 3 of 4 done · 1 overdue'],
    { path, now: '2026-04-02T12:00:00Z' },
  ))

test('says how long the next status is overdue', () =>
  lenses(
    reviewed.replace('#413 | open', '#413 | done'),
    [`${title}: reviewed · closed: 6 days overdue · ready for closed`, pace, '## Action items: 4 of 4 done'],
    { path, now: '2026-04-15T12:00:00Z' },
  ))

test('a style without statuses counts errors and the hours it has to be written in', () => {
  const source = `
    # Rollback: checkout

    | Field | Value |
    | --- | --- |
    | Release | v2 |

    ## Timeline (UTC)

    \`\`\`
    14:05 (source: alert) error rate rises
    14:09 (source: chat) rolled back
    \`\`\`
  `
  lenses(source, ['# Rollback: checkout: 5 errors', '## Timeline (UTC): '], { profile: 'rollback' })
})
