import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readEvidence, writeEntries } from '../../../core/evidence.ts'
import { applyEdits } from '../../../core/index.ts'
import { type Setting, scene, view } from '../../fixture.ts'
import { cpuTime } from '../../properties.ts'
import { occasion, tells } from './telling.ts'

test('a chat is read with speaker and time above each message', () =>
  tells(
    'Mo Ali  2:37 PM\ncheckout is slow, 5xx at 6 %\nlooking at the gateway\nPagerDuty APP  2:38 PM\nTriggered #4711\n',
    'chat',
    [
      '2026-08-20T14:37:00Z | Mo Ali | chat | checkout is slow, 5xx at 6 % looking at the gateway',
      '2026-08-20T14:38:00Z | PagerDuty | chat | Triggered #4711',
    ],
  ))

test('a chat is read with the time in front of each speaker', () => {
  tells('[14:37] Mo Ali: slow\n[14:41] kim: looking', 'chat', [
    '2026-08-20T14:37:00Z | Mo Ali | chat | slow',
    '2026-08-20T14:41:00Z | kim | chat | looking',
  ])
  tells('14:37 <mo> slow\n14:41 <kim> ok', 'chat', [
    '2026-08-20T14:37:00Z | mo | chat | slow',
    '2026-08-20T14:41:00Z | kim | chat | ok',
  ])
  tells('[20.08.26, 23:57:02] Mo: slow\n[21.08.26, 00:02:10] Kim: fixed', 'chat', [
    '2026-08-20T23:57:02Z | Mo | chat | slow',
    '2026-08-21T00:02:10Z | Kim | chat | fixed',
  ])
})

test('the marks of a fence around the lines are none of them', () =>
  tells('```text\n14:37 <mo> slow\n14:41 <kim> ok\n```\n', 'chat', [
    '2026-08-20T14:37:00Z | mo | chat | slow',
    '2026-08-20T14:41:00Z | kim | chat | ok',
  ]))

test('an exported channel is read from JSON', () =>
  tells(
    JSON.stringify([
      { type: 'message', user_profile: { real_name: 'Mo Ali' }, text: 'slow', ts: '1787236622.000200' },
    ]),
    'chat',
    ['2026-08-20T14:37:02Z | Mo Ali | chat | slow'],
  ))

test('notes taken by hand are read without actors: words before a colon name nobody', () =>
  tells('14:37 Alert fires: queue full\n~14:50 -> rollback started\n15:19 Resolved: all clear', 'notes', [
    '2026-08-20T14:37:00Z |  |  | Alert fires: queue full',
    '2026-08-20T14:50:00Z |  |  | rollback started',
    '2026-08-20T15:19:00Z |  |  | Resolved: all clear',
  ]))

test('a clock that falls far has passed midnight; a line that is a date names the day of what follows', () => {
  tells('23:50 alert\n00:10 rollback', 'notes', [
    '2026-08-20T23:50:00Z |  |  | alert',
    '2026-08-21T00:10:00Z |  |  | rollback',
  ])
  tells('Thursday, August 20th\n2:37 PM alert\n--- 21 August 2026 ---\n9:00 AM review', 'notes', [
    '2026-08-20T14:37:00Z |  |  | alert',
    '2026-08-21T09:00:00Z |  |  | review',
  ])
})

test('zones in the text win over the one given', () =>
  tells('14:37 CEST Mo: slow', 'chat', ['2026-08-20T12:37:00Z | Mo | chat | slow']))

test('log lines of many makes; a trace below them is left unread', () => {
  tells(
    '2026-08-20T14:37:02.123Z ERROR [payout] queue full\njava.lang.Foo\n2026-08-20 14:38:02,123 WARN gateway: retry',
    'log',
    [
      '2026-08-20T14:37:02Z |  | log | ERROR [payout] queue full',
      '2026-08-20T14:38:02Z |  | log | WARN gateway: retry',
    ],
    ['java.lang.Foo'],
  )
  tells('Aug 20 14:37:02 host1 sshd[123]: fail', 'log', [
    '2026-08-20T14:37:02Z |  | log | host1 sshd[123]: fail',
  ])
  tells('10.0.0.1 - - [20/Aug/2026:16:37:02 +0200] "GET / HTTP/1.1" 502 12', 'log', [
    '2026-08-20T14:37:02Z |  | log | 10.0.0.1 "GET / HTTP/1.1" 502 12',
  ])
  tells('E0820 14:37:02.123456 1 controller.go:12] boom', 'log', [
    '2026-08-20T14:37:02Z |  | log | E controller.go:12] boom',
  ])
  tells('time="2026-08-20T14:37:02Z" level=error msg="queue \\"x\\" full" a=1', 'log', [
    '2026-08-20T14:37:02Z |  | log | ERROR queue "x" full',
  ])
  tells(
    '{"ts":1787236622,"level":"error","msg":"queue full"}\nnot JSON\n{"ts":"2026-08-20T14:38:02Z","msg":"ok"}',
    'log',
    ['2026-08-20T14:37:02Z |  | log | ERROR queue full', '2026-08-20T14:38:02Z |  | log | ok'],
    ['not JSON'],
  )
})

test('the log of git is read, in full or a line a commit, and comes oldest first', () => {
  const commit = (sha: string, clock: string, title: string) =>
    `commit ${sha}\nAuthor: Mo Ali <mo@example.com>\nDate:   Thu Aug 20 ${clock} 2026 +0200\n\n    ${title}\n\n    body\n`
  tells(
    commit('0123456789abcdef', '14:37:02', 'Limit retries') +
      commit('1123456789abcdef', '13:00:00', 'Add queue'),
    'git',
    [
      '2026-08-20T11:00:00Z | Mo Ali | commit 1123456789 | Add queue',
      '2026-08-20T12:37:02Z | Mo Ali | commit 0123456789 | Limit retries',
    ],
  )
  tells('0123456 2026-08-20 14:37:02 +0200 Limit retries', 'git', [
    '2026-08-20T12:37:02Z |  | commit 0123456 | Limit retries',
  ])
})

test('the log entries of a pager are read without their incident', () => {
  const entries = [
    {
      type: 'trigger_log_entry',
      created_at: '2026-08-20T14:37:00Z',
      summary: 'Triggered through the API',
      channel: { type: 'api', summary: 'Queue full' },
    },
    {
      type: 'annotate_log_entry',
      created_at: '2026-08-20T14:39:00Z',
      summary: 'Note added by Mo Ali',
      agent: { summary: 'Mo Ali' },
      channel: { type: 'note', content: 'Drained' },
    },
  ]
  tells(JSON.stringify({ log_entries: entries, limit: 25 }), 'pager', [
    '2026-08-20T14:37:00Z |  | pager | Triggered through the API: Queue full',
    '2026-08-20T14:39:00Z | Mo Ali | pager | Drained',
  ])
})

test('events of a cluster are read with custom columns for their times', () =>
  tells(
    'LAST SEEN              TYPE      REASON    OBJECT       MESSAGE\n2026-08-21T09:54:48Z   Warning   BackOff   pod/pay-1    Back-off restarting\n2026-13-21T09:54:48Z   Normal    Old       pod/pay-1    gone\n',
    'cluster',
    ['2026-08-21T09:54:48Z |  | kubectl get events | BackOff pod/pay-1: Back-off restarting'],
    ['2026-13-21T09:54:48Z   Normal    Old       pod/pay-1    gone'],
  ))

test('events of a cluster are read by their age and from JSON', () => {
  tells(
    'LAST SEEN          TYPE      REASON    OBJECT       MESSAGE\n5m12s              Warning   BackOff   pod/pay-1    Back-off restarting\n2m (x3 over 10m)   Normal    Pulled    pod/pay-1    Image  present\n<unknown>          Normal    Old       pod/pay-1    gone\n',
    'cluster',
    [
      '2026-08-21T09:54:48Z |  | kubectl get events | BackOff pod/pay-1: Back-off restarting',
      '2026-08-21T09:58:00Z |  | kubectl get events | Pulled pod/pay-1: Image present',
    ],
    ['<unknown>          Normal    Old       pod/pay-1    gone'],
  )
  const item = {
    lastTimestamp: '2026-08-20T14:37:02Z',
    reason: 'BackOff',
    message: 'restart',
    involvedObject: { kind: 'Pod', name: 'x' },
  }
  tells(JSON.stringify({ kind: 'List', items: [item] }), 'cluster', [
    '2026-08-20T14:37:02Z |  | kubectl get events | BackOff pod/x: restart',
  ])
})

test('commits without a date or a title are unread, with all their lines', () => {
  const told = readEvidence(
    'commit abcdef0\nAuthor: Mo <mo@x.y>\n\n    Fix\n\ncommit abcdef1\nAuthor: Mo <mo@x.y>\nDate:   Thu Aug 20 14:37:00 2026 +0200\n\n    Roll back\n',
    { date: null, zone: { text: 'UTC', offset: 0 }, now: 0 },
  )
  assert.deepEqual(told?.unread, ['commit abcdef0', 'Author: Mo <mo@x.y>', '    Fix'])
  assert.deepEqual(
    told?.entries.map(({ event, actor, source }) => [event, actor, source]),
    [['Roll back', 'Mo', 'commit abcdef1']],
  )
})

test('always: a long log of git takes time in proportion to its length', () => {
  const before = cpuTime()
  readEvidence('commit abcdef0\n'.repeat(60_000), { date: null, zone: { text: 'UTC', offset: 0 }, now: 0 })
  assert.ok(cpuTime() - before < 2_000)
})

test('always: text without times tells nothing, and no text throws', () => {
  assert.equal(readEvidence('no times here\nat all', occasion), null)
  assert.equal(readEvidence('', occasion), null)
  const bits = fc.constantFrom(
    '14:37',
    'Mo:',
    '[',
    ']',
    '{"ts":',
    '2026-08-20',
    '\n',
    ' ',
    'commit abcdef1',
    'LAST SEEN  ',
    '"',
    'T+5m',
    '<a>',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(bits).map(parts => parts.join('')),
      ),
      text => {
        const evidence = readEvidence(text, occasion)
        for (const { time } of evidence?.entries ?? []) assert.ok(Number.isFinite(time))
      },
    ),
  )
})

/** Extracts the selected raw text of a document, or the text given, into its timeline. */
function extracts(source: string, expected: string, text?: string, setting: Setting = {}): void {
  const given = scene(source)
  const own = view(given, setting)
  const raw = given.main.selection
  const evidence = readEvidence(text ?? given.main.text.slice(raw!.start, raw!.end), occasion)
  const { edits } = writeEntries(own, evidence!.entries, text === undefined ? raw : null)
  assert.equal(applyEdits(given.main.text, edits), scene(expected).main.text)
}

test('rows stand in the style of the document, in its order, and nothing is told twice', () =>
  extracts(
    `
    ---
    date: 2026-08-20
    ---
    ## Timeline

    | Time (UTC) | Event | Source |
    | --- | --- | --- |
    | 14:32 | Latency rises | dashboard |
    | 14:41 | Kim: looking | chat |
    | 15:19 | All clear | chat |

    ## Impact
    `,
    `
    ---
    date: 2026-08-20
    ---
    ## Timeline

    | Time (UTC) | Event | Source |
    | --- | --- | --- |
    | 14:32 | Latency rises | dashboard |
    | 14:37 | Mo Ali: slow \\| stuck | chat |
    | 14:41 | Kim: looking | chat |
    | 15:19 | All clear | chat |

    ## Impact
    `,
    '[14:37] Mo Ali: slow | stuck\n[14:41] Kim: looking',
  ))

test('selected raw text gives way to the rows made of it', () =>
  extracts(
    `
    ---
    date: 2026-08-20
    ---
    ## Timeline

    - 14:32 latency rises

    <|14:37 <mo> slow
    14:41 <kim> looking|>

    ## Impact
    `,
    `
    ---
    date: 2026-08-20
    ---
    ## Timeline

    - 14:32 latency rises
    - 14:37 (source: chat) mo: slow
    - 14:41 (source: chat) kim: looking

    ## Impact
    `,
  ))
