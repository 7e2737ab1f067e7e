import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readEvidence } from '../../../core/evidence.ts'
import { cpuTime } from '../../properties.ts'
import { occasion, tells } from './telling.ts'

// What the clipboard holds after messages were marked and copied in each chat; names and words are invented.

const slow = '2026-08-20T14:37:00Z | Mo Ali | chat | checkout is slow'
const looking = '2026-08-20T14:38:00Z | Kim Lee | chat | looking'

suite('messages copied from a chat', () => {
  for (const [chat, text] of [
    [
      'with day and time before each name',
      '[8/20 2:37 PM] Mo Ali\n    checkout is slow\n[8/20 2:38 PM] Kim Lee\n    looking\n',
    ],
    [
      'with days as Europe writes them',
      '[20.08.2026 14:37] Mo Ali\ncheckout is slow\n\n[20/08 14:38] Kim Lee\nlooking\n',
    ],
    [
      'with days that count from today',
      '[Yesterday 2:37 PM] Mo Ali\ncheckout is slow\n[Yesterday 2:38 PM] Kim Lee\nlooking\n',
    ],
    [
      'with what is read aloud',
      'checkout is slow by Mo Ali\nMo Ali\n2:37 PM\n\ncheckout is slow\n\nlooking by Kim Lee\nKim Lee\n2:38 PM\nlooking\n',
    ],
    [
      'with name and time on lines of their own',
      'Mo Ali\n8/20/2026 2:37 PM\ncheckout is slow\nEdited\n\nKim Lee\n8/20/2026 2:38 PM\nlooking\nLike\n1\n',
    ],
    [
      'with moods, reactions and threads',
      'Mo Ali:palm_tree:  2:37 PM\ncheckout is slow\n:eyes:\n2\n3 replies\nLast reply today at 2:50 PM\nKim Lee  2:38 PM\nlooking (edited)\n',
    ],
    [
      'with a dash',
      'Mo Ali\n — \n08/20/2026, 2:37 PM\ncheckout is slow\nKim Lee — Yesterday at 2:38 PM\nlooking\n',
    ],
    ['with a comma', 'Mo Ali, Aug 20, 2:37 PM, Edited\ncheckout is slow\nKim Lee, Thu 2:38 PM\nlooking\n'],
  ] as const) {
    test(chat, () => tells(text, 'chat', [slow, looking]))
  }

  test('who goes on speaking is named by what stands above', () => {
    const expected = [slow, '2026-08-20T14:38:00Z | Mo Ali | chat | still slow']
    tells('Mo Ali\n  2:37 PM\ncheckout is slow\n2:38\nstill slow\n', 'chat', expected)
    tells('Mo Ali\n  14:37\ncheckout is slow\n14:38\nstill slow\n', 'chat', expected)
    tells('Mo Ali — 08/20/2026 2:37 PM\ncheckout is slow\n[2:38 PM]still slow\n', 'chat', expected)
  })

  test('what a window shows beside the words is none of them', () =>
    tells('Mo Ali\n:palm_tree:  2:37 PM\ncheckout is slow\nNew\n', 'chat', [slow]))

  test('a bot is named without its mark', () => {
    tells('PagerDuty\nAPP  2:39 PM\nTriggered #4711\n', 'chat', [
      '2026-08-20T14:39:00Z | PagerDuty | chat | Triggered #4711',
    ])
    tells('incident-bot\nBOT\n2:40 PM\nChannel opened\n', 'chat', [
      '2026-08-20T14:40:00Z | incident-bot | chat | Channel opened',
    ])
  })

  test('last name first, and guests', () =>
    tells('[2:37 PM] Ali, Mo (Guest)\ncheckout is slow\n', 'chat', [
      '2026-08-20T14:37:00Z | Ali, Mo (Guest) | chat | checkout is slow',
    ]))

  test('“Today” above messages is the day they were copied', () =>
    tells(
      'Thursday, August 20th\nMo Ali\n  2:37 PM\ncheckout is slow\nToday\nKim\n  9:00 AM\nback to normal\n',
      'chat',
      [slow, '2026-08-21T09:00:00Z | Kim | chat | back to normal'],
    ))

  test('what was written in a meeting', () => {
    const expected = [slow, looking].map(line => line.replace(':00Z', ':02Z'))
    tells(
      '14:37:02 From Mo Ali to Everyone:\n\tcheckout is slow\n14:38:02\t From  Kim Lee : looking\n',
      'chat',
      expected,
    )
  })

  test('a note in brackets above the next is nobody’s', () =>
    tells('[14:37] Rollback\n[14:41] Latency normal\n', 'notes', [
      '2026-08-20T14:37:00Z |  |  | Rollback',
      '2026-08-20T14:41:00Z |  |  | Latency normal',
    ]))
})

test('who joined an exported channel is left unread', () => {
  const joined = { subtype: 'channel_join', user: 'U1', text: 'joined', ts: '1787236621.1' }
  const said = { user: 'U1', text: 'slow', ts: '1787236622.000200' }
  tells(
    JSON.stringify([joined, said]),
    'chat',
    ['2026-08-20T14:37:02Z | U1 | chat | slow'],
    [JSON.stringify(joined)],
  )
})

test('always: a long channel takes time in proportion to its length', () => {
  for (const line of ['[14:37] Mo Ali\n', 'Mo Ali\n', 'Mo Ali — 2:37 PM\nslow\n', '2:37 PM\n']) {
    const before = cpuTime()
    readEvidence(line.repeat(20_000), occasion)
    assert.ok(cpuTime() - before < 4_000, line)
  }
})
