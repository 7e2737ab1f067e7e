import { suite, test } from 'node:test'
import { tells } from './telling.ts'

// What command lines and services print of what happened; hosts, names and words are invented.

suite('what tools print', () => {
  test('a journal with seconds since 1970, as JSON, and with its own headings', () => {
    const said = 'host1 payout[44]: queue full'
    tells(`1787236622.123456 ${said}`, 'log', [`2026-08-20T14:37:02Z |  | log | ${said}`])
    const record = { __REALTIME_TIMESTAMP: '1787236622000000', MESSAGE: 'queue full', PRIORITY: '3' }
    tells(JSON.stringify(record), 'log', ['2026-08-20T14:37:02Z |  | log | queue full'])
    tells(
      `-- Boot 0a1b --\nAug 20 14:37:02 ${said}`,
      'log',
      [`2026-08-20T14:37:02Z |  | log | ${said}`],
      ['-- Boot 0a1b --'],
    )
  })

  test('the kernel, and containers side by side', () => {
    tells('[Thu Aug 20 14:37:02 2026] Out of memory: Killed process 812', 'log', [
      '2026-08-20T14:37:02Z |  | log | Out of memory: Killed process 812',
    ])
    for (const prefix of ['payout-1  |', '[payout-1]'])
      tells(`${prefix} 2026-08-20T14:37:02.1Z queue full`, 'log', [
        '2026-08-20T14:37:02Z |  | log | payout-1: queue full',
      ])
  })

  test('a status page, each time below its words', () =>
    tells(
      'Resolved - All is well.\nAug 20, 15:30 UTC\n\nUpdate - We look\ninto it.\nAug 20, 14:37 UTC\n',
      'notes',
      [
        '2026-08-20T14:37:00Z |  |  | Update - We look into it.',
        '2026-08-20T15:30:00Z |  |  | Resolved - All is well.',
      ],
    ))

  test('a host whose name begins with h is no hour', () =>
    tells('Aug 20 14:37:02 h1 pay queue full', 'notes', ['2026-08-20T14:37:02Z |  |  | h1 pay queue full']))

  test('logs exported as cells', () =>
    tells(
      '"Date","Host","Message"\n"2026-08-20T14:37:02.123Z","h1","say ""no"""',
      'log',
      ['2026-08-20T14:37:02Z |  | log | h1 say "no"'],
      ['"Date","Host","Message"'],
    ))

  test('events of a cluster with all columns, some of them empty', () =>
    tells(
      'LAST SEEN   TYPE      REASON    OBJECT           SUBOBJECT      SOURCE       MESSAGE       FIRST SEEN   COUNT   NAME\n' +
        '5m12s       Warning   BackOff   pod/pay-1        containers/a   kubelet, a   Back-off      30m          12      pay.17a\n' +
        '6m          Normal    Killing   deployment/pay                  deployment   Scaled down   6m           1       pay.17b\n',
      'cluster',
      [
        '2026-08-21T09:54:00Z |  | kubectl get events | Killing deployment/pay: Scaled down',
        '2026-08-21T09:54:48Z |  | kubectl get events | BackOff pod/pay-1: Back-off',
      ],
    ))

  test('events where a pod is described', () =>
    tells(
      '  Type     Reason   Age                From     Message\n  ----     ------   ----               ----     -------\n' +
        '  Warning  BackOff  2m (x3 over 10m)   kubelet  Back-off restarting\n',
      'cluster',
      ['2026-08-21T09:58:00Z |  | kubectl get events | BackOff: Back-off restarting'],
    ))

  test('a line a commit, with the date before the hash, behind the title or behind the author', () => {
    const told = (who: string) => [`2026-08-20T12:37:02Z | ${who} | commit abc1234 | Lower the timeout`]
    const date = '2026-08-20 14:37:02 +0200'
    for (const line of [
      `abc1234 (HEAD -> main, origin/main) ${date} Lower the timeout`,
      `abc1234 Lower the timeout (${date})`,
      `${date} abc1234 Lower the timeout`,
      `* abc1234 Lower the timeout, Thu Aug 20 14:37:02 2026 +0200`,
    ]) {
      tells(line, 'git', told(''))
    }
    tells(`abc1234 - Mo Ali, ${date} : Lower the timeout`, 'git', told('Mo Ali'))
  })

  test('the log of a page: what it was about, and what was noted', () => {
    const entry = (type: string, summary: string, channel: object) => ({
      type: `${type}_log_entry`,
      created_at: '2026-08-20T14:37:00Z',
      summary,
      agent: { summary: 'Mo Ali' },
      channel,
    })
    const entries = [
      entry('trigger', 'Triggered through the API', { type: 'api', summary: 'Queue full' }),
      entry('annotate', 'Note added by Mo Ali', { type: 'note', summary: 'restarting the gateway' }),
    ]
    tells(JSON.stringify({ log_entries: entries }), 'pager', [
      '2026-08-20T14:37:00Z | Mo Ali | pager | Triggered through the API: Queue full',
      '2026-08-20T14:37:00Z | Mo Ali | pager | restarting the gateway',
    ])
  })

  test('events of a monitoring service, of both makes', () => {
    const expected = ['2026-08-20T14:37:02Z |  | log | [Triggered] Queue full']
    const old = {
      date_happened: 1787236622,
      title: '[Triggered] Queue full',
      text: '%%% full %%%',
      source: 'monitor',
    }
    tells(JSON.stringify({ events: [old] }), 'log', expected)
    const attributes = {
      timestamp: '2026-08-20T14:37:02Z',
      message: 'full',
      attributes: { title: old.title },
    }
    tells(JSON.stringify({ data: [{ type: 'event', attributes }] }), 'log', expected)
  })
})
