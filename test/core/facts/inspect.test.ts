import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Card, cardOf } from '../../../core/facts/card.ts'
import { inspect } from '../../../core/facts/inspect.ts'
import { readRecord } from '../../../core/facts/read.ts'
import { parse } from '../../../core/syntax/parse.ts'
import { style } from '../reading.ts'

const text = `# Postmortem — \`search\` was [down](https://example.org)

## Metadata

- Incident ID: INC-2026-08-14-001
- Date / Time (UTC): 2026-08-14 14:32
- Duration: 14:32 - 15:00
- Severity: P1
- Recorder: @mo
- Affected tenants: acme, initech
- Publication: external

## Timeline (UTC)

| Time | Event |
| ---- | ----- |
| 14:32 | **Alert** fired |
| 14:50 | rolled back |

## Root cause

## Action items

| ID | Description | Owner | Ticket | Due | Status |
| -- | ----------- | ----- | ------ | --- | ------ |
| A1 | Add an _alert_ | @mo | #12 | 2026-09-01 | open |
| A2 | Drop the cache | Kim | OPS-7 | 2026-08-20 | done |
`

const parsed = parse(text)
const record = readRecord(parsed, style('platform'), 'pm/x.md')

suite('inspect', () => {
  const found = inspect(record, parsed, 'pm/x.md', {
    isPostmortem: true,
    confidence: 0.98765,
    profile: 'platform',
    profileReason: 'told',
  })

  test('prints the whole record in its stable form, lines from 1', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(found)), {
      file: 'pm/x.md',
      isPostmortem: true,
      confidence: 0.99,
      profile: 'platform',
      profileReason: 'told',
      id: 'INC-2026-08-14-001',
      title: 'Postmortem — search was down',
      date: '2026-08-14',
      severity: 'P1',
      status: null,
      tier: null,
      times: {
        started: '2026-08-14T14:32:00Z',
        detected: null,
        mitigated: null,
        resolved: null,
        closed: null,
      },
      durationMinutes: 28,
      timeline: [
        { time: '14:32', instant: '2026-08-14T14:32:00Z', text: 'Alert fired', line: 17 },
        { time: '14:50', instant: '2026-08-14T14:50:00Z', text: 'rolled back', line: 18 },
      ],
      actions: [
        {
          text: 'Add an alert',
          owners: ['@mo'],
          due: '2026-09-01',
          status: 'open',
          type: null,
          priority: null,
          tickets: ['#12'],
          line: 26,
        },
        {
          text: 'Drop the cache',
          owners: ['Kim'],
          due: '2026-08-20',
          status: 'done',
          type: null,
          priority: null,
          tickets: ['OPS-7'],
          line: 27,
        },
      ],
      sections: [
        { kind: 'timeline', title: 'Timeline (UTC)', line: 13 },
        { kind: 'root-cause', title: 'Root cause', line: 20 },
        { kind: 'actions', title: 'Action items', line: 22 },
      ],
      people: [{ role: 'recorder', name: '@mo', handle: '@mo' }],
      classes: [],
      related: [],
      flags: {},
    })
  })
})

suite('a card', () => {
  const card = cardOf({ record, path: 'pm/x.md', parsed, profile: style('platform') })

  test('keeps what neighbours may know, and the open items', () => {
    const expected: Card = {
      path: 'pm/x.md',
      id: 'INC-2026-08-14-001',
      title: 'Postmortem — search was down',
      date: '2026-08-14',
      severity: 'P1',
      status: null,
      tier: null,
      rootCauses: [],
      classes: [],
      related: [],
      triggers: [],
      moments: { started: Date.UTC(2026, 7, 14, 14, 32) },
      duration: 28,
      flags: {},
      people: [{ role: 'recorder', name: '@mo', handle: '@mo' }],
      lists: { 'Affected tenants': ['acme', 'initech'] },
      external: true,
      anchors: ' postmortem-search-was-down metadata timeline-utc root-cause action-items ',
      counts: { timeline: 2, actions: 2, done: 1, dated: 1, owned: 1 },
      open: [
        {
          id: 'A1',
          text: 'Add an alert',
          owners: ['@mo'],
          due: '2026-09-01',
          status: 'open',
          type: null,
          priority: null,
          tickets: ['#12'],
          line: 25,
        },
      ],
    }
    assert.deepEqual(card, expected)
  })

  test('holds no item that was cancelled, and of one that was deferred the later day', () => {
    const table = `# Postmortem

## Action items

| ID | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| A1 | Add an alert | @mo | 2026-09-01 | deferred to 2026-10-01 |
| A2 | Drop the cron job | @mo | 2026-09-01 | cancelled |
`
    const profile = style('tiered')
    const written = parse(table)
    const own = cardOf({
      record: readRecord(written, profile),
      path: 'pm/x.md',
      parsed: written,
      profile,
    })
    assert.deepEqual(
      own.open.map(({ id, due }) => [id, due]),
      [['A1', '2026-10-01']],
    )
    assert.equal(own.counts.done, 0)
  })

  test('is plain data: it survives a cache and a thread', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(card)), card)
    assert.deepEqual(structuredClone(card), card)
  })
})
