import { test } from 'node:test'
import { builtInStyle } from '../../profiles/index.ts'
import { lenses } from '../verbs.ts'

const path = 'postmortems/2026-03-10-payout-webhook-backlog.md'
const closed = builtInStyle('tiered')!.example
const reviewed = closed.replace('status: closed', 'status: reviewed').replace('#413 | done', '#413 | open')
const pace = '## Timeline: detected after 5 min · mitigated after 32 min · resolved after 47 min'
const title = '# Payout webhooks queued for 47 minutes behind unbounded retries'

test('a closed document has nothing left to settle', () =>
  lenses(closed, [`${title}: closed · no errors`, pace, '## Action items: 4 of 4 done'], { path }))

test('says by when the next status is due and how much is in the way', () =>
  lenses(
    reviewed,
    [
      `${title}: reviewed · closed: 5 business days left · 1 blocker`,
      pace,
      '## Action items: 3 of 4 done · 1 overdue',
    ],
    { path, now: '2026-04-02T12:00:00Z' },
  ))

test('says how long the next status is overdue', () =>
  lenses(
    reviewed.replace('#413 | open', '#413 | done'),
    [`${title}: reviewed · closed: 6 days overdue · ready for closed`, pace, '## Action items: 4 of 4 done'],
    { path, now: '2026-04-15T12:00:00Z' },
  ))

test('a style without statuses says how long there is to complete the document, and what is wrong with it', () => {
  const example = builtInStyle('rollback')!.example
  lenses(
    example.replace(/^## (?:Detection gaps|What went well|What was lucky)\n[^#]*/gm, ''),
    [
      '# Production Incident Post-Mortem — Checkout rejected saved cards after the 3.18 release: complete document: 1 business day left · 3 errors',
      '## Timeline (UTC): detected after 2 min · mitigated after 19 min 30 s',
      '## Prevention: 3 of 3 done',
    ],
    { profile: 'rollback', now: '2026-06-17T12:00:00Z' },
  )
})

test('an item that was cancelled or put off is not overdue', () =>
  lenses(
    `
    # Queue stuck

    ## Action items

    | Action | Owner | Due | Status |
    | --- | --- | --- | --- |
    | Limit retries | @mo | 2026-08-28 | cancelled |
    | Alert on depth | @mo | 2026-08-28 | deferred to 2026-10-01 |
    | Fix the runbook | @mo | 2026-08-28 | open |
    `,
    ['# Queue stuck: no errors', '## Action items: 0 of 2 done · 1 overdue'],
    { profile: 'generic', now: '2026-09-01T12:00:00Z' },
  ))

test('a document without errors may have warnings left: it is not called settled', () =>
  lenses(
    '# Postmortem: Queue stuck\n\n- Date: 2026-08-14\n\n## Root cause\n\n<which condition>\n',
    ['# Postmortem: Queue stuck: no errors'],
    { profile: 'generic' },
  ))

const night = (date: string, length: string) => `
    ### ${date}

    **Duration:** ${length}

    - ${date} 10:00 UTC: deploy started
    - ${date} 10:02 UTC: alert fired
    - ${date} 10:40 UTC: recovered
`

test('says no pace where each of several incidents has a duration of its own', () => {
  const incidents = (...nights: string[]) => `
    # Search was down

    ## Timeline
${nights.join('')}`
  const one = incidents(night('2026-08-21', '40 minutes'))
  const profile = 'generic'
  lenses(one, ['# Search was down: no errors', '## Timeline: detected after 2 min · resolved after 40 min'], {
    profile,
  })
  const two = incidents(night('2026-08-21', '40 minutes'), night('2026-08-24', '75 minutes'))
  lenses(two, ['# Search was down: no errors'], { profile })
})

/** The lens on the timeline of a document of no known style; `null` where there is none. */
const paced = (rows: readonly string[], pace: string | null, fields = '') =>
  lenses(
    `# Search was down\n${fields}\n## Timeline\n\n${rows.map(row => `- ${row}`).join('\n')}\n`,
    ['# Search was down: no errors', ...(pace === null ? [] : [`## Timeline: ${pace}`])],
    { profile: 'generic' },
  )

test('says nothing of the time to detect where the timeline begins with the alert', () => {
  const rows = ['2026-08-21 10:02 UTC: alert fired', '2026-08-21 10:40 UTC: recovered']
  paced(rows, 'resolved after 38 min')
  paced(['2026-08-21 10:00 UTC: deploy started', ...rows], 'detected after 2 min · resolved after 40 min')
  paced(rows, 'detected after 2 min · resolved after 40 min', '\n- Started: 2026-08-21 10:00 UTC\n')
})

test('says nothing of milestones that contradict each other, unless the metadata states one', () => {
  const rows = [
    '2026-08-21 10:00 UTC: deploy started',
    '2026-08-21 10:20 UTC: the cache recovered',
    '2026-08-21 10:45 UTC: rolled back',
  ]
  paced(rows, null)
  paced(rows, 'resolved after 30 min', '\n- Resolved: 2026-08-21 10:30 UTC\n')
})

test('says no pace where the timeline begins with what led up to the incident', () => {
  const rows = ['2026-08-21 10:00 UTC: deploy started', '2026-08-21 10:40 UTC: recovered']
  paced(['2026-08-04 09:00 UTC: the new client was announced', ...rows], null, '\n- Date: 2026-08-21\n')
  paced(['2026-08-20 23:50 UTC: queue grew', ...rows], 'resolved after 10 h 50 min', '\n- Date: 2026-08-21\n')
})

test('counts from the first entry where the date of another has a slip, and from the last of a list that is newest first', () => {
  const rows = ['2026-08-21 10:00 UTC: deploy started', '2026-08-21 10:40 UTC: recovered']
  paced([rows[0]!, '2025-08-21 10:10 UTC: looked at the logs', rows[1]!], 'resolved after 40 min')
  paced(
    ['2026-08-23 08:00 UTC: recovered', '2026-08-21 10:00 UTC: deploy started'],
    'resolved after 1 d 22 h',
  )
})

test('does not say how many items are done where none states a status', () => {
  const items = (...lines: string[]) => `# Outage\n\n## Action items\n\n${lines.join('\n')}\n`
  const seat = { profile: 'generic' }
  lenses(
    items('- Add an alert', '- Write a runbook'),
    ['# Outage: no errors', '## Action items: 2 action items'],
    seat,
  )
  lenses(items('- Add an alert'), ['# Outage: no errors', '## Action items: 1 action item'], seat)
  lenses(
    items('- [ ] Add an alert', '- Write it'),
    ['# Outage: no errors', '## Action items: 0 of 2 done'],
    seat,
  )
})
