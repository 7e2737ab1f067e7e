import { suite, test } from 'node:test'
import { tellsItems } from '../../reading.ts'

suite('action items in paragraphs', () => {
  test('lines of a paragraph with bars between their parts', () =>
    tellsItems(
      `## Action items

HIGH | Pin the gateway | @kim | 2026-06-21 | DONE
LOW | Alert on 429 | @lou | 2026-06-25 | open

One | two of a sentence.
`,
      ['Pin the gateway · @kim · 2026-06-21 · done!', 'Alert on 429 · @lou · 2026-06-25 · open'],
    ))

  test('paragraphs: one that calls itself an item, and prose in a part of the action items', () => {
    tellsItems(
      '## Actions\n\n- Restart consumers — Kofi by 2026-05-17\n- Retune it (Bea, by 2026-05-24)\n- Check it @zhang 2026-09-20 ARCH-11\n',
      [
        'Restart consumers · Kofi · 2026-05-17',
        'Retune it · Bea · 2026-05-24',
        'Check it @zhang 2026-09-20 ARCH-11 · @zhang · 2026-09-20 · ARCH-11',
      ],
    )
    tellsItems('## Remediation\n\n**Action item:** Declare incidents sooner. Owner: @lu\n', [
      'Declare incidents sooner. · @lu',
    ])
    tellsItems(
      '## Action items\n\n### Investigation\n\nFind out why it started.\n\n### Process\n\n1. Write it down\n',
      ['[Investigation] Find out why it started.', '[Process] Write it down'],
    )
    tellsItems('## Action items\n\nItems are kept in the tracker.\n', [])
    tellsItems('## Next steps\n\n**Add an alert.** It would have paged us.\n\n**Write it down.** (done)\n', [
      '**Add an alert.** It would have paged us.',
      'Write it down. · done!',
    ])
    tellsItems('## Action items\n\nNone.\n', [])
  })
})
