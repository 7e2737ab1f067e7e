import assert from 'node:assert/strict'
import { readEvidence } from '../../../core/evidence.ts'
import { formatInstant } from '../../../core/index.ts'

export const occasion = {
  date: '2026-08-20',
  zone: { text: 'UTC', offset: null },
  now: Date.parse('2026-08-21T10:00:00Z'),
}

/** Reads raw text: its kind, then an entry a line as `time | who | source | event`. */
export function tells(
  text: string,
  kind: string,
  expected: readonly string[],
  unread: readonly string[] = [],
): void {
  const evidence = readEvidence(text, occasion)
  assert.equal(evidence?.kind, kind)
  assert.deepEqual(
    evidence.entries.map(({ time, actor, source, event }) =>
      [formatInstant(time), actor ?? '', source ?? '', event].join(' | '),
    ),
    expected,
  )
  assert.deepEqual(evidence.unread, unread)
}
