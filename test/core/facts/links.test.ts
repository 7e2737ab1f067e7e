import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { incidentsIn, isTicket, ticketsIn } from '../../../core/facts/links.ts'
import { anyText } from '../../properties.ts'
import { style } from '../reading.ts'

function tickets(text: string): string[] {
  return ticketsIn(text, 0).map(({ value, span }) => {
    assert.equal(text.slice(span.start, span.end), value)
    return value
  })
}

suite('tickets', () => {
  test('are numbers, keys and addresses', () => {
    assert.deepEqual(tickets('see #12 and !45'), ['#12', '!45'])
    assert.deepEqual(tickets('org/repo#12, group/sub/proj!4'), ['org/repo#12', 'group/sub/proj!4'])
    assert.deepEqual(tickets('OPS-12: do, (PAY_2-7), AZ-412, DB-55'), [
      'OPS-12',
      'PAY_2-7',
      'AZ-412',
      'DB-55',
    ])
    assert.deepEqual(tickets('T362160 Check spares, Bug 1549010 - list'), ['T362160', '1549010'])
    assert.deepEqual(tickets('<https://github.com/o/r/pull/7>, https://x.atlassian.net/browse/OPS-12?x=1.'), [
      'https://github.com/o/r/pull/7',
      'https://x.atlassian.net/browse/OPS-12?x=1',
    ])
    assert.deepEqual(tickets('https://git.example.org/a/b/-/merge_requests/45#note_1'), [
      'https://git.example.org/a/b/-/merge_requests/45#note_1',
    ])
  })

  test('in a link stand once: by its words where these are a reference, else by its target', () => {
    assert.deepEqual(tickets('[#3262](https://github.com/o/r/issues/3262)'), ['#3262'])
    assert.deepEqual(tickets('Raised [3264](https://github.com/o/r/issues/3264)'), [
      'https://github.com/o/r/issues/3264',
    ])
    assert.deepEqual(tickets('[a](https://github.com/o/r/issues/1), [b](https://github.com/o/r/issues/2)'), [
      'https://github.com/o/r/issues/1',
      'https://github.com/o/r/issues/2',
    ])
  })

  test('are not what only looks like them', () => {
    const others = [
      'retry #2 failed',
      'UTF-8, SHA-256, SEV-2, ADR-601, P-1, CVE-2026-1234',
      'AZ-1, DB-02',
      'PM-2026-012 INC-2024-047',
      '#incidents',
      '&#39;',
      'C#12',
      'T1059, T+12345, 2026-08-14T143200, AT12345, debug 123456, bug 12',
      'v1.2-3',
      '#12345678901',
      'https://example.org/docs#123',
      'https://github.com/o/r/commit/951fda48e',
      '[[000915]]',
      '[x](../2026/OPS-12.md)',
      'us-east-1',
      'Q4-2025',
    ]
    for (const text of others) assert.deepEqual(tickets(text), [], text)
  })

  test('of one figure need a word, a bracket or the start of the text before them', () => {
    assert.deepEqual(
      ['#7', 'fixes #3', '(#9)', 'PR #5', 'step #5'].map(text => tickets(text).length),
      [1, 1, 1, 1, 0],
    )
  })

  test('can be all of a text', () => {
    assert.deepEqual(['#12', 'OPS-1', 'see #12', '#1 #2', ''].map(isTicket), [
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('always: of any text stand within it, in order, and never overlap', () => {
    const part = fc.constantFrom(
      '#1',
      '!22',
      'AB-3',
      'https://x.org/issues/4',
      '[',
      '](',
      ')',
      ' ',
      '/',
      'é',
      '.',
      '<',
      '>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, anyText(4)), { maxLength: 30 }), parts => {
        const text = parts.join('')
        tickets(text)
        const spans = ticketsIn(text, 0).map(ticket => ticket.span)
        for (let i = 1; i < spans.length; i++) assert.ok(spans[i - 1]!.end <= spans[i]!.start)
      }),
    )
  })
})

suite('incidents', () => {
  test('are named by ids of the style and by ids as most teams write them', () => {
    const values = (text: string, id: string) => incidentsIn(text, 0, style(id)).map(one => one.value)
    assert.deepEqual(values('like INC-2026-001, [[PM-2026-012]] and INC-4711', 'generic'), [
      'INC-2026-001',
      'PM-2026-012',
      'INC-4711',
    ])
    assert.deepEqual(values('see 2026-03-10-payout-webhook-backlog', 'tiered'), [
      '2026-03-10-payout-webhook-backlog',
    ])
    assert.deepEqual(values('INC-2026-04-21-001 again', 'platform'), ['INC-2026-04-21-001'])
    assert.deepEqual(values('OPS-12, SEV-1, 2026-03-10', 'generic'), [])
  })
})
